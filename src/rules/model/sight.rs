//! What quantization does to the sight: drift, jitter and blur.

use super::{Dials, LAYERS, Sensitivities};
use crate::rules::RulesSystems;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Sight::default())
        .add_systems(Update, measure.in_set(RulesSystems::Measure));
}

/// The strength of the three effects, in units of the field.
#[derive(Resource, Clone, Copy, Default, PartialEq, Debug)]
pub struct Sight {
    /// Distance between the true target and the middle of where it is shown.
    pub drift: f32,
    /// The farthest that the shown target sways from there, in x and in y.
    pub jitter: f32,
    /// Standard deviation of the Gaussian that softens the rings.
    pub blur: f32,
}

impl Sight {
    /// The layers of a role err independently of each other: the root of the sum of squares.
    #[must_use]
    pub fn of(dials: &Dials, sensitivities: &Sensitivities) -> Self {
        let mut squares = [0.0; 3];
        for (layer, &precision) in LAYERS.iter().zip(&dials.0) {
            let amplitude = sensitivities.amplitude(layer.role, precision);
            squares[layer.role as usize] += amplitude * amplitude;
        }
        let [drift, jitter, blur] = squares.map(bevy::math::ops::sqrt);
        Self { drift, jitter, blur }
    }

    /// How much of the rings' colour is left, 0 to 1: a blurred target is also a paler one.
    #[must_use]
    pub fn contrast(&self) -> f32 {
        /// Blur at which the contrast is halved, in units; a matter of taste.
        const HALF: f32 = 8.0;
        HALF / (HALF + self.blur)
    }
}

fn measure(dials: Res<Dials>, sensitivities: Res<Sensitivities>, mut sight: ResMut<Sight>) {
    sight.set_if_neq(Sight::of(&dials, &sensitivities));
}

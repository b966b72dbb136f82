//! What quantization does to the sight: drift, jitter and blur.

use super::tables::{ATTENTION, EDGE, FEED_FORWARD};
use super::{Dials, LAYERS, Precision, Role, Sensitivity};
use crate::rules::RulesSystems;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Sensitivities::default())
        .insert_resource(Sight::default())
        .add_systems(Update, measure.in_set(RulesSystems::Measure));
}

/// How much each role suffers from each precision. All that the game knows of quantization
/// comes from here: today a table, one day perhaps a real quantized network.
#[derive(Resource, Debug)]
pub struct Sensitivities([Sensitivity; 3]);

impl Default for Sensitivities {
    fn default() -> Self {
        Self([EDGE, ATTENTION, FEED_FORWARD])
    }
}

impl Sensitivities {
    /// Strength of the role's own effect for one layer, in units of the field.
    #[must_use]
    pub fn amplitude(&self, role: Role, precision: Precision) -> f32 {
        self.0[role as usize].amplitude[precision as usize]
    }

    /// The part of the accuracy that one layer leaves, 0 to 1.
    #[must_use]
    pub fn survival(&self, role: Role, precision: Precision) -> f32 {
        self.0[role as usize].survival[precision as usize]
    }
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

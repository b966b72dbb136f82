//! The live estimate of the model's accuracy.

use super::{Dials, LAYERS, Sensitivities};
use crate::rules::RulesSystems;
use bevy::math::ops::ln;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Accuracy::default())
        .add_systems(Update, measure.in_set(RulesSystems::Measure));
}

/// The estimated accuracy, 0 to 1.
#[derive(Resource, Clone, Copy, Default, PartialEq, Debug)]
pub struct Accuracy(pub f32);

/// What an estimated accuracy promises, by the players of `examples/balance` over all settings
/// within the first budget. All three can be reached there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// An average player ships at least 99 % of the time.
    Good,
    /// An average player ships at least 85 % of the time; one who fires at what is drawn, without
    /// waiting for the jitter to show its middle, at least 42 %.
    Fair,
    /// Shipping is a gamble, down to impossible.
    Bad,
}

impl Accuracy {
    /// What is left of it with a setting.
    #[must_use]
    pub fn of(dials: &Dials, sensitivities: &Sensitivities) -> Self {
        Self(sensitivities.accuracy(dials))
    }

    /// What each layer takes of a part of the accuracy that is `lost`: together all of it; nothing
    /// where no layer takes anything.
    ///
    /// Survivals multiply, so their logarithms add: a layer's part of what is lost is its part of
    /// the logarithm of the accuracy.
    #[must_use]
    pub fn taken(lost: f32, dials: &Dials, sensitivities: &Sensitivities) -> [f32; LAYERS.len()] {
        let logarithms: [f32; LAYERS.len()] =
            core::array::from_fn(|layer| ln(sensitivities.survival(layer, dials.0[layer])));
        let whole: f32 = logarithms.iter().sum();
        logarithms.map(|part| if whole < 0.0 { lost * part / whole } else { 0.0 })
    }

    /// How good that is.
    #[must_use]
    pub fn level(self) -> Level {
        match self.percent() {
            80.. => Level::Good,
            50.. => Level::Fair,
            _ => Level::Bad,
        }
    }

    /// As a whole number of percent, which is how it is shown.
    #[must_use]
    pub fn percent(self) -> u32 {
        (self.0 * 100.0 + 0.5) as u32
    }
}

fn measure(dials: Res<Dials>, sensitivities: Res<Sensitivities>, mut accuracy: ResMut<Accuracy>) {
    accuracy.set_if_neq(Accuracy::of(&dials, &sensitivities));
}

//! Where the accuracy of a round went.

use crate::rules::{Dials, LAYERS, Sensitivities, Shot};
use bevy::math::ops::ln;

/// The part of the accuracy that each layer took, mean over the shots, 0 to 1: together what the
/// shots' mean accuracy lacks of 1.
///
/// Survivals multiply, so their logarithms add: a layer's part of what a shot lost is its part of
/// the logarithm of the accuracy.
#[must_use]
pub fn costs(shots: &[Shot], sensitivities: &Sensitivities) -> [f32; LAYERS.len()] {
    let mut costs = [0.0; LAYERS.len()];
    for shot in shots.iter().filter(|shot| shot.accuracy.0 < 1.0) {
        let lost = (1.0 - shot.accuracy.0) / shots.len() as f32;
        let logarithms: [f32; LAYERS.len()] = core::array::from_fn(|layer| {
            ln(sensitivities.survival(LAYERS[layer].role, shot.dials.0[layer]))
        });
        let whole: f32 = logarithms.iter().sum();
        for (cost, logarithm) in costs.iter_mut().zip(logarithms) {
            *cost += lost * logarithm / whole;
        }
    }
    costs
}

/// The setting that cost the round most of its accuracy, by all shots that were fired with it; of
/// several, the one used last.
#[must_use]
pub fn costliest(shots: &[Shot]) -> Option<Dials> {
    let cost = |dials: &Dials| -> f32 {
        shots.iter().filter(|shot| shot.dials == *dials).map(|shot| 1.0 - shot.accuracy.0).sum()
    };
    let settings = shots.iter().map(|shot| shot.dials);
    settings.max_by(|a, b| cost(a).total_cmp(&cost(b)))
}

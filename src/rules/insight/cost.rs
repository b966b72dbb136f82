//! Where the accuracy of a round went.

use crate::rules::{Accuracy, Dials, LAYERS, Sensitivities, Shot};

/// The part of the accuracy that each layer took ([`Accuracy::taken`]), mean over the shots, 0 to 1:
/// together what the shots' mean accuracy lacks of 1.
#[must_use]
pub fn costs(shots: &[Shot], sensitivities: &Sensitivities) -> [f32; LAYERS.len()] {
    let mut costs = [0.0; LAYERS.len()];
    for shot in shots {
        let lost = (1.0 - shot.accuracy.0) / shots.len() as f32;
        for (cost, taken) in costs.iter_mut().zip(Accuracy::taken(lost, &shot.dials, sensitivities))
        {
            *cost += taken;
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

//! What a round can teach: where its accuracy went, and what was possible with the same bits.

use super::{Accuracy, Contract, Dials, LAYERS, Precision, Sensitivities, Shot};
use bevy::math::ops::ln;

/// The settings that no other beats, by rising bits: whatever has no more bits than one of them
/// is less accurate. (Of settings that are alike in both, the first in [`Dials::all`].)
#[must_use]
pub fn frontier(sensitivities: &Sensitivities) -> Vec<Dials> {
    let mut best = [(0.0, Dials::default()); Contract::MOST_BITS as usize + 1];
    for dials in Dials::all() {
        let accuracy = Accuracy::of(&dials, sensitivities).0;
        let best = &mut best[dials.bits() as usize];
        if accuracy > best.0 {
            *best = (accuracy, dials);
        }
    }
    let mut reached = 0.0;
    let mut frontier = Vec::new();
    for (accuracy, dials) in best {
        if accuracy > reached {
            reached = accuracy;
            frontier.push(dials);
        }
    }
    frontier
}

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

/// One dial a step up, and perhaps another a step down.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Move {
    /// The layer that is given bits.
    pub up: usize,
    /// The layer that they are taken from; none where they were left over.
    pub down: Option<usize>,
    /// What becomes of the setting.
    pub dials: Dials,
    /// What it adds to the accuracy, 0 to 1.
    pub gain: f32,
}

/// The move that adds most to the accuracy, of those that stay within `budget` bits; none where
/// no move adds a hundredth.
#[must_use]
pub fn best_move(dials: &Dials, budget: u32, sensitivities: &Sensitivities) -> Option<Move> {
    const WORTH_IT: f32 = 0.01;
    let before = Accuracy::of(dials, sensitivities).0;
    let mut best: Option<Move> = None;
    for up in 0..LAYERS.len() {
        let others = (0..LAYERS.len()).filter(|&layer| layer != up).map(Some);
        for down in core::iter::once(None).chain(others) {
            let Some(dials) = moved(*dials, up, down).filter(|dials| dials.bits() <= budget) else {
                continue;
            };
            let gain = Accuracy::of(&dials, sensitivities).0 - before;
            if gain >= WORTH_IT && best.is_none_or(|best| gain > best.gain) {
                best = Some(Move { up, down, dials, gain });
            }
        }
    }
    best
}

fn moved(mut dials: Dials, up: usize, down: Option<usize>) -> Option<Dials> {
    dials.0[up] = *Precision::ALL.get((dials.0[up] as usize).checked_sub(1)?)?;
    if let Some(down) = down {
        dials.0[down] = *Precision::ALL.get(dials.0[down] as usize + 1)?;
    }
    Some(dials)
}

/// How many pairs of layers there are.
pub const PAIRS: usize = LAYERS.len() * (LAYERS.len() - 1) / 2;

/// The best accuracy (0 to 1) within `budget` bits with both layers of a pair at int4, for each
/// pair: the first layer with the second, the third …; then the second with the third …; 0 where
/// nothing fits.
#[must_use]
pub fn int4_pairs(budget: u32, sensitivities: &Sensitivities) -> [f32; PAIRS] {
    let mut best = [0.0_f32; PAIRS];
    for dials in Dials::all().filter(|dials| dials.bits() <= budget) {
        let accuracy = Accuracy::of(&dials, sensitivities).0;
        let pairs = (0..LAYERS.len()).flat_map(|a| (a + 1..LAYERS.len()).map(move |b| [a, b]));
        for (best, pair) in best.iter_mut().zip(pairs) {
            if pair.into_iter().all(|layer| dials.0[layer] == Precision::Int4) {
                *best = best.max(accuracy);
            }
        }
    }
    best
}

//! What is possible: for each number of bits the most accurate setting, and the best with two
//! layers at int4.

use crate::rules::{Accuracy, Contract, Dials, LAYERS, Precision, Sensitivities};

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

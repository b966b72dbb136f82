//! The one change of the dials that helps most.

use crate::rules::{Accuracy, Dials, LAYERS, Precision, Sensitivities};

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

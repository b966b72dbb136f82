//! The tables that a page reads: a byte for each setting.

use crate::measure::answers::Answers;
use crate::measure::wobble::{STEPS, Wobble};
use alloc::vec::Vec;

/// What was measured of all settings, as a page reads it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tables {
    /// Which share of the held-out boards is answered with the right cell: [`share_byte`].
    pub accuracies: Vec<u8>,
    /// How far the likeliest cell is from the right one, as a mean of king's distances: [`cells_byte`].
    pub distances: Vec<u8>,
    /// In which share of the steps the answer changes while what does not matter wanders: [`share_byte`].
    pub wobbles: Vec<u8>,
    /// How wide the answer is, as a mean of [`Answer::spread`](crate::Answer::spread): [`cells_byte`].
    pub spreads: Vec<u8>,
}

impl Tables {
    /// Those of what was measured.
    #[must_use]
    pub fn of(answers: &Answers, wobble: &Wobble) -> Self {
        let shares = |sums: &[u32], whole| sums.iter().map(|&sum| share_byte(sum, whole)).collect();
        let cells = |sums: &[u32], count: f64| {
            sums.iter().map(|&sum| cells_byte(f64::from(sum) / count)).collect()
        };
        Self {
            accuracies: shares(&answers.right, answers.boards),
            distances: cells(&answers.distance, f64::from(answers.boards)),
            wobbles: shares(&wobble.changed, wobble.walks * STEPS as u32),
            spreads: cells(&wobble.spread, 65_536.0 * f64::from(wobble.walks)),
        }
    }

    /// Each with its name.
    #[must_use]
    pub fn named(&self) -> [(&'static str, &[u8]); 4] {
        [
            ("accuracies", &self.accuracies),
            ("distances", &self.distances),
            ("wobbles", &self.wobbles),
            ("spreads", &self.spreads),
        ]
    }
}

/// A share of a whole as a byte: in 255ths, to the nearest.
#[must_use]
pub fn share_byte(part: u32, whole: u32) -> u8 {
    ((u64::from(part) * 255 + u64::from(whole) / 2) / u64::from(whole.max(1))).min(255) as u8
}

/// A number of cells as a byte: 48 times its root, to the nearest, so that small ones are told apart
/// too. The largest is (255/48)² = 28.2.
#[must_use]
pub fn cells_byte(cells: f64) -> u8 {
    libm::rint(48.0 * libm::sqrt(cells)) as u8
}

/// The number of cells that a byte means.
#[must_use]
pub fn cells_of(byte: u8) -> f32 {
    let root = f32::from(byte) / 48.0;
    root * root
}

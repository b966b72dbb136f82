//! What the network says.

use crate::CELLS;
use crate::pass::{Logits, softmax};
use crate::task::board::Cell;

/// The answer to one board.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Answer {
    logits: Logits,
}

impl Answer {
    pub(crate) fn new(logits: Logits) -> Self {
        Self { logits }
    }

    /// How much speaks for each column, then for each row: [`CELLS`] logits each.
    #[must_use]
    pub fn logits(&self) -> &[f32; 2 * CELLS] {
        &self.logits
    }

    /// The likeliest cell (of equals, the first).
    #[must_use]
    pub fn cell(&self) -> Cell {
        let (x, y) = self.logits.split_at(CELLS);
        Cell { x: likeliest(x), y: likeliest(y) }
    }

    /// How likely the network takes each column, and each row, to be; each adds up to 1. How likely it
    /// takes a cell is the product of both.
    #[must_use]
    pub fn distributions(&self) -> [[f32; CELLS]; 2] {
        let (x, y) = self.logits.split_at(CELLS);
        [x, y].map(|logits| {
            let mut shares = [0.0; CELLS];
            shares.copy_from_slice(logits);
            softmax(&mut shares);
            shares
        })
    }

    /// How wide the answer is, in cells: its standard deviation along one side (the root of the mean of
    /// both variances). About 1 for a model that was trained to be one cell wide; 9.2 for one that takes
    /// all cells to be alike.
    #[must_use]
    pub fn spread(&self) -> f32 {
        let [x, y] = self.distributions();
        libm::sqrtf(variance(&x).midpoint(variance(&y)))
    }
}

fn likeliest(logits: &[f32]) -> u8 {
    let mut best = 0;
    for (at, logit) in logits.iter().enumerate() {
        if *logit > logits[best] {
            best = at;
        }
    }
    best as u8
}

/// Of where along one side, in square cells.
fn variance(shares: &[f32; CELLS]) -> f32 {
    let sum = |power: fn(f32) -> f32| {
        shares.iter().enumerate().map(|(at, share)| share * power(at as f32)).sum::<f32>()
    };
    let mean = sum(|at| at);
    (sum(|at| at * at) - mean * mean).max(0.0)
}

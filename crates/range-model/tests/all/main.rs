//! The range model by itself, natively.

mod boards;
mod bytes;
mod cost;
mod formats;
mod masks;
mod naive;
mod outlier;
mod pass;
mod quantizers;
mod scales;
mod settings;
mod shipped;

use range_model::{Board, Chance, Clip, Scales, Weights, calibrate};

/// Weights by chance, about as large as trained ones.
fn some_weights(seed: u64) -> Weights {
    let mut chance = Chance::new(seed);
    let values = (0..Weights::COUNT).map(|_| (chance.below(2001) as f32 - 1000.0) / 2500.0);
    Weights::new(values.collect()).unwrap()
}

fn some_boards(seed: u64, count: usize) -> Vec<Board> {
    let mut chance = Chance::new(seed);
    (0..count).map(|_| chance.board()).collect()
}

fn scales_of(weights: &Weights) -> Scales {
    calibrate(weights, &some_boards(9, 32), Clip::Absmax, 8).unwrap()
}

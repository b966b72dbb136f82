//! Measuring the activation scales.

use crate::parameters::layout::Layer;
use crate::parameters::scales::Scales;
use crate::parameters::weights::{Broken, Weights};
use crate::pass::{Compressed, Entry, run};
use crate::quantize::scheme::Clip;
use crate::task::board::Board;
use alloc::vec::Vec;

/// The seed of the [`Chance`](crate::Chance) that drew the boards on which activation scales are calibrated.
pub const CALIBRATION: u64 = 2 << 40;

/// How many boards the scales are calibrated on.
pub const CALIBRATION_BOARDS: usize = 256;

/// How far the tensors that enter the matrix products of the full network reach over these boards.
/// `bits` counts only for [`Clip::SquaredError`]. The game's are by [`Clip::Absmax`] over 256 boards.
///
/// # Errors
/// When a tensor grows beyond all numbers.
pub fn calibrate(
    weights: &Weights,
    boards: &[Board],
    clip: Clip,
    bits: u8,
) -> Result<Scales, Broken> {
    let mut layers = Layer::ALL
        .map(|layer| Measured { values: weights.layer(layer), seen: [const { Vec::new() }; 2] });
    for board in boards {
        run(&mut layers, board);
    }
    let [embedding, between @ .., output] = &layers;
    let tensors = [&embedding.seen[1]]
        .into_iter()
        .chain(between.iter().flat_map(|layer| &layer.seen))
        .chain([&output.seen[1]]);
    let mut reaches = [0.0; Scales::COUNT];
    for (reach, seen) in reaches.iter_mut().zip(tensors) {
        *reach = clip.reach(seen, bits);
    }
    Scales::new(reaches)
}

/// A layer of the full network, and all numbers that entered its products.
struct Measured<'a> {
    values: &'a [f32],
    seen: [Vec<f32>; 2],
}

impl Compressed for Measured<'_> {
    fn values(&self) -> &[f32] {
        self.values
    }

    fn enter(&mut self, entry: Entry, tensor: &mut [f32]) {
        self.seen[entry as usize].extend_from_slice(tensor);
    }
}

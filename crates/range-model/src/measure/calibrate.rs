//! Measuring the activation scales.

use crate::parameters::layout::Layer;
use crate::parameters::scales::{Scales, place};
use crate::parameters::weights::{Broken, Weights};
use crate::pass::run;
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
    let mut seen = [const { Vec::new() }; Scales::COUNT];
    let layers = Layer::ALL.map(|layer| weights.layer(layer));
    for board in boards {
        let enter = &mut |layer, entry, tensor: &mut [f32]| {
            seen[place(layer, entry)].extend_from_slice(tensor);
        };
        run(layers, enter, board);
    }
    Scales::new(seen.each_ref().map(|seen| clip.reach(seen, bits)))
}

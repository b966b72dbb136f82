//! An outlier, put in on purpose.

use crate::WIDTH;
use crate::parameters::layout::{DOWN, Layer, Matrix, OUT};
use crate::parameters::weights::Weights;

/// How many times as wide the channel becomes: a power of two, so that nothing is rounded.
pub const OUTLIER: f32 = 32.0;

/// Which channel of the norms becomes wide. Channels have no order, so any would do: the first.
pub const OUTLIER_CHANNEL: usize = 0;

/// The same function with an outlier: one channel of each layer norm comes out [`OUTLIER`] times as
/// wide, and the matrices that read it have the matching row as many times smaller.
///
/// At fp32 all answers stay the same to the bit. A scale for a whole tensor, however, then has to reach
/// so far that the other channels have few steps left. Large models grow such channels by themselves
/// (`LLM.int8()`, arXiv 2208.07339); this small one does not, so it is injected.
#[must_use]
pub fn with_outlier(weights: &Weights) -> Weights {
    let mut weights = weights.clone();
    for layer in Layer::ALL {
        let norm_reaches = |matrix: &&Matrix| layer != Layer::Embedding && reads_norm(**matrix);
        let values = weights.layer_mut(layer);
        for matrix in layer.matrices().iter().filter(norm_reaches) {
            let row = matrix.start + OUTLIER_CHANNEL * matrix.outputs;
            values[row..row + matrix.outputs].iter_mut().for_each(|weight| *weight /= OUTLIER);
        }
        if layer != Layer::Embedding {
            values[OUTLIER_CHANNEL] *= OUTLIER;
            values[WIDTH + OUTLIER_CHANNEL] *= OUTLIER;
        }
    }
    weights
}

/// Whether the layer norm enters it; the last matrices read what the first ones made of it.
fn reads_norm(matrix: Matrix) -> bool {
    matrix != OUT && matrix != DOWN
}

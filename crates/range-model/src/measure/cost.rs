//! What a network costs: bytes where it is stored, multiply-adds in a pass.
//!
//! A structure (`structures.rs`) is gone when a mask removes all that it has. What is gone is neither stored nor
//! calculated. What else a mask removes is a zero between other numbers: a dense pass multiplies by it as by any number.
//!
//! With *n* neurons and *h* heads left, one pass over 7 tokens takes so many multiply-adds (d = 32):
//!
//! | layer | products | of queries and keys, and of shares and values |
//! | --- | --- | --- |
//! | embedding | 0: rows are added | |
//! | attention 1 | 7 × 4 × d × 16 h | 7 × 7 × 2 × 16 h |
//! | feed-forward 1 | 7 × 2 × d × n | |
//! | attention 2 | (7 × 2 + 1 × 2) × d × 16 h: keys and values of all tokens, query and out of the question | 7 × 2 × 16 h |
//! | feed-forward 2 | 2 × d × n | |
//! | output | d × 64 | |
//!
//! That is 116,224 of the whole network. Norms, softmax and the rounding itself are not counted.

use crate::parameters::layout::{LOGITS, Layer, Matrix};
use crate::quantize::mask::Mask;
use crate::quantize::scheme::Granularity;
use crate::quantize::structures::{HEAD, head, neuron};
use crate::{HEADS, LAYERS, NEURONS, TOKENS, WIDTH};

/// How a file says which weights were pruned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Storage {
    /// Not at all: a pruned weight is a zero that takes as much room as any.
    Dense,
    /// One bit for each weight says whether it stays; only those are stored.
    Bitmap,
    /// Only those that stay are stored, each with two bits that say where it stands among four: 2:4.
    TwoOfFour,
}

/// How many bytes a network takes: `bits` for each weight that [`Storage`] has to store, 2 bytes for each of
/// `scales`, and for each bias and number of a norm 2 bytes, or 4 where weights have 32 bits.
#[must_use]
pub fn bytes(mask: &Mask, bits: u32, scales: usize, storage: Storage) -> usize {
    let (mut there, mut kept, mut others) = (0, 0, 0);
    for layer in Layer::ALL {
        let gone = Gone::of(mask, layer);
        let matrices = layer.matrices();
        let weights = matrices.iter().map(|it| it.len()).sum::<usize>();
        let matrices = matrices.iter().flat_map(|it| it.start..it.end());
        kept += matrices.filter(|at| mask.kept()[layer.start() + at]).count();
        there += weights - gone.weights();
        others += layer.len() - weights - gone.neurons;
    }
    let bits_in_all = match storage {
        Storage::Dense => there * bits as usize,
        Storage::Bitmap => kept * bits as usize + there,
        Storage::TwoOfFour => kept * (bits as usize + 2),
    };
    bits_in_all.div_ceil(8) + 2 * scales + others * if bits == 32 { 4 } else { 2 }
}

/// The same of the whole network with so many bits for the weights of each layer; those with 16 or 32 have no scales.
#[must_use]
pub fn bytes_by_layer(bits: [u32; LAYERS], granularity: Granularity) -> usize {
    let of = |(layer, bits): (Layer, u32)| {
        let matrices = layer.matrices();
        let weights = matrices.iter().map(|it| it.len()).sum::<usize>();
        let scales = matrices.iter().map(|it| scales_of(it, granularity)).sum::<usize>();
        let others = (layer.len() - weights) * if bits == 32 { 4 } else { 2 };
        (weights * bits as usize).div_ceil(8) + others + if bits < 16 { 2 * scales } else { 0 }
    };
    Layer::ALL.into_iter().zip(bits).map(of).sum()
}

/// How many scales the matrices have together.
#[must_use]
pub fn scales(granularity: Granularity) -> usize {
    let matrices = Layer::ALL.iter().flat_map(|layer| layer.matrices());
    matrices.map(|matrix| scales_of(matrix, granularity)).sum()
}

fn scales_of(matrix: &Matrix, granularity: Granularity) -> usize {
    match granularity {
        Granularity::Matrix => 1,
        Granularity::Channel => matrix.outputs,
        Granularity::Group(size) => matrix.outputs * matrix.inputs.div_ceil(size.max(1)),
    }
}

/// How many multiply-adds one pass of a dense kernel takes, by the table above.
#[must_use]
pub fn multiply_adds(mask: &Mask) -> usize {
    let of = |&layer: &Layer| {
        let gone = Gone::of(mask, layer);
        multiply_adds_with(layer, NEURONS - gone.neurons, HEADS - gone.heads)
    };
    Layer::ALL.iter().map(of).sum()
}

/// Those of each layer of the whole network.
pub const MULTIPLY_ADDS_BY_LAYER: [usize; LAYERS] = {
    let mut all = [0; LAYERS];
    let mut at = 0;
    while at < LAYERS {
        all[at] = multiply_adds_with(Layer::ALL[at], NEURONS, HEADS);
        at += 1;
    }
    all
};

/// Those of the whole network.
pub const MULTIPLY_ADDS: usize = {
    let [embedding, attention1, feed_forward1, attention2, feed_forward2, output] =
        MULTIPLY_ADDS_BY_LAYER;
    embedding + attention1 + feed_forward1 + attention2 + feed_forward2 + output
};

const fn multiply_adds_with(layer: Layer, neurons: usize, heads: usize) -> usize {
    match layer {
        Layer::Embedding => 0,
        Layer::Attention1 => TOKENS * (4 * WIDTH + 2 * TOKENS) * HEAD * heads,
        Layer::FeedForward1 => TOKENS * 2 * WIDTH * neurons,
        Layer::Attention2 => ((2 * TOKENS + 2) * WIDTH + 2 * TOKENS) * HEAD * heads,
        Layer::FeedForward2 => 2 * WIDTH * neurons,
        Layer::Output => LOGITS.len(),
    }
}

/// Of the whole network, those that no weight takes part in: queries with keys, and shares with values.
pub const WITHOUT_WEIGHTS: usize = 2 * TOKENS * (TOKENS + 1) * WIDTH;

/// How many structures of a layer a mask removes.
struct Gone {
    neurons: usize,
    heads: usize,
}

impl Gone {
    fn of(mask: &Mask, layer: Layer) -> Self {
        let kept = |at| mask.kept()[layer.start() + at];
        let mut gone = Self { neurons: 0, heads: 0 };
        match layer {
            Layer::FeedForward1 | Layer::FeedForward2 => {
                gone.neurons = (0..NEURONS).filter(|&at| !neuron(at).into_iter().any(kept)).count();
            }
            Layer::Attention1 | Layer::Attention2 => {
                gone.heads = (0..HEADS).filter(|&at| !head(at).into_iter().any(kept)).count();
            }
            Layer::Embedding | Layer::Output => {}
        }
        gone
    }

    fn weights(&self) -> usize {
        2 * WIDTH * self.neurons + 4 * WIDTH * HEAD * self.heads
    }
}

//! The forward pass, layer by layer.

mod attention;
mod embedding;
mod feed_forward;
mod math;
mod output;

pub(crate) use math::softmax;

use crate::parameters::layout::Layer;
use crate::task::board::Board;
use crate::{CELLS, LAYERS, TOKENS, WIDTH};

/// What the network holds of each token, the question as the last.
pub(crate) type Tokens = [[f32; WIDTH]; TOKENS];

/// What comes out: for each column, then for each row, how much speaks for it.
pub(crate) type Logits = [f32; 2 * CELLS];

/// Which of its layer's quantized products a tensor enters: that of the first matrices, or of the last.
#[derive(Clone, Copy)]
pub(crate) enum Entry {
    First,
    Last,
}

/// A layer's parameters as they are calculated with, and what is done to the tensors that enter its matrices.
pub(crate) trait Compressed {
    /// In the order of the layout.
    fn values(&self) -> &[f32];

    /// Rounds the tensor, or measures it.
    fn enter(&mut self, entry: Entry, tensor: &mut [f32]);
}

/// The tokens of a board, as they leave the embedding.
pub(crate) fn embed(layer: &mut impl Compressed, board: &Board) -> Tokens {
    embedding::embed(layer, board)
}

/// What one of the layers between embedding and output makes of the tokens. In the second block only the
/// question's token goes on, as nothing reads the others afterwards.
pub(crate) fn advance(which: Layer, layer: &mut impl Compressed, tokens: &mut Tokens) {
    const QUESTION: usize = TOKENS - 1;
    match which {
        Layer::Attention1 => attention::attention(layer, tokens, 0),
        Layer::FeedForward1 => feed_forward::feed_forward(layer, tokens),
        Layer::Attention2 => attention::attention(layer, tokens, QUESTION),
        Layer::FeedForward2 => feed_forward::feed_forward(layer, &mut tokens[QUESTION..]),
        Layer::Embedding | Layer::Output => {}
    }
}

/// What the output reads from the question's token.
pub(crate) fn read(layer: &mut impl Compressed, tokens: &Tokens) -> Logits {
    output::read(layer, &tokens[TOKENS - 1])
}

/// The whole pass.
pub(crate) fn run(layers: &mut [impl Compressed; LAYERS], board: &Board) -> Logits {
    let [embedding, between @ .., output] = layers;
    let mut tokens = embed(embedding, board);
    for (which, layer) in Layer::ALL[1..].iter().zip(between) {
        advance(*which, layer, &mut tokens);
    }
    read(output, &tokens)
}

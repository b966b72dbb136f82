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

/// What is done to the tensors that enter the matrices of a layer: rounds them, or measures them. (Not a generic, as that
/// would be a pass more in the lab's wasm.)
pub(crate) type Enter<'a> = &'a mut dyn FnMut(Layer, Entry, &mut [f32]);

/// The tokens of a board, as they leave the embedding with these parameters.
pub(crate) fn embed(parameters: &[f32], enter: Enter, board: &Board) -> Tokens {
    embedding::embed(parameters, enter, board)
}

/// What one of the layers between embedding and output makes of the tokens. In the second block only the
/// question's token goes on, as nothing reads the others afterwards.
pub(crate) fn advance(which: Layer, parameters: &[f32], enter: Enter, tokens: &mut Tokens) {
    const QUESTION: usize = TOKENS - 1;
    match which {
        Layer::Attention1 => attention::attention(which, parameters, enter, tokens, 0),
        Layer::FeedForward1 => feed_forward::feed_forward(which, parameters, enter, tokens),
        Layer::Attention2 => attention::attention(which, parameters, enter, tokens, QUESTION),
        Layer::FeedForward2 => {
            feed_forward::feed_forward(which, parameters, enter, &mut tokens[QUESTION..]);
        }
        Layer::Embedding | Layer::Output => {}
    }
}

/// What the output reads from the question's token.
pub(crate) fn read(parameters: &[f32], enter: Enter, tokens: &Tokens) -> Logits {
    output::read(parameters, enter, &tokens[TOKENS - 1])
}

/// The whole pass, with the parameters of each layer in the order of the layout.
pub(crate) fn run(layers: [&[f32]; LAYERS], enter: Enter, board: &Board) -> Logits {
    let [embedding, between @ .., output] = layers;
    let mut tokens = embed(embedding, enter, board);
    for (which, parameters) in Layer::ALL[1..].iter().zip(between) {
        advance(*which, parameters, enter, &mut tokens);
    }
    read(output, enter, &tokens)
}

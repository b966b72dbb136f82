//! Where each parameter stands.
//!
//! [`Weights`](crate::Weights) are one list of numbers, layer after layer. Matrices stand row by
//! input: the weights of the first input to all outputs, then those of the second.
//!
//! | layer | in this order |
//! | --- | --- |
//! | embedding | tables: symbol, guarded symbol, asked symbol (10 × 32 each), x, y (32 × 32 each) |
//! | attention | norm's gain and bias (32 each); query, key, value, out (32 × 32 each) |
//! | feed-forward | norm's gain and bias; up (32 × 128) and its bias; down (128 × 32) and its bias |
//! | output | norm's gain and bias; logits (32 × 64: first x, then y) and their bias |

use crate::{CELLS, LAYERS, NEURONS, SYMBOLS, WIDTH};

/// A layer with a dial of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layer {
    /// The tables whose rows make up a token.
    Embedding,
    /// The attention of the first block.
    Attention1,
    /// The feed-forward layer of the first block.
    FeedForward1,
    /// The attention of the second block.
    Attention2,
    /// The feed-forward layer of the second block.
    FeedForward2,
    /// From the question's token to the logits.
    Output,
}

/// A matrix of a layer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Matrix {
    /// How many of the layer's parameters stand before it.
    pub start: usize,
    /// How many inputs it has: its rows. Of a table, the number of its entries.
    pub inputs: usize,
    /// How many outputs it has: its columns.
    pub outputs: usize,
}

impl Matrix {
    const fn new(start: usize, inputs: usize, outputs: usize) -> Self {
        Self { start, inputs, outputs }
    }

    /// How many weights it has.
    #[must_use]
    pub const fn len(self) -> usize {
        self.inputs * self.outputs
    }

    /// Whether it has no weights: none of these.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Its part of the parameters of its layer.
    pub(crate) fn of(self, layer: &[f32]) -> &[f32] {
        &layer[self.start..self.end()]
    }

    /// The place of the first parameter after it.
    pub(crate) const fn end(self) -> usize {
        self.start + self.len()
    }
}

pub(crate) const SYMBOL: Matrix = Matrix::new(0, SYMBOLS, WIDTH);
pub(crate) const GUARDS: Matrix = Matrix::new(SYMBOL.end(), SYMBOLS, WIDTH);
pub(crate) const ASKED: Matrix = Matrix::new(GUARDS.end(), SYMBOLS, WIDTH);
pub(crate) const X: Matrix = Matrix::new(ASKED.end(), CELLS, WIDTH);
pub(crate) const Y: Matrix = Matrix::new(X.end(), CELLS, WIDTH);

/// How many parameters a layer norm has, with which every layer but the embedding begins.
pub(crate) const NORM: usize = 2 * WIDTH;

pub(crate) const QUERY: Matrix = Matrix::new(NORM, WIDTH, WIDTH);
pub(crate) const KEY: Matrix = Matrix::new(QUERY.end(), WIDTH, WIDTH);
pub(crate) const VALUE: Matrix = Matrix::new(KEY.end(), WIDTH, WIDTH);
pub(crate) const OUT: Matrix = Matrix::new(VALUE.end(), WIDTH, WIDTH);

// After each of these stands its bias, one number for each output.
pub(crate) const UP: Matrix = Matrix::new(NORM, WIDTH, NEURONS);
pub(crate) const DOWN: Matrix = Matrix::new(UP.end() + NEURONS, NEURONS, WIDTH);
pub(crate) const LOGITS: Matrix = Matrix::new(NORM, WIDTH, 2 * CELLS);

impl Layer {
    /// All, in the order of the pass and of the game's dials.
    pub const ALL: [Self; LAYERS] = [
        Self::Embedding,
        Self::Attention1,
        Self::FeedForward1,
        Self::Attention2,
        Self::FeedForward2,
        Self::Output,
    ];

    /// How many parameters it has.
    #[must_use]
    pub const fn len(self) -> usize {
        match self {
            Self::Embedding => Y.end(),
            Self::Attention1 | Self::Attention2 => OUT.end(),
            Self::FeedForward1 | Self::FeedForward2 => DOWN.end() + WIDTH,
            Self::Output => LOGITS.end() + LOGITS.outputs,
        }
    }

    /// Whether it has no parameters: none of these.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// How many parameters stand before its own.
    #[must_use]
    pub const fn start(self) -> usize {
        let mut start = 0;
        let mut layer = 0;
        while layer < self as usize {
            start += Self::ALL[layer].len();
            layer += 1;
        }
        start
    }

    /// Its matrices, which a quantizer rounds. Norms and biases, 704 parameters in all, are not rounded.
    #[must_use]
    pub const fn matrices(self) -> &'static [Matrix] {
        match self {
            Self::Embedding => &[SYMBOL, GUARDS, ASKED, X, Y],
            Self::Attention1 | Self::Attention2 => &[QUERY, KEY, VALUE, OUT],
            Self::FeedForward1 | Self::FeedForward2 => &[UP, DOWN],
            Self::Output => &[LOGITS],
        }
    }
}

/// How many parameters there are in all.
pub(crate) const PARAMETERS: usize = Layer::Output.start() + Layer::Output.len();

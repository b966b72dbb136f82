//! The range model: a two-block transformer of 30,336 parameters that follows a clue over a board,
//! and what can be done to it to make it smaller.
//!
//! Six objects stand on a [`Board`] of 32 × 32 cells. Each is one token, the sum of four embeddings:
//! its symbol, the symbol that it guards, its x and its y. A seventh token, the question, names a
//! symbol; the network answers in which cell the object stands that the named one guards. Nothing
//! tells the tokens' order, as a board has none.
//!
//! [`Network`] is what plays: a layer's weights are quantized when its dial is turned, and
//! [`Network::run`] then answers without allocating anything. The same weights, scales and board give
//! the same bits on every machine: all is `f32`, sums have a fixed order, and `libm` has the functions.
//!
//! What only the lab and the trainer need stands apart, so that a linker leaves it out elsewhere:
//! [`Scheme`], [`Mask`], [`calibrate()`], [`Settings`], [`measure`], [`with_outlier`].

#![no_std]

extern crate alloc;

mod answer;
mod digest;
pub mod measure;
mod network;
mod parameters;
mod pass;
mod quantize;
mod task;

pub use answer::Answer;
pub use digest::digest;
pub use measure::{Settings, calibrate};
pub use network::Network;
pub use parameters::layout::{Layer, Matrix};
pub use parameters::scales::Scales;
pub use parameters::weights::{Broken, Weights};
pub use quantize::mask::Mask;
pub use quantize::outlier::{OUTLIER, OUTLIER_CHANNEL, with_outlier};
pub use quantize::precision::Precision;
pub use quantize::scheme::{Clip, Format, Granularity, Scheme};
pub use task::board::{Board, BrokenBoard, Cell, Object};
pub use task::chance::Chance;

/// How many symbols there are; the objects of a board have different ones.
pub const SYMBOLS: usize = 10;

/// How many objects stand on a board.
pub const OBJECTS: usize = 6;

/// How many cells a board has along each side.
pub const CELLS: usize = 32;

/// How many numbers the network holds of each token (its *model dimension*, d).
pub const WIDTH: usize = 32;

/// How many layers have a dial of their own: [`Layer::ALL`].
pub const LAYERS: usize = 6;

/// How many tokens there are: the objects, and the question as the last.
const TOKENS: usize = OBJECTS + 1;

/// How many heads an attention has.
const HEADS: usize = 2;

/// How many neurons a feed-forward layer has.
const NEURONS: usize = 128;

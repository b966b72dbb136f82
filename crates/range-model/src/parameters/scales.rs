//! The frozen activation scales.

use crate::parameters::layout::Layer;
use crate::parameters::weights::Broken;
use crate::pass::Entry;
use alloc::vec::Vec;

/// How far the tensor that enters each matrix product reaches, by which it is quantized: half the width
/// of its grid. Measured once ([`calibrate`](crate::calibrate)) and then frozen.
///
/// In this order: what the embedding puts out; for attention 1, feed-forward 1, attention 2 and
/// feed-forward 2 what enters the first and the last of its matrices; what enters the output's.
///
/// By default all are 0, which is for a network at fp32: it uses none.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub struct Scales([f32; Scales::COUNT]);

impl Scales {
    /// How many there are.
    pub const COUNT: usize = 10;

    /// How many bytes [`Scales::to_bytes`] gives.
    pub const BYTES: usize = 4 * Self::COUNT;

    /// Those that reach so far, each in the tensor's own units.
    ///
    /// # Errors
    /// When one is infinite, not a number, or negative.
    pub fn new(reaches: [f32; Self::COUNT]) -> Result<Self, Broken> {
        match reaches.iter().position(|reach| !reach.is_finite() || *reach < 0.0) {
            Some(at) => Err(Broken::Value { at }),
            None => Ok(Self(reaches)),
        }
    }

    /// From `f32` numbers, the lowest byte first.
    ///
    /// # Errors
    /// When there are more or fewer than [`Scales::BYTES`], or one of the numbers cannot be used.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Broken> {
        if bytes.len() != Self::BYTES {
            return Err(Broken::Length { found: bytes.len(), expected: Self::BYTES });
        }
        let number = |at: usize| core::array::from_fn(|byte| bytes[4 * at + byte]);
        Self::new(core::array::from_fn(|at| f32::from_le_bytes(number(at))))
    }

    /// As `f32` numbers, the lowest byte first.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|reach| reach.to_le_bytes()).collect()
    }

    /// How far what enters a layer's product reaches.
    pub(crate) fn reach(&self, layer: Layer, entry: Entry) -> f32 {
        self.0[place(layer, entry)]
    }

    /// All, in the order above.
    #[must_use]
    pub fn reaches(&self) -> &[f32; Self::COUNT] {
        &self.0
    }
}

/// The place of a tensor among the scales. Embedding and output have one each, which counts as the last.
pub(crate) fn place(layer: Layer, entry: Entry) -> usize {
    match layer {
        Layer::Embedding => 0,
        Layer::Output => Scales::COUNT - 1,
        _ => 2 * layer as usize - 1 + entry as usize,
    }
}

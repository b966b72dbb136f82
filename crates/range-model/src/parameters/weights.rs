//! The trained parameters.

use crate::parameters::bf16::{from_bf16, to_bf16};
use crate::parameters::layout::{Layer, PARAMETERS};
use alloc::vec::Vec;
use core::fmt;

/// All parameters of the network, in the order that [`Matrix`](crate::Matrix) and [`Layer`] describe; finite.
#[derive(Clone, PartialEq, Debug)]
pub struct Weights {
    values: Vec<f32>,
}

/// Why bytes or numbers are no weights or scales.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Broken {
    /// There are more or fewer than there have to be.
    Length {
        /// How many there are.
        found: usize,
        /// How many there have to be.
        expected: usize,
    },
    /// One is infinite, not a number, or negative where only a size can be.
    Value {
        /// Its index.
        at: usize,
    },
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { found, expected } => write!(f, "{found} long instead of {expected}"),
            Self::Value { at } => write!(f, "number {at} is none that can be used"),
        }
    }
}

impl core::error::Error for Broken {}

impl Weights {
    /// How many parameters there are.
    pub const COUNT: usize = PARAMETERS;

    /// How many bytes [`Weights::to_bytes`] gives.
    pub const BYTES: usize = 2 * PARAMETERS;

    /// The weights that have these values, in the order of the layout.
    ///
    /// # Errors
    /// When there are more or fewer than [`Weights::COUNT`], or one is not finite.
    pub fn new(values: Vec<f32>) -> Result<Self, Broken> {
        if values.len() != PARAMETERS {
            return Err(Broken::Length { found: values.len(), expected: PARAMETERS });
        }
        match values.iter().position(|value| !value.is_finite()) {
            Some(at) => Err(Broken::Value { at }),
            None => Ok(Self { values }),
        }
    }

    /// From bfloat16 numbers, the lower byte first.
    ///
    /// # Errors
    /// When there are more or fewer than [`Weights::BYTES`], or a number is not finite.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Broken> {
        if bytes.len() != Self::BYTES {
            return Err(Broken::Length { found: bytes.len(), expected: Self::BYTES });
        }
        let number = |pair: &[u8]| from_bf16(u16::from_le_bytes([pair[0], pair[1]]));
        Self::new(bytes.chunks_exact(2).map(number).collect())
    }

    /// As bfloat16 numbers, to which each is rounded; the lower byte first.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.values.iter().flat_map(|&value| to_bf16(value).to_le_bytes()).collect()
    }

    /// All, in the order of the layout.
    #[must_use]
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    /// Those of a layer.
    #[must_use]
    pub fn layer(&self, layer: Layer) -> &[f32] {
        &self.values[layer.start()..][..layer.len()]
    }

    /// Those of a layer, to be changed by what keeps them finite.
    pub(crate) fn layer_mut(&mut self, layer: Layer) -> &mut [f32] {
        &mut self.values[layer.start()..][..layer.len()]
    }
}

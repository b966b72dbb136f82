//! Quantization as the dials do it.

use crate::quantize::half::half;

/// What a dial sets a layer to, as the game numbers them.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Precision {
    /// The weights as they were trained (bfloat16, calculated with as `f32`).
    #[default]
    Fp32,
    /// Weights rounded to half precision.
    Fp16,
    /// Weights and what enters their products rounded to integers from −127 to 127.
    Int8,
    /// The same from −7 to 7.
    Int4,
}

impl Precision {
    /// All, from most to fewest bits.
    pub const ALL: [Self; 4] = [Self::Fp32, Self::Fp16, Self::Int8, Self::Int4];

    /// How many bits a weight has.
    #[must_use]
    pub const fn bits(self) -> u32 {
        32 >> self as u32
    }

    /// The largest integer, where it rounds to integers.
    pub(crate) fn levels(self) -> Option<f32> {
        match self {
            Self::Fp32 | Self::Fp16 => None,
            Self::Int8 => Some(127.0),
            Self::Int4 => Some(7.0),
        }
    }

    /// Rounds the weights of one matrix, with one scale that lets its largest weight fit.
    pub fn round(self, matrix: &mut [f32]) {
        match self.levels() {
            Some(levels) => Grid::new(absmax(matrix), levels).round(matrix),
            None if self == Self::Fp16 => matrix.iter_mut().for_each(|value| *value = half(*value)),
            None => {}
        }
    }
}

/// The largest absolute value.
pub(crate) fn absmax(values: &[f32]) -> f32 {
    values.iter().fold(0.0, |most, value| most.max(value.abs()))
}

/// A symmetric grid of evenly spaced numbers, of which zero is one.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub(crate) struct Grid {
    /// How far apart they are; 0: all numbers are on the grid.
    step: f32,
    /// How many there are to each side of zero.
    levels: f32,
}

impl Grid {
    /// With `levels` numbers to each side, the last of them at `reach`.
    pub(crate) fn new(reach: f32, levels: f32) -> Self {
        Self { step: reach / levels, levels }
    }

    /// Moves each value to the nearest number of the grid (ties to the even integer).
    pub(crate) fn round(self, values: &mut [f32]) {
        if self.step > 0.0 {
            for value in values {
                *value = self.nearest(*value);
            }
        }
    }

    fn nearest(self, value: f32) -> f32 {
        // So far from zero an f32 has no fraction: adding it rounds, in one instruction.
        const WHOLE: f32 = 12_582_912.0;
        // `clamp` can panic with two numbers in its text: 5 kB of wasm (brotli) to write them.
        let steps = (value / self.step).min(self.levels).max(-self.levels);
        (steps + WHOLE - WHOLE) * self.step
    }
}

//! The ways to quantize that only the lab has.

use crate::parameters::layout::Layer;
use crate::quantize::half::half;
use crate::quantize::order::smallest_first;
use crate::quantize::precision::{Grid, Precision, absmax};
use alloc::vec::Vec;

/// What a weight is rounded to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Nothing: it stays as it is.
    Fp32,
    /// The nearest half-precision number.
    Fp16,
    /// A symmetric integer of so many bits (2 to 16; what is outside counts as the nearest of these). Two bits
    /// have −1, 0 and 1.
    Int(u8),
    /// Its sign, times the mean absolute value of those that share its scale (XNOR-Net,
    /// arXiv 1603.05279). What was pruned stays 0.
    Binary,
}

/// Which weights of a matrix share a scale.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Granularity {
    /// All.
    Matrix,
    /// Those of one output: a column.
    Channel,
    /// So many that follow each other in a column (0 counts as 1; the last group may be shorter).
    Group(usize),
}

/// How far the grid of those weights reaches.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Clip {
    /// To the largest.
    Absmax,
    /// So far that this percentage of the absolute values fits (0 to 100); larger ones are cut off.
    Percentile(f32),
    /// So far that the sum of the squared errors is the smallest, of 80 parts of the largest.
    SquaredError,
}

/// How a layer is quantized.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Scheme {
    /// What its weights are rounded to.
    pub weights: Format,
    /// Which of them share a scale.
    pub granularity: Granularity,
    /// How far that scale reaches.
    pub clip: Clip,
    /// To how many bits the tensors that enter its products are rounded (2 to 16; what is outside counts as
    /// the nearest of these), if at all. Their scale is one of [`Scales`](crate::Scales).
    pub activations: Option<u8>,
}

/// The largest integer of so many bits.
fn most(bits: u8) -> f32 {
    ((1 << (bits.clamp(2, 16) - 1)) - 1) as f32
}

impl Scheme {
    /// What a dial does.
    #[must_use]
    pub fn dial(precision: Precision) -> Self {
        let (weights, activations) = match precision {
            Precision::Fp32 => (Format::Fp32, None),
            Precision::Fp16 => (Format::Fp16, None),
            Precision::Int8 => (Format::Int(8), Some(8)),
            Precision::Int4 => (Format::Int(4), Some(4)),
        };
        Self { weights, granularity: Granularity::Matrix, clip: Clip::Absmax, activations }
    }

    /// The largest integer of an activation, where they are rounded.
    pub(crate) fn levels(&self) -> Option<f32> {
        self.activations.map(most)
    }

    /// Rounds the matrices of a layer.
    pub(crate) fn round_layer(&self, layer: Layer, values: &mut [f32]) {
        for matrix in layer.matrices() {
            self.round(&mut values[matrix.start..matrix.end()], matrix.outputs);
        }
    }

    /// Rounds the weights of one matrix, which stand row by input, each row as many as there are
    /// outputs (0 counts as 1; whole rows only).
    pub fn round(&self, matrix: &mut [f32], outputs: usize) {
        let inputs = matrix.len() / outputs.max(1);
        let group = match self.granularity {
            Granularity::Matrix => return self.round_together(matrix),
            Granularity::Channel => inputs.max(1),
            Granularity::Group(size) => size.max(1),
        };
        for column in 0..outputs.max(1) {
            for start in (0..inputs).step_by(group) {
                let rows = start..inputs.min(start.saturating_add(group));
                let places = rows.map(|row| row * outputs.max(1) + column);
                let mut together = places.clone().map(|at| matrix[at]).collect::<Vec<_>>();
                self.round_together(&mut together);
                places.zip(together).for_each(|(at, value)| matrix[at] = value);
            }
        }
    }

    /// Rounds weights that share a scale.
    fn round_together(&self, values: &mut [f32]) {
        match self.weights {
            Format::Fp32 => {}
            Format::Fp16 => values.iter_mut().for_each(|value| *value = half(*value)),
            Format::Int(bits) => {
                Grid::new(self.clip.reach(values, bits), most(bits)).round(values);
            }
            Format::Binary => {
                let mean =
                    values.iter().map(|value| value.abs()).sum::<f32>() / values.len() as f32;
                let signed = values.iter_mut().filter(|value| **value != 0.0);
                signed.for_each(|value| *value = mean.copysign(*value));
            }
        }
    }
}

impl Clip {
    /// How far a grid of integers of `bits` bits has to reach for these values.
    pub(crate) fn reach(self, values: &[f32], bits: u8) -> f32 {
        match self {
            Self::Absmax => absmax(values),
            Self::Percentile(percent) => percentile(values, percent),
            Self::SquaredError => least_error(values, most(bits)),
        }
    }
}

/// The smallest absolute value within which so many percent lie.
fn percentile(values: &[f32], percent: f32) -> f32 {
    let order = smallest_first(values.iter().copied().map(f64::from));
    let rank = libm::ceilf(percent.clamp(0.0, 100.0) / 100.0 * values.len() as f32) as usize;
    order.get(rank.saturating_sub(1)).map_or(0.0, |&at| values[at].abs())
}

/// The reach with the least squared error; of equals, the widest.
fn least_error(values: &[f32], levels: f32) -> f32 {
    const PARTS: u8 = 80;
    let widest = absmax(values);
    let error = |reach: f32| {
        let mut rounded = values.to_vec();
        Grid::new(reach, levels).round(&mut rounded);
        values.iter().zip(&rounded).map(|(a, b)| f64::from((a - b) * (a - b))).sum::<f64>()
    };
    let mut best = (error(widest), widest);
    for part in (1..PARTS).rev() {
        let reach = widest * f32::from(part) / f32::from(PARTS);
        let error = error(reach);
        if error < best.0 {
            best = (error, reach);
        }
    }
    best.1
}

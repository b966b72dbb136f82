//! The trained model and what was measured on it, from the file that a page loads.

use crate::rules::{Dials, Range};
use range_model::{Network, Scales, Weights, with_outlier};

/// The model of the live range, and the same with an outlier.
#[derive(Clone, Debug)]
pub struct LiveModel {
    weights: Weights,
    /// Of the model, and of it with the outlier.
    parts: [Measured; 2],
}

/// What differs between the two.
#[derive(Clone, Debug)]
struct Measured {
    scales: Scales,
    /// [`TABLES`] bytes for each setting: a table after the other.
    tables: Vec<u8>,
}

/// The tables: accuracy, distance, wobble, spread.
const TABLES: usize = 4;

/// How many bytes a table has: one for each setting, by its number.
const TABLE: usize = Dials::COUNT as usize;

/// What was measured of a setting, as means over held-out boards.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Figures {
    /// How far the likeliest cell is from the right one, in moves of a king.
    pub distance: f32,
    /// In which part of the steps the likeliest cell changes while the other objects move, 0 to 1.
    pub wobble: f32,
    /// How wide the answer is, as its standard deviation in cells.
    pub spread: f32,
}

/// The bytes are not those of a model.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BrokenModel;

impl LiveModel {
    /// From the weights, the scales of the model and of that with the outlier, and the tables of each.
    ///
    /// # Errors
    ///
    /// If there are more or fewer bytes, or what they say is no model.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BrokenModel> {
        let (weights, bytes) = bytes.split_at_checked(Weights::BYTES).ok_or(BrokenModel)?;
        let mut parts = bytes.chunks_exact(Scales::BYTES + TABLES * TABLE);
        let mut measured = || {
            let (scales, tables) = parts.next().ok_or(BrokenModel)?.split_at(Scales::BYTES);
            let scales = Scales::from_bytes(scales).map_err(|_| BrokenModel)?;
            Ok(Measured { scales, tables: tables.to_vec() })
        };
        let both = [measured()?, measured()?];
        let weights = Weights::from_bytes(weights).map_err(|_| BrokenModel)?;
        let rest = parts.remainder().len() + parts.len();
        if rest == 0 { Ok(Self { weights, parts: both }) } else { Err(BrokenModel) }
    }

    fn measured(&self, range: Range) -> &Measured {
        &self.parts[usize::from(range == Range::Outlier)]
    }

    /// For each setting by its number the part of the boards with the right cell, in 255ths.
    #[must_use]
    pub fn accuracies(&self, range: Range) -> &[u8] {
        &self.measured(range).tables[..TABLE]
    }

    /// What was measured of a setting.
    #[must_use]
    pub fn figures(&self, range: Range, dials: &Dials) -> Figures {
        let tables = &self.measured(range).tables;
        let figure = |table: usize| f32::from(tables[table * TABLE + usize::from(dials.number())]);
        Figures { distance: figure(1) / 16.0, wobble: figure(2) / 255.0, spread: figure(3) / 16.0 }
    }

    /// The network, all at fp32.
    pub(super) fn network(&self, range: Range) -> Network {
        let scales = self.measured(range).scales;
        let weights = &self.weights;
        let with_outlier = (range == Range::Outlier).then(|| with_outlier(weights));
        Network::new(with_outlier.unwrap_or_else(|| weights.clone()), scales)
    }
}

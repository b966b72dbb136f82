//! The trained model and what was measured on it, from the file that a page loads.

use crate::rules::{Dials, Range};
use range_model::measure::cells_of;
use range_model::{Network, Scales, Weights, with_outlier};

/// The model of the live range, and what was measured of it and of the same with an outlier.
#[derive(Clone, Debug)]
pub struct LiveModel {
    weights: Weights,
    scales: [Scales; 2],
    /// For each of the two [`TABLES`] after one another.
    tables: Vec<u8>,
}

/// The tables: accuracies, distances, wobbles, spreads.
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
    /// From the files of `assets/model/`, one after the other: the weights, the scales, the four tables,
    /// and those with the outlier.
    ///
    /// # Errors
    ///
    /// If there are more or fewer bytes, or what they say is no model.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BrokenModel> {
        let (weights, rest) = bytes.split_at_checked(Weights::BYTES).ok_or(BrokenModel)?;
        let (plain, rest) = rest.split_at_checked(Scales::BYTES).ok_or(BrokenModel)?;
        let (outlier, tables) = rest.split_at_checked(Scales::BYTES).ok_or(BrokenModel)?;
        if tables.len() != 2 * TABLES * TABLE {
            return Err(BrokenModel);
        }
        let scales = |bytes| Scales::from_bytes(bytes).map_err(|_| BrokenModel);
        Ok(Self {
            weights: Weights::from_bytes(weights).map_err(|_| BrokenModel)?,
            scales: [scales(plain)?, scales(outlier)?],
            tables: tables.to_vec(),
        })
    }

    fn tables(&self, range: Range) -> impl Iterator<Item = &[u8]> {
        let first = if range == Range::Outlier { TABLES } else { 0 };
        self.tables.chunks_exact(TABLE).skip(first)
    }

    /// For each setting by its number the part of the boards with the right cell, in 255ths.
    #[must_use]
    pub fn accuracies(&self, range: Range) -> &[u8] {
        self.tables(range).next().unwrap_or_default()
    }

    /// What was measured of a setting.
    #[must_use]
    pub fn figures(&self, range: Range, dials: &Dials) -> Figures {
        let mut bytes = self.tables(range).skip(1).map(|table| table[usize::from(dials.number())]);
        let mut next = || bytes.next().unwrap_or_default();
        Figures {
            distance: cells_of(next()),
            wobble: f32::from(next()) / 255.0,
            spread: cells_of(next()),
        }
    }

    /// The network, all at fp32.
    pub(super) fn network(&self, range: Range) -> Network {
        let with_outlier = (range == Range::Outlier).then(|| with_outlier(&self.weights));
        let scales = self.scales[usize::from(range == Range::Outlier)];
        Network::new(with_outlier.unwrap_or_else(|| self.weights.clone()), scales)
    }
}

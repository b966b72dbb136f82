//! The second part's setting: what is removed, how much of it, and whether the rest was trained on.

use super::Figures;
use super::quantization::Accuracy;
use super::sample::Live;
use crate::limits::{Limits, Obstacle};
use crate::measured::{self, ANYWHERE, NEURONS, SMALLER_HEADS, TWO_OF_FOUR};
use crate::numbers::{fields, one_of, written};
use crate::tracks::Mission;
use alloc::vec::Vec;
use range_model::measure::{MULTIPLY_ADDS, WITHOUT_WEIGHTS};
use range_model::{Mask, Weights};

/// In which format the page counts the bytes of pruned networks: an index of [`measured::Pruned::bytes`].
pub const PAGE_FORMAT: usize = 1;

/// What is removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Structure {
    /// The smallest weights, wherever they are.
    Anywhere,
    /// Two of every four weights that follow each other.
    TwoOfFour,
    /// Whole neurons of both feed-forward layers.
    Neurons,
    /// One head of each attention.
    Heads,
}

/// What a student has set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pruned {
    /// What is removed.
    pub structure: Structure,
    /// How much of it: an index of [`Structure::shares`].
    pub step: u8,
    /// Whether what is left was trained on.
    pub fine_tuned: bool,
}

impl Structure {
    /// The shares of weights, neurons or heads that can be removed, 0 to 1.
    #[must_use]
    pub fn shares(self) -> Vec<f64> {
        (0..).map_while(|step| self.measured(step)).map(|it| it.removed).collect()
    }

    fn measured(self, step: usize) -> Option<&'static measured::Pruned> {
        match self {
            Self::Anywhere => ANYWHERE.get(step),
            Self::TwoOfFour => [TWO_OF_FOUR].get(step),
            Self::Neurons => NEURONS.get(step).map(|(_, it)| it),
            Self::Heads => [SMALLER_HEADS].get(step),
        }
    }
}

impl Pruned {
    /// The trainer's figures; nothing where there is no such step.
    #[must_use]
    pub fn measured(&self) -> Option<&'static measured::Pruned> {
        self.structure.measured(usize::from(self.step))
    }

    /// What stays.
    #[must_use]
    pub fn mask(&self, weights: &Weights) -> Mask {
        let removed = self.measured().map_or(0.0, |it| it.removed);
        match self.structure {
            Structure::Anywhere => Mask::smallest(weights, removed as f32),
            Structure::TwoOfFour => Mask::two_of_four(weights),
            Structure::Neurons => {
                let left = NEURONS.get(usize::from(self.step)).map_or(128, |(left, _)| *left);
                Mask::without_neurons(weights, 128 - left as usize)
            }
            Structure::Heads => Mask::without_smaller_heads(weights),
        }
    }

    /// What it comes to at fp16; nothing where what is live has not been measured.
    #[must_use]
    pub fn figures(&self, mission: &Mission, live: Option<Live>) -> Option<Figures> {
        let it = self.measured()?;
        let accuracy: Accuracy =
            if self.fine_tuned { it.fine_tuned.accuracy.into() } else { live?.into() };
        let [bytes, at_fp16] = [it, &ANYWHERE[0]].map(|it| f64::from(it.bytes[PAGE_FORMAT]));
        Some(accuracy.figures(bytes, at_fp16, 1.0 / waterfall(self, mission)?.realized))
    }

    /// Why a try is not enough: it is not as fast as its mission asks for, or its stakeholder refuses.
    #[must_use]
    pub fn obstacles(figures: &Figures, mission: &Mission) -> Vec<Obstacle> {
        figures.against(&Limits { latency: 1.0 / mission.speed_up, ..Limits::veto(mission) })
    }
}

/// From the speed-up in theory to that of a pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Waterfall {
    /// If only the weights that stay took time.
    pub theory: f64,
    /// What is lost as zeros between other numbers are multiplied, too.
    pub zeros: f64,
    /// What is lost as other parts of a pass take as long as before.
    pub rest: f64,
    /// What remains.
    pub realized: f64,
}

/// How a speed-up comes about on the mission's hardware; nothing where there is no such step.
///
/// A pass is taken to last as long as its multiply-adds. Those that no weight takes part in (queries with keys, shares
/// with values) stay. So many zeros that a sparse kernel would pay
/// ([`SPARSE_PAYS`](crate::pruning::SPARSE_PAYS)) are in no setting.
#[must_use]
pub fn waterfall(pruned: &Pruned, mission: &Mission) -> Option<Waterfall> {
    let it = pruned.measured()?;
    let whole = MULTIPLY_ADDS as f64;
    let rest = WITHOUT_WEIGHTS as f64;
    let theory = 1.0 / (1.0 - it.removed);
    let (kernel, realized) = match pruned.structure {
        Structure::Anywhere => (1.0, 1.0),
        Structure::TwoOfFour => {
            let kernel = if mission.two_of_four { theory } else { 1.0 };
            (kernel, whole / (rest + (whole - rest) / kernel))
        }
        Structure::Neurons | Structure::Heads => (theory, whole / f64::from(it.multiply_adds)),
    };
    Some(Waterfall { theory, zeros: theory - kernel, rest: kernel - realized, realized })
}

one_of!(Structure { Anywhere, TwoOfFour, Neurons, Heads });
fields!(Pruned { structure, step, fine_tuned });
written!(Waterfall { theory, zeros, rest, realized });

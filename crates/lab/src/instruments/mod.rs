//! What the instruments show: a student's setting, and the figures that it comes to.
//!
//! Sizes, times and energies of the range model are parts of what it takes at fp16. Its bytes and multiply-adds are
//! counted; how much faster fewer bits are is the textbook's ([`crate::textbook::FORMATS`]).

mod distillation;
mod pruning;
mod quantization;
mod sample;
mod ship;
mod shown;

pub use crate::pruning::SPARSE_PAYS;
pub use distillation::{ENERGY_LEFT, Student, StudentFormat};
pub use pruning::{PAGE_FORMAT, Pruned, Structure, waterfall};
pub use quantization::{CALIBRATIONS, EDGE_SHARE, Format, Quantized, Scale, Scheme, Subject};
pub use sample::{BOARDS, Live, Measurement, Sample};
pub use ship::{DEFENCES, PHONES, PLANS, Variant, best_plan, fits, variants};
pub use shown::students;

use crate::limits::{Candidate, Limits, Obstacle};
use crate::numbers::{fields, one_of};
use crate::tracks::{Mission, Quantity};
use alloc::vec::Vec;

/// Where an accuracy comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Measured in the page, on its own sample of boards.
    Live,
    /// Measured by the trainer.
    Table,
    /// Calculated by a textbook's formula.
    Textbook,
}

/// What a setting comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// Where the accuracy comes from.
    pub basis: Basis,
    /// In percent; of three seeds the median.
    pub accuracy: f64,
    /// Its standard error in points, where it was measured on a sample.
    pub error: Option<f64>,
    /// The least and the most of three seeds, in percent.
    pub seeds: Option<[f64; 2]>,
    /// Points of accuracy less than the same model at fp32, not below 0.
    pub drop: f64,
    /// How much it takes where it is stored, in bytes.
    pub bytes: f64,
    /// The same as a part of what it takes at fp16.
    pub memory: f64,
    /// The time of a pass, as a part of that at fp16.
    pub latency: f64,
    /// The energy of a pass, as a part of that at fp16.
    pub energy: f64,
    /// The time of a pass in ms, where a textbook says it.
    pub latency_ms: Option<f64>,
    /// The energy of a pass in mJ, where a textbook says it.
    pub energy_mj: Option<f64>,
}

impl Figures {
    /// What keeps it from being shipped on this mission.
    #[must_use]
    pub fn obstacles(&self, mission: &Mission) -> Vec<Obstacle> {
        let wall = |quantity| {
            if mission.limited == quantity { mission.part_of_fp16 } else { f64::INFINITY }
        };
        self.against(&Limits {
            size: wall(Quantity::Memory),
            latency: wall(Quantity::Latency),
            energy: wall(Quantity::Energy),
            ..Limits::veto(mission)
        })
    }

    /// What of these limits it breaks. They are parts of what the same model takes at fp16, and the accuracy is what may
    /// be lost, negative.
    pub(crate) fn against(&self, limits: &Limits) -> Vec<Obstacle> {
        limits.obstacles(&Candidate {
            size: self.memory,
            latency: self.latency,
            energy: self.energy,
            accuracy_percent: -self.drop,
        })
    }

    /// Whether a link or a storage may have held it.
    pub(crate) fn is_sound(&self) -> bool {
        let Self { accuracy, drop, bytes, memory, latency, energy, .. } = *self;
        let [least, most] = self.seeds.unwrap_or_default();
        let [error, latency_ms, energy_mj] =
            [self.error, self.latency_ms, self.energy_mj].map(Option::unwrap_or_default);
        let parts = [drop, bytes, memory, latency, energy, error, latency_ms, energy_mj];
        parts.iter().all(|it| it.is_finite() && *it >= 0.0)
            && [accuracy, least, most].iter().all(|it| (0.0..=100.0).contains(it))
    }
}

one_of!(Basis { Live, Table, Textbook });
fields!(Figures {
    basis,
    accuracy,
    error,
    seeds,
    drop,
    bytes,
    memory,
    latency,
    energy,
    latency_ms,
    energy_mj,
});

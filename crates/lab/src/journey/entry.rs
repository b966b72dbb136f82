//! The ledger: what was predicted, decided and understood in a part that is done.

use super::outcome::right_prediction;
use super::progress::{Cliff, Decision, Progress};
use super::{Journey, Part};
use crate::instruments::{Figures, Pruned, Quantized, Student};
use crate::limits::Obstacle;
use crate::numbers::{ToNumbers, written};
use crate::textbook::PHONES_GB;
use crate::tracks::{Mission, REFLECTIONS, Track};
use alloc::vec::Vec;
/// One part.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which.
    pub part: Part,
    /// For whom.
    pub track: Track,
    /// What was asked for.
    pub mission: Mission,
    /// What was predicted, and what came.
    pub predictions: Vec<Predicted>,
    /// In the first part: where the cliff is.
    pub cliff: Option<Cliff>,
    /// What was decided, in its order.
    pub decisions: Vec<Decided>,
    /// Which answer to the reflection was given, and which is right.
    pub reflection: Predicted,
    /// In the last part: which model was defended.
    pub defence: Option<u8>,
}

/// An answer, and the right one; there may be none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Predicted {
    /// The number of the given one.
    pub answer: u8,
    /// The number of the right one.
    pub right: Option<u8>,
}

/// Something that was decided.
#[derive(Clone, Debug, PartialEq)]
pub struct Decided {
    /// What was set.
    pub setting: Setting,
    /// What it came to; nothing for a phone, whose variant says it.
    pub figures: Option<Figures>,
    /// What stood in its way.
    pub obstacles: Vec<Obstacle>,
}

/// Of any part.
#[derive(Clone, Debug, PartialEq)]
pub enum Setting {
    /// Of the first.
    Quantized(Quantized),
    /// Of the second.
    Pruned(Pruned),
    /// Of the third.
    Student(Student),
    /// Of the last.
    Phone {
        /// How much it can give to the weights, in GB.
        phone: f64,
        /// What is on it: its number among the variants.
        variant: usize,
    },
}

impl Journey {
    /// The entry of a part that is done.
    #[must_use]
    pub fn entry(&self, part: Part) -> Option<Entry> {
        let progress = self.progress();
        let (track, mission) = (progress.track?, self.mission()?);
        if !progress.is_done(part) {
            return None;
        }
        let predictions = progress.predictions(part).iter().enumerate();
        let predictions = predictions
            .map(|(at, &answer)| Predicted { answer, right: right_prediction(part, at, mission) });
        Some(Entry {
            part,
            track,
            mission: *mission,
            predictions: predictions.collect(),
            cliff: progress.quantization.cliff.filter(|_| part == Part::Quantization),
            decisions: decisions(progress, part),
            reflection: Predicted {
                answer: progress.reflection(part)?,
                right: Some(REFLECTIONS[part as usize]),
            },
            defence: progress.ship.defence.filter(|_| part == Part::Ship),
        })
    }

    /// All entries so far, in the order of the parts.
    #[must_use]
    pub fn ledger(&self) -> Vec<Entry> {
        Part::ALL.into_iter().filter_map(|part| self.entry(part)).collect()
    }
}

fn decisions(progress: &Progress, part: Part) -> Vec<Decided> {
    let Progress { quantization, pruning, distillation, ship, .. } = progress;
    let mut all = Vec::new();
    match part {
        Part::Quantization => add(&mut all, quantization.shipped.as_slice(), Setting::Quantized),
        Part::Pruning => add(&mut all, &pruning.tries, Setting::Pruned),
        Part::Distillation => {
            add(&mut all, distillation.first.as_slice(), Setting::Student);
            add(&mut all, distillation.second.as_slice(), Setting::Student);
        }
        Part::Ship => {
            for (phone, variant) in PHONES_GB.into_iter().zip(ship.phones) {
                let Some(variant) = variant else { continue };
                let setting = Setting::Phone { phone, variant };
                all.push(Decided { setting, figures: None, obstacles: Vec::new() });
            }
        }
    }
    all
}

fn add<S: Copy>(all: &mut Vec<Decided>, decisions: &[Decision<S>], setting: fn(S) -> Setting) {
    for it in decisions {
        all.push(Decided {
            setting: setting(it.setting),
            figures: Some(it.figures),
            obstacles: it.obstacles.clone(),
        });
    }
}

written!(Entry { part, track, mission, predictions, cliff, decisions, reflection, defence });
written!(Predicted { answer, right });
written!(Decided { setting, figures, obstacles });

impl ToNumbers for Setting {
    /// Which of them it is, and what it has.
    fn write(&self, to: &mut Vec<f64>) {
        match self {
            Self::Quantized(it) => (0_usize, it).write(to),
            Self::Pruned(it) => (1_usize, it).write(to),
            Self::Student(it) => (2_usize, it).write(to),
            Self::Phone { phone, variant } => (3_usize, &(*phone, variant)).write(to),
        }
    }
}

//! What a student has done: what a browser keeps, and what a link holds.

use super::Part;
use super::moves::TRIES;
use crate::instruments::{DEFENCES, Figures, Format, PHONES, Pruned, Quantized, Student, fits};
use crate::limits::Obstacle;
use crate::numbers::fields;
use crate::tracks::{REFLECTIONS, Track};
use alloc::vec::Vec;
/// The version of what is kept.
const VERSION: u32 = 1;

/// Everything.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// Of this form.
    pub version: u32,
    /// The track, once it is chosen.
    pub track: Option<Track>,
    /// The first part.
    pub quantization: Quantization,
    /// The second.
    pub pruning: Pruning,
    /// The third.
    pub distillation: Distillation,
    /// The last.
    pub ship: Ship,
}

/// Something that was shipped, tried or chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision<S> {
    /// What was set.
    pub setting: S,
    /// What that came to.
    pub figures: Figures,
    /// What stood in its way.
    pub obstacles: Vec<Obstacle>,
}

/// At which format a mission first loses too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cliff {
    /// As the student said.
    pub said: Format,
    /// As it was measured; nothing where none loses so much.
    pub was: Option<Format>,
}

/// The free lunch, and its end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantization {
    /// Answers, by their number.
    pub predictions: Vec<u8>,
    /// Where the cliff is.
    pub cliff: Option<Cliff>,
    /// The setting that goes on.
    pub shipped: Option<Decision<Quantized>>,
    /// An answer.
    pub reflection: Option<u8>,
}

/// The sparsity frontier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pruning {
    /// Answers, by their number.
    pub predictions: Vec<u8>,
    /// All tries, in their order.
    pub tries: Vec<Decision<Pruned>>,
    /// Whether the last of them was enough.
    pub met: bool,
    /// An answer.
    pub reflection: Option<u8>,
}

/// The distillation bridge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distillation {
    /// Answers, by their number.
    pub predictions: Vec<u8>,
    /// The first choice.
    pub first: Option<Decision<Student>>,
    /// What was chosen when less energy was asked for.
    pub second: Option<Decision<Student>>,
    /// An answer.
    pub reflection: Option<u8>,
}

/// The compression frontier.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ship {
    /// Answers, by their number.
    pub predictions: Vec<u8>,
    /// The variant on each phone.
    pub phones: [Option<usize>; PHONES],
    /// Whether they were shipped.
    pub shipped: bool,
    /// An answer.
    pub reflection: Option<u8>,
    /// Which model the student defends: an index of [`DEFENCES`].
    pub defence: Option<u8>,
}

/// What was kept is not what this lab keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsound {
    /// It is of another version of the lab.
    Version,
    /// Something in it cannot be.
    Content,
}

impl Default for Progress {
    fn default() -> Self {
        Self {
            version: VERSION,
            track: None,
            quantization: Quantization::default(),
            pruning: Pruning::default(),
            distillation: Distillation::default(),
            ship: Ship::default(),
        }
    }
}

impl Progress {
    /// The answers to the predictions of a part.
    #[must_use]
    pub const fn predictions(&self, part: Part) -> &Vec<u8> {
        match part {
            Part::Quantization => &self.quantization.predictions,
            Part::Pruning => &self.pruning.predictions,
            Part::Distillation => &self.distillation.predictions,
            Part::Ship => &self.ship.predictions,
        }
    }

    pub(super) const fn predictions_mut(&mut self, part: Part) -> &mut Vec<u8> {
        match part {
            Part::Quantization => &mut self.quantization.predictions,
            Part::Pruning => &mut self.pruning.predictions,
            Part::Distillation => &mut self.distillation.predictions,
            Part::Ship => &mut self.ship.predictions,
        }
    }

    /// The answer to the reflection of a part.
    #[must_use]
    pub const fn reflection(&self, part: Part) -> Option<u8> {
        match part {
            Part::Quantization => self.quantization.reflection,
            Part::Pruning => self.pruning.reflection,
            Part::Distillation => self.distillation.reflection,
            Part::Ship => self.ship.reflection,
        }
    }

    /// Whether all that a part asks for before its reflection has been decided.
    #[must_use]
    pub fn is_decided(&self, part: Part) -> bool {
        let Self { quantization, pruning, distillation, ship, .. } = self;
        self.has_predicted(part)
            && match part {
                Part::Quantization => {
                    quantization.cliff.is_some() && quantization.shipped.is_some()
                }
                Part::Pruning => pruning.met || pruning.tries.len() >= TRIES,
                Part::Distillation => distillation.second.is_some(),
                Part::Ship => ship.shipped,
            }
    }

    /// Whether a part has all its predictions.
    #[must_use]
    pub fn has_predicted(&self, part: Part) -> bool {
        self.predictions(part).len() == part.predictions()
    }

    /// Whether a part is done.
    #[must_use]
    pub fn is_done(&self, part: Part) -> bool {
        let defended = part != Part::Ship || self.ship.defence.is_some();
        self.is_decided(part) && self.reflection(part).is_some() && defended
    }

    /// Whether all this can have been done in the lab; what comes from a link or a storage has to be asked.
    ///
    /// # Errors
    ///
    /// Why not.
    pub fn check(&self) -> Result<(), Unsound> {
        if self.version != VERSION {
            return Err(Unsound::Version);
        }
        let is_sound =
            Part::ALL.into_iter().all(|part| self.is_sound(part)) && self.are_decisions_sound();
        if is_sound { Ok(()) } else { Err(Unsound::Content) }
    }

    fn is_sound(&self, part: Part) -> bool {
        let (predictions, reflection) = (self.predictions(part), self.reflection(part));
        let begun = self.track.is_some() || predictions.is_empty();
        let in_order = self.has_predicted(part) || !self.has_decisions(part);
        let reflected = reflection.is_none() || self.is_decided(part);
        let exists = |answer: &u8| usize::from(*answer) < REFLECTIONS.len();
        begun
            && in_order
            && reflected
            && predictions.len() <= part.predictions()
            && predictions.iter().all(exists)
            && reflection.as_ref().is_none_or(exists)
    }

    fn has_decisions(&self, part: Part) -> bool {
        let Self { quantization, pruning, distillation, ship, .. } = self;
        match part {
            Part::Quantization => quantization.cliff.is_some() || quantization.shipped.is_some(),
            Part::Pruning => pruning.met || !pruning.tries.is_empty(),
            Part::Distillation => distillation.first.is_some() || distillation.second.is_some(),
            Part::Ship => {
                ship.shipped || ship.defence.is_some() || ship.phones.iter().any(Option::is_some)
            }
        }
    }

    fn are_decisions_sound(&self) -> bool {
        let Self { quantization, pruning, distillation, ship, .. } = self;
        let is_student = |it: &Student| it.measured().is_some();
        let fit = ship.phones.iter().enumerate().all(|(phone, variant)| match variant {
            Some(variant) => fits(phone, *variant).is_some_and(|fits| fits || !ship.shipped),
            None => !ship.shipped,
        });
        pruning.tries.len() <= TRIES
            && !(pruning.met && pruning.tries.is_empty())
            && pruning.tries.iter().enumerate().all(|(at, it)| {
                let is_enough = pruning.met && at + 1 == pruning.tries.len();
                it.obstacles.is_empty() == is_enough
            })
            && (distillation.second.is_none() || distillation.first.is_some())
            && ship.defence.is_none_or(|it| ship.shipped && usize::from(it) < DEFENCES.len())
            && fit
            && are_sound(quantization.shipped.as_slice(), |_| true, false)
            && are_sound(&pruning.tries, |it| it.measured().is_some(), true)
            && are_sound(distillation.first.as_slice(), is_student, false)
            && are_sound(distillation.second.as_slice(), is_student, false)
    }
}

/// Only of tries may be kept what the stakeholder refuses.
fn are_sound<S>(decisions: &[Decision<S>], exists: fn(&S) -> bool, are_tries: bool) -> bool {
    decisions.iter().all(|it| {
        let accepted = are_tries || !it.obstacles.contains(&Obstacle::Veto);
        accepted && exists(&it.setting) && it.figures.is_sound()
    })
}

fields!(Progress { version, track, quantization, pruning, distillation, ship });
fields!(Decision<S> { setting, figures, obstacles });
fields!(Cliff { said, was });
fields!(Quantization { predictions, cliff, shipped, reflection });
fields!(Pruning { predictions, tries, met, reflection });
fields!(Distillation { predictions, first, second, reflection });
fields!(Ship { predictions, phones, shipped, reflection, defence });

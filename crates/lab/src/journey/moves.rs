//! What a student can do, and when.

use super::Part;
use super::progress::{Cliff, Decision, Progress, Unsound};
use crate::instruments::{
    DEFENCES, ENERGY_LEFT, Figures, Format, PHONES, Pruned, Quantized, Student, StudentFormat, fits,
};
use crate::limits::{Limits, Obstacle};
use crate::measured::{self, STUDENTS};
use crate::numbers::{FromNumbers, Reader};
use crate::tracks::{Mission, REFLECTIONS, Track};
use alloc::vec::Vec;
/// How many tries the second part has.
pub const TRIES: usize = 10;

/// What a student does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Move {
    /// Chooses whom to work for. All that was done for another is gone.
    Track {
        /// Who it is.
        track: Track,
    },
    /// Answers the next prediction of a part.
    Predict {
        /// Of these.
        part: Part,
        /// The number of the answer.
        answer: u8,
    },
    /// Says where the first part's cliff is.
    Cliff {
        /// At this format.
        format: Format,
    },
    /// Takes a setting of the first part to go on with.
    Ship {
        /// This one.
        setting: Quantized,
    },
    /// Tries a setting of the second part.
    Try {
        /// This one.
        setting: Pruned,
    },
    /// Chooses a student in the third part: first any, then one with less energy.
    Choose {
        /// This one.
        setting: Student,
    },
    /// Stays with the first student, where none with less energy is good enough.
    Keep,
    /// Puts a variant on a phone.
    Phone {
        /// The number of the phone.
        phone: usize,
        /// The number of the variant.
        variant: usize,
    },
    /// Ships what is on the phones.
    ShipPhones,
    /// Answers the reflection of a part.
    Reflect {
        /// Of these.
        part: Part,
        /// The number of the answer.
        answer: u8,
    },
    /// Says which model to defend.
    Defend {
        /// Its number.
        answer: u8,
    },
}

/// Why a move is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no track yet.
    NoTrack,
    /// There is no such answer, setting, phone or variant.
    Unknown,
    /// The prediction comes first.
    PredictFirst,
    /// It holds, once it is given.
    AlreadyGiven,
    /// What it needs has not been measured.
    NotMeasured,
    /// Something of the part is still to be decided.
    DecideFirst,
    /// There are no more tries.
    NoMoreTries,
    /// The stakeholder refuses what loses so much.
    Veto,
    /// It takes more energy than was asked for.
    TooMuchEnergy,
    /// A phone has not so much memory.
    OutOfMemory,
    /// There is one that is good enough.
    ThereIsOne,
}

/// A student's progress, which only moves change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journey {
    progress: Progress,
}

impl Journey {
    /// Goes on from what was kept.
    ///
    /// # Errors
    ///
    /// When it cannot have been.
    pub fn resume(progress: Progress) -> Result<Self, Unsound> {
        progress.check()?;
        Ok(Self { progress })
    }

    /// All that was done.
    #[must_use]
    pub const fn progress(&self) -> &Progress {
        &self.progress
    }

    /// What the stakeholder asks for, once there is one.
    #[must_use]
    pub fn mission(&self) -> Option<&'static Mission> {
        self.progress.track.map(Track::mission)
    }

    /// Makes a move. `figures` are those of its setting, `cliff` is the format at which the mission loses too much;
    /// both are nothing where they have not been measured, or the move has none.
    ///
    /// # Errors
    ///
    /// Why it is not possible; then nothing has changed.
    pub fn play(
        &mut self,
        it: Move,
        figures: Option<Figures>,
        cliff: Option<Option<Format>>,
    ) -> Result<(), Refusal> {
        if let Move::Track { track } = it {
            if self.progress.track != Some(track) {
                self.progress = Progress { track: Some(track), ..Progress::default() };
            }
            return Ok(());
        }
        let mission = self.mission().ok_or(Refusal::NoTrack)?;
        match it {
            Move::Track { .. } => Ok(()),
            Move::Predict { part, answer } => self.predict(part, answer),
            Move::Cliff { format } => self.find_cliff(format, cliff),
            Move::Ship { setting } => self.ship(setting, figures, mission),
            Move::Try { setting } => self.attempt(setting, figures, mission),
            Move::Choose { setting } => self.choose(setting, figures, mission),
            Move::Keep => self.keep(mission),
            Move::Phone { phone, variant } => self.put(phone, variant),
            Move::ShipPhones => self.ship_phones(),
            Move::Reflect { part, answer } => self.reflect(part, answer),
            Move::Defend { answer } => self.defend(answer),
        }
    }

    fn predict(&mut self, part: Part, answer: u8) -> Result<(), Refusal> {
        known(answer, REFLECTIONS.len())?;
        free(!self.progress.has_predicted(part))?;
        self.progress.predictions_mut(part).push(answer);
        Ok(())
    }

    fn predicted(&self, part: Part) -> Result<(), Refusal> {
        if self.progress.has_predicted(part) { Ok(()) } else { Err(Refusal::PredictFirst) }
    }

    #[expect(clippy::option_option, reason = "nothing was measured, or there is none")]
    fn find_cliff(&mut self, said: Format, was: Option<Option<Format>>) -> Result<(), Refusal> {
        self.predicted(Part::Quantization)?;
        free(self.progress.quantization.cliff.is_none())?;
        let was = was.ok_or(Refusal::NotMeasured)?;
        self.progress.quantization.cliff = Some(Cliff { said, was });
        Ok(())
    }

    fn ship(
        &mut self,
        setting: Quantized,
        figures: Option<Figures>,
        mission: &Mission,
    ) -> Result<(), Refusal> {
        self.predicted(Part::Quantization)?;
        free(self.progress.quantization.shipped.is_none())?;
        let decision = decision(setting, figures, mission)?;
        accepted(&decision)?;
        self.progress.quantization.shipped = Some(decision);
        Ok(())
    }

    fn attempt(
        &mut self,
        setting: Pruned,
        figures: Option<Figures>,
        mission: &Mission,
    ) -> Result<(), Refusal> {
        self.predicted(Part::Pruning)?;
        setting.measured().ok_or(Refusal::Unknown)?;
        let pruning = &mut self.progress.pruning;
        if pruning.met || pruning.tries.len() >= TRIES {
            return Err(Refusal::NoMoreTries);
        }
        let figures = figures.ok_or(Refusal::NotMeasured)?;
        let obstacles = Pruned::obstacles(&figures, mission);
        pruning.met = obstacles.is_empty();
        pruning.tries.push(Decision { setting, figures, obstacles });
        Ok(())
    }

    fn choose(
        &mut self,
        setting: Student,
        figures: Option<Figures>,
        mission: &Mission,
    ) -> Result<(), Refusal> {
        self.predicted(Part::Distillation)?;
        setting.measured().ok_or(Refusal::Unknown)?;
        free(self.progress.distillation.second.is_none())?;
        let decision = decision(setting, figures, mission)?;
        accepted(&decision)?;
        let distillation = &mut self.progress.distillation;
        match &distillation.first {
            None => distillation.first = Some(decision),
            Some(first) if can_follow(&decision.figures, &first.figures, mission) => {
                distillation.second = Some(decision);
            }
            Some(_) => return Err(Refusal::TooMuchEnergy),
        }
        Ok(())
    }

    fn keep(&mut self, mission: &Mission) -> Result<(), Refusal> {
        self.predicted(Part::Distillation)?;
        let distillation = &mut self.progress.distillation;
        free(distillation.second.is_none())?;
        let first = distillation.first.clone().ok_or(Refusal::DecideFirst)?;
        if is_there_less(&first.figures, mission) {
            return Err(Refusal::ThereIsOne);
        }
        distillation.second = Some(first);
        Ok(())
    }

    fn put(&mut self, phone: usize, variant: usize) -> Result<(), Refusal> {
        self.predicted(Part::Ship)?;
        free(!self.progress.ship.shipped)?;
        fits(phone, variant).ok_or(Refusal::Unknown)?;
        self.progress.ship.phones[phone] = Some(variant);
        Ok(())
    }

    fn ship_phones(&mut self) -> Result<(), Refusal> {
        self.predicted(Part::Ship)?;
        let ship = &mut self.progress.ship;
        free(!ship.shipped)?;
        for phone in 0..PHONES {
            let variant = ship.phones[phone].ok_or(Refusal::DecideFirst)?;
            if fits(phone, variant) != Some(true) {
                return Err(Refusal::OutOfMemory);
            }
        }
        ship.shipped = true;
        Ok(())
    }

    fn reflect(&mut self, part: Part, answer: u8) -> Result<(), Refusal> {
        self.predicted(part)?;
        known(answer, REFLECTIONS.len())?;
        if !self.progress.is_decided(part) {
            return Err(Refusal::DecideFirst);
        }
        let Progress { quantization, pruning, distillation, ship, .. } = &mut self.progress;
        let reflection = match part {
            Part::Quantization => &mut quantization.reflection,
            Part::Pruning => &mut pruning.reflection,
            Part::Distillation => &mut distillation.reflection,
            Part::Ship => &mut ship.reflection,
        };
        free(reflection.is_none())?;
        *reflection = Some(answer);
        Ok(())
    }

    fn defend(&mut self, answer: u8) -> Result<(), Refusal> {
        self.predicted(Part::Ship)?;
        known(answer, DEFENCES.len())?;
        if !self.progress.is_decided(Part::Ship) {
            return Err(Refusal::DecideFirst);
        }
        free(self.progress.ship.defence.is_none())?;
        self.progress.ship.defence = Some(answer);
        Ok(())
    }
}

/// Whether a student takes as much less energy as the stakeholder asks for, and loses no more than that allows.
fn can_follow(second: &Figures, first: &Figures, mission: &Mission) -> bool {
    student_obstacles(second, Some(first), mission).is_empty()
}

/// Why a student would not be taken now: it takes too much energy beside the first choice, or loses too much.
#[must_use]
pub fn student_obstacles(
    figures: &Figures,
    first: Option<&Figures>,
    mission: &Mission,
) -> Vec<Obstacle> {
    let energy = first.map_or(f64::INFINITY, |first| ENERGY_LEFT * first.energy);
    figures.against(&Limits { energy, ..Limits::veto(mission) })
}

/// Whether any student is good enough with so much less energy.
#[must_use]
pub fn is_there_less(first: &Figures, mission: &Mission) -> bool {
    let is_one = |it: &measured::Student, format| {
        let student = Student { neurons: it.neurons, temperature: it.temperature, format };
        let figures = student.figures(mission.place);
        figures.is_some_and(|it| can_follow(&it, first, mission))
    };
    STUDENTS.iter().any(|it| {
        let rounded = [StudentFormat::Fp32, StudentFormat::Int8, StudentFormat::Int4];
        let formats = if it.int4_in_the_loop { &[StudentFormat::Loop][..] } else { &rounded };
        formats.iter().any(|&format| is_one(it, format))
    })
}

fn decision<S>(
    setting: S,
    figures: Option<Figures>,
    mission: &Mission,
) -> Result<Decision<S>, Refusal> {
    let figures = figures.ok_or(Refusal::NotMeasured)?;
    Ok(Decision { setting, figures, obstacles: figures.obstacles(mission) })
}

/// What is over a limit may be shipped, as other parts go on from there; what is refused may not.
fn accepted<S>(decision: &Decision<S>) -> Result<(), Refusal> {
    if decision.obstacles.contains(&Obstacle::Veto) { Err(Refusal::Veto) } else { Ok(()) }
}

fn known(answer: u8, count: usize) -> Result<(), Refusal> {
    if usize::from(answer) < count { Ok(()) } else { Err(Refusal::Unknown) }
}

fn free(is_free: bool) -> Result<(), Refusal> {
    if is_free { Ok(()) } else { Err(Refusal::AlreadyGiven) }
}

impl FromNumbers for Move {
    /// Its place in [`Move`], and what it has.
    fn read(from: &mut Reader) -> Self {
        match from.index(11) {
            0 => Self::Track { track: Track::read(from) },
            1 => Self::Predict { part: Part::read(from), answer: u8::read(from) },
            2 => Self::Cliff { format: Format::read(from) },
            3 => Self::Ship { setting: Quantized::read(from) },
            4 => Self::Try { setting: Pruned::read(from) },
            5 => Self::Choose { setting: Student::read(from) },
            6 => Self::Keep,
            7 => Self::Phone { phone: usize::read(from), variant: usize::read(from) },
            8 => Self::ShipPhones,
            9 => Self::Reflect { part: Part::read(from), answer: u8::read(from) },
            _ => Self::Defend { answer: u8::read(from) },
        }
    }
}

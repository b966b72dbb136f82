//! What the page of the lab calls. Values go over as numbers (`lab::numbers`); `web/lab/shapes.js` has their shapes.

#![cfg(target_arch = "wasm32")]
#![no_std]

extern crate alloc;

mod bench;
mod shown;

use alloc::vec::Vec;
use bench::{Bench, Tried};
use lab::instruments::{Format, Pruned, Quantized, Scale, Scheme, Subject, fits};
use lab::journey::{
    Journey, Move, Part, Progress, Refusal, Unsound, first_below, right_prediction,
    student_obstacles,
};
use lab::numbers::{FromNumbers, ToNumbers};
use wasm_bindgen::prelude::*;

/// Smaller than the standard library's.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A panic is a trap. What the standard library does before that ends nowhere in a page, and is kilobytes: with it, all
/// that a panic would say is in the wasm.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}

/// One student's lab.
#[wasm_bindgen]
pub struct Lab {
    journey: Journey,
    bench: Bench,
}

#[wasm_bindgen]
impl Lab {
    /// With the file of the live range, which begins with the network's weights; nothing where it does not.
    #[must_use]
    pub fn of(model: &[u8]) -> Option<Lab> {
        Some(Self { journey: Journey::default(), bench: Bench::new(model)? })
    }

    /// Goes on from what was kept; what was done here is gone. 0 if it could, 1 where that is of another version, 2 where
    /// it cannot have been kept.
    pub fn resume(&mut self, progress: &[f64]) -> u32 {
        let progress = Progress::from_numbers(progress).ok_or(Unsound::Content);
        match progress.and_then(Journey::resume) {
            Ok(journey) => {
                self.journey = journey;
                0
            }
            Err(Unsound::Version) => 1,
            Err(Unsound::Content) => 2,
        }
    }

    /// Makes a move. 0 if it is taken, else 1 more than the place of its [`Refusal`].
    pub fn play(&mut self, it: &[f64]) -> u32 {
        let Some(it) = Move::from_numbers(it) else { return 1 + Refusal::Unknown as u32 };
        let mission = self.journey.mission();
        let figures = |tried| mission.and_then(|mission| self.bench.figures(&tried, mission));
        let figures = match it {
            Move::Ship { setting } => figures(Tried::Quantized(setting)),
            Move::Try { setting } => figures(Tried::Pruned(setting)),
            Move::Choose { setting } => figures(Tried::Student(setting)),
            _ => None,
        };
        let cliff = self.cliff();
        self.journey.play(it, figures, cliff).map_or_else(|refusal| 1 + refusal as u32, |()| 0)
    }

    /// What was done.
    #[must_use]
    pub fn progress(&self) -> Vec<f64> {
        self.journey.progress().to_numbers()
    }

    /// What the stakeholder asks for; nothing where there is none yet.
    #[must_use]
    pub fn mission(&self) -> Vec<f64> {
        self.journey.mission().map_or_else(Vec::new, ToNumbers::to_numbers)
    }

    /// Of each part: the right answers to its predictions, once all are given; whether all are, whether it is decided, and
    /// done.
    #[must_use]
    pub fn parts(&self) -> Vec<f64> {
        let progress = self.journey.progress();
        let mut numbers = Vec::new();
        for part in Part::ALL {
            let predicted = progress.has_predicted(part);
            let mission = self.journey.mission().filter(|_| predicted);
            let right = |mission| {
                let all = 0..part.predictions();
                all.map(|at| right_prediction(part, at, mission)).collect::<Vec<_>>()
            };
            mission.map_or_else(Vec::new, right).write(&mut numbers);
            [predicted, progress.is_decided(part), progress.is_done(part)].write(&mut numbers);
        }
        numbers
    }

    /// The entries of the parts that are done.
    #[must_use]
    pub fn ledger(&self) -> Vec<f64> {
        self.journey.ledger().to_numbers()
    }

    /// What a setting of a part comes to. Nothing where a textbook has no such format, or it has not been measured.
    #[must_use]
    pub fn figures(&self, tried: &[f64]) -> Vec<f64> {
        let figures = Tried::from_numbers(tried)
            .zip(self.journey.mission())
            .and_then(|(tried, mission)| self.bench.figures(&tried, mission));
        figures.map_or_else(Vec::new, |it| it.to_numbers())
    }

    /// Why the page would refuse a setting now; nothing where its figures are not known.
    #[must_use]
    pub fn obstacles(&self, tried: &[f64]) -> Vec<f64> {
        let known = Tried::from_numbers(tried).zip(self.journey.mission());
        let figures =
            |(tried, mission)| Some((tried, mission, self.bench.figures(&tried, mission)?));
        let Some((tried, mission, figures)) = known.and_then(figures) else { return Vec::new() };
        let obstacles = match tried {
            Tried::Quantized(_) => figures.obstacles(mission),
            Tried::Pruned(_) => Pruned::obstacles(&figures, mission),
            Tried::Student(_) => {
                let first = self.journey.progress().distillation.first.as_ref();
                student_obstacles(&figures, first.map(|it| &it.figures), mission)
            }
        };
        obstacles.to_numbers()
    }

    /// Measures what has to be measured of a setting on so many boards more. True when there is nothing left to measure.
    pub fn measure(&mut self, tried: &[f64], boards: u32) -> bool {
        Tried::from_numbers(tried).is_none_or(|tried| self.bench.measure(tried, boards))
    }

    /// Whether a variant fits into a phone.
    #[must_use]
    pub fn fits(&self, phone: usize, variant: usize) -> bool {
        fits(phone, variant) == Some(true)
    }

    /// Whether a student with as much less energy as is asked for is good enough.
    #[must_use]
    pub fn is_there_less(&self) -> bool {
        let first = self.journey.progress().distillation.first.as_ref();
        first
            .zip(self.journey.mission())
            .is_some_and(|(first, mission)| lab::journey::is_there_less(&first.figures, mission))
    }

    /// Where the first part's cliff is; nothing until it has been measured.
    #[expect(clippy::option_option, reason = "nothing was measured, or there is none")]
    fn cliff(&self) -> Option<Option<Format>> {
        let mission = self.journey.mission()?;
        let of = |format| self.bench.figures(&Tried::Quantized(plain(format)), mission);
        let all = Format::ALL.into_iter().all(|format| of(format).is_some());
        all.then(|| first_below(mission, of))
    }
}

/// The range model's weights in a format, in the way in which the cliff is asked for.
fn plain(format: Format) -> Quantized {
    Quantized {
        model: Subject::Range,
        format,
        scheme: Scheme::After,
        scale: Scale::Matrix,
        calibration: 3,
        clipped: false,
        activations: false,
        layers: [None; 6],
    }
}

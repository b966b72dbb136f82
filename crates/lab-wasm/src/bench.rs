//! What is measured in the page, and how it is kept.

use alloc::vec::Vec;
use lab::instruments::{Figures, Live, Measurement, Pruned, Quantized, Sample, Student, students};
use lab::numbers::{FromNumbers, Reader};
use lab::tracks::Mission;
use range_model::{Network, Scales, Weights};

/// The setting of any part.
#[derive(Clone, Copy, PartialEq)]
pub enum Tried {
    /// Of the first.
    Quantized(Quantized),
    /// Of the second.
    Pruned(Pruned),
    /// Of the third.
    Student(Student),
}

/// The network, the sample of boards, and what is known of it.
pub struct Bench {
    pub weights: Weights,
    pub sample: Sample,
    /// Once they are there: who learned alone, and who had a teacher.
    pub students: Vec<Weights>,
    known: Vec<(Tried, Live)>,
    running: Option<(Tried, Measurement)>,
}

impl Bench {
    pub fn new(model: &[u8]) -> Option<Self> {
        let weights = Weights::from_bytes(model.get(..Weights::BYTES)?).ok()?;
        Some(Self {
            weights,
            sample: Sample::default(),
            students: Vec::new(),
            known: Vec::new(),
            running: None,
        })
    }

    pub fn take_students(&mut self, bytes: &[u8]) -> bool {
        self.students = students(bytes).map_or_else(Vec::new, Vec::from);
        !self.students.is_empty()
    }

    pub fn figures(&self, tried: &Tried, mission: &Mission) -> Option<Figures> {
        let live = self.known(tried);
        match tried {
            Tried::Quantized(it) => it.figures(mission.place, live),
            Tried::Pruned(it) => it.figures(mission, live),
            Tried::Student(it) => it.figures(mission.place),
        }
    }

    fn known(&self, tried: &Tried) -> Option<Live> {
        self.known.iter().find(|(it, _)| it == tried).map(|(_, live)| *live)
    }

    /// Goes on with what has to be measured; whether all is known.
    pub fn measure(&mut self, tried: Tried, boards: u32) -> bool {
        if !tried.is_live() || self.known(&tried).is_some() {
            return true;
        }
        let mut running = match self.running.take() {
            Some((it, measurement)) if it == tried => measurement,
            _ => Measurement::of(tried.network(&self.weights)),
        };
        let result = running.advance(&self.sample, boards);
        match result {
            Some(live) => self.known.push((tried, live)),
            None => self.running = Some((tried, running)),
        }
        result.is_some()
    }
}

impl Tried {
    /// Whether it has to be measured in the page.
    fn is_live(&self) -> bool {
        match self {
            Self::Quantized(it) => it.is_live(),
            Self::Pruned(it) => !it.fine_tuned && it.measured().is_some(),
            Self::Student(_) => false,
        }
    }

    fn network(&self, weights: &Weights) -> Network {
        match self {
            Self::Quantized(it) => it.network(weights).unwrap_or_else(|_| plain(weights.clone())),
            Self::Pruned(it) => plain(it.mask(weights).of(weights)),
            Self::Student(_) => plain(weights.clone()),
        }
    }
}

/// At fp32.
pub fn plain(weights: Weights) -> Network {
    Network::new(weights, Scales::default())
}

impl FromNumbers for Tried {
    fn read(from: &mut Reader) -> Self {
        match from.index(3) {
            0 => Self::Quantized(Quantized::read(from)),
            1 => Self::Pruned(Pruned::read(from)),
            _ => Self::Student(Student::read(from)),
        }
    }
}

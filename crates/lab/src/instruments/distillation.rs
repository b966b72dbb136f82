//! The third part's setting: which student, who taught it, and in how many bits it runs.

use super::Figures;
use super::quantization::{Accuracy, Format};
use crate::impact::Place;
use crate::measured::{self, ANYWHERE, Hits, STUDENTS};
use crate::numbers::{fields, one_of};
use range_model::measure::MULTIPLY_ADDS;
/// How a student's weights and activations are rounded, by one scale a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StudentFormat {
    /// Not at all.
    Fp32,
    /// After training, to 8 bits.
    Int8,
    /// After training, to 4 bits.
    Int4,
    /// To 4 bits, while it is trained.
    Loop,
}

/// What a student of this lab has set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Student {
    /// Of each feed-forward layer: 64, 32 or 16.
    pub neurons: u32,
    /// The temperature of its teacher, 1, 2, 4 or 8; nothing where it has none.
    pub temperature: Option<u32>,
    /// How it is rounded.
    pub format: StudentFormat,
}

/// How much energy the stakeholder leaves once a student has been chosen, as a part of what that takes.
pub const ENERGY_LEFT: f64 = 0.8;

impl Student {
    /// The trainer's figures; nothing where there is no such student.
    #[must_use]
    pub fn measured(&self) -> Option<&'static measured::Student> {
        let in_loop = self.format == StudentFormat::Loop;
        STUDENTS.iter().find(|it| {
            it.neurons == self.neurons
                && it.temperature == self.temperature
                && it.int4_in_the_loop == in_loop
        })
    }

    /// What it comes to; nothing where there is no such student.
    #[must_use]
    pub fn figures(&self, place: Place) -> Option<Figures> {
        let it = self.measured()?;
        let (accuracy, format, bytes): (Hits, _, _) = match self.format {
            StudentFormat::Fp32 => (it.fp32, Format::Fp32, it.bytes[0]),
            StudentFormat::Int8 => (it.int8, Format::Int8, it.bytes[2]),
            StudentFormat::Int4 | StudentFormat::Loop => (it.int4, Format::Int4, it.bytes[3]),
        };
        let work = f64::from(it.multiply_adds) / MULTIPLY_ADDS as f64;
        let at_fp16 = f64::from(ANYWHERE[0].bytes[1]);
        Some(Accuracy::from(accuracy).figures(f64::from(bytes), at_fp16, work * format.time(place)))
    }
}

one_of!(StudentFormat { Fp32, Int8, Int4, Loop });
fields!(Student { neurons, temperature, format });

//! A student's way through the lab: what was predicted, tried and decided, and what may come next.
//!
//! All that a student does is a [`Move`], and [`Journey::play`] is the one way in: it takes the move or refuses it.
//! A prediction comes before everything else of its part, and holds once it is given.

mod entry;
mod moves;
mod outcome;
mod progress;

pub use entry::{Decided, Entry, Predicted, Setting};
pub use moves::{Journey, Move, Refusal, TRIES, is_there_less, student_obstacles};
pub use outcome::{first_below, right_prediction};
pub use progress::{Cliff, Decision, Distillation, Progress, Pruning, Quantization, Ship, Unsound};

use crate::numbers::one_of;

/// A part of the lab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The free lunch, and its end.
    Quantization,
    /// The sparsity frontier.
    Pruning,
    /// The distillation bridge.
    Distillation,
    /// The compression frontier.
    Ship,
}

impl Part {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Quantization, Self::Pruning, Self::Distillation, Self::Ship];

    /// How many predictions it begins with.
    #[must_use]
    pub const fn predictions(self) -> usize {
        match self {
            Self::Quantization => 2,
            _ => 1,
        }
    }
}

one_of!(Part { Quantization, Pruning, Distillation, Ship });

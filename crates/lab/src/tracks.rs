//! The four missions, of `assets/lab/tracks.json`.

use crate::impact::Place;
use crate::numbers::{one_of, written};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Track {
    /// A language model for one accelerator.
    Cloud,
    /// A vehicle's safety loop.
    Edge,
    /// Glasses that show the world with labels.
    Mobile,
    /// A chip in an earbud.
    Tiny,
}

/// What a mission's wall is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Bytes.
    Memory,
    /// Time of a pass.
    Latency,
    /// Energy of a pass.
    Energy,
}

/// What a stakeholder asks for, and does not forgive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mission {
    /// What the wall limits…
    pub limited: Quantity,
    /// … to this part of what the same model takes at fp16, 0 to 1.
    pub part_of_fp16: f64,
    /// Whose times and power count.
    pub place: Place,
    /// Whether its hardware has units for 2:4 sparsity.
    pub two_of_four: bool,
    /// How many times as fast pruning has to make it.
    pub speed_up: f64,
    /// How many points of accuracy it may lose against fp32; more is refused.
    pub veto_points: f64,
}

impl Track {
    /// What its stakeholder asks for.
    #[must_use]
    pub const fn mission(self) -> &'static Mission {
        &MISSIONS[self as usize]
    }
}

include!(concat!(env!("OUT_DIR"), "/tracks.rs"));

one_of!(Track { Cloud, Edge, Mobile, Tiny });
one_of!(Place { Cloud, Phone });
one_of!(Quantity { Memory, Latency, Energy });
written!(Mission { limited, part_of_fp16, place, two_of_four, speed_up, veto_points });

//! What shows the targets of a range, where it is not the table of the first one.

use super::{Grid, Targets};
use crate::rules::Dials;
use bevy::prelude::*;
use core::any::Any;
use core::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(RangeSpotter::default());
}

/// A target and where it is shown, in units.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Seen {
    /// The true centre: what a shot is judged by.
    pub centre: Vec2,
    /// Where it is shown now.
    pub shown: Vec2,
}

/// Someone who sees the targets of a range, and shows the player where.
pub trait Spotter: Any + Send + Sync {
    /// The target of a shot (from 0) with a setting, after so much time of the round. It is asked in
    /// every update.
    fn look(&mut self, targets: &Targets, shot: usize, dials: &Dials, time: Duration) -> Seen;
}

/// The range's own way to show its targets; none on the first range.
#[derive(Resource, Default)]
pub struct RangeSpotter(pub Option<Box<dyn Spotter>>);

impl RangeSpotter {
    /// How shots are measured on the range.
    #[must_use]
    pub fn grid(&self) -> Grid {
        if self.0.is_some() { Grid::Cells } else { Grid::Points }
    }

    /// As what it is, for whoever draws it.
    #[must_use]
    pub fn as_a<T: Spotter>(&self) -> Option<&T> {
        let spotter: &dyn Any = self.0.as_deref()?;
        spotter.downcast_ref()
    }
}

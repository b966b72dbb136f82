//! The shots of a round, and what there is to tell of each.

use super::{Grid, Motion, Zone};
use crate::rules::{Accuracy, Dials, Sight};
use bevy::prelude::*;
use core::ops::Deref;
use core::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Shots::default());
}

/// The shots of the round.
#[derive(Resource, Clone, Default, Debug)]
pub struct Shots(Vec<Shot>);

impl Deref for Shots {
    type Target = [Shot];

    fn deref(&self) -> &[Shot] {
        &self.0
    }
}

impl Shots {
    pub(super) fn push(&mut self, shot: Shot) {
        self.0.push(shot);
    }

    /// The last shot, whose reveal may be ended.
    pub(super) fn last_mut(&mut self) -> Option<&mut Shot> {
        self.0.last_mut()
    }
}

/// A shot, and all that it takes to explain it.
#[derive(Clone, Debug)]
pub struct Shot {
    /// When it was fired, on the game's clock.
    pub fired: Duration,
    /// When the next target appears, or the result after the last.
    pub reveal_ends: Duration,
    /// The setting that it was fired with.
    pub dials: Dials,
    /// How much movement the player saw.
    pub motion: Motion,
    /// That setting's sight.
    pub sight: Sight,
    /// That setting's estimated accuracy.
    pub accuracy: Accuracy,
    /// The true centre, in units.
    pub centre: Vec2,
    /// The middle of where the target was shown.
    pub drifted: Vec2,
    /// Where the target was shown at that moment.
    pub shown: Vec2,
    /// Where the shot went.
    pub hit: Vec2,
    /// How it is measured.
    pub grid: Grid,
}

impl Shot {
    /// What it hit: the true target decides.
    #[must_use]
    pub fn zone(&self) -> Zone {
        self.grid.zone(self.hit - self.centre)
    }

    /// What it would have hit, had the target been where it was shown.
    #[must_use]
    pub fn shown_zone(&self) -> Zone {
        self.grid.zone(self.hit - self.shown)
    }

    /// Whether there is a truth to show: it missed, or the sight cost it points.
    #[must_use]
    pub fn reveals(&self) -> bool {
        self.zone() == Zone::Miss || self.zone() < self.shown_zone()
    }

    /// Whether the player ended its reveal before its time.
    #[must_use]
    pub fn is_cut_short(&self) -> bool {
        self.reveal_ends < self.fired + self.reveal()
    }

    /// How long the shot is shown: the truth about a miss long enough to understand it, a hit
    /// no longer than it takes to see it.
    pub(super) fn reveal(&self) -> Duration {
        const MISS: Duration = Duration::from_millis(2200);
        const MISLED: Duration = Duration::from_millis(1600);
        const HIT: Duration = Duration::from_millis(500);
        match self.zone() {
            Zone::Miss => MISS,
            _ if self.reveals() => MISLED,
            _ => HIT,
        }
    }
}

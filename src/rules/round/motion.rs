//! How much movement the player wants to see.

use super::Round;
use bevy::prelude::*;
use core::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Motion::default());
}

/// How much movement the player wants to see. What a shot scores does not depend on it: it is
/// judged by the true centre, which never moves.
#[derive(Resource, Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Motion {
    /// As designed.
    #[default]
    Full,
    /// Targets sway at a third of the speed, and just as far: the jitter is the game itself.
    Reduced,
}

impl Motion {
    /// How far the targets of a round have swayed at `now`, as the time that it takes at full
    /// speed.
    #[must_use]
    pub fn sway_time(self, round: &Round, now: Duration) -> Duration {
        let time = now.saturating_sub(round.started);
        match self {
            Self::Full => time,
            Self::Reduced => time / 3,
        }
    }
}

//! What the player is looking at: a target, a reveal or the result.

use super::{Clock, Shots, Targets};
use crate::rules::RulesSystems;
use bevy::prelude::*;
use core::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Phase::default()).add_systems(Update, follow.in_set(RulesSystems::Tally));
}

/// The phase of the round.
#[derive(Resource, Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Phase {
    /// A target waits for a shot.
    #[default]
    Aiming,
    /// The last shot is shown; the next target waits until it has been.
    Reveal,
    /// Every shot was fired and shown. Only a new round leaves it.
    Over,
}

impl Phase {
    /// The phase is nothing but the shots and the time, so it can be asked for any moment.
    pub(super) fn at(now: Duration, shots: &Shots, targets: &Targets) -> Self {
        if shots.last().is_some_and(|shot| now < shot.reveal_ends) {
            Self::Reveal
        } else if shots.len() == targets.count {
            Self::Over
        } else {
            Self::Aiming
        }
    }
}

fn follow(clock: Res<Clock>, shots: Res<Shots>, targets: Res<Targets>, mut phase: ResMut<Phase>) {
    phase.set_if_neq(Phase::at(clock.now(), &shots, &targets));
}

//! A finished round, as a friend can be challenged with it.

use crate::rules::{Contract, Dials, Game, Motion, Round, Seed, Shots};
use bevy::math::Vec2;
use core::time::Duration;

/// Everything that it takes to play a finished round again.
#[derive(Clone, PartialEq, Debug)]
pub struct Challenge {
    /// What was asked for.
    pub contract: Contract,
    /// What the targets were drawn from.
    pub seed: Seed,
    /// The UTC day of the round, as in [`Round::day`].
    pub day: u32,
    /// The round's number, as in [`Round::number`].
    pub number: u32,
    /// Its shots.
    pub steps: Vec<Step>,
}

/// A shot as the player made it: what came of it, the rules say.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Step {
    /// When it was fired, since the round began, in whole ms.
    pub at: Duration,
    /// With which setting.
    pub dials: Dials,
    /// How much movement the player saw.
    pub motion: Motion,
    /// Where it went, in units.
    pub hit: Vec2,
}

/// Why a link holds no round.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Broken {
    /// Something is missing or was changed.
    Damaged,
    /// It was made by an older version of the game, which had other targets.
    Old,
    /// It was made by a version of the game that this one does not know.
    Unknown,
    /// It is whole, but the rules do not allow such a round.
    Impossible,
}

impl Broken {
    /// What the player reads.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Damaged => "This challenge link is damaged: a part is missing or was changed.",
            Self::Old => {
                "This challenge link is from an older version of the game, which had other targets."
            }
            Self::Unknown => "This challenge link is from another version of the game.",
            Self::Impossible => "This challenge link holds a round that the rules do not allow.",
        }
    }
}

impl Challenge {
    /// The round of a game, once its last shot is fired.
    #[must_use]
    pub fn of(game: &Game) -> Option<Self> {
        let (contract, round) = (*game.get::<Contract>(), *game.get::<Round>());
        let steps = game.get::<Shots>().iter().map(|shot| Step {
            at: shot.fired.saturating_sub(round.started),
            dials: shot.dials,
            motion: shot.motion,
            hit: shot.hit,
        });
        let steps: Vec<Step> = steps.collect();
        let seed = game.get::<Seed>().clone();
        let Round { day, number, .. } = round;
        (steps.len() == contract.shots as usize).then_some(Self {
            contract,
            seed,
            day,
            number,
            steps,
        })
    }
}

//! Which round is played: of the day that everyone shares, or after a word of one's own.

use crate::rules::hash::hash;
use bevy::prelude::*;
use core::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Seed::default())
        .insert_resource(Today::default())
        .insert_resource(Played::default())
        .insert_resource(Round::default());
}

/// What the targets of a round are drawn from.
#[derive(Resource, Clone, Default, PartialEq, Eq, Debug)]
pub enum Seed {
    /// The UTC day: the first round of a day is the same for everyone.
    #[default]
    Daily,
    /// Any text.
    Text(String),
}

/// Whole UTC days since 1970-01-01, told from outside.
#[derive(Resource, Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Today(pub u32);

/// The rounds of a day in which a shot was fired: what a page keeps between visits.
#[derive(Resource, Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Played {
    /// The day, as in [`Today`].
    pub day: u32,
    /// How many rounds of that day had a shot.
    pub rounds: u32,
}

/// The round that is being played.
#[derive(Resource, Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Round {
    /// The UTC day on which it started, as in [`Today`]; it keeps it past midnight.
    pub day: u32,
    /// Its number among the rounds of its seed (and day), from 0: the generator's stream.
    pub number: u32,
    /// When it started, on the game's clock.
    pub started: Duration,
    /// Which one it is of those that began in this game, from 1: also a round that was left
    /// without a shot, and so is not counted in its number, is one.
    pub begun: u32,
}

impl Seed {
    /// The generator's key for the rounds of `day`; each round has a stream of it, by its number.
    pub(super) fn key(&self, day: u32) -> [u8; 32] {
        match self {
            Self::Daily => key(&format!("daily {day}")),
            Self::Text(text) => key(text),
        }
    }
}

/// 32 bytes from a text: four hashes of it, each after another byte.
fn key(text: &str) -> [u8; 32] {
    let mut key = [0; 32];
    for (first, word) in (0_u8..).zip(key.chunks_exact_mut(8)) {
        let bytes = core::iter::once(first).chain(text.bytes());
        word.copy_from_slice(&hash(bytes).to_le_bytes());
    }
    key
}

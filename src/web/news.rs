//! What the page may want to know of.

use crate::rules::{Best, Dials, Game, Phase, Round, Shots};

/// What of the game's state a page is told when it changes: all but the aim.
#[derive(Clone, Copy, PartialEq)]
pub struct News {
    round: Round,
    phase: Phase,
    dials: Dials,
    shots: usize,
    best: Best,
}

impl News {
    pub fn of(game: &Game) -> Self {
        Self {
            round: *game.get(),
            phase: *game.get(),
            dials: *game.get(),
            shots: game.get::<Shots>().len(),
            best: *game.get(),
        }
    }
}

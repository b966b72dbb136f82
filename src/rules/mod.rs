//! The game itself: plain Bevy, with no window, no browser and no clock of its own.
//!
//! One room leads to the next: `model` → `round` → `insight`, `links` and `live`; `game` runs them all.
//! Nothing that draws or listens belongs here: that is in `ui`. (Why plugins are called and
//! resources inserted, the documentation of the crate says.)

mod game;
mod hash;
mod insight;
mod links;
pub mod live;
mod model;
mod round;

pub use game::Game;
pub use insight::{Move, PAIRS, best_move, costliest, costs, frontier, int4_pairs, sight_table};
pub use links::{Best, Broken, Challenge, Progress, Record, Replay, Step};
pub use model::{
    Accuracy, Budget, CONTRACTS, Contract, Dials, LAYERS, LIVE_CONTRACTS, Layer, Level, Precision,
    Range, Role, Sensitivities, Sensitivity, Sight, TurnDial,
};
pub use round::{
    Aim, Cause, Clock, Crosshair, FIELD, Fire, Grid, Motion, Outcome, Phase, Played, RangeSpotter,
    Refusal, Retry, Round, Seed, Seen, Shot, Shots, Spotter, Target, Targets, Today, Zone,
    coverage,
};

use bevy::prelude::*;

/// The steps of one update, in their order. Every system of the rules is in one of them; what draws
/// may have others in between.
#[derive(SystemSet, Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RulesSystems {
    /// A new round starts, if one is due: `round::begin`.
    Begin,
    /// Dials turn (`model::dials`), and the crosshair moves (`round::fire`).
    Turn,
    /// Bits, accuracy and sight follow the dials: `model::{budget, accuracy, sight}`.
    Measure,
    /// A shot is fired, refused, or ends a reveal: `round::fire`.
    Shoot,
    /// The phase (`round::phase`), the count of rounds (`round::begin`) and what was reached
    /// (`links::progress`) follow the shots.
    Tally,
}

/// The rules of the game. [`Seed`], [`Contract`], [`Today`], [`Played`], [`Best`] and
/// [`Progress`] may be replaced before the first update, [`Motion`] at any time.
pub fn plugin(app: &mut App) {
    use RulesSystems::{Begin, Measure, Shoot, Tally, Turn};
    app.configure_sets(Update, (Begin, Turn, Measure, Shoot, Tally).chain());
    for plugin in [model::plugin, round::plugin, links::plugin] {
        plugin(app);
    }
}

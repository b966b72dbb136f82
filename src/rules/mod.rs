//! The game itself: plain Bevy, with no window, no browser and no clock of its own.

mod accuracy;
mod budget;
mod cause;
mod challenge;
mod clock;
mod daily;
mod dials;
mod game;
mod insight;
mod motion;
mod phase;
mod progress;
mod replay;
mod rings;
mod round;
mod score;
mod shots;
mod sight;
mod sight_table;
mod tables;
mod target;

pub use accuracy::{Accuracy, Level};
pub use budget::Budget;
pub use cause::Cause;
pub use challenge::{Broken, Challenge, Step};
pub use clock::Clock;
pub use daily::{Played, Seed, Today};
pub use dials::{Dials, TurnDial};
pub use game::Game;
pub use insight::{Move, PAIRS, best_move, costliest, costs, frontier, int4_pairs};
pub use motion::Motion;
pub use phase::Phase;
pub use progress::{Progress, Record};
pub use replay::Replay;
pub use rings::{Zone, coverage};
pub use round::{Retry, Round};
pub use score::{Best, Outcome};
pub use shots::{Aim, Crosshair, Fire, Refusal, Shot, Shots};
pub use sight::{Sensitivities, Sight};
pub use sight_table::sight_table;
pub use tables::{CONTRACTS, Contract, LAYERS, Layer, Precision, Role, Sensitivity};
pub use target::{FIELD, Target, Targets};

use bevy::prelude::*;

/// The steps of one update, in their order.
#[derive(SystemSet, Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum RulesSystems {
    /// A new round starts, if one is due; a reveal that has lasted long enough ends.
    Begin,
    /// Dials turn and the crosshair moves.
    Turn,
    /// Bits, accuracy and sight follow the dials.
    Measure,
    /// A shot is fired, refused, or ends a reveal.
    Shoot,
    /// The phase and the best score follow the shots.
    Tally,
}

/// The rules of the game. [`Seed`], [`Contract`], [`Today`], [`Played`], [`Best`] and
/// [`Progress`] may be replaced before the first update, [`Motion`] at any time.
///
/// Resources are inserted as their defaults: `init_resource` compiles to more code for each type.
pub fn plugin(app: &mut App) {
    use RulesSystems::{Begin, Measure, Shoot, Tally, Turn};
    app.configure_sets(Update, (Begin, Turn, Measure, Shoot, Tally).chain());
    for plugin in [
        clock::plugin,
        daily::plugin,
        round::plugin,
        motion::plugin,
        dials::plugin,
        budget::plugin,
        accuracy::plugin,
        sight::plugin,
        shots::plugin,
        phase::plugin,
        score::plugin,
    ] {
        plugin(app);
    }
}

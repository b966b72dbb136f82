//! One round, from its first target to its result. What is kept after it is not here, but in
//! `links`; what can be learned from it is in `insight`.

mod begin;
mod cause;
mod clock;
mod fire;
mod motion;
mod phase;
mod rings;
mod score;
mod seed;
mod shots;
mod spotter;
mod target;

pub use begin::Retry;
pub use cause::Cause;
pub use clock::Clock;
pub use fire::{Aim, Crosshair, Fire, Refusal};
pub use motion::Motion;
pub use phase::Phase;
pub use rings::{Grid, Zone, coverage};
pub use score::Outcome;
pub use seed::{Played, Round, Seed, Today};
pub use shots::{Shot, Shots};
pub use spotter::{RangeSpotter, Seen, Spotter};
pub use target::{FIELD, Target, Targets};

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    for plugin in [
        clock::plugin,
        seed::plugin,
        motion::plugin,
        target::plugin,
        begin::plugin,
        shots::plugin,
        spotter::plugin,
        fire::plugin,
        phase::plugin,
    ] {
        plugin(app);
    }
}

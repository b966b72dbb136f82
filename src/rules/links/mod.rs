//! What outlives a round: as bytes in a link, and as text in the player's browser. Nothing here
//! decides what a shot is worth.

mod bytes;
mod challenge;
mod progress;
mod replay;

pub use challenge::{Broken, Challenge, Step};
pub use progress::{Best, Progress, Record};
pub use replay::Replay;

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    progress::plugin(app);
}

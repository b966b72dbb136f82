//! What is compressed, and what that does to it: layers, dials, bits, accuracy and sight. Nothing
//! here knows of a target or a shot.

mod accuracy;
mod budget;
mod dials;
mod sight;
mod tables;

pub use accuracy::{Accuracy, Level};
pub use budget::Budget;
pub use dials::{Dials, TurnDial};
pub use sight::{Sensitivities, Sight};
pub use tables::{CONTRACTS, Contract, LAYERS, Layer, Precision, Role, Sensitivity};

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    for plugin in [tables::plugin, dials::plugin, budget::plugin, accuracy::plugin, sight::plugin] {
        plugin(app);
    }
}

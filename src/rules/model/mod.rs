//! What is compressed, how far by contract, and what that does: layers, dials, bits, accuracy and
//! sight. Nothing here knows of a round, its targets or its time.

mod accuracy;
mod budget;
mod dials;
mod sensitivities;
mod sight;
mod tables;

pub use accuracy::{Accuracy, Level};
pub use budget::Budget;
pub use dials::{Dials, TurnDial};
pub use sensitivities::Sensitivities;
pub use sight::Sight;
pub use tables::{
    CONTRACTS, Contract, LAYERS, LIVE_CONTRACTS, Layer, Precision, Range, Role, Sensitivity,
};

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    for plugin in [
        tables::plugin,
        sensitivities::plugin,
        dials::plugin,
        budget::plugin,
        accuracy::plugin,
        sight::plugin,
    ] {
        plugin(app);
    }
}

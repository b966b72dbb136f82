//! The live range: a real transformer aims, and the dials really quantize it. It brings the rules
//! what the table of the first range cannot: accuracies as they were measured, and where the model
//! points. No other room knows of it.

mod live_model;
mod live_range;

pub use live_model::{BrokenModel, Figures, LiveModel};
pub use live_range::{LiveRange, STEP, Sighted};

use super::{Crosshair, Grid, Range, RangeSpotter, Sensitivities};
use bevy::prelude::*;

/// Makes an app one for the live range, or for that with the outlier, before its first update.
pub fn equip(app: &mut App, range: Range, model: &LiveModel) {
    let live = LiveRange::new(model, range);
    app.insert_resource(Crosshair(Grid::Cells.snap(Crosshair::default().0)))
        .insert_resource(Sensitivities::Measured(model.accuracies(range).to_vec()))
        .insert_resource(RangeSpotter(Some(Box::new(live))));
}

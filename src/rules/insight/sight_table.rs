//! Every setting of the dials and what it does, for whoever wants to plot it.

use crate::rules::{Accuracy, Dials, LAYERS, Precision, Sensitivities, Sight};
use core::fmt::Write;

/// CSV of all 4096 settings, from fp32 to int4 with the first layer slowest: the precision of
/// each layer by name, bits, accuracy (0 to 1), and drift, jitter and blur in units of the field.
#[must_use]
pub fn sight_table() -> String {
    let sensitivities = Sensitivities::default();
    let layers = LAYERS.map(|layer| layer.name).join(",");
    let mut csv = format!("{layers},bits,accuracy,drift,jitter,blur\n");
    for dials in Dials::all() {
        let Accuracy(accuracy) = Accuracy::of(&dials, &sensitivities);
        let Sight { drift, jitter, blur } = Sight::of(&dials, &sensitivities);
        let (names, bits) = (dials.0.map(Precision::name).join(","), dials.bits());
        writeln!(csv, "{names},{bits},{accuracy:.4},{drift:.3},{jitter:.3},{blur:.3}")
            .expect("a String takes all");
    }
    csv
}

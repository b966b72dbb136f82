//! What the lab calculates, against values that were calculated by hand from the published formulas.

mod distillation;
mod drills;
mod frontier;
mod golden_drills;
mod impact;
mod journey;
mod ledger;
mod limits;
mod measured;
mod memory;
mod numbers;
mod outcome;
mod progress;
mod pruned;
mod pruning;
mod quantized;
mod sample;
mod ship;
mod students;
mod textbook;
mod way;
mod words;

/// Whether two figures are the same but for the last digits of a double.
#[track_caller]
fn same(figure: f64, by_hand: f64) {
    assert!((figure - by_hand).abs() <= 1e-9 * by_hand.abs().max(1.0), "{figure} is not {by_hand}");
}

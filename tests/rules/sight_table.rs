//! The table that an instructor can plot: every setting once, with what the game makes of it.

use super::driver::Player;
use sharp_shot::rules::{Accuracy, Budget, Sight, sight_table};
use std::collections::HashSet;

const HEADER: &str = "embedding,attn.1,ffn.1,attn.2,ffn.2,output,bits,accuracy,drift,jitter,blur";

/// The row of a setting, without its names.
fn row(names: &str) -> Vec<f32> {
    let table = sight_table();
    let row = table.lines().find_map(|line| line.strip_prefix(names)).expect("a row");
    row[1..].split(',').map(|cell| cell.parse().expect("a number")).collect()
}

#[test]
fn it_has_a_row_for_every_setting() {
    let table = sight_table();
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some(HEADER));
    let settings = lines.map(|line| line.splitn(7, ',').take(6).collect::<Vec<_>>());
    assert_eq!(settings.collect::<HashSet<_>>().len(), 4096);
    assert_eq!(table.lines().count(), 4097);
}

#[test]
fn a_row_says_what_the_game_shows() {
    let player = Player::with_dials([4, 16, 8, 4, 4, 32]);
    let Sight { drift, jitter, blur } = *player.get();
    let (budget, accuracy) = (player.get::<Budget>(), player.get::<Accuracy>());
    let shown = [budget.used as f32, accuracy.0, drift, jitter, blur];
    for (cell, shown) in row("int4,fp16,int8,int4,int4,fp32").into_iter().zip(shown) {
        assert!((cell - shown).abs() < 6e-4, "{cell} for {shown}");
    }
}

#[test]
fn the_untouched_model_is_perfect() {
    assert_eq!(row("fp32,fp32,fp32,fp32,fp32,fp32"), [192.0, 1.0, 0.0, 0.0, 0.0]);
}

//! The cells that the model points at, one step after the other, which a browser has to come to as well.

use super::{sighted, under_with};
use serde::Deserialize;
use sharp_shot::rules::LIVE_CONTRACTS;
use sharp_shot::rules::live::STEP;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Recorded {
    seed: String,
    bits: [u32; 6],
    /// The step of the first cell: by then the dials are turned.
    from: u32,
    cells: Vec<[u8; 2]>,
}

#[test]
fn the_model_points_where_it_is_written_down() {
    let json = include_str!("../../live_cells.json");
    let Recorded { seed, bits, from, cells } =
        serde_json::from_str(json).expect("the file is as above");
    let mut player = under_with(LIVE_CONTRACTS[0], &seed);
    player.turn_to(bits);
    let mut seen = Vec::new();
    for step in from..from + cells.len() as u32 {
        player.wait_until(step * STEP);
        let cell = sighted(&player).answer.cell();
        seen.push([cell.x, cell.y]);
    }
    assert_eq!(seen, cells);
}

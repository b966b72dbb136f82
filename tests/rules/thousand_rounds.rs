//! A thousand rounds, of which every figure is the same here and in the browser, to the last bit.

use super::any;
use super::links::hash;
use super::played::any_round;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde::Deserialize;
use sharp_shot::rules::{Challenge, Contract, Game, Outcome, Sensitivities, Shot, Shots, costs};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// What the rounds came to when they were first played. A change of the rules, of their figures or
/// of the cases that proptest draws gives another hash: put in the one that the test then tells.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Golden {
    rounds: u32,
    hash: String,
}

/// What the player sees of a round, in the order in which `Handle::debrief` has it.
fn figures(game: &Game) -> Vec<u32> {
    let (shots, contract) = (game.get::<Shots>(), game.get::<Contract>());
    let outcome = Outcome::of(shots, contract);
    let mut figures = vec![outcome.score, 3 * contract.shots, outcome.shipped.into(), outcome.bits];
    figures.extend(costs(shots, game.get::<Sensitivities>()).map(f32::to_bits));
    figures.extend(shots.iter().flat_map(shot_figures).map(f32::to_bits));
    figures
}

fn shot_figures(shot: &Shot) -> impl Iterator<Item = f32> {
    let places = [shot.centre, shot.drifted, shot.shown, shot.hit];
    let cause = shot.cause().map_or(-1.0, |cause| f32::from(cause as u8));
    [f32::from(shot.dials.number()), shot.accuracy.0, shot.zone().points() as f32, cause]
        .into_iter()
        .chain(places.into_iter().flat_map(|place| place.to_array()))
}

/// Plays any rounds, and leaves their links for `tests/browser/thousand_rounds.test.mjs`.
#[test]
fn a_thousand_rounds_come_to_what_they_always_came_to() {
    let golden = include_str!("../thousand_rounds.json");
    let golden: Golden = serde_json::from_str(golden).expect("it is as above");
    let mut runner = TestRunner::new(any::config(golden.rounds));
    let (mut links, mut bytes) = (String::new(), Vec::new());
    for _ in 0..golden.rounds {
        let round = any_round().new_tree(&mut runner).expect("any round will do");
        let (table, plans) = round.current();
        let game = table.play(&plans);
        bytes.extend(figures(&game).into_iter().flat_map(u32::to_le_bytes));
        let link = Challenge::of(&game).expect("the round is finished").to_bytes();
        for byte in link {
            write!(links, "{byte:02x}").expect("a String takes all");
        }
        links.push('\n');
    }
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    fs::create_dir_all(&target).expect("target/ is writable");
    fs::write(target.join("thousand_rounds.txt"), links).expect("target/ is writable");
    assert_eq!(format!("{:016x}", hash(&bytes)), golden.hash);
}

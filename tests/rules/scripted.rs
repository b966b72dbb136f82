//! The scripted round, which a browser plays as well: inputs and what must come of them.

use super::driver::Player;
use bevy::prelude::*;
use core::time::Duration;
use serde::Deserialize;
use sharp_shot::rules::{
    Accuracy, Aim, Best, Budget, Crosshair, Dials, Fire, Phase, Retry, Seed, Shot, Shots, TurnDial,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    seed: String,
    inputs: Vec<Input>,
    result: Expected,
}

/// `{ "fire": true }` and so on, as a press. `watch` waits until the reveal has ended, and `end` ends it
/// by fire.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Input {
    Turn(usize),
    Aim([u16; 2]),
    Fire(bool),
    Watch(bool),
    End(bool),
    Retry(bool),
}

/// What the page shows at the end: a round that has begun, and `first`, which was finished.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    zones: Vec<u32>,
    score: u32,
    bits: u32,
    accuracy: u32,
    precisions: [usize; 6],
    aim: [u16; 2],
    best: u32,
    first: Finished,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Finished {
    zones: Vec<u32>,
    score: u32,
}

fn script() -> Script {
    serde_json::from_str(include_str!("../scripted_round.json")).expect("the script is as above")
}

fn zones(player: &Player) -> Vec<u32> {
    player.get::<Shots>().iter().map(|shot| shot.zone().points()).collect()
}

fn point([x, y]: [u16; 2]) -> Vec2 {
    Vec2::new(x.into(), y.into())
}

fn last(player: &Player) -> &Shot {
    player.get::<Shots>().last().expect("a shot was fired")
}

/// Plays the script, an input every `pace`, and compares.
fn check(pace: Duration) {
    let Script { seed, inputs, result } = script();
    let mut player = Player::start(|app| {
        app.insert_resource(Seed::Text(seed));
    });
    let mut now = Duration::ZERO;
    for (n, input) in (1..).zip(inputs) {
        now += pace;
        match input {
            Input::Turn(layer) => player.send_at(now, TurnDial { layer }),
            Input::Aim(aim) => player.send_at(now, Aim(point(aim))),
            Input::Fire(pressed) => {
                assert!(pressed, "input {n}");
                player.send_at(now, Fire);
            }
            Input::Watch(watched) => {
                assert!(watched, "input {n}");
                now = now.max(last(&player).reveal_ends);
                player.wait_until(now);
            }
            Input::End(pressed) => {
                assert!(pressed, "input {n}");
                now = now.max(last(&player).fired + Duration::from_millis(400));
                player.send_at(now, Fire);
                assert!(last(&player).is_cut_short(), "input {n}");
            }
            Input::Retry(pressed) => {
                assert!(pressed, "input {n}");
                assert_eq!(*player.get::<Phase>(), Phase::Over);
                assert_eq!(zones(&player), result.first.zones);
                assert_eq!(player.get::<Shots>().score(), result.first.score);
                player.send_at(now, Retry);
            }
        }
    }
    assert_eq!(zones(&player), result.zones);
    assert_eq!(player.get::<Shots>().score(), result.score);
    assert_eq!(player.get::<Budget>().used, result.bits);
    assert_eq!(player.get::<Accuracy>().percent(), result.accuracy);
    assert_eq!(player.get::<Dials>().0.map(|precision| precision as usize), result.precisions);
    assert_eq!(*player.get::<Crosshair>(), Crosshair(point(result.aim)));
    assert_eq!(*player.get::<Best>(), Best(result.best));
    assert_eq!(*player.get::<Phase>(), Phase::Aiming);
}

#[test]
fn the_scripted_round_ends_as_it_must() {
    check(Duration::from_millis(100));
}

#[test]
fn the_scripted_round_ends_the_same_at_any_pace() {
    for ms in [0, 1, 16, 333, 1490] {
        check(Duration::from_millis(ms));
    }
}

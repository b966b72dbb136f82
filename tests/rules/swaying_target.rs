//! The swaying target, which a browser draws as well: where it must be at what time.

use super::driver::Player;
use bevy::prelude::*;
use core::time::Duration;
use serde::Deserialize;
use sharp_shot::rules::{Seed, Sight};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Swaying {
    seed: String,
    shown: Vec<Shown>,
}

/// A time in ms since the round began, and the shown centre in units.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    at: u64,
    centre: [f32; 2],
}

#[test]
fn the_first_target_sways_as_written_down() {
    let json = include_str!("../swaying_target.json");
    let Swaying { seed, shown } = serde_json::from_str(json).expect("the file is as above");
    let mut player = Player::start(|app| {
        app.insert_resource(Seed::Text(seed));
    });
    // Edges and attention at int4; the feed-forward layers leave the rings sharp.
    player.turn_to([4, 4, 32, 4, 32, 4]);
    let sight = *player.get::<Sight>();
    for Shown { at, centre } in shown {
        let seen = player.target().shown(&sight, Duration::from_millis(at));
        assert!(seen.distance(Vec2::from(centre)) < 1e-3, "at {at} ms: {seen}");
    }
}

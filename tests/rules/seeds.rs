//! Which targets a round has: the seed, the day, and the number of the round.

use super::driver::{Player, beside, centres};
use bevy::prelude::*;
use core::time::Duration;
use sharp_shot::rules::{Fire, Played, Retry, Round, Seed, Shots, Today};

fn seeded(text: &str) -> Player {
    Player::start(|app| {
        app.insert_resource(Seed::Text(text.into()));
    })
}

fn daily(day: u32, played: Played) -> Player {
    Player::start(|app| {
        app.insert_resource(Seed::Daily).insert_resource(Today(day)).insert_resource(played);
    })
}

fn turn_to_midnight(player: &mut Player, day: u32) {
    player.game.world_mut().insert_resource(Today(day));
}

/// Fires once, so that the round counts, and starts the next.
fn next_round(player: &mut Player) {
    player.turn_to([16; 6]);
    player.play(1, beside(0.0));
    player.send(Retry);
}

fn assert_first_centres(player: &Player, expected: [(f32, f32); 2]) {
    for (centre, expected) in centres(player).into_iter().zip(expected) {
        assert!(centre.distance(expected.into()) < 1e-3, "{centre} instead of {expected:?}");
    }
}

#[test]
fn a_seed_of_text_always_draws_the_same_targets() {
    assert_first_centres(&seeded("golden"), [(71.3911, 64.9951), (270.0837, 295.5181)]);
}

#[test]
fn a_day_always_draws_the_same_targets() {
    let player = daily(20_000, Played::default());
    assert_first_centres(&player, [(78.9473, 60.4154), (216.9628, 85.1922)]);
}

#[test]
fn different_seeds_draw_different_targets() {
    let first = |player: &Player| centres(player)[0];
    let firsts =
        ["", "a", "b", "ab", "ba", "golden", "Golden", "ü"].map(|seed| first(&seeded(seed)));
    let days = [0, 1, 19_999, 20_000].map(|day| first(&daily(day, Played::default())));
    let all = [&firsts[..], &days[..]].concat();
    for (i, centre) in all.iter().enumerate() {
        assert!(!all[..i].contains(centre), "{i}");
    }
}

#[test]
fn the_daily_round_is_the_first_unless_a_text_seeds_it() {
    let player = Player::start(|app| {
        app.insert_resource(Seed::default()).insert_resource(Today(20_000));
    });
    assert_eq!(centres(&player), centres(&daily(20_000, Played::default())));
    assert_eq!(player.get::<Round>().day, 20_000);
    assert_eq!(player.get::<Round>().number, 0);
}

#[test]
fn the_first_round_of_a_day_is_the_same_whatever_was_played_before() {
    let everyone = centres(&daily(20_000, Played::default()));
    let regular = daily(20_000, Played { day: 19_999, rounds: 7 });
    assert_eq!(centres(&regular), everyone);
    let mut night_owl = daily(19_999, Played::default());
    next_round(&mut night_owl);
    turn_to_midnight(&mut night_owl, 20_000);
    next_round(&mut night_owl);
    assert_eq!(centres(&night_owl), everyone);
}

#[test]
fn the_rounds_after_the_daily_one_differ_from_it_and_from_each_other() {
    for mut player in [seeded("rounds"), daily(20_000, Played::default())] {
        let mut seen: Vec<Vec2> = Vec::new();
        for number in 0..5 {
            assert_eq!(player.get::<Round>().number, number);
            let centres = centres(&player);
            assert!(centres.iter().all(|centre| !seen.contains(centre)), "round {number}");
            seen.extend(centres);
            next_round(&mut player);
        }
    }
}

#[test]
fn a_round_is_found_by_its_number_alone() {
    let mut player = daily(20_000, Played::default());
    for rounds in 0..4 {
        let loaded = daily(20_000, Played { day: 20_000, rounds });
        assert_eq!(centres(&loaded), centres(&player), "round {rounds}");
        next_round(&mut player);
    }
}

#[test]
fn the_day_of_a_round_is_fixed_when_it_starts() {
    let mut player = daily(20_000, Played::default());
    let before = centres(&player);
    player.turn_to([16; 6]);
    player.play(4, beside(0.0));
    turn_to_midnight(&mut player, 20_001);
    player.wait(Duration::from_secs(1));
    player.play(6, beside(0.0));
    assert_eq!(centres(&player), before);
    assert_eq!(player.get::<Round>().day, 20_000);
    assert_eq!(*player.get::<Played>(), Played { day: 20_000, rounds: 1 });

    player.send(Retry);
    assert_eq!((player.get::<Round>().day, player.get::<Round>().number), (20_001, 0));
    assert_eq!(centres(&player), centres(&daily(20_001, Played::default())));
}

#[test]
fn a_seed_of_text_has_no_day() {
    let today = |day| {
        Player::start(|app| {
            app.insert_resource(Today(day));
        })
    };
    let mut player = today(20_000);
    assert_eq!(centres(&player), centres(&today(3)));
    next_round(&mut player);
    turn_to_midnight(&mut player, 20_001);
    next_round(&mut player);
    assert_eq!(player.get::<Round>().number, 2, "midnight does not start the seed anew");
}

#[test]
fn a_round_without_a_shot_is_not_spent() {
    let mut player = daily(20_000, Played::default());
    let before = centres(&player);
    player.send(Fire); // Refused, over budget.
    player.turn_to([16; 6]);
    player.send(Retry);
    assert_eq!(*player.get::<Played>(), Played::default());
    assert_eq!(centres(&player), before);
}

#[test]
fn a_round_is_spent_once_by_its_first_shot() {
    let mut player = daily(20_000, Played { day: 20_000, rounds: 3 });
    player.turn_to([16; 6]);
    assert_eq!(player.get::<Played>().rounds, 3);
    for shots in 1..=10 {
        player.play(1, beside(58.0));
        assert_eq!(player.get::<Shots>().len(), shots);
        assert_eq!(*player.get::<Played>(), Played { day: 20_000, rounds: 4 });
    }
}

//! A round from its first shot to its result, and the way to the next.

use super::driver::{Player, beside, centres, setting};
use bevy::prelude::*;
use core::time::Duration;
use sharp_shot::rules::{
    Aim, Best, Contract, Dials, Fire, Outcome, Phase, Range, Retry, Shots, TurnDial,
};

/// Plays a round for a score: as many bullseyes as fit, one shot for the rest, then misses.
fn play_for(player: &mut Player, score: u32) {
    for shot in 0..10 {
        let distance = match score.saturating_sub(3 * shot) {
            0 => 58.0,
            1 => 42.0,
            2 => 23.0,
            _ => 0.0,
        };
        player.play(1, beside(distance));
    }
    assert_eq!(player.get::<Shots>().score(), score);
}

fn outcome(player: &Player) -> Outcome {
    Outcome::of(player.get::<Shots>(), player.get::<Contract>())
}

#[test]
fn a_round_starts_with_nothing_scored() {
    let player = Player::start(|_| {});
    assert!(player.get::<Shots>().is_empty());
    assert_eq!(player.get::<Shots>().score(), 0);
    assert_eq!(*player.get::<Phase>(), Phase::Aiming);
}

#[test]
fn ten_bullseyes_score_30_and_ship() {
    let mut player = Player::with_dials([16; 6]);
    player.play(10, beside(0.0));
    assert_eq!(*player.get::<Phase>(), Phase::Over);
    assert_eq!(outcome(&player).score, 30);
    assert!(outcome(&player).shipped);
}

#[test]
fn ten_misses_score_nothing_and_do_not_ship() {
    let mut player = Player::with_dials([16; 6]);
    player.play(10, beside(58.0));
    assert_eq!(*player.get::<Phase>(), Phase::Over);
    assert_eq!(outcome(&player).score, 0);
    assert!(!outcome(&player).shipped);
}

#[test]
fn eighteen_points_ship_and_seventeen_do_not() {
    for (score, shipped) in [(17, false), (18, true)] {
        let mut player = Player::with_dials([16; 6]);
        play_for(&mut player, score);
        assert_eq!(outcome(&player).shipped, shipped, "{score} points");
    }
}

#[test]
fn the_score_grows_with_every_shot() {
    let mut player = Player::with_dials([16; 6]);
    for (distance, score) in [(0.0, 3), (23.0, 5), (42.0, 6), (58.0, 6), (0.0, 9)] {
        player.play(1, beside(distance));
        assert_eq!(player.get::<Shots>().score(), score);
    }
}

#[test]
fn every_shot_has_a_target_of_its_own() {
    let mut player = Player::with_dials([16; 6]);
    let targets = centres(&player);
    player.play(10, beside(0.0));
    let judged: Vec<_> = player.get::<Shots>().iter().map(|shot| shot.centre).collect();
    assert_eq!(judged, targets);
    for (i, target) in targets.iter().enumerate() {
        assert!(!targets[..i].contains(target), "target {i} was there before");
    }
}

#[test]
fn nothing_after_the_last_shot_changes_the_result() {
    let mut player = Player::with_dials([16; 6]);
    play_for(&mut player, 17);
    let (result, shots) = (outcome(&player), format!("{:?}", player.get::<Shots>()));
    let last = player.get::<Shots>()[9].centre;
    for layer in [0, 1, 5, 6] {
        player.send(Aim(last));
        player.send(Fire);
        player.send(TurnDial { layer });
        player.send(Fire);
        player.wait(Duration::from_mins(1));
    }
    assert_eq!(outcome(&player), result);
    assert_eq!(format!("{:?}", player.get::<Shots>()), shots);
    assert_eq!(*player.get::<Best>(), Best(17));
    assert_eq!(*player.get::<Phase>(), Phase::Over);
}

#[test]
fn a_result_stays_until_the_player_asks_for_a_new_round() {
    let mut player = Player::with_dials([16; 6]);
    player.play(10, beside(0.0));
    player.wait(Duration::from_hours(24));
    assert_eq!(*player.get::<Phase>(), Phase::Over);
    assert_eq!(outcome(&player).score, 30);
    player.send(Retry);
    assert_eq!(*player.get::<Phase>(), Phase::Aiming);
    assert!(player.get::<Shots>().is_empty());
    assert_eq!(*player.get::<Dials>(), setting([32; 6]));
}

#[test]
fn a_retry_ends_a_round_at_any_moment() {
    for shots in [0, 3] {
        let mut player = Player::with_dials([16; 6]);
        player.play(shots, beside(0.0));
        // A miss, so that one of the retries falls into its reveal.
        player.shoot(beside(58.0)(&player.target()));
        player.send(Retry);
        assert_eq!(*player.get::<Phase>(), Phase::Aiming);
        assert!(player.get::<Shots>().is_empty());
        assert_eq!(*player.get::<Dials>(), setting([32; 6]));
    }
}

#[test]
fn the_round_after_a_retry_is_played_like_the_first() {
    let mut player = Player::with_dials([16; 6]);
    player.play(10, beside(58.0));
    player.send(Retry);
    player.turn_to([16, 16, 16, 16, 8, 8]);
    player.play(10, beside(0.0));
    assert_eq!(*player.get::<Phase>(), Phase::Over);
    assert_eq!(outcome(&player).score, 30);
    assert_eq!(outcome(&player).bits, 80);
}

#[test]
fn the_contract_says_how_many_shots_there_are_and_what_ships() {
    let contract = Contract { shots: 3, ship_at: 9, ..Contract::default() };
    let mut player = Player::start(|app| {
        app.insert_resource(contract);
    });
    player.turn_to([16; 6]);
    player.play(2, beside(0.0));
    assert_eq!(*player.get::<Phase>(), Phase::Aiming);
    player.play(1, beside(0.0));
    assert_eq!(*player.get::<Phase>(), Phase::Over);
    assert!(outcome(&player).shipped);
}

#[test]
fn the_first_contract_is_ten_shots_96_bits_and_18_points() {
    let Contract { budget, shots, ship_at, .. } = Contract::default();
    assert_eq!((budget, shots, ship_at), (96, 10, 18));
}

#[test]
fn a_round_has_as_many_shots_as_its_contract_and_ships_at_its_points() {
    for (shots, ship_at) in [(1, 3), (3, 9), (20, 60), (20, 61)] {
        let contract = Contract::custom(Range::Table, 192, shots, ship_at);
        let mut player = Player::start(|app| {
            app.insert_resource(contract);
        });
        player.play(shots as usize, beside(0.0));
        assert_eq!(*player.get::<Phase>(), Phase::Over);
        assert_eq!(player.get::<Shots>().len(), shots as usize);
        assert_eq!(outcome(&player).score, 3 * shots);
        assert_eq!(outcome(&player).shipped, 3 * shots >= ship_at);
    }
}

#[test]
fn a_contract_that_asks_for_the_same_has_the_same_name() {
    assert_eq!(Contract::custom(Range::Table, 96, 10, 18), Contract::default());
    for (budget, shots, ship_at) in [(97, 10, 18), (96, 5, 18), (96, 10, 9)] {
        assert_eq!(Contract::custom(Range::Table, budget, shots, ship_at).name, "Custom contract");
    }
}

#[test]
fn scores_compare_with_the_missions_if_there_are_as_many_shots_and_no_more_bits() {
    assert!(Contract::default().compares());
    assert!(Contract::custom(Range::Table, 24, 10, 1).compares());
    assert!(!Contract::custom(Range::Table, 97, 10, 18).compares());
    assert!(!Contract::custom(Range::Table, 96, 9, 18).compares());
    assert!(!Contract::custom(Range::Table, 96, 11, 18).compares());
}

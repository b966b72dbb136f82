//! A finished round becomes a link, and the link the same round.

use super::any;
use super::driver::{Player, beside};
use super::played::{Plan, Table, any_round, assert_same_round, plans};
use bevy::prelude::*;
use core::time::Duration;
use proptest::prelude::*;
use sharp_shot::rules::{
    Aim, Challenge, Contract, Fire, Game, Motion, Range, Retry, Round, Shots, TurnDial,
};

/// Makes a link of a finished round, reads it and plays it again.
fn assert_comes_back(game: &Game) {
    let challenge = Challenge::of(game).expect("the round is finished");
    let read = Challenge::from_bytes(&challenge.to_bytes());
    assert_eq!(read.as_ref(), Ok(&challenge));
    let Ok(replayed) = challenge.replayed() else { panic!("{challenge:?} is refused") };
    assert_same_round(&replayed, game);
    assert_eq!(Challenge::of(&replayed), Some(challenge), "a link of the link's round");
}

#[test]
fn a_round_comes_back_from_its_link_whatever_its_seed() {
    let contract = Contract::default();
    for seed in ["tests", "", "lecture 7", "Ünïcödé 🎯 零", "a\0b\n"] {
        assert_comes_back(&Table::of_text(contract, seed).play(&plans(10, 96)));
    }
    for (day, rounds) in [(0, 0), (20_000, 0), (20_000, 7), (u32::MAX, u32::MAX)] {
        assert_comes_back(&Table::of_day(contract, day, rounds).play(&plans(10, 96)));
    }
}

#[test]
fn a_round_comes_back_from_its_link_whatever_its_contract() {
    for (budget, shots, ship_at) in [(24, 1, 1), (192, 20, 60), (44, 7, 11), (96, 1, 3)] {
        let table =
            Table::of_text(Contract::custom(Range::Table, budget, shots, ship_at), "contracts");
        assert_comes_back(&table.play(&plans(shots, budget)));
    }
}

#[test]
fn a_round_comes_back_from_its_link_however_much_it_moved_and_was_waited_for() {
    for (motion, cut_short) in
        [(Motion::Full, true), (Motion::Full, false), (Motion::Reduced, true)]
    {
        let change = |plan| Plan { motion, cut_short, ..plan };
        let plans: Vec<Plan> = plans(10, 96).into_iter().map(change).collect();
        assert_comes_back(&Table::of_text(Contract::default(), "moves").play(&plans));
    }
}

#[test]
fn what_was_seen_with_reduced_motion_is_not_what_was_seen_without() {
    let swaying = |motion| {
        let mut player = Player::with_dials([16, 4, 8, 4, 8, 16]);
        player.game.world_mut().insert_resource(motion);
        player.play(10, beside(0.0));
        let challenge = Challenge::of(&player.game).expect("the round is finished");
        challenge.replayed().expect("the rules allow it")
    };
    let [full, reduced] = [Motion::Full, Motion::Reduced].map(swaying);
    for (full, reduced) in full.get::<Shots>().iter().zip(reduced.get::<Shots>().iter()) {
        assert_eq!((full.fired, full.hit), (reduced.fired, reduced.hit));
        assert_ne!(full.shown, reduced.shown);
    }
}

#[test]
fn a_later_round_comes_back_from_its_link() {
    let mut player = Table::of_day(Contract::default(), 20_000, 3).sit_down();
    for plan in plans(10, 96) {
        plan.carry_out(&mut player);
    }
    player.send(Retry);
    for plan in plans(10, 60) {
        plan.carry_out(&mut player);
    }
    let round = player.get::<Round>();
    assert_eq!(round.number, 4);
    assert!(round.started > Duration::ZERO, "its shots count from its own start");
    assert_comes_back(&player.game);
}

#[test]
fn a_round_fired_as_fast_as_can_be_comes_back_from_its_link() {
    let mut player = Player::start(|_| {});
    let moment = Duration::from_secs(5);
    for layer in (0..6).flat_map(|layer| [layer, layer]) {
        player.send_at(moment, TurnDial { layer });
    }
    for shot in 0..10_u8 {
        let moment = moment + u32::from(shot) * Duration::from_millis(400);
        player.send_at(moment, Fire); // Ends the reveal.
        player.send_at(moment, Aim(Vec2::splat(30.0 * f32::from(shot))));
        if shot > 0 {
            player.send_at(moment, Fire);
        }
    }
    assert_eq!(player.get::<Shots>().len(), 10);
    assert_comes_back(&player.game);
}

#[test]
fn a_round_that_was_left_for_a_day_comes_back_from_its_link() {
    let mut plans = plans(10, 96);
    plans[4].wait = Duration::from_hours(24);
    assert_comes_back(&Table::of_text(Contract::default(), "night").play(&plans));
}

#[test]
fn there_is_no_link_before_the_last_shot_and_one_as_soon_as_it_is_fired() {
    let mut player = Player::with_dials([16; 6]);
    for _ in 0..10 {
        player.see_through();
        assert_eq!(Challenge::of(&player.game), None);
        player.shoot(beside(58.0)(&player.target()));
    }
    assert!(Challenge::of(&player.game).is_some());
    player.send(Retry);
    assert_eq!(Challenge::of(&player.game), None);
}

#[test]
fn what_is_turned_and_aimed_at_after_the_last_shot_is_no_part_of_the_link() {
    let mut player = Player::with_dials([16; 6]);
    player.play(10, beside(20.0));
    let challenge = Challenge::of(&player.game);
    player.turn_to([4; 6]);
    player.send(Aim(Vec2::ZERO));
    player.send(Fire);
    assert_eq!(Challenge::of(&player.game), challenge);
}

#[test]
fn a_typical_link_is_at_most_120_bytes() {
    let table = Table::of_day(Contract::default(), 20_500, 2);
    let daily = Challenge::of(&table.play(&plans(10, 96))).expect("finished").to_bytes();
    let table = Table::of_text(Contract::default(), "lecture 7, second half");
    let text = Challenge::of(&table.play(&plans(10, 96))).expect("finished").to_bytes();
    assert!(daily.len() <= 120 && text.len() <= 120, "{} and {}", daily.len(), text.len());
}

proptest! {
    #![proptest_config(any::config(200))]

    #[test]
    fn any_round_comes_back_from_its_link((table, plans) in any_round()) {
        assert_comes_back(&table.play(&plans));
    }
}

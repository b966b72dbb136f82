//! The bits that the contract allows, and shots refused for using more.

use super::driver::{Player, beside, centres};
use core::time::Duration;
use sharp_shot::rules::{
    Aim, Budget, Clock, Contract, Fire, Phase, Played, Refusal, Retry, Shots, TurnDial,
};

#[test]
fn a_round_starts_with_192_bits_of_96() {
    let player = Player::start(|_| {});
    assert_eq!(*player.get::<Budget>(), Budget { used: 192, limit: 96 });
    assert_eq!(player.get::<Budget>().excess(), 96);
}

#[test]
fn the_bits_answer_every_turn_of_a_dial() {
    let mut player = Player::start(|_| {});
    for used in [176, 168, 164, 192] {
        player.send(TurnDial { layer: 3 });
        assert_eq!(player.get::<Budget>().used, used);
    }
}

#[test]
fn a_new_round_starts_with_192_bits_at_once() {
    let mut player = Player::with_dials([16; 6]);
    player.send(Retry);
    assert_eq!(player.get::<Budget>().used, 192);
}

#[test]
fn a_shot_over_budget_is_refused_and_spends_nothing() {
    let mut player = Player::start(|_| {});
    let (target, before) = (player.target().centre, centres(&player));
    player.send(Aim(target));
    player.send(Fire);
    assert!(player.get::<Shots>().is_empty());
    assert_eq!(*player.get::<Played>(), Played::default());
    assert_eq!(*player.get::<Phase>(), Phase::Aiming);
    assert_eq!((player.target().centre, centres(&player)), (target, before));
}

#[test]
fn the_player_is_told_of_a_refusal_and_by_how_many_bits() {
    let mut player = Player::start(|_| {});
    player.send(Fire);
    assert_eq!(*player.get::<Refusal>(), Refusal(Some(player.get::<Clock>().now())));
    assert_eq!(player.get::<Budget>().excess(), 96);
    player.wait(Duration::from_mins(1));
    assert!(player.get::<Refusal>().0.is_some(), "it stays until something is done about it");
}

#[test]
fn a_second_refusal_is_told_anew() {
    let mut player = Player::start(|_| {});
    player.send(Fire);
    let first = *player.get::<Refusal>();
    player.send(Fire);
    assert!(player.get::<Refusal>().0 > first.0);
}

#[test]
fn four_bits_too_many_are_refused_and_the_whole_budget_is_not() {
    let mut player = Player::with_dials([16, 16, 16, 16, 4, 32]);
    assert_eq!(player.get::<Budget>().excess(), 4);
    player.send(Fire);
    assert!(player.get::<Shots>().is_empty());
    player.turn_to([16; 6]);
    assert_eq!(*player.get::<Budget>(), Budget { used: 96, limit: 96 });
    player.send(Fire);
    assert_eq!(player.get::<Shots>().len(), 1);
}

#[test]
fn a_refused_round_can_still_fire_all_its_shots() {
    let mut player = Player::with_dials([16; 6]);
    player.play(5, beside(0.0));
    player.turn_to([32; 6]);
    for _ in 0..20 {
        player.send(Fire);
    }
    assert_eq!(player.get::<Shots>().len(), 5);
    player.turn_to([16; 6]);
    player.play(5, beside(0.0));
    assert_eq!(player.get::<Shots>().score(), 30);
}

#[test]
fn a_refusal_is_forgotten_with_a_turned_dial_a_shot_or_a_new_round() {
    let mut player = Player::start(|_| {});
    player.send(Fire);
    player.send(TurnDial { layer: 0 });
    assert_eq!(*player.get::<Refusal>(), Refusal(None), "after a turn");
    player.send(Fire);
    assert!(player.get::<Refusal>().0.is_some());
    player.send(Retry);
    assert_eq!(*player.get::<Refusal>(), Refusal(None), "after a retry");
    player.turn_to([16; 6]);
    player.send(Fire);
    assert_eq!(player.get::<Shots>().len(), 1);
    assert_eq!(*player.get::<Refusal>(), Refusal(None), "after a shot");
}

#[test]
fn the_budget_is_the_contract_s() {
    let contract = Contract { budget: 44, ..Contract::default() };
    let mut player = Player::start(|app| {
        app.insert_resource(contract);
    });
    player.turn_to([8; 6]);
    assert_eq!(*player.get::<Budget>(), Budget { used: 48, limit: 44 });
    player.send(Fire);
    assert!(player.get::<Shots>().is_empty());
    player.turn_to([8, 8, 4, 8, 8, 8]);
    player.send(Fire);
    assert_eq!(player.get::<Shots>().len(), 1);
}

//! Inputs count at their own time, whatever frames were shown before they arrived.

use super::driver::{Player, beside};
use bevy::ecs::message::Messages;
use core::time::Duration;
use sharp_shot::rules::{Clock, Fire, Phase, Retry, Round, Shots, TurnDial};

/// Both attention layers at int4: what is shown depends strongly on the time.
const SWAYING: [u32; 6] = [32, 4, 8, 4, 8, 32];

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

#[test]
fn a_late_shot_is_judged_at_its_own_time() {
    let mut player = Player::with_dials(SWAYING);
    let target = player.target();
    player.game.show(ms(20_000));
    player.send_at(ms(5_000), Fire);
    let shot = &player.get::<Shots>()[0];
    assert_eq!(shot.fired, ms(5_000));
    assert_eq!(shot.shown, target.shown(player.get(), ms(5_000)));
    assert_ne!(shot.shown, target.shown(player.get(), ms(20_000)));
}

#[test]
fn a_late_fire_ends_the_reveal_that_it_was_made_in() {
    let mut player = Player::with_dials([16; 6]);
    let shot = player.shoot(beside(58.0)(&player.target()));
    player.game.show(shot.reveal_ends + ms(5));
    assert_eq!(*player.get::<Phase>(), Phase::Aiming, "a frame looked ahead");
    let late = shot.fired + ms(450);
    player.send_at(late, Fire);
    assert_eq!(player.get::<Shots>().len(), 1, "the fire was made during the reveal");
    assert_eq!(player.get::<Shots>()[0].reveal_ends, late);
}

#[test]
fn a_late_retry_starts_its_round_at_its_own_time() {
    let mut player = Player::start(|_| {});
    player.game.show(ms(9_000));
    player.send_at(ms(2_000), Retry);
    assert_eq!(player.get::<Round>().started, ms(2_000));
}

#[test]
fn a_frame_that_looked_ahead_can_be_taken_back() {
    let mut player = Player::with_dials([16; 6]);
    let shot = player.shoot(beside(58.0)(&player.target()));
    player.game.show(shot.reveal_ends);
    assert_eq!(*player.get::<Phase>(), Phase::Aiming);
    player.game.show(shot.fired + ms(1));
    assert_eq!(*player.get::<Phase>(), Phase::Reveal);
}

#[test]
fn no_frame_shows_a_time_before_the_last_input() {
    let mut player = Player::start(|_| {});
    player.send_at(ms(700), TurnDial { layer: 0 });
    player.game.show(ms(300));
    assert_eq!(player.get::<Clock>().now(), ms(700));
    player.game.show(ms(701));
    assert_eq!(player.get::<Clock>().now(), ms(701));
}

#[test]
fn a_target_sways_from_the_start_of_its_round() {
    let mut player = Player::with_dials(SWAYING);
    let target = player.target();
    player.send_at(ms(3_000), Retry); // Without a shot it is the same round again.
    player.turn_to(SWAYING);
    player.send_at(ms(8_000), Fire);
    assert_eq!(player.get::<Shots>()[0].shown, target.shown(player.get(), ms(5_000)));
}

#[test]
fn inputs_of_the_same_moment_are_taken_in_their_order() {
    let mut player = Player::with_dials([16, 16, 16, 16, 16, 32]);
    let now = ms(10_000);
    player.send_at(now, Fire);
    assert!(player.get::<Shots>().is_empty(), "still over budget");
    player.send_at(now, TurnDial { layer: 5 });
    player.send_at(now, Fire);
    assert_eq!(player.get::<Shots>().len(), 1);
}

#[test]
fn inputs_that_were_taken_do_not_pile_up() {
    let mut player = Player::start(|_| {});
    for _ in 0..100 {
        player.send(TurnDial { layer: 0 });
    }
    assert!(player.get::<Messages<TurnDial>>().len() <= 2);
}

//! What a shot and a round lost their points by.

use super::driver::{Player, beside, setting};
use bevy::prelude::*;
use core::time::Duration;
use sharp_shot::rules::{
    Accuracy, Aim, Cause, Clock, Contract, Fire, Motion, Outcome, Sensitivities, Shot, Shots,
    Sight, Target,
};

const EDGES_INT4: [u32; 6] = [4, 32, 8, 32, 8, 4];
const ATTENTION_INT4: [u32; 6] = [32, 4, 8, 4, 8, 32];
const FEED_FORWARD_INT4: [u32; 6] = [16, 16, 4, 16, 4, 16];

/// A shot at a target that is truly at 0, each of its points so many units to the right.
fn shot(bits: [u32; 6], drifted: f32, shown: f32, hit: f32) -> Shot {
    let dials = setting(bits);
    Shot {
        fired: Duration::ZERO,
        reveal_ends: Duration::ZERO,
        dials,
        motion: Motion::default(),
        sight: Sight::of(&dials, &Sensitivities::default()),
        accuracy: Accuracy::of(&dials, &Sensitivities::default()),
        centre: Vec2::ZERO,
        drifted: drifted * Vec2::X,
        shown: shown * Vec2::X,
        hit: hit * Vec2::X,
    }
}

/// The cause that the result of a whole round names.
fn round_s_cause(player: &Player) -> Option<Cause> {
    Outcome::of(player.get::<Shots>(), player.get::<Contract>()).cause
}

/// Fires at where the target is drawn, at a moment when it has swayed far.
fn shoot_at_the_sway(player: &mut Player) {
    let (target, sight, now) = (player.target(), *player.get(), player.get::<Clock>().now());
    let far = |at: &Duration| target.shown(&sight, *at).distance(target.centre) > 20.0;
    let moments = (1..1000).map(|n| now + n * Duration::from_millis(10));
    let moment = moments.into_iter().find(far).expect("it sways far within ten seconds");
    player.send_at(moment, Aim(target.shown(&sight, moment)));
    player.send_at(moment, Fire);
    player.see_through();
}

#[test]
fn a_bullseye_lost_nothing() {
    assert_eq!(shot([16; 6], 0.0, 0.0, 5.0).cause(), None);
    assert_eq!(shot([4; 6], 56.0, 80.0, 0.0).cause(), None, "however wrong the sight was");
}

#[test]
fn a_shot_at_where_the_target_had_drifted_is_lost_to_drift() {
    assert_eq!(shot(EDGES_INT4, 40.0, 40.0, 40.0).cause(), Some(Cause::Drift));
    assert_eq!(shot([4; 6], 40.0, 44.0, 41.0).cause(), Some(Cause::Drift), "whatever else errs");
}

#[test]
fn a_shot_at_where_the_target_had_swayed_is_lost_to_jitter() {
    assert_eq!(shot(ATTENTION_INT4, 0.0, 25.0, 25.0).cause(), Some(Cause::Jitter));
    assert_eq!(shot([4; 6], 1.0, -25.0, -24.0).cause(), Some(Cause::Jitter), "whatever else errs");
}

#[test]
fn a_shot_beside_a_blurred_target_is_lost_to_blur() {
    assert_eq!(shot(FEED_FORWARD_INT4, 0.0, 0.0, 20.0).cause(), Some(Cause::Blur));
    assert_eq!(shot(FEED_FORWARD_INT4, 0.0, 0.0, 40.0).cause(), Some(Cause::Blur));
}

#[test]
fn a_shot_beside_a_sharp_target_is_lost_to_the_aim() {
    assert_eq!(shot([16; 6], 0.2, 1.0, 20.0).cause(), Some(Cause::Aim));
    assert_eq!(shot([8; 6], 6.0, 9.0, -40.0).cause(), Some(Cause::Aim));
}

#[test]
fn a_shot_past_all_rings_is_lost_to_the_aim_whatever_the_sight() {
    for bits in [[16; 6], FEED_FORWARD_INT4, [4; 6]] {
        assert_eq!(shot(bits, -6.0, -9.0, 120.0).cause(), Some(Cause::Aim), "{bits:?}");
    }
}

#[test]
fn the_larger_loss_names_the_cause_of_a_shot() {
    // Drift cost two points, the hand one.
    assert_eq!(shot(EDGES_INT4, 56.0, 56.0, 76.0).cause(), Some(Cause::Drift));
    // Drift cost one point, the hand two.
    assert_eq!(shot([8; 6], 6.8, 6.8, 56.0).cause(), Some(Cause::Aim));
}

#[test]
fn a_round_without_a_loss_has_no_cause() {
    let mut player = Player::with_dials([16; 6]);
    assert_eq!(round_s_cause(&player), None, "before any shot");
    player.play(10, beside(0.0));
    assert_eq!(round_s_cause(&player), None);
}

#[test]
fn a_round_is_lost_to_what_the_shots_show() {
    let edges = Sight::of(&setting(EDGES_INT4), &Sensitivities::default());
    let drifted = move |target: &Target| target.drifted(&edges);
    let mut player = Player::with_dials(EDGES_INT4);
    player.play(10, drifted);
    assert_eq!(round_s_cause(&player), Some(Cause::Drift));

    let mut player = Player::with_dials(FEED_FORWARD_INT4);
    player.play(10, beside(20.0));
    assert_eq!(round_s_cause(&player), Some(Cause::Blur));

    let mut player = Player::with_dials([16; 6]);
    player.play(10, beside(20.0));
    assert_eq!(round_s_cause(&player), Some(Cause::Aim));

    let mut player = Player::with_dials(ATTENTION_INT4);
    for _ in 0..10 {
        shoot_at_the_sway(&mut player);
    }
    assert_eq!(player.get::<Shots>().len(), 10);
    assert_eq!(round_s_cause(&player), Some(Cause::Jitter));
}

#[test]
fn the_cause_of_a_round_took_the_most_points_and_not_the_most_shots() {
    let edges = Sight::of(&setting(EDGES_INT4), &Sensitivities::default());
    for (misled, cause) in [(1, Cause::Aim), (2, Cause::Drift)] {
        let mut player = Player::with_dials([16; 6]);
        // Five shots that lose one point each, then some that lose three.
        player.play(5, beside(20.0));
        player.turn_to(EDGES_INT4);
        player.play(misled, move |target| target.drifted(&edges));
        player.play(5 - misled, beside(0.0));
        assert_eq!(round_s_cause(&player), Some(cause), "{misled} misled");
    }
}

//! What a shot and a round lost their points by.

use super::any;
use super::driver::{Player, beside, setting};
use bevy::prelude::*;
use core::f32::consts::TAU;
use core::time::Duration;
use proptest::prelude::*;
use sharp_shot::rules::{
    Accuracy, Aim, Cause, Clock, Contract, Dials, Fire, Grid, Motion, Outcome, Sensitivities, Shot,
    Shots, Sight, Target, Zone,
};

const EDGES_INT4: [u32; 6] = [4, 32, 8, 32, 8, 4];
const ATTENTION_INT4: [u32; 6] = [32, 4, 8, 4, 8, 32];
const FEED_FORWARD_INT4: [u32; 6] = [16, 16, 4, 16, 4, 16];

/// A shot at a target that is truly at 0, each of its points so many units to the right.
fn shot(bits: [u32; 6], drifted: f32, shown: f32, hit: f32) -> Shot {
    shot_at(setting(bits), [drifted, shown, hit].map(|right| right * Vec2::X))
}

/// A shot at a target that is truly at 0: where it had drifted, where it was shown, and the hit.
fn shot_at(dials: Dials, [drifted, shown, hit]: [Vec2; 3]) -> Shot {
    Shot {
        fired: Duration::ZERO,
        reveal_ends: Duration::ZERO,
        dials,
        motion: Motion::default(),
        sight: Sight::of(&dials, &Sensitivities::default()),
        accuracy: Accuracy::of(&dials, &Sensitivities::default()),
        centre: Vec2::ZERO,
        drifted,
        shown,
        hit,
        grid: Grid::default(),
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
    assert_eq!(shot(FEED_FORWARD_INT4, 0.0, 0.0, 24.0).cause(), Some(Cause::Blur));
}

#[test]
fn a_shot_farther_beside_than_the_blur_can_explain_is_lost_to_the_aim() {
    assert_eq!(shot(FEED_FORWARD_INT4, 0.0, 0.0, 40.0).cause(), Some(Cause::Aim));
    assert_eq!(shot([16, 16, 8, 16, 8, 16], 0.0, 0.0, 20.0).cause(), Some(Cause::Aim));
}

#[test]
fn a_tap_beside_a_target_that_is_shown_far_off_is_lost_to_the_drift() {
    let [drifted, shown] = [Vec2::new(56.0, 0.0), Vec2::new(74.0, 25.0)];
    for direction in 0..16_u8 {
        let beside = 30.0 * Vec2::from_angle(TAU * f32::from(direction) / 16.0);
        let shot = shot_at(setting([4; 6]), [drifted, shown, shown + beside]);
        assert_eq!(shot.cause(), Some(Cause::Drift), "{beside}");
    }
}

#[test]
fn causes_that_only_together_take_a_point_share_it() {
    // 30 and 30 units are each within the outer ring, and together beyond it.
    let lost = shot([4; 6], 30.0, 60.0, 60.0).lost();
    assert_eq!(lost, [18, 18, 0, 0], "of 36 twelfths");
    // Right and left: the drift cost a point and a half, and the jitter gave half a one back.
    let lost = shot([4; 6], 55.0, 25.0, 25.0).lost();
    assert_eq!(lost, [18, -6, 0, 0]);
}

#[test]
fn of_two_that_cost_the_same_the_larger_is_the_cause() {
    assert_eq!(shot([4; 6], 15.0, 15.0, 47.0).cause(), Some(Cause::Aim));
    assert_eq!(shot([4; 6], 15.0, -17.0, -17.0).cause(), Some(Cause::Jitter));
    assert_eq!(shot([8; 6], 0.0, 0.0, 15.5).cause(), Some(Cause::Aim), "int8 blurs a little");
    assert_eq!(shot([16; 6], 0.0, 0.0, 14.2).cause(), Some(Cause::Aim), "fp16 hardly");
}

#[test]
fn a_gap_beside_the_shown_target_counts_as_one_whoever_made_it() {
    let [drifted, shown] = [Vec2::ZERO, 20.0 * Vec2::X];
    let shot = shot_at(setting(FEED_FORWARD_INT4), [drifted, shown, shown + 45.0 * Vec2::X]);
    assert_eq!(shot.cause(), Some(Cause::Aim));
    let far = shot_at(setting([4; 6]), [56.0, 74.0, 174.0].map(|right| right * Vec2::X));
    assert_eq!(far.cause(), Some(Cause::Aim), "beyond all rings, even of the shown target");
}

#[test]
fn a_bullseye_of_a_target_that_is_shown_off_is_lost_to_the_sight() {
    let shot = shot([8; 6], 6.8, 10.8, 19.8);
    assert_eq!((shot.zone(), shot.shown_zone()), (Zone::Inner, Zone::Bullseye));
    assert_eq!(shot.cause(), Some(Cause::Drift));
}

#[test]
fn a_bullseye_of_a_target_that_is_shown_nearly_right_is_lost_to_the_aim() {
    assert_eq!(shot([16; 6], 1.0, 2.5, 15.0).cause(), Some(Cause::Aim));
}

/// Any error of up to so many units in x and in y.
fn error(most: f32) -> impl Strategy<Value = Vec2> {
    (-most..most, -most..most).prop_map(|(x, y)| Vec2::new(x, y))
}

/// Any shot that was not a bullseye and went so far beside the shown target, which was shown as far
/// astray as a setting can take it.
fn loss(beside: impl Strategy<Value = Vec2>) -> impl Strategy<Value = Shot> {
    let errors = (error(60.0), error(37.0), beside);
    let shots = (any::dials(), errors).prop_map(|(dials, (drift, sway, beside))| {
        shot_at(dials, [drift, drift + sway, drift + sway + beside])
    });
    shots.prop_filter("it lost a point", |shot| shot.zone() != Zone::Bullseye)
}

fn any_loss() -> impl Strategy<Value = Shot> {
    loss(prop_oneof![error(20.0), error(150.0)])
}

/// How far a cause can be seen to have moved a shot: what the hand and the blur did is one gap.
fn seen(shot: &Shot, cause: Cause) -> f32 {
    match cause {
        Cause::Drift => shot.drifted.distance(shot.centre),
        Cause::Jitter => shot.shown.distance(shot.drifted),
        Cause::Blur | Cause::Aim => shot.hit.distance(shot.shown),
    }
}

const CAUSES: [Cause; 4] = [Cause::Drift, Cause::Jitter, Cause::Blur, Cause::Aim];

proptest! {
    #![proptest_config(any::config(20_000))]

    #[test]
    fn the_causes_share_all_the_points_that_a_shot_lost(shot in any_loss()) {
        let lost: i32 = shot.lost().into_iter().sum();
        prop_assert_eq!(lost, 12 * (3 - shot.zone().points().cast_signed()));
    }

    #[test]
    fn the_cause_has_the_largest_share(shot in any_loss()) {
        let cause = shot.cause().expect("points were lost");
        let lost = shot.lost();
        prop_assert_eq!(Some(&lost[cause as usize]), lost.iter().max());
    }

    #[test]
    fn the_largest_visible_error_never_loses_to_one_that_is_smaller_than_a_ring(shot in any_loss()) {
        let cause = shot.cause().expect("points were lost");
        let largest = CAUSES.map(|cause| seen(&shot, cause)).into_iter().fold(0.0, f32::max);
        let named = seen(&shot, cause);
        // What the range shows of a bullseye as shown: how far off it was shown, and the gap.
        let is_misled = shot.shown_zone() == Zone::Bullseye
            && shot.shown.distance(shot.centre) >= shot.hit.distance(shot.shown)
            && matches!(cause, Cause::Drift | Cause::Jitter);
        let is_large = named >= largest.min(Zone::Bullseye.radius());
        prop_assert!(is_large || is_misled, "{named} of {largest}");
    }

    #[test]
    fn the_hand_is_not_to_blame_for_a_bullseye_of_what_was_shown_farther_off(
        shot in loss(error(9.0)),
    ) {
        prop_assume!(shot.shown.distance(shot.centre) >= shot.hit.distance(shot.shown));
        let cause = shot.cause().expect("points were lost");
        prop_assert!(matches!(cause, Cause::Drift | Cause::Jitter), "{cause:?}");
    }

    #[test]
    fn what_is_not_there_is_no_cause(shot in any_loss()) {
        let cause = shot.cause().expect("points were lost");
        prop_assert!(seen(&shot, cause) > 0.0);
        // What the blur explains, as much of the hand's, and two errors that are too small to see.
        let explained = 4.0 * shot.sight.blur + 2.0 * Zone::Bullseye.radius();
        prop_assert!(cause != Cause::Blur || shot.hit.distance(shot.shown) <= explained);
        prop_assert!(cause != Cause::Blur || shot.sight.blur > 0.0);
    }

    #[test]
    fn it_does_not_matter_which_way_the_range_is_turned(shot in any_loss()) {
        let turned = |point: Vec2| point.perp();
        let other = shot_at(shot.dials, [shot.drifted, shot.shown, shot.hit].map(turned));
        prop_assert_eq!(shot.lost(), other.lost());
    }
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

//! How the shown target sways when the attention layers are at low precision.

use super::driver::Player;
use bevy::prelude::*;
use core::time::Duration;
use sharp_shot::rules::{Motion, Round, Sight, Target};

/// A sight that does nothing but sway, by one unit.
const SWAY: Sight = Sight { drift: 0.0, jitter: 1.0, blur: 0.0 };

/// Twenty seconds of a target's sway, sixty frames a second.
fn sway(target: &Target) -> Vec<Vec2> {
    let frame = |frame: u32| Duration::from_secs(1) * frame / 60;
    (0..1200).map(|n| target.shown(&SWAY, frame(n)) - target.centre).collect()
}

fn mean_square(values: impl ExactSizeIterator<Item = f32>) -> f32 {
    let count = values.len() as f32;
    values.map(|value| value * value).sum::<f32>() / count
}

#[test]
fn the_jitter_is_the_farthest_that_the_target_sways() {
    for target in Player::start(|_| {}).targets() {
        for axis in [|v: &Vec2| v.x, |v: &Vec2| v.y] {
            let farthest = sway(&target).iter().map(|v| axis(v).abs()).fold(0.0, f32::max);
            assert!((0.8..=1.0001).contains(&farthest), "{farthest}");
        }
    }
}

#[test]
fn half_a_second_of_waiting_does_not_average_the_sway_away() {
    for target in Player::start(|_| {}).targets() {
        for axis in [|v: &Vec2| v.x, |v: &Vec2| v.y] {
            let sway: Vec<f32> = sway(&target).iter().map(axis).collect();
            let half_seconds = sway.windows(30).map(|window| window.iter().sum::<f32>() / 30.0);
            let left = mean_square(half_seconds) / mean_square(sway.iter().copied());
            assert!(left > 0.25, "{left} of the sway's power is left");
        }
    }
}

#[test]
fn the_sway_evens_out_in_the_long_run() {
    for target in Player::start(|_| {}).targets() {
        let sway = sway(&target);
        let mean = sway.iter().sum::<Vec2>() / sway.len() as f32;
        assert!(mean.length() < 0.1, "{mean}: the middle is where the drift puts it");
    }
}

#[test]
fn every_target_sways_in_its_own_way() {
    let targets = Player::start(|_| {}).targets();
    for (i, one) in targets.iter().enumerate() {
        for other in &targets[..i] {
            let apart = |(a, b): (Vec2, Vec2)| a.distance(b);
            let farthest = sway(one).into_iter().zip(sway(other)).map(apart).fold(0.0, f32::max);
            assert!(farthest > 0.5, "they sway together");
        }
    }
}

#[test]
fn the_sway_still_flows_after_a_day() {
    let target = Player::start(|_| {}).target();
    let day = Duration::from_hours(24);
    for ms in 0..2000 {
        let shown = |ms| target.shown(&SWAY, day + Duration::from_millis(ms));
        let step = shown(ms).distance(shown(ms + 1));
        // It never rests, and no wave has a period under 0.1 s.
        assert!(step > 0.0 && step < 0.03, "after {ms} ms: {step}");
    }
}

#[test]
fn with_reduced_motion_it_sways_as_far_and_three_times_as_slowly() {
    let seconds = Duration::from_secs;
    let round = Round { started: seconds(7), ..Round::default() };
    for now in [3, 7, 10, 100].map(seconds) {
        let [full, reduced] =
            [Motion::Full, Motion::Reduced].map(|motion| motion.sway_time(&round, now));
        assert_eq!(full, now.saturating_sub(round.started));
        assert_eq!(full, 3 * reduced);
    }
}

#[test]
fn with_reduced_motion_a_shot_scores_the_same_and_remembers_what_was_shown() {
    let [full, reduced] = [Motion::Full, Motion::Reduced].map(|motion| {
        let mut player = Player::with_dials([16, 4, 8, 4, 8, 16]);
        player.game.world_mut().insert_resource(motion);
        let target = player.target();
        let shot = player.shoot(target.centre + 20.0 * Vec2::X);
        let round = player.get::<Round>();
        assert_eq!(shot.shown, target.shown(&shot.sight, motion.sway_time(round, shot.fired)));
        shot
    });
    assert_eq!((full.zone(), full.hit), (reduced.zone(), reduced.hit));
    assert_ne!(full.shown, reduced.shown);
}

//! Where targets may be, truly and as shown.

use super::driver::{Player, centres};
use bevy::prelude::*;
use core::time::Duration;
use sharp_shot::rules::{
    Dials, FIELD, LAYERS, Played, Precision, Sensitivities, Sight, Target, Targets,
};

/// The targets of the first rounds of the tests' seed.
fn rounds(count: u32) -> impl Iterator<Item = Vec<Target>> {
    (0..count).map(|rounds| {
        let player = Player::start(|app| {
            app.insert_resource(Played { day: 0, rounds });
        });
        player.get::<Targets>().0.clone()
    })
}

/// The direction of a target's drift.
fn direction(target: &Target) -> Vec2 {
    target.drifted(&Sight { drift: 1.0, ..Sight::default() }) - target.centre
}

/// Whether a point keeps a distance from the border.
fn keeps(margin: f32, point: Vec2) -> bool {
    // Rounding may take a point a little further.
    let within = margin - 0.001..=FIELD - margin + 0.001;
    within.contains(&point.x) && within.contains(&point.y)
}

#[test]
fn a_true_centre_is_at_least_60_units_from_the_border() {
    for centre in rounds(200).flatten().map(|target| target.centre) {
        assert!(keeps(60.0, centre), "{centre}");
    }
}

#[test]
fn true_centres_are_spread_evenly_over_the_rest() {
    let centres: Vec<_> = rounds(200).flatten().map(|target| target.centre).collect();
    for axis in [|v: &Vec2| v.x, |v: &Vec2| v.y] {
        for quarter in 0..4_u8 {
            let from = 60.0 + 70.0 * f32::from(quarter);
            let within = |v: &&Vec2| (from..from + 70.0).contains(&axis(v));
            let share = centres.iter().filter(within).count() as f32 / centres.len() as f32;
            // Of 2000 draws a fair quarter is within 0.21 to 0.29 but once in ten thousand.
            assert!((0.21..0.29).contains(&share), "from {from}: {share}");
        }
    }
}

#[test]
fn the_farthest_drift_keeps_every_target_in_view() {
    let int4 = Sight::of(&Dials([Precision::Int4; LAYERS.len()]), &Sensitivities::default());
    for target in rounds(200).flatten() {
        assert!(keeps(10.0, target.drifted(&int4)), "{target:?}");
    }
}

#[test]
fn every_setting_shows_every_target_in_view_at_every_time() {
    let targets: Vec<_> = rounds(2).flatten().collect();
    for dials in Dials::all() {
        let sight = Sight::of(&dials, &Sensitivities::default());
        for target in &targets {
            for ms in [0, 333, 1_250, 59_999] {
                let shown = target.shown(&sight, Duration::from_millis(ms));
                assert!(keeps(10.0, shown), "{dials:?} at {ms} ms: {shown}");
            }
        }
    }
}

#[test]
fn the_strongest_jitter_never_takes_a_target_out_of_view() {
    let int4 = Sight::of(&Dials([Precision::Int4; LAYERS.len()]), &Sensitivities::default());
    for target in rounds(20).flatten() {
        for frame in 0..300 {
            let shown = target.shown(&int4, Duration::from_millis(33 * frame));
            assert!(keeps(10.0, shown), "{shown} at frame {frame}");
        }
    }
}

#[test]
fn the_drift_of_each_target_has_its_own_direction() {
    for targets in rounds(20) {
        for (i, one) in targets.iter().enumerate() {
            assert!((direction(one).length() - 1.0).abs() < 1e-3);
            for other in &targets[..i] {
                assert!(direction(one).distance(direction(other)) > 1e-4);
            }
        }
    }
}

#[test]
fn one_reveal_does_not_tell_how_to_correct_the_next_shot() {
    let rounds: Vec<_> = rounds(100).collect();
    let pairs = rounds.iter().flat_map(|targets| targets.windows(2));
    let agreement = pairs.map(|pair| direction(&pair[0]).dot(direction(&pair[1])));
    let count = 9.0 * rounds.len() as f32;
    // Directions that do not depend on each other agree by 0 on average, give or take 0.024.
    let mean = agreement.sum::<f32>() / count;
    assert!(mean.abs() < 0.1, "{mean}");
}

#[test]
fn a_drift_points_the_same_way_for_every_setting() {
    for target in rounds(1).flatten() {
        for dials in Dials::all() {
            let sight = Sight::of(&dials, &Sensitivities::default());
            let expected = target.centre + sight.drift * direction(&target);
            assert!(target.drifted(&sight).distance(expected) < 0.01, "{dials:?}");
        }
    }
}

#[test]
fn frames_draw_no_targets() {
    let mut player = Player::start(|_| {});
    let before = centres(&player.game);
    for _ in 0..100 {
        player.wait(Duration::from_millis(7));
    }
    assert_eq!(centres(&player.game), before);
}

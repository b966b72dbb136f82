//! Where targets may be, truly and as shown.

use super::driver::{Player, centres};
use bevy::prelude::*;
use core::time::Duration;
use sharp_shot::rules::{
    Contract, Dials, FIELD, LAYERS, Played, Precision, Sensitivities, Sight, Target, Targets,
};

/// The targets of the first rounds of the tests' seed, with all layers at a precision.
fn rounds(count: u32, precision: Precision) -> impl Iterator<Item = Vec<Target>> {
    (0..count).map(move |rounds| {
        let player = Player::start(|app| {
            app.insert_resource(Played { day: 0, rounds });
        });
        let dials = Dials::uniform(precision);
        (0..10).map(|shot| player.get::<Targets>().at(shot, &dials)).collect()
    })
}

fn int4_rounds(count: u32) -> impl Iterator<Item = Vec<Target>> {
    rounds(count, Precision::Int4)
}

/// The first target of the tests' first round with each setting within the budget.
fn first_targets() -> Vec<(Dials, Target)> {
    let player = Player::start(|_| {});
    let within = Dials::all().filter(|dials| dials.bits() <= Contract::default().budget);
    within.map(|dials| (dials, player.get::<Targets>().at(0, &dials))).collect()
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
    for centre in int4_rounds(200).flatten().map(|target| target.centre) {
        assert!(keeps(60.0, centre), "{centre}");
    }
}

#[test]
fn true_centres_are_spread_evenly_over_the_rest() {
    let centres: Vec<_> = int4_rounds(200).flatten().map(|target| target.centre).collect();
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
    for target in int4_rounds(200).flatten() {
        assert!(keeps(10.0, target.drifted(&int4)), "{target:?}");
    }
}

#[test]
fn every_setting_shows_every_target_in_view_at_every_time() {
    let player = Player::start(|_| {});
    for dials in Dials::all() {
        let sight = Sight::of(&dials, &Sensitivities::default());
        for target in (0..10).map(|shot| player.get::<Targets>().at(shot, &dials)) {
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
    for target in int4_rounds(20).flatten() {
        for frame in 0..300 {
            let shown = target.shown(&int4, Duration::from_millis(33 * frame));
            assert!(keeps(10.0, shown), "{shown} at frame {frame}");
        }
    }
}

#[test]
fn the_drift_of_each_target_has_its_own_direction() {
    for targets in int4_rounds(20) {
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
    let rounds: Vec<_> = int4_rounds(100).collect();
    let pairs = rounds.iter().flat_map(|targets| targets.windows(2));
    let agreement = pairs.map(|pair| direction(&pair[0]).dot(direction(&pair[1])));
    let count = 9.0 * rounds.len() as f32;
    // Directions that do not depend on each other agree by 0 on average, give or take 0.024.
    let mean = agreement.sum::<f32>() / count;
    assert!(mean.abs() < 0.1, "{mean}");
}

#[test]
fn a_drift_points_the_same_way_for_every_setting() {
    for target in int4_rounds(1).flatten() {
        for dials in Dials::all() {
            let sight = Sight::of(&dials, &Sensitivities::default());
            let expected = target.centre + sight.drift * direction(&target);
            assert!(target.drifted(&sight).distance(expected) < 0.01, "{dials:?}");
        }
    }
}

#[test]
fn the_jitter_is_never_cut_off_at_the_border() {
    let int4 = Sight::of(&Dials::uniform(Precision::Int4), &Sensitivities::default());
    let still = Sight { jitter: 0.0, ..int4 };
    let sway = Sight { jitter: int4.jitter, ..Sight::default() };
    for target in int4_rounds(20).flatten() {
        for frame in 0..300 {
            let at = |sight| target.shown(sight, Duration::from_millis(33 * frame));
            let swayed = at(&int4) - at(&still);
            assert!(swayed.distance(at(&sway) - target.centre) < 1e-3, "frame {frame}: {swayed}");
        }
    }
}

#[test]
fn every_setting_has_targets_of_its_own() {
    let targets = first_targets();
    let mut places: Vec<Vec2> = targets.iter().map(|(_, target)| target.centre).collect();
    places.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
    assert!(places.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn a_turned_dial_tells_nothing_about_where_the_target_is() {
    let targets = first_targets();
    let middle = Vec2::splat(FIELD / 2.0);
    for layer in 0..LAYERS.len() {
        let turned = |dials: &Dials| {
            let mut dials = *dials;
            dials.0[layer] = dials.0[layer].next();
            targets.iter().find(|(other, _)| *other == dials).map(|(_, target)| *target)
        };
        let pairs = targets.iter().filter_map(|(dials, one)| Some((*one, turned(dials)?)));
        let pairs: Vec<_> = pairs.collect();
        let mean = |value: fn(&(Target, Target), Vec2) -> f32| {
            pairs.iter().map(|pair| value(pair, middle)).sum::<f32>() / pairs.len() as f32
        };
        let spread = mean(|(one, _), middle| (one.centre - middle).length_squared());
        let places = mean(|(a, b), middle| (a.centre - middle).dot(b.centre - middle)) / spread;
        let drifts = mean(|(a, b), _| direction(a).dot(direction(b)));
        // Of so many pairs (about 2000) independent ones agree by 0, give or take 0.016.
        assert!(places.abs() < 0.07 && drifts.abs() < 0.07, "{layer}: {places} and {drifts}");
    }
}

#[test]
fn a_setting_that_is_turned_back_to_has_the_same_target_again() {
    let mut player = Player::with_dials([16; 6]);
    let before = player.target();
    player.turn_to([8, 16, 16, 16, 16, 16]);
    assert_ne!(player.target(), before);
    player.turn_to([16; 6]);
    assert_eq!(player.target(), before);
}

#[test]
fn over_budget_one_practice_target_stands_in_the_middle_and_stays() {
    let player = Player::start(|_| {});
    let practice = player.target();
    assert_eq!(practice.centre, Vec2::splat(FIELD / 2.0));
    for dials in Dials::all() {
        for shot in [0, 9] {
            let is_practice = player.get::<Targets>().at(shot, &dials) == practice;
            assert_eq!(is_practice, dials.bits() > Contract::default().budget, "{dials:?}");
        }
    }
}

#[test]
fn the_practice_target_shows_drift_jitter_and_blur() {
    for (bits, least) in [
        ([4, 32, 32, 32, 32, 32], [39.0, 0.0, 0.0]),
        ([32, 4, 32, 32, 32, 32], [0.0, 14.0, 0.0]),
        ([32, 32, 4, 32, 32, 32], [0.0, 0.0, 4.5]),
    ] {
        let player = Player::with_dials(bits);
        let sight = *player.get::<Sight>();
        let seen = [sight.drift, sight.jitter, sight.blur];
        assert!(seen.iter().zip(least).all(|(seen, least)| *seen >= least), "{sight:?}");
        let target = player.target();
        assert_eq!(target.centre, Vec2::splat(FIELD / 2.0));
        assert!((target.drifted(&sight).distance(target.centre) - sight.drift).abs() < 1e-3);
        let shown = [1, 2].map(|seconds| target.shown(&sight, Duration::from_secs(seconds)));
        assert_eq!(shown[0] == shown[1], sight.jitter == 0.0);
    }
}

#[test]
fn frames_draw_no_targets() {
    let mut player = Player::start(|_| {});
    let before = centres(&player);
    for _ in 0..100 {
        player.wait(Duration::from_millis(7));
    }
    assert_eq!(centres(&player), before);
}

//! The rings: what they score, and how they look through a blur.

use super::driver::{Player, setting};
use bevy::math::ops::{exp, sqrt};
use bevy::prelude::*;
use core::f32::consts::TAU;
use sharp_shot::rules::{Sensitivities, Sight, Zone, coverage};

/// A range of blurs, the game's own among them, from hardly seen to wider than the bullseye.
const SIGMAS: [f32; 8] = [0.1, 0.141, 0.7, 0.99, 2.0, 4.5, 6.364, 20.0];

#[test]
fn the_zones_score_by_their_rings() {
    for (distance, zone, points) in [
        (0.0, Zone::Bullseye, 3),
        (13.9, Zone::Bullseye, 3),
        (14.1, Zone::Inner, 2),
        (31.9, Zone::Inner, 2),
        (32.1, Zone::Outer, 1),
        (51.9, Zone::Outer, 1),
        (52.1, Zone::Miss, 0),
        (600.0, Zone::Miss, 0),
    ] {
        assert_eq!(Zone::at(distance), zone, "{distance}");
        assert_eq!(zone.points(), points, "{zone:?}");
    }
}

#[test]
fn a_ring_ends_where_its_zone_does() {
    assert_eq!(Zone::RINGS, [Zone::Outer, Zone::Inner, Zone::Bullseye]);
    for ring in Zone::RINGS {
        assert_eq!(Zone::at(ring.radius() - 0.01), ring);
        assert!(Zone::at(ring.radius() + 0.01) < ring);
    }
}

#[test]
fn a_shot_is_judged_by_the_true_centre_wherever_the_target_is_shown() {
    for (distance, points) in [(0.0, 3), (23.0, 2), (42.0, 1), (58.0, 0)] {
        let mut player = Player::with_dials([4, 8, 8, 8, 8, 4]);
        let target = player.target();
        let shot = player.shoot(target.centre + distance * Vec2::X);
        assert_eq!(shot.centre, target.centre);
        assert_eq!(shot.zone().points(), points, "{distance} from the true centre");
        assert!(shot.shown.distance(shot.centre) > 40.0);
    }
}

#[test]
fn a_disc_through_a_blur_is_its_convolution() {
    for radius in [14.0, 32.0, 52.0] {
        for sigma in SIGMAS {
            for step in -60..=60_i8 {
                // Around the rim, from where all of the disc is seen to where nothing is.
                let distance = (radius + sigma * f32::from(step) / 15.0).max(0.0);
                let (seen, expected) =
                    (coverage(radius, sigma, distance), convolution(radius, sigma, distance));
                assert!(
                    (seen - expected).abs() < 0.01,
                    "radius {radius}, blur {sigma}, at {distance}: {seen} instead of {expected}"
                );
            }
        }
    }
}

#[test]
fn a_blurred_disc_fades_from_its_centre_outwards() {
    for radius in [14.0, 32.0, 52.0] {
        for sigma in SIGMAS {
            let profile = |step: u16| {
                let distance = f32::from(step) / 500.0 * (radius + 5.0 * sigma);
                coverage(radius, sigma, distance)
            };
            let mut before = 1.0;
            for step in 0..=500 {
                let seen = profile(step);
                // Steps of a rounding error are no steps.
                assert!(seen <= before + 1e-6, "radius {radius}, blur {sigma}, step {step}");
                before = seen;
            }
            assert!(before < 0.001, "nothing of it is seen from far away");
        }
    }
}

#[test]
fn a_wider_ring_covers_more() {
    let sight = Sight::of(&setting([4; 6]), &Sensitivities::default());
    for step in 0..80_u8 {
        let [outer, inner, bullseye] =
            Zone::RINGS.map(|ring| coverage(ring.radius(), sight.blur, f32::from(step)));
        assert!(outer >= inner && inner >= bullseye, "at {step}: {outer} {inner} {bullseye}");
    }
}

/// The Gaussian's mass within a disc, added up in strips and each strip in squares.
fn convolution(radius: f32, sigma: f32, distance: f32) -> f32 {
    /// Nothing is worth adding beyond this many σ.
    const REACH: f32 = 5.0;

    let mass = |from: f32, to: f32, other_side: &dyn Fn(f32) -> f32| {
        const PARTS: u8 = 60;
        let width = (to - from).max(0.0) / f32::from(PARTS);
        let part = |n: u8| {
            let x = from + (f32::from(n) + 0.5) * width;
            width * exp(-0.5 * x * x) / sqrt(TAU) * other_side(x)
        };
        (0..PARTS).map(part).sum::<f32>()
    };
    // In σ, from the point that is looked at.
    let (middle, radius) = (distance / sigma, radius / sigma);
    mass((-middle - radius).max(-REACH), (radius - middle).min(REACH), &|x| {
        let across = x + middle;
        let height = sqrt((radius * radius - across * across).max(0.0)).min(REACH);
        mass(-height, height, &|_| 1.0)
    })
}

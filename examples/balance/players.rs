//! Simulated players, computed exactly instead of by chance: what each would score, on average,
//! with every setting of the dials.
//!
//! A shot's distance from the true centre is that of a Gaussian around some point, so the chance
//! of a zone is how much of the zone's disc is seen from that point through a Gaussian blur:
//! the same integral that draws the target.

use bevy::math::ops::{hypot, sin, sin_cos};
use core::f32::consts::{PI, TAU};
use sharp_shot::rules::{Sight, Zone, coverage};

/// How a player aims.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Player {
    /// Waits, and averages the jitter down to 40 % of its amplitude.
    A,
    /// Aims where the target is drawn at the moment of firing.
    B,
    /// As A for the first shot; for the others also subtracts the last drift, whose direction
    /// was another.
    C,
}

/// The chance of each zone for one shot, from miss to bullseye.
pub type Zones = [f32; 4];

impl Player {
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    /// What the player's ten shots do, with a hand error of `hand` + 0.8 × blur units (standard
    /// deviation, in x and in y).
    pub fn shots(self, sight: &Sight, hand: f32) -> [Zones; 10] {
        let hand = hand + 0.8 * sight.blur;
        let steady = hypot(hand, 0.4 * sight.jitter);
        match self {
            Self::A => [zones(steady, sight.drift); 10],
            Self::B => [swayed(hand, sight); 10],
            Self::C => {
                let mut shots = [corrected(steady, sight.drift); 10];
                shots[0] = zones(steady, sight.drift);
                shots
            }
        }
    }
}

/// The zones of a Gaussian of standard deviation `sigma` around a point at `distance` from the
/// true centre.
fn zones(sigma: f32, distance: f32) -> Zones {
    let [outer, inner, bullseye] = Zone::RINGS.map(|zone| coverage(zone.radius(), sigma, distance));
    [1.0 - outer, outer - inner, inner - bullseye, bullseye]
}

/// The mean of `zones` over some distances.
fn mean(sigma: f32, distances: impl Iterator<Item = f32>) -> Zones {
    let (mut sum, mut count) = ([0.0; 4], 0.0);
    for distance in distances {
        for (total, chance) in sum.iter_mut().zip(zones(sigma, distance)) {
            *total += chance;
        }
        count += 1.0;
    }
    sum.map(|total| total / count)
}

/// Player B: a sinusoid in x and one in y, each anywhere in its course, and a drift in any
/// direction. (A quarter turn of directions and half of each course hold all distances.)
fn swayed(sigma: f32, sight: &Sight) -> Zones {
    const STEPS: u8 = 12;
    let steps = || (0..STEPS).map(|step| (f32::from(step) + 0.5) / f32::from(STEPS));
    let point = |phase: f32| sight.jitter * sin(PI * (phase - 0.5));
    let distances = steps().flat_map(|turn| {
        let (sin, cos) = sin_cos(0.25 * TAU * turn);
        steps().flat_map(move |x| {
            steps().map(move |y| hypot(sight.drift * cos + point(x), sight.drift * sin + point(y)))
        })
    });
    mean(sigma, distances)
}

/// Player C: two drifts of the same length, any angle apart.
fn corrected(sigma: f32, drift: f32) -> Zones {
    const STEPS: u8 = 90;
    let angles = (0..STEPS).map(|step| PI * (f32::from(step) + 0.5) / f32::from(STEPS));
    mean(sigma, angles.map(|angle| 2.0 * drift * sin(0.5 * angle)))
}

/// The expected score of a round.
pub fn expected_score(shots: &[Zones]) -> f32 {
    shots.iter().map(|[_, outer, inner, bullseye]| outer + 2.0 * inner + 3.0 * bullseye).sum()
}

/// The chance of `line` points or more.
pub fn ship_probability(shots: &[Zones], line: usize) -> f32 {
    let mut scores = vec![1.0_f32];
    for zones in shots {
        let mut next = vec![0.0; scores.len() + 3];
        for (score, chance) in scores.iter().enumerate() {
            for (points, zone) in zones.iter().enumerate() {
                next[score + points] += chance * zone;
            }
        }
        scores = next;
    }
    scores.iter().skip(line).sum::<f32>().min(1.0)
}

/// Spearman's rank correlation: Pearson's, of the ranks; equal values share their mean rank.
pub fn rank_correlation(a: &[f32], b: &[f32]) -> f32 {
    let (a, b) = (ranks(a), ranks(b));
    let product = |x: &[f32], y: &[f32]| -> f32 { x.iter().zip(y).map(|(x, y)| x * y).sum() };
    product(&a, &b) / (product(&a, &a) * product(&b, &b)).sqrt()
}

/// Each value's rank: how many more values lie below it than above it.
fn ranks(values: &[f32]) -> Vec<f32> {
    let rank =
        |value: &f32| -> i16 { values.iter().map(|other| value.total_cmp(other) as i16).sum() };
    values.iter().map(|value| f32::from(rank(value))).collect()
}

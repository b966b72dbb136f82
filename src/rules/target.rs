//! Where the targets of a round are, and where the sight shows them.

use super::{Dials, Precision, Sensitivities, Sight};
use bevy::math::{Rect, ops};
use bevy::prelude::*;
use core::f32::consts::TAU;
use core::time::Duration;
use rand::{Rng, RngExt};

/// Width and height of the range, in units; x grows to the right and y downwards.
pub const FIELD: f32 = 400.0;

/// The least distance of a true centre from the border, in units.
const CENTRE_MARGIN: f32 = 60.0;

/// The least distance of a shown centre from the border, in units.
const SHOWN_MARGIN: f32 = 10.0;

/// The targets of a round, one for each shot.
#[derive(Resource, Clone, Default, Debug)]
pub struct Targets(pub Vec<Target>);

impl Targets {
    pub(super) fn draw(rng: &mut impl Rng, count: u32, sensitivities: &Sensitivities) -> Self {
        let int4 = Dials::uniform(Precision::Int4);
        let farthest = Sight::of(&int4, sensitivities).drift;
        Self((0..count).map(|_| Target::draw(rng, farthest)).collect())
    }
}

/// A target and the errors that its layers would make on it.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// The true centre, in units: what a shot is judged by.
    pub centre: Vec2,
    /// Where the drift points, of length 1. It is another for each target, as a quantized edge
    /// layer errs differently on each input: a reveal does not tell how to correct the next shot.
    drift: Vec2,
    sway: [Sway; 2],
}

/// Movement along one axis: a slow sway, which half a second of waiting does not average away,
/// and a tremor.
#[derive(Clone, Copy, Debug)]
struct Sway {
    slow: Wave,
    tremor: Wave,
}

/// A sinusoid.
#[derive(Clone, Copy, Debug)]
struct Wave {
    /// In seconds.
    period: f32,
    /// In turns, 0 to 1.
    phase: f32,
}

impl Target {
    /// `farthest` is the largest drift, in units: even there the target is shown in view.
    fn draw(rng: &mut impl Rng, farthest: f32) -> Self {
        let room = FIELD - 2.0 * CENTRE_MARGIN;
        let centre = Vec2::splat(CENTRE_MARGIN) + room * Vec2::new(rng.random(), rng.random());
        let drift = loop {
            let direction = direction(rng);
            if view().contains(centre + farthest * direction) {
                break direction;
            }
        };
        Self { centre, drift, sway: core::array::from_fn(|_| Sway::draw(rng)) }
    }

    /// The middle of where the target is shown.
    #[must_use]
    pub fn drifted(&self, sight: &Sight) -> Vec2 {
        self.centre + sight.drift * self.drift
    }

    /// Where the target is shown at `time` since the round began; always in view.
    #[must_use]
    pub fn shown(&self, sight: &Sight, time: Duration) -> Vec2 {
        let sway = Vec2::from(self.sway.each_ref().map(|axis| axis.at(time)));
        let view = view();
        (self.drifted(sight) + sight.jitter * sway).clamp(view.min, view.max)
    }
}

/// Where a shown centre may be.
fn view() -> Rect {
    Rect::new(0.0, 0.0, FIELD, FIELD).inflate(-SHOWN_MARGIN)
}

/// A direction, each as likely: a point of the unit disc, pushed to its rim. (The middle is left
/// out, where the push would lose precision.)
fn direction(rng: &mut impl Rng) -> Vec2 {
    loop {
        let point = 2.0 * Vec2::new(rng.random(), rng.random()) - Vec2::ONE;
        if (0.01..=1.0).contains(&point.length_squared()) {
            return point.normalize();
        }
    }
}

impl Sway {
    fn draw(rng: &mut impl Rng) -> Self {
        Self { slow: Wave::draw(rng, 1.0, 3.0), tremor: Wave::draw(rng, 0.12, 0.2) }
    }

    /// -1 to 1.
    fn at(&self, time: Duration) -> f32 {
        /// The tremor's part of the whole: enough to see, too little to aim by.
        const TREMOR: f32 = 0.15;
        (1.0 - TREMOR) * self.slow.at(time) + TREMOR * self.tremor.at(time)
    }
}

impl Wave {
    fn draw(rng: &mut impl Rng, shortest: f32, longest: f32) -> Self {
        let period = shortest + (longest - shortest) * rng.random::<f32>();
        Self { period, phase: rng.random() }
    }

    fn at(self, time: Duration) -> f32 {
        // In f64, or a page left open for a day would sway in steps.
        let turns = time.as_secs_f64() / f64::from(self.period);
        let turns = (turns % 1.0) as f32 + self.phase;
        ops::sin(TAU * turns)
    }
}

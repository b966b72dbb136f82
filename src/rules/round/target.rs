//! Where the targets of a round are, and where the sight shows them.

use crate::rules::{Contract, Dials, Sight};
use bevy::math::{Rect, ops};
use bevy::prelude::*;
use core::f32::consts::TAU;
use core::time::Duration;
use rand::rngs::ChaCha8Rng;
use rand::{Rng, RngExt, SeedableRng};

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Targets::default());
}

/// Width and height of the range, in units; x grows to the right and y downwards.
pub const FIELD: f32 = 400.0;

/// The least distance of a true centre from the border, in units.
const CENTRE_MARGIN: f32 = 60.0;

/// The least distance of a shown centre from the border, in units.
const SHOWN_MARGIN: f32 = 10.0;

/// The targets of a round: one for each shot and each setting of the dials.
///
/// A setting has targets of its own, so that what was seen through a better model tells nothing
/// about the target that is shot at.
#[derive(Resource, Clone, Default, PartialEq, Debug)]
pub struct Targets {
    /// How many shots the round has.
    pub(super) count: usize,
    /// The bits that a setting may use.
    pub(super) budget: u32,
    /// The sight of the worst setting.
    pub(super) worst: Sight,
    /// The generator's key and stream.
    pub(super) source: ([u8; 32], u32),
}

impl Targets {
    /// The target of a shot (from 0) with a setting. While that is over budget there is nothing to
    /// shoot: it is the practice target, the same for all such settings and all shots.
    #[must_use]
    pub fn at(&self, shot: usize, dials: &Dials) -> Target {
        let target = Target::draw(&mut self.chance(shot, *dials), &self.worst);
        if self.is_practice(*dials) {
            Target { centre: Vec2::splat(FIELD / 2.0), ..target }
        } else {
            target
        }
    }

    fn is_practice(&self, dials: Dials) -> bool {
        dials.bits() > self.budget
    }

    /// What the target of a shot (from 0) with a setting is drawn from.
    pub(in crate::rules) fn chance(&self, shot: usize, dials: Dials) -> ChaCha8Rng {
        /// Of the generator's blocks; a target takes one or two, and hardly ever a third.
        const BLOCKS: u64 = 64;
        let (shot, setting) = if self.is_practice(dials) {
            // As for a shot that no round has.
            (Contract::MOST_SHOTS, 0)
        } else {
            (shot as u32, dials.number())
        };
        let (key, stream) = self.source;
        let mut rng = ChaCha8Rng::from_seed(key);
        rng.set_stream(stream.into());
        rng.set_block_pos(
            BLOCKS * (u64::from(shot) * u64::from(Dials::COUNT) + u64::from(setting)),
        );
        rng
    }
}

/// A target and the errors that its layers would make on it.
#[derive(Clone, Copy, PartialEq, Debug)]
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
#[derive(Clone, Copy, PartialEq, Debug)]
struct Sway {
    slow: Wave,
    tremor: Wave,
}

/// A sinusoid.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Wave {
    /// In seconds.
    period: f32,
    /// In turns, 0 to 1.
    phase: f32,
}

impl Target {
    /// Even with the drift and the jitter of the `worst` sight it is shown in view.
    fn draw(rng: &mut impl Rng, worst: &Sight) -> Self {
        let room = FIELD - 2.0 * CENTRE_MARGIN;
        let centre = Vec2::splat(CENTRE_MARGIN) + room * Vec2::new(rng.random(), rng.random());
        let view = Rect::new(0.0, 0.0, FIELD, FIELD).inflate(-SHOWN_MARGIN - worst.jitter);
        let drift = loop {
            let direction = direction(rng);
            if view.contains(centre + worst.drift * direction) {
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
        self.drifted(sight) + sight.jitter * sway
    }
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

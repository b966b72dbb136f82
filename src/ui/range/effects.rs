//! What a shot and the end of a round look like while they are news.

use super::palette::Palette;
use super::pen::Pen;
use crate::rules::{FIELD, Shot, Zone};
use bevy::math::ops::{cos, sin};
use bevy::prelude::*;

/// How long a shot's points float, in seconds. All else that a shot does is over before the next
/// target appears.
pub const POINTS_SECONDS: f32 = 0.9;

/// How long a new target is pointed out, in seconds.
pub const APPEARANCE_SECONDS: f32 = 0.35;

/// How long a shipped model is celebrated, in seconds.
pub const CHEER_SECONDS: f32 = 2.2;

/// When the shot arrives, in seconds after it was fired.
pub const FLIGHT: f32 = 0.09;

/// Neighbours turned by this angle (radians) never line up.
const GOLDEN_ANGLE: f32 = 2.4;

/// The part from `start` on that a stretch of `length` seconds has gone, 0 to 1.
fn part(age: f32, start: f32, length: f32) -> f32 {
    ((age - start) / length).clamp(0.0, 1.0)
}

/// The way from the player to the target: a streak whose head flies and whose tail follows.
pub fn trace(pen: &Pen, palette: &Palette, shot: &Shot, age: f32) {
    let muzzle = Vec2::new(FIELD / 2.0, 1.1 * FIELD);
    let [tail, head] = [part(age, 0.03, 0.3), part(age, 0.0, FLIGHT)];
    if tail >= 1.0 {
        return;
    }
    pen.alpha(0.6 * (1.0 - tail));
    pen.stroke(&palette.ink, 3.0);
    pen.line(muzzle.lerp(shot.hit, tail), muzzle.lerp(shot.hit, head));
    pen.alpha(1.0);
}

/// A wave and sparks where the shot went; a bullseye answers with more of both.
pub fn impact(pen: &Pen, palette: &Palette, shot: &Shot, age: f32) {
    let bullseye = shot.zone() == Zone::Bullseye;
    let (sparks, reach) = if bullseye { (21_u8, 84.0) } else { (9, 28.0) };
    let gone = part(age, FLIGHT, 0.4);
    if gone <= 0.0 || gone >= 1.0 {
        return;
    }
    let far = 1.0 - (1.0 - gone) * (1.0 - gone);
    pen.alpha(1.0 - gone);
    pen.stroke(palette.zone(shot.zone()), 2.5);
    pen.circle(shot.hit, pen.px(6.0 + 0.8 * reach * far));
    if bullseye {
        pen.stroke(&palette.ink, 12.0 * (1.0 - gone));
        pen.circle(shot.centre, Zone::Bullseye.radius());
        pen.stroke(&palette.ink, 2.5);
    }
    for spark in 0..sparks {
        let direction = Vec2::from_angle(GOLDEN_ANGLE * f32::from(spark));
        let out = pen.px(8.0 + (0.7 + 0.1 * f32::from(spark % 4)) * reach * far);
        pen.line(shot.hit + 0.8 * out * direction, shot.hit + out * direction);
    }
    pen.alpha(1.0);
}

/// How far a shot shakes what is seen, in CSS pixels.
pub fn shake(shot: &Shot, age: f32) -> Vec2 {
    let strength = if shot.zone() == Zone::Bullseye { 5.0 } else { 2.5 };
    let gone = part(age, FLIGHT, 0.2);
    if gone <= 0.0 {
        return Vec2::ZERO;
    }
    strength * (1.0 - gone) * Vec2::new(sin(70.0 * age), cos(90.0 * age))
}

/// Where the shot went.
pub fn mark(pen: &Pen, palette: &Palette, shot: &Shot) {
    for (colour, width) in [(&palette.field, 6.0), (&palette.ink, 2.5)] {
        pen.stroke(colour, width);
        for diagonal in [Vec2::ONE, Vec2::new(1.0, -1.0)] {
            let arm = pen.px(7.0) * diagonal;
            pen.line(shot.hit - arm, shot.hit + arm);
        }
    }
}

/// What the shot brought, floating up by `rise` (0 to 1).
pub fn points(pen: &Pen, palette: &Palette, shot: &Shot, rise: f32) {
    let zone = shot.zone();
    let size = match zone {
        Zone::Miss => 1.0,
        Zone::Bullseye => 2.0,
        _ => 1.4,
    };
    let at = shot.hit - Vec2::Y * pen.px(28.0 + 26.0 * rise);
    pen.alpha(4.0 * (1.0 - rise).min(0.25));
    pen.text(palette, &palette.ink, at, zone.mark(), size);
    pen.alpha(1.0);
}

/// A ring that leads the eye to where the next target has appeared.
pub fn appearance(pen: &Pen, palette: &Palette, at: Vec2, age: f32) {
    let gone = part(age, 0.0, APPEARANCE_SECONDS);
    pen.alpha(1.0 - gone);
    pen.stroke(&palette.ink, 1.5);
    pen.circle(at, Zone::Outer.radius() + 24.0 * gone);
    pen.alpha(1.0);
}

/// Confetti over the whole range.
pub fn cheer(pen: &Pen, palette: &Palette, age: f32) {
    const PIECES: u8 = 96;
    pen.alpha(1.0 - part(age, 0.7 * CHEER_SECONDS, 0.3 * CHEER_SECONDS));
    let colours = [palette.zone(Zone::Bullseye), palette.zone(Zone::Outer), &palette.ink];
    for piece in 0..PIECES {
        let number = f32::from(piece);
        let speed = 210.0 + 70.0 * sin(5.0 * number);
        let x = FIELD * (0.618 * number).fract() + 12.0 * sin(number + 4.0 * age);
        let y = speed * age - 140.0 * (0.37 * number).fract() - 10.0;
        let arm = pen.px(6.0) * Vec2::from_angle(number + 5.0 * age);
        pen.stroke(colours[usize::from(piece) % colours.len()], 6.0);
        pen.line(Vec2::new(x, y) - arm, Vec2::new(x, y) + arm);
    }
    pen.alpha(1.0);
}

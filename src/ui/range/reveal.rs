//! The truth about a shot: where the target really was.

use super::palette::Palette;
use super::pen::Pen;
use crate::rules::{Cause, Motion, Shot, Zone};
use bevy::prelude::*;

/// The true target, and the line to it from where it was shown, which grows with `age`, in
/// seconds since the shot.
pub fn truth(pen: &Pen, palette: &Palette, shot: &Shot, age: f32, motion: Motion) {
    /// When the line leaves the shown target and when it arrives, in seconds.
    const LEAVES: f32 = 0.15;
    const ARRIVES: f32 = 0.55;
    let told = match motion {
        Motion::Full => ((age - LEAVES) / (ARRIVES - LEAVES)).clamp(0.0, 1.0),
        Motion::Reduced => 1.0,
    };
    pen.alpha(told);
    let cause = shot.cause().unwrap_or(Cause::Aim);
    // From what misled the player: the target as shown, or the hand.
    let from = if cause == Cause::Aim { shot.hit } else { shot.shown };
    let to = from.lerp(shot.centre, told);
    let colour = palette.cause(cause);
    // On the light target too.
    for (colour, more) in [(palette.field.as_str(), 3.0), (colour, 0.0)] {
        pen.stroke(colour, 2.0 + more);
        pen.dashes(5.0);
        for zone in Zone::RINGS {
            pen.circle(shot.centre, zone.radius());
        }
        pen.dashes(0.0);
        pen.stroke(colour, 3.0 + more);
        pen.line(from, to);
        pen.disc(colour, to, pen.px(4.0 + 0.5 * more));
    }
    let apart = shot.centre.distance(from).round() as u32;
    let label = match cause {
        Cause::Aim => format!("true target, {apart} units from your shot"),
        _ if shot.centre.distance(shot.shown) > Zone::Bullseye.radius() => {
            format!("true target, shown {apart} units off")
        }
        _ => "true target".into(),
    };
    let above = Zone::Outer.radius() + pen.text_size();
    pen.text(palette, colour, shot.centre - Vec2::Y * above, &label, 1.0);
    pen.alpha(1.0);
}

//! The sight that the player looks through: a glass, and a reticle that is open in its middle.

use super::palette::Palette;
use super::pen::Pen;
use bevy::math::Vec2;

/// Radius of the glass, in units.
const GLASS: f32 = 86.0;

/// Where the arms begin, in units: outside of the bullseye, which nothing may cover.
const OPEN: u8 = 18;

/// A mark every so many units.
const MARK: u8 = 10;

/// Behind the target, whose colours it leaves as they are.
pub fn glass(pen: &Pen, palette: &Palette, at: Vec2) {
    pen.alpha(0.06);
    pen.disc(&palette.ink, at, GLASS);
    pen.alpha(1.0);
}

/// `ready` to fire, or else faint.
pub fn reticle(pen: &Pen, palette: &Palette, at: Vec2, ready: bool) {
    let alpha = if ready { 1.0 } else { 0.55 };
    pen.trace(&lines(at));
    for (colour, width, part) in [(&palette.field, 3.5, 0.6), (&palette.ink, 1.3, 1.0)] {
        pen.alpha(alpha * part);
        pen.stroke(colour, width);
        pen.draw();
    }
    pen.circle(at, GLASS);
    for (colour, size) in [(&palette.field, 3.0), (&palette.ink, 1.6)] {
        pen.disc(colour, at, pen.px(size));
    }
    pen.alpha(1.0);
}

/// Four arms, each with a mark every ten units, and a longer one at fifty.
fn lines(at: Vec2) -> Vec<[Vec2; 2]> {
    let mut lines = Vec::new();
    for arm in [Vec2::X, Vec2::NEG_X, Vec2::Y, Vec2::NEG_Y] {
        lines.push([at + f32::from(OPEN) * arm, at + GLASS * arm]);
        for mark in (20..GLASS as u8).step_by(MARK.into()) {
            let half = if mark == 50 { 5.0 } else { 2.5 };
            let (middle, side) = (at + f32::from(mark) * arm, half * arm.perp());
            lines.push([middle - side, middle + side]);
        }
    }
    lines
}

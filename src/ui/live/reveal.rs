//! The board as it is, after a shot: the objects, who guards whom, and where the model was led.

use super::live_voice::cells;
use super::outline::outline;
use super::symbols::sign;
use super::words::Line;
use crate::rules::live::Sighted;
use crate::rules::{Grid, Motion, Shot};
use crate::ui::range::{Palette, Pen};
use bevy::math::Vec2;
use range_model::Object;

/// How long each of the three steps takes to appear, in seconds.
const STEP_SECONDS: f32 = 0.25;

/// Shows it step by step, `age` seconds after the shot: the objects, the two hops, the right cell.
pub fn reveal(
    pen: &Pen,
    palette: &Palette,
    sighted: &Sighted,
    shot: &Shot,
    age: f32,
    motion: Motion,
) {
    let shown = |step: u8| match motion {
        Motion::Full => (age / STEP_SECONDS - f32::from(step)).clamp(0.0, 1.0),
        Motion::Reduced => 1.0,
    };
    guards(pen, palette, sighted, shown(0));
    hops(pen, palette, sighted, shown(1));
    for object in sighted.board.objects() {
        let place = middle(*object);
        pen.alpha(shown(0));
        pen.disc(&palette.field, place, 0.85 * pen.text_size());
        pen.text(palette, &palette.ink, place, sign(object.symbol), 1.0);
    }
    pen.alpha(shown(2));
    truth(pen, palette, shot);
    pen.alpha(1.0);
}

/// Where an object stands, in units.
fn middle(object: Object) -> Vec2 {
    Grid::middle(object.cell.x, object.cell.y)
}

/// Everyone who is not asked about guards somebody too.
fn guards(pen: &Pen, palette: &Palette, sighted: &Sighted, shown: f32) {
    let objects = sighted.board.objects();
    let of = |symbol| objects.iter().find(|object| object.symbol == symbol);
    pen.stroke(&palette.ink, 1.0);
    pen.alpha(0.35 * shown);
    for object in objects {
        if let Some(guarded) = of(object.guards) {
            arrow(pen, middle(*object), middle(*guarded), 1.0);
        }
    }
}

/// From the object that was asked about to the one that it guards.
fn hops(pen: &Pen, palette: &Palette, sighted: &Sighted, shown: f32) {
    let board = &sighted.board;
    let [first, second] =
        [board.first_hop(), board.second_hop()].map(|at| middle(board.objects()[at]));
    pen.alpha(shown);
    for (colour, width) in [(&palette.field, 6.0), (&palette.truth, 2.5)] {
        pen.stroke(colour, width);
        arrow(pen, first, second, shown);
        pen.circle(first, pen.text_size());
    }
}

/// A line between two objects that leaves both of them free, drawn up to a `part` of it.
fn arrow(pen: &Pen, from: Vec2, to: Vec2, part: f32) {
    let way = to - from;
    let direction = way.normalize_or_zero();
    let free = 1.2 * pen.text_size();
    if way.length() <= 2.0 * free {
        return;
    }
    let (start, end) = (from + free * direction, to - free * direction);
    let tip = start.lerp(end, part);
    let barb = pen.px(6.0);
    let side = 0.6 * direction.perp();
    pen.lines(&[
        [start, tip],
        [tip, tip - barb * (direction + side)],
        [tip, tip - barb * (direction - side)],
    ]);
}

/// The right cell, and how far from it the model pointed.
fn truth(pen: &Pen, palette: &Palette, shot: &Shot) {
    for (colour, width) in [(&palette.field, 6.0), (&palette.truth, 2.5)] {
        pen.stroke(colour, width);
        pen.lines(&outline(shot.centre, 0.5 * Grid::CELL + pen.px(1.5)));
    }
    let label = match Grid::moves(shot.shown - shot.centre) {
        0 => Line::Found.text().into(),
        off => Line::OffBy.with(&[&cells(off as f32)]),
    };
    let above = Grid::CELL + pen.text_size();
    pen.text(palette, &palette.truth, shot.centre - above * Vec2::Y, &label, 1.0);
}

//! The board as it is aimed at: where the model points, as a glow, and the cell that is aimed at.

use super::outline::outline;
use super::reveal::reveal;
use crate::rules::live::{LiveRange, Sighted};
use crate::rules::{Grid, Phase};
use crate::ui::range::{Painter, Palette, Pen};
use crate::ui::view::View;
use bevy::math::Vec2;
use bevy::math::ops::powf;

/// Paints the board of a live range.
pub struct BoardPainter;

impl Painter for BoardPainter {
    fn target(&self, view: &View, pen: &Pen, palette: &Palette) {
        let Some(live) = view.spotter.as_a::<LiveRange>() else { return };
        match (*view.phase, view.last_shot()) {
            (Phase::Aiming, _) => {
                if let Some(sighted) = live.now() {
                    glow(pen, palette, sighted);
                }
            }
            (_, Some((shot, age))) => {
                if let Some(sighted) = live.last() {
                    glow(pen, palette, sighted);
                    reveal(pen, palette, sighted, shot, age, *view.motion);
                }
            }
            _ => {}
        }
    }

    fn moves(&self, view: &View) -> bool {
        view.spotter.as_a::<LiveRange>().is_some_and(LiveRange::moves)
    }

    /// The cell, and arms that lead the eye along its row and column.
    fn aim(&self, pen: &Pen, palette: &Palette, at: Vec2, ready: bool) {
        const NEAR: f32 = 1.5 * Grid::CELL;
        const FAR: f32 = 5.0 * Grid::CELL;
        let arms = [Vec2::X, Vec2::NEG_X, Vec2::Y, Vec2::NEG_Y]
            .map(|arm| [at + NEAR * arm, at + FAR * arm]);
        let alpha = if ready { 1.0 } else { 0.55 };
        for (colour, width, part) in [(&palette.field, 4.5, 0.6), (&palette.ink, 1.8, 1.0)] {
            pen.alpha(alpha * part);
            pen.stroke(colour, width);
            pen.lines(&arms);
            pen.lines(&outline(at, 0.5 * Grid::CELL));
        }
        pen.alpha(1.0);
    }
}

/// How likely the model takes each cell to be, which is the product of its two distributions. Twice as
/// likely is 1.7 times as bright, or little of what is smeared could be seen.
fn glow(pen: &Pen, palette: &Palette, sighted: &Sighted) {
    /// About the likeliest cell of the full model, which was trained to be a cell wide.
    const FULL: f32 = 0.16;
    /// A part of that which cannot be seen.
    const DARK: f32 = 0.01;
    let [columns, rows] = sighted.answer.distributions();
    for (y, row) in (0..).zip(rows) {
        for (x, column) in (0..).zip(columns) {
            let part = row * column / FULL;
            if part > DARK {
                pen.alpha(powf(part, 0.75).min(1.0));
                pen.square(&palette.ink, Grid::middle(x, y), 0.5 * Grid::CELL);
            }
        }
    }
    pen.alpha(1.0);
}

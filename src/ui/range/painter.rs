//! What a range of its own kind paints.

use super::palette::Palette;
use super::pen::Pen;
use crate::ui::view::View;
use bevy::math::Vec2;

/// Paints what a range has in place of rings and sight; the shots are painted alike on all ranges.
pub trait Painter {
    /// The target that waits for a shot, or the truth about the last one.
    fn target(&self, view: &View, pen: &Pen, palette: &Palette);

    /// Where the aim rests, `ready` to fire or else faint.
    fn aim(&self, pen: &Pen, palette: &Palette, at: Vec2, ready: bool);

    /// Whether a target that waits looks different after a while.
    fn moves(&self, view: &View) -> bool;
}

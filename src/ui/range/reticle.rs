//! The sight that the player looks through: a ring, and a reticle that is open in its middle.

use super::palette::Palette;
use super::pen::Pen;
use bevy::math::Vec2;
use core::f64::consts::TAU;
use wasm_bindgen::JsValue;
use web_sys::Path2d;

/// Radius of the ring, in units.
const RING: f32 = 86.0;

/// Where the arms begin, in units: outside of the bullseye, which nothing may cover.
const OPEN: f32 = 18.0;

/// Its lines around the origin, in units: made once, as they are drawn in every frame.
pub struct Reticle(Path2d);

impl Reticle {
    /// # Errors
    ///
    /// If the browser has no paths.
    pub fn new() -> Result<Self, JsValue> {
        let path = Path2d::new()?;
        // The ring, and a dot.
        for radius in [RING, 0.6] {
            path.move_to(radius.into(), 0.0);
            path.arc(0.0, 0.0, radius.into(), 0.0, TAU)?;
        }
        for arm in [Vec2::X, Vec2::NEG_X, Vec2::Y, Vec2::NEG_Y] {
            line(&path, OPEN * arm, RING * arm);
            // A mark every ten units, and a longer one at fifty.
            for mark in (20_u8..RING as u8).step_by(10) {
                let half = if mark == 50 { 5.0 } else { 2.5 };
                let (middle, side) = (f32::from(mark) * arm, half * arm.perp());
                line(&path, middle - side, middle + side);
            }
        }
        Ok(Self(path))
    }

    /// `ready` to fire, or else faint.
    pub fn draw(&self, pen: &Pen, palette: &Palette, at: Vec2, ready: bool) {
        let alpha = if ready { 1.0 } else { 0.55 };
        for (colour, width, part) in [(&palette.field, 3.5, 0.6), (&palette.ink, 1.3, 1.0)] {
            pen.alpha(alpha * part);
            pen.stroke(colour, width);
            pen.path(&self.0, at);
        }
        pen.alpha(1.0);
    }
}

fn line(path: &Path2d, from: Vec2, to: Vec2) {
    path.move_to(from.x.into(), from.y.into());
    path.line_to(to.x.into(), to.y.into());
}

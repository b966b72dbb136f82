//! A 2D canvas drawn on in units of the field, at the screen's own resolution.

use super::palette::Palette;
use crate::rules::FIELD;
use crate::ui::host::window;
use bevy::math::Vec2;
use core::f64::consts::TAU;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasGradient, CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

/// The size of texts, in CSS pixels.
const TEXT_PX: f32 = 13.0;

/// Measuring in every frame was a quarter of the game's script in a profile; but of what a page may
/// do to the size of its parts (say, scale them) nothing is told.
const MEASURED_EVERY: u32 = 30;

/// Draws in units; widths of lines and sizes of marks are in CSS pixels.
pub struct Pen {
    pub canvas: HtmlCanvasElement,
    pub context: CanvasRenderingContext2d,
    /// The screen's pixels for a CSS pixel when the canvas was last measured.
    measured: Option<f64>,
    /// Drawn so far.
    frames: u32,
    /// Canvas pixels for a unit of the field.
    pub scale: f32,
    /// Units of the field for a CSS pixel.
    px: f32,
    /// Where the field's corner is drawn, in units: elsewhere while it shakes.
    corner: Vec2,
}

impl Pen {
    /// # Errors
    ///
    /// If the browser has no 2D canvas.
    pub fn new(canvas: &HtmlCanvasElement) -> Result<Self, JsValue> {
        let context = canvas.get_context("2d")?.ok_or("no 2D canvas")?;
        let (canvas, context) = (canvas.clone(), context.unchecked_into());
        Ok(Self {
            canvas,
            context,
            measured: None,
            frames: 0,
            scale: 1.0,
            px: 1.0,
            corner: Vec2::ZERO,
        })
    }

    /// Units of the field for so many CSS pixels.
    pub fn px(&self, pixels: f32) -> f32 {
        self.px * pixels
    }

    /// The size of a text of normal size, in units.
    pub fn text_size(&self) -> f32 {
        self.px(TEXT_PX)
    }

    /// The canvas may have another size in the next frame.
    pub fn forget_size(&mut self) {
        self.measured = None;
    }

    /// Clears the canvas.
    pub fn clear(&mut self) {
        let density = window().device_pixel_ratio();
        if self.measured != Some(density) || self.frames.is_multiple_of(MEASURED_EVERY) {
            self.measure(density);
        }
        self.frames = self.frames.wrapping_add(1);
        self.shake(Vec2::ZERO);
        self.context.clear_rect(0.0, 0.0, FIELD.into(), FIELD.into());
    }

    /// Gives the canvas a pixel for each of the screen's.
    fn measure(&mut self, density: f64) {
        let css_width = (self.canvas.get_bounding_client_rect().width() as f32).max(1.0);
        let width = (css_width * density as f32).round().max(1.0);
        if self.canvas.width() != width as u32 {
            self.canvas.set_width(width as u32);
            self.canvas.set_height(width as u32);
        }
        self.measured = Some(density);
        self.px = FIELD / css_width;
        self.scale = width / FIELD;
    }

    /// Draws everything so many CSS pixels away from its place.
    pub fn shake(&mut self, by: Vec2) {
        self.corner = self.px * by;
        self.around(Vec2::ZERO);
    }

    /// Puts the origin at a point of the field.
    fn around(&self, origin: Vec2) {
        let (scale, origin) = (f64::from(self.scale), self.scale * (self.corner + origin));
        let [x, y] = origin.to_array().map(f64::from);
        // A transform of finite numbers is always taken.
        let _ = self.context.set_transform(scale, 0.0, 0.0, scale, x, y);
    }

    /// How opaque all that follows is, 0 to 1.
    pub fn alpha(&self, alpha: f32) {
        self.context.set_global_alpha(alpha.into());
    }

    /// Sets colour and width of the lines to come.
    pub fn stroke(&self, colour: &str, width: f32) {
        self.context.set_stroke_style_str(colour);
        self.context.set_line_width(self.px(width).into());
    }

    /// Dashes of so many pixels for the lines to come; 0 for none.
    pub fn dashes(&self, length: f32) {
        let pattern = js_sys::Array::new();
        if length > 0.0 {
            pattern.push(&self.px(length).into());
        }
        // Any pattern of positive numbers is taken.
        let _ = self.context.set_line_dash(&pattern);
    }

    pub fn line(&self, from: Vec2, to: Vec2) {
        self.lines(&[[from, to]]);
    }

    pub fn lines(&self, lines: &[[Vec2; 2]]) {
        self.context.begin_path();
        for [from, to] in lines {
            self.context.move_to(from.x.into(), from.y.into());
            self.context.line_to(to.x.into(), to.y.into());
        }
        self.context.stroke();
    }

    /// Draws the lines of a path that was made around the origin.
    pub fn path(&self, path: &Path2d, at: Vec2) {
        self.around(at);
        self.context.stroke_with_path(path);
        self.around(Vec2::ZERO);
    }

    /// Fills a disc.
    pub fn disc(&self, colour: &str, at: Vec2, radius: f32) {
        self.ring(at, radius);
        self.context.set_fill_style_str(colour);
        self.context.fill();
    }

    /// Fills a square that reaches so far from a point to each side.
    pub fn square(&self, colour: &str, at: Vec2, reach: f32) {
        self.context.set_fill_style_str(colour);
        let [x, y, size] = [at.x - reach, at.y - reach, 2.0 * reach].map(f64::from);
        self.context.fill_rect(x, y, size, size);
    }

    pub fn circle(&self, at: Vec2, radius: f32) {
        self.ring(at, radius);
        self.context.stroke();
    }

    fn ring(&self, at: Vec2, radius: f32) {
        self.context.begin_path();
        // Only a negative radius is refused.
        let _ = self.context.arc(at.x.into(), at.y.into(), radius.into(), 0.0, TAU);
    }

    /// Fills a disc with a gradient that was made around the origin.
    pub fn glow(&self, gradient: &CanvasGradient, at: Vec2, radius: f32) {
        let (from, size) = (f64::from(-radius), f64::from(2.0 * radius));
        self.around(at);
        self.context.set_fill_style_canvas_gradient(gradient);
        self.context.fill_rect(from, from, size, size);
        self.around(Vec2::ZERO);
    }

    /// A text around a point, kept inside the field, readable on anything; `size` is 1 for normal.
    pub fn text(&self, palette: &Palette, colour: &str, at: Vec2, text: &str, size: f32) {
        let size = size * self.text_size();
        self.context.set_font(&format!("700 {}px system-ui, sans-serif", size.ceil() as u32));
        self.context.set_text_align("center");
        self.context.set_text_baseline("middle");
        let half = self.context.measure_text(text).map_or(0.0, |size| size.width() as f32 / 2.0);
        // Clear of the ring that marks the range as focused.
        let half = half + self.px(8.0);
        let at = at.clamp(Vec2::new(half, size), Vec2::new(FIELD - half, FIELD - size));
        self.stroke(&palette.field, 4.0);
        self.context.set_fill_style_str(colour);
        // Text at finite coordinates is always drawn.
        let _ = self.context.stroke_text(text, at.x.into(), at.y.into());
        let _ = self.context.fill_text(text, at.x.into(), at.y.into());
    }
}

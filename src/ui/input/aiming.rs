//! The range as it is aimed at: where it is on the screen, and where the aim last rested.

use crate::rules::FIELD;
use bevy::math::Vec2;
use core::cell::Cell;
use wasm_bindgen::prelude::*;
use web_sys::{FocusOptions, HtmlCanvasElement, PointerEvent};

#[wasm_bindgen]
extern "C" {
    /// A pointer's place. (web-sys knows these as whole numbers only, up to a pixel off.)
    type Place;
    #[wasm_bindgen(method, getter, js_name = clientX)]
    fn x(this: &Place) -> f64;
    #[wasm_bindgen(method, getter, js_name = clientY)]
    fn y(this: &Place) -> f64;
}

/// Mouse, finger and keys aim with the same.
pub struct Aiming {
    canvas: HtmlCanvasElement,
    /// What a pointer that leaves the range goes back to.
    rested: Cell<Vec2>,
}

impl Aiming {
    pub fn at(canvas: HtmlCanvasElement) -> Self {
        Self { canvas, rested: Cell::default() }
    }

    /// The aim rests here: placed by keys, or fired at.
    pub fn rest(&self, at: Vec2) {
        self.rested.set(at);
    }

    /// Where the aim last rested.
    pub fn rested(&self) -> Vec2 {
        self.rested.get()
    }

    /// Where a pointer is, in units of the field. The browser's rectangle knows of zoom, full
    /// screen and the page's own scaling; the number of pixels behind the canvas does not matter.
    pub fn field_point(&self, event: &PointerEvent) -> Vec2 {
        let shown = self.canvas.get_bounding_client_rect();
        let place = event.unchecked_ref::<Place>();
        let x = (place.x() - shown.x()) / shown.width();
        let y = (place.y() - shown.y()) / shown.height();
        FIELD * Vec2::new(x as f32, y as f32)
    }

    /// Units of the field for a CSS pixel.
    pub fn units_per_pixel(&self) -> f32 {
        FIELD / self.canvas.get_bounding_client_rect().height() as f32
    }

    /// From now on the keys belong to the range.
    pub fn take_keys(&self) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // A range that is gone cannot be focused, and need not be.
        let _ = self.canvas.focus_with_options(&options);
    }
}

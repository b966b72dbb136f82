//! Clicks and pointers, made into the rules' messages. Keys are in `keys.rs`.

use super::page::window;
use super::session::Session;
use crate::rules::{Aim, FIELD, Fire, Retry, TurnDial};
use bevy::math::Vec2;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

#[wasm_bindgen]
extern "C" {
    /// A pointer's place. (web-sys knows these as whole numbers only, up to a pixel off.)
    type Place;
    #[wasm_bindgen(method, getter, js_name = clientX)]
    fn x(this: &Place) -> f64;
    #[wasm_bindgen(method, getter, js_name = clientY)]
    fn y(this: &Place) -> f64;
}

impl Session {
    pub fn handle(&self, event: &Event) {
        match event.type_().as_str() {
            "keydown" => self.key(event.unchecked_ref::<KeyboardEvent>()),
            "click" => self.click(event),
            "resize" | "change" => self.repaint(),
            pointer => self.pointer(pointer, event.unchecked_ref::<PointerEvent>()),
        }
    }

    /// A mouse fires when it is pressed; a finger aims while it is down and fires when lifted.
    fn pointer(&self, kind: &str, event: &PointerEvent) {
        if !event.is_primary() {
            return;
        }
        let at = self.field_point(event);
        let inside = at.cmpge(Vec2::ZERO).all() && at.cmple(Vec2::splat(FIELD)).all();
        let mouse = event.pointer_type() == "mouse";
        let fires = match kind {
            "pointerdown" => mouse && event.button() == 0,
            "pointerup" => !mouse && event.button() == 0 && inside,
            "pointermove" => false,
            _ => return,
        };
        let time = event.time_stamp();
        self.send(time, Aim(at));
        if fires {
            self.send(time, Fire);
        }
    }

    /// Where a pointer is, in units of the field. The browser's rectangle knows of zoom, full
    /// screen and the page's own scaling; the number of pixels behind the canvas does not matter.
    fn field_point(&self, event: &PointerEvent) -> Vec2 {
        let shown = self.canvas.get_bounding_client_rect();
        let place = event.unchecked_ref::<Place>();
        let x = (place.x() - shown.x()) / shown.width();
        let y = (place.y() - shown.y()) / shown.height();
        FIELD * Vec2::new(x as f32, y as f32)
    }

    fn click(&self, event: &Event) {
        let pressed = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let Some(button) = pressed.and_then(|e| e.closest("[data-action]").ok().flatten()) else {
            return;
        };
        let time = event.time_stamp();
        match button.get_attribute("data-action").as_deref() {
            Some("dial") => {
                let layer = button.get_attribute("data-layer").and_then(|l| l.parse().ok());
                if let Some(layer) = layer {
                    self.send(time, TurnDial { layer });
                }
            }
            Some("fire") => self.send(time, Fire),
            Some("retry") => self.send(time, Retry),
            _ => self.toggle_full_screen(),
        }
        // After a press by pointer the keys belong to the range, so that space fires; a button
        // reached by Tab keeps the focus.
        let by_pointer = event.unchecked_ref::<web_sys::UiEvent>().detail() > 0;
        if by_pointer {
            self.focus_range();
        }
    }

    pub fn focus_range(&self) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // A range that is gone cannot be focused, and need not be.
        let _ = self.canvas.focus_with_options(&options);
    }

    fn toggle_full_screen(&self) {
        let Some(document) = window().document() else { return };
        if document.fullscreen_element().is_some() {
            document.exit_fullscreen();
        } else {
            // Where the browser will not, the page stays as it is.
            let _ = self.root.host().request_fullscreen();
        }
    }
}

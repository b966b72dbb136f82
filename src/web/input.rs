//! Clicks and the mouse, made into the rules' messages. Keys are in `keys.rs`, fingers in
//! `finger.rs`.

use super::finger::Touch;
use super::page::window;
use super::session::Session;
use crate::rules::{Aim, Crosshair, FIELD, Fire, Retry, TurnDial};
use bevy::math::Vec2;
use core::cell::Cell;
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

/// Where the pointer's aim has been.
#[derive(Default)]
pub struct Pointer {
    /// Where the aim last rested: what a pointer that leaves the range goes back to.
    rested: Cell<Vec2>,
    /// When the pointer last moved, in the browser's ms.
    moved: Cell<f64>,
    /// A finger is on the range, and has not been joined by another.
    pub touching: Cell<Option<Touch>>,
}

impl Pointer {
    /// The aim rests here: placed by keys, or fired at.
    pub fn rest(&self, at: Vec2) {
        self.rested.set(at);
    }

    /// Where the aim last rested.
    pub fn rested(&self) -> Vec2 {
        self.rested.get()
    }
}

impl Session {
    pub fn handle(&self, event: &Event) {
        let kind = event.type_();
        match kind.as_str() {
            "keydown" => self.key(event.unchecked_ref::<KeyboardEvent>()),
            "click" => self.click(event),
            "pointerover" => self.hover(event),
            "focusin" => self.point_out(|subject| subject.focus(dial(event))),
            "focusout" => self.point_out(|subject| subject.focus(None)),
            "pointerleave" if pressed(event, "canvas").is_none() => {
                self.point_out(|subject| subject.hovered = None);
            }
            "change" => self.look(),
            "resize" => self.repaint(),
            "visibilitychange" => self.watch(),
            _ if event.unchecked_ref::<PointerEvent>().pointer_type() == "mouse" => {
                self.mouse(&kind, event.unchecked_ref());
            }
            _ => self.finger(&kind, event.unchecked_ref()),
        }
    }

    /// A mouse aims where it is and fires when it is pressed. One that leaves the range, for Fire
    /// say, leaves the aim where it last rested.
    fn mouse(&self, kind: &str, event: &PointerEvent) {
        /// A mouse that stands still for so many ms has aimed at something.
        const REST: f64 = 150.0;
        let (time, at) = (event.time_stamp(), self.field_point(event));
        let aim = self.game.borrow().get::<Crosshair>().0;
        if time - self.pointer.moved.replace(time) >= REST {
            self.pointer.rest(aim);
        }
        match kind {
            "pointermove" => self.send(time, Aim(at)),
            "pointerleave" => self.send(time, Aim(self.pointer.rested())),
            "pointerdown" if event.button() == 0 => {
                self.pointer.rest(at);
                self.send(time, Aim(at));
                self.send(time, Fire);
            }
            _ => {}
        }
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

    /// The gaps between the dials belong to them, or a hint that moves a dial could move it away
    /// from under the pointer, and back, for ever.
    fn hover(&self, event: &Event) {
        let dial = dial(event);
        if dial.is_some() || pressed(event, ".dials").is_none() {
            self.point_out(|subject| subject.hover(dial));
        }
    }

    fn click(&self, event: &Event) {
        let Some(button) = pressed(event, "[data-action]") else { return };
        let action = button.get_attribute("data-action");
        if matches!(action.as_deref(), Some("debrief" | "contracts")) {
            // They are the loader's.
            return;
        }
        // After a press by pointer the keys belong to the range, so that space fires; a button
        // reached by Tab keeps the focus, but for one that goes with the result it stands in.
        let by_pointer = event.unchecked_ref::<web_sys::UiEvent>().detail() > 0;
        if by_pointer || action.as_deref() == Some("retry") {
            self.focus_range();
        }
        let time = event.time_stamp();
        match action.as_deref() {
            Some("dial") => {
                if let Some(layer) = dial(event) {
                    self.send(time, TurnDial { layer });
                }
            }
            Some("fire") => self.send(time, Fire),
            Some("fullscreen") => self.toggle_full_screen(),
            Some("retry") => self.send(time, Retry),
            _ => {}
        }
    }

    fn focus_range(&self) {
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

/// What an event happened on, or the first thing around it that `selector` finds.
fn pressed(event: &Event, selector: &str) -> Option<Element> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest(selector).ok().flatten()
}

/// The layer whose dial an event happened on.
fn dial(event: &Event) -> Option<usize> {
    pressed(event, ".dial")?.get_attribute("data-layer")?.parse().ok()
}

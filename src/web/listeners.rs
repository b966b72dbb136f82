//! The one owner of every listener of a game.

use super::keys::Keys;
use super::look::{DARK, REDUCED_MOTION};
use super::page::window;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget, HtmlCanvasElement, HtmlElement, ShadowRoot};

/// Listeners that are taken away when this is dropped.
pub struct Listeners {
    /// Called again from within itself where one event leads to another: a click moves focus.
    callback: Closure<dyn Fn(Event)>,
    bound: Vec<(EventTarget, &'static str)>,
}

impl Listeners {
    /// Sends every event that the game listens to through `handle`.
    pub fn new(
        root: &ShadowRoot,
        sheet: &HtmlElement,
        canvas: &HtmlCanvasElement,
        keys: &Keys,
        handle: impl Fn(Event) + 'static,
    ) -> Self {
        let mut listeners = Self { callback: Closure::new(handle), bound: Vec::new() };
        for name in ["click", "pointerover", "focusin", "focusout"] {
            listeners.on(root, name);
        }
        listeners.on(sheet, "pointerleave");
        for name in ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"] {
            listeners.on(canvas, name);
        }
        listeners.on(&keys.heard_by(root), "keydown");
        listeners.on(&window(), "resize");
        if let Some(document) = window().document() {
            listeners.on(&document, "visibilitychange");
        }
        for query in [DARK, REDUCED_MOTION] {
            if let Ok(Some(answer)) = window().match_media(query) {
                listeners.on(&answer, "change");
            }
        }
        listeners
    }

    fn on(&mut self, target: &EventTarget, name: &'static str) {
        let callback = self.callback.as_ref().unchecked_ref();
        if target.add_event_listener_with_callback(name, callback).is_ok() {
            self.bound.push((target.clone(), name));
        }
    }
}

impl Drop for Listeners {
    fn drop(&mut self) {
        let callback = self.callback.as_ref().unchecked_ref();
        for (target, name) in &self.bound {
            // Only what was added is taken away.
            let _ = target.remove_event_listener_with_callback(name, callback);
        }
    }
}

//! The one owner of every listener and observer of a game.

use super::keys::Keys;
use super::page::window;
use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget, HtmlCanvasElement, ResizeObserver, ShadowRoot};

/// Listeners that are taken away when this is dropped.
pub struct Listeners {
    callback: Closure<dyn FnMut(Event)>,
    bound: Vec<(EventTarget, &'static str)>,
}

impl Listeners {
    /// Sends every event that the game listens to through `handle`.
    pub fn new(
        root: &ShadowRoot,
        canvas: &HtmlCanvasElement,
        keys: &Keys,
        handle: impl Fn(Event) + 'static,
    ) -> Self {
        let mut listeners = Self { callback: Closure::new(handle), bound: Vec::new() };
        listeners.on(root, "click");
        for name in ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"] {
            listeners.on(canvas, name);
        }
        listeners.on(&keys.heard_by(root), "keydown");
        listeners.on(&window(), "resize");
        if let Ok(Some(dark)) = window().match_media("(prefers-color-scheme: dark)") {
            listeners.on(&dark, "change");
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

/// Tells when the size of the range changes, until it is dropped.
pub struct ResizeWatch {
    observer: Option<ResizeObserver>,
    _callback: Closure<dyn FnMut()>,
}

impl ResizeWatch {
    pub fn new(canvas: &HtmlCanvasElement, changed: impl Fn() + 'static) -> Self {
        let callback = Closure::new(changed);
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(canvas);
        }
        Self { observer, _callback: callback }
    }
}

impl Drop for ResizeWatch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

//! The one owner of every listener of a running game; those for page-wide keys are the loader's.

use super::dom::window;
use super::look::{DARK, REDUCED_MOTION};
use wasm_bindgen::prelude::*;
use web_sys::{
    AbortSignal, AddEventListenerOptions, Event, EventTarget, HtmlCanvasElement, HtmlElement,
    ShadowRoot,
};

/// What the listeners call; it has to live until the signal has taken them away.
pub struct Listeners {
    /// Called again from within itself where one event leads to another: a click moves focus.
    _callback: Closure<dyn Fn(Event)>,
}

impl Listeners {
    /// Sends every event that the game listens to through `handle`, until `signal` is aborted.
    pub fn new(
        root: &ShadowRoot,
        sheet: &HtmlElement,
        canvas: &HtmlCanvasElement,
        signal: &AbortSignal,
        handle: impl Fn(Event) + 'static,
    ) -> Self {
        let callback = Closure::new(handle);
        let function = callback.as_ref().unchecked_ref();
        let options = AddEventListenerOptions::new();
        options.set_signal(signal);
        let on = |target: &EventTarget, name| {
            // Adding a listener cannot fail.
            let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
                name, function, &options,
            );
        };
        for name in ["click", "pointerover", "focusin", "focusout", "keydown"] {
            on(root, name);
        }
        on(sheet, "pointerleave");
        for name in ["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"] {
            on(canvas, name);
        }
        on(&window(), "resize");
        if let Some(document) = window().document() {
            on(&document, "visibilitychange");
        }
        for query in [DARK, REDUCED_MOTION] {
            if let Ok(Some(answer)) = window().match_media(query) {
                on(&answer, "change");
            }
        }
        Self { _callback: callback }
    }
}

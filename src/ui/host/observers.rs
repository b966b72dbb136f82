//! What the game watches of the page around it.

use super::dom::window;
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, MutationObserver,
    MutationObserverInit, ResizeObserver,
};

/// What an observer saw.
pub enum Change {
    /// The game came into view, or left it.
    InView(bool),
    /// Its size, or the page's theme.
    Look,
}

/// Observers that are disconnected when this is dropped.
pub struct Observers {
    size: Option<ResizeObserver>,
    view: Option<IntersectionObserver>,
    theme: Option<MutationObserver>,
    _callback: Closure<dyn FnMut(Array)>,
}

impl Observers {
    /// Tells `changed` of the size and the place of `game`, of the size of the `range` in it, and of
    /// the class of the page's body.
    pub fn new(game: &Element, range: &Element, changed: impl Fn(Change) + 'static) -> Self {
        let callback = Closure::new(move |entries: Array| {
            let last = entries.pop().dyn_into::<IntersectionObserverEntry>();
            changed(last.map_or(Change::Look, |entry| Change::InView(entry.is_intersecting())));
        });
        let function = callback.as_ref().unchecked_ref();
        let observers = Self {
            size: ResizeObserver::new(function).ok(),
            view: IntersectionObserver::new(function).ok(),
            theme: MutationObserver::new(function).ok(),
            _callback: callback,
        };
        observers.observe(game, range);
        observers
    }

    fn observe(&self, game: &Element, range: &Element) {
        if let Some(size) = &self.size {
            size.observe(game);
            size.observe(range);
        }
        if let Some(view) = &self.view {
            view.observe(game);
        }
        let body = window().document().and_then(|document| document.body());
        if let (Some(theme), Some(body)) = (&self.theme, body) {
            let class = MutationObserverInit::new();
            class.set_attributes(true);
            class.set_attribute_filter(&Array::of1(&"class".into()));
            // Attributes are something to observe.
            let _ = theme.observe_with_options(&body, &class);
        }
    }

    /// Ends them all.
    pub fn disconnect(&self) {
        if let Some(size) = &self.size {
            size.disconnect();
        }
        if let Some(view) = &self.view {
            view.disconnect();
        }
        if let Some(theme) = &self.theme {
            theme.disconnect();
        }
    }
}

impl Drop for Observers {
    fn drop(&mut self) {
        self.disconnect();
    }
}

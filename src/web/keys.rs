//! The keys: which belong to the game, and when.

use super::page::window;
use super::session::Session;
use crate::rules::{Aim, Crosshair, Fire, LAYERS, Retry, TurnDial};
use bevy::math::Vec2;
use wasm_bindgen::prelude::*;
use web_sys::{Element, EventTarget, KeyboardEvent, ShadowRoot};

/// What has focus while a key is not the game's: another game, or what is typed into or pressed.
const NOT_OURS: &str = ".game,input,select,textarea,button,a[href],summary,audio,video,\
    [contenteditable]:not([contenteditable=false]),[role=textbox]";

/// When the game listens to the keyboard.
pub struct Keys {
    page_wide: bool,
}

/// What a key does.
enum Action {
    Turn(usize),
    Fire,
    Retry,
    Move(Vec2),
    Locate,
}

impl Keys {
    /// `page_wide`: also while nothing in the page has focus.
    pub fn new(page_wide: bool) -> Self {
        Self { page_wide }
    }

    /// Where key presses are listened for.
    pub fn heard_by(&self, root: &ShadowRoot) -> EventTarget {
        match window().document() {
            Some(document) if self.page_wide => document.into(),
            _ => root.clone().into(),
        }
    }
}

impl Session {
    pub fn key(&self, event: &KeyboardEvent) {
        if event.default_prevented() || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        if event.repeat() && event.key() == "Enter" && self.inside(event) {
            // Held on a button it would press it over and over.
            event.prevent_default();
        }
        let Some(action) = Action::of(event) else { return };
        if !self.is_ours(event, &action) {
            return;
        }
        event.prevent_default();
        let time = event.time_stamp();
        match action {
            Action::Move(by) => {
                let aim = self.game.borrow().get::<Crosshair>().0;
                self.send(time, Aim(aim + by));
                self.pointer.rest(self.game.borrow().get::<Crosshair>().0);
            }
            // A key that is held fires once.
            _ if event.repeat() => {}
            Action::Turn(layer) => self.send(time, TurnDial { layer }),
            Action::Fire => self.send(time, Fire),
            Action::Retry => self.send(time, Retry),
            Action::Locate => self.locate(),
        }
    }

    /// Inside the game every key is its own, but space or Enter on a button presses that button.
    /// Outside, nothing that could be typed into or pressed may have focus, and the game must be
    /// in view; what scrolls the page stays the page's unless nothing at all has focus.
    fn is_ours(&self, event: &KeyboardEvent, action: &Action) -> bool {
        let Some(origin) = origin(event) else { return false };
        if self.inside(event) {
            let button = origin.closest("button").ok().flatten().is_some();
            return !(button && matches!(action, Action::Fire | Action::Locate));
        }
        let scrolls = matches!(action, Action::Fire | Action::Move(_));
        let nothing_focused = matches!(origin.tag_name().as_str(), "BODY" | "HTML");
        let elsewhere = origin.closest(NOT_OURS).ok().flatten().is_some();
        let foreign = elsewhere || matches!(action, Action::Locate);
        self.keys.page_wide && !foreign && (nothing_focused || !scrolls) && self.in_view()
    }

    fn inside(&self, event: &KeyboardEvent) -> bool {
        self.root.contains(origin(event).as_deref())
    }

    fn in_view(&self) -> bool {
        let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(0.0);
        let range = self.canvas.get_bounding_client_rect();
        range.bottom() > 0.0 && range.top() < height
    }
}

/// What has focus, even inside a shadow root.
fn origin(event: &KeyboardEvent) -> Option<Element> {
    event.composed_path().get(0).dyn_into().ok()
}

impl Action {
    fn of(event: &KeyboardEvent) -> Option<Self> {
        let step = if event.shift_key() { 1.0 } else { 8.0 };
        Some(match event.key().as_str() {
            " " => Self::Fire,
            "Enter" => Self::Locate,
            "r" | "R" => Self::Retry,
            "ArrowLeft" => Self::Move(Vec2::new(-step, 0.0)),
            "ArrowRight" => Self::Move(Vec2::new(step, 0.0)),
            "ArrowUp" => Self::Move(Vec2::new(0.0, -step)),
            "ArrowDown" => Self::Move(Vec2::new(0.0, step)),
            key => Self::Turn(layer(key).or_else(|| layer(event.code().strip_prefix("Digit")?))?),
        })
    }
}

/// The layer of a digit. (Where digits need shift, as in French layouts, the place of the key
/// on the keyboard decides.)
fn layer(digit: &str) -> Option<usize> {
    let number: usize = digit.parse().ok()?;
    number.checked_sub(1).filter(|&layer| layer < LAYERS.len())
}

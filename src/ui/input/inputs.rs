//! All inputs of a game: each event goes to the file that understands it.

use super::aiming::Aiming;
use super::clicks::{click, dial, hover, pressed};
use super::controls::Controls;
use super::finger::Finger;
use super::keys;
use super::mouse::Mouse;
use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlCanvasElement, KeyboardEvent, PointerEvent, ShadowRoot};

/// What is remembered from event to event.
pub struct Inputs {
    root: ShadowRoot,
    aiming: Aiming,
    mouse: Mouse,
    finger: Finger,
}

impl Inputs {
    pub fn of(root: ShadowRoot, canvas: HtmlCanvasElement) -> Self {
        let aiming = Aiming::at(canvas);
        Self { root, aiming, mouse: Mouse::default(), finger: Finger::default() }
    }

    /// Something of this `kind` happened in the game.
    pub fn hear(&self, kind: &str, event: &Event, game: &impl Controls) {
        match kind {
            "keydown" => self.key(event.unchecked_ref(), game),
            "click" => click(event, &self.root, &self.aiming, game),
            "pointerover" => hover(event, game),
            "focusin" => game.focus(dial(event)),
            "focusout" => game.focus(None),
            "pointerleave" if pressed(event, "canvas").is_none() => game.leave(),
            _ => self.pointer(kind, event.unchecked_ref(), game),
        }
    }

    /// A key was pressed, perhaps outside of the game.
    pub fn key(&self, event: &KeyboardEvent, game: &impl Controls) {
        keys::press(event, &self.root, &self.aiming, game);
    }

    fn pointer(&self, kind: &str, event: &PointerEvent, game: &impl Controls) {
        if event.pointer_type() == "mouse" {
            self.mouse.hear(kind, event, &self.aiming, game);
        } else {
            self.finger.hear(kind, event, &self.aiming, game);
        }
    }
}

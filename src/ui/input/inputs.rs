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
    pub fn hear(&self, kind: &str, event: &Event, controls: &impl Controls) {
        match kind {
            "keydown" => self.key(event.unchecked_ref(), controls),
            "click" => click(event, &self.root, &self.aiming, controls),
            "pointerover" => hover(event, controls),
            "focusin" => controls.focus(dial(event)),
            "focusout" => controls.focus(None),
            "pointerleave" if pressed(event, "canvas").is_none() => controls.leave(),
            _ => self.pointer(kind, event.unchecked_ref(), controls),
        }
    }

    /// A key was pressed, perhaps outside of the game.
    pub fn key(&self, event: &KeyboardEvent, controls: &impl Controls) {
        keys::press(event, &self.root, &self.aiming, controls);
    }

    fn pointer(&self, kind: &str, event: &PointerEvent, controls: &impl Controls) {
        if event.pointer_type() == "mouse" {
            self.mouse.hear(kind, event, &self.aiming, controls);
        } else {
            self.finger.hear(kind, event, &self.aiming, controls);
        }
    }
}

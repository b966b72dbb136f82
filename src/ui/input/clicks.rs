//! Clicks on the game's buttons, and which dial is hovered or focused.

use super::aiming::Aiming;
use super::controls::Controls;
use crate::rules::{Fire, Retry, TurnDial};
use crate::ui::host::window;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, ShadowRoot, UiEvent};

/// A button of the game was clicked, by pointer or by key.
pub fn click(event: &Event, root: &ShadowRoot, aiming: &Aiming, game: &impl Controls) {
    let Some(button) = pressed(event, "[data-action]") else { return };
    let action = button.get_attribute("data-action");
    if matches!(action.as_deref(), Some("debrief" | "contracts" | "next")) {
        // They are the loader's.
        return;
    }
    // After a press by pointer the keys belong to the range, so that space fires; a button
    // reached by Tab keeps the focus, but for one that goes with the result it stands in.
    let by_pointer = event.unchecked_ref::<UiEvent>().detail() > 0;
    if by_pointer || action.as_deref() == Some("retry") {
        aiming.take_keys();
    }
    let time = event.time_stamp();
    match action.as_deref() {
        Some("dial") => {
            if let Some(layer) = dial(event) {
                game.send(time, TurnDial { layer });
            }
        }
        Some("fire") => game.send(time, Fire),
        Some("fullscreen") => toggle_full_screen(root),
        Some("retry") => game.send(time, Retry),
        _ => {}
    }
}

/// The pointer came upon another part. The gaps between the dials, and in a bar, belong to them, or
/// a hint that moves a dial could move it away from under the pointer, and back, for ever.
pub fn hover(event: &Event, game: &impl Controls) {
    let dial = dial(event);
    if dial.is_some() || pressed(event, ".dials, .parts").is_none() {
        game.hover(dial);
    }
}

/// What an event happened on, or the first thing around it that `selector` finds.
pub fn pressed(event: &Event, selector: &str) -> Option<Element> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest(selector).ok().flatten()
}

/// The layer whose dial, or part of a bar, an event happened on.
pub fn dial(event: &Event) -> Option<usize> {
    pressed(event, "[data-layer]")?.get_attribute("data-layer")?.parse().ok()
}

fn toggle_full_screen(root: &ShadowRoot) {
    let Some(document) = window().document() else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else {
        // Where the browser will not, the page stays as it is.
        let _ = root.host().request_fullscreen();
    }
}

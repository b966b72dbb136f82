//! The keys. Which of those pressed outside the game belong to it, the loader decides.

use super::aiming::Aiming;
use super::controls::Controls;
use crate::rules::{Aim, Fire, LAYERS, Retry, TurnDial};
use bevy::math::Vec2;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, KeyboardEvent, ShadowRoot};

/// What a key does.
enum Action {
    Turn(usize),
    Fire,
    Retry,
    /// In steps of the aim.
    Move(Vec2),
    Locate,
}

/// Takes a key that belongs to the game, if it means something there. Space or Enter on one of its
/// buttons presses that button.
pub fn press(event: &KeyboardEvent, root: &ShadowRoot, aiming: &Aiming, game: &impl Controls) {
    if event.repeat() && event.key() == "Enter" {
        // Held on a button it would press it over and over.
        event.prevent_default();
    }
    let Some(action) = Action::of(event) else { return };
    if game.watches() {
        if matches!(action, Action::Retry) {
            // What that does then, the loader knows.
            press_button(root, "[data-action=retry]");
        }
        return;
    }
    if matches!(action, Action::Fire | Action::Move(_)) && !game.is_in_view() {
        // It scrolls the page, perhaps back to the game.
        return;
    }
    // Even inside a shadow root.
    let origin = event.composed_path().get(0).dyn_into::<Element>().ok();
    let is_in = |selector| {
        origin.as_ref().is_some_and(|at| at.closest(selector).is_ok_and(|found| found.is_some()))
    };
    let is_elsewhere = match action {
        Action::Retry => is_in("dialog, textarea"),
        Action::Fire | Action::Locate => is_in("button, summary, dialog, .debrief, .parts"),
        Action::Turn(_) | Action::Move(_) => is_in("dialog, .debrief"),
    };
    if !is_elsewhere {
        event.prevent_default();
        act(event, action, root, aiming, game);
    }
}

/// Whether there is such a button.
fn press_button(root: &ShadowRoot, selector: &str) -> bool {
    let button = root.query_selector(selector).ok().flatten();
    button.map(|button| button.unchecked_into::<HtmlElement>().click()).is_some()
}

fn act(
    event: &KeyboardEvent,
    action: Action,
    root: &ShadowRoot,
    aiming: &Aiming,
    game: &impl Controls,
) {
    let time = event.time_stamp();
    match action {
        Action::Move(by) => {
            game.send(time, Aim(game.aim() + game.step(event.shift_key()) * by));
            aiming.rest(game.aim());
        }
        // A key that is held fires once.
        _ if event.repeat() => {}
        Action::Turn(layer) => game.send(time, TurnDial { layer }),
        Action::Fire => game.send(time, Fire),
        Action::Retry => game.send(time, Retry),
        // After a round that shipped there is nothing to locate, and a contract to go on with.
        Action::Locate => {
            if !press_button(root, "[data-action=next]:not([hidden])") {
                game.locate();
            }
        }
    }
}

impl Action {
    /// None for a key of the page's or the browser's.
    fn of(event: &KeyboardEvent) -> Option<Self> {
        if event.default_prevented() || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return None;
        }
        Some(match event.key().as_str() {
            " " => Self::Fire,
            "Enter" => Self::Locate,
            "r" | "R" => Self::Retry,
            "ArrowLeft" => Self::Move(Vec2::NEG_X),
            "ArrowRight" => Self::Move(Vec2::X),
            "ArrowUp" => Self::Move(Vec2::NEG_Y),
            "ArrowDown" => Self::Move(Vec2::Y),
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

//! What the loader calls.

use super::look::Theme;
use super::session::{Options, Session};
use crate::rules::{
    Accuracy, Best, Budget, Contract, Crosshair, Dials, Outcome, Phase, Retry, Seed, Shots,
};
use js_sys::{Array, Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

/// A game in a page. It lives until `destroy`.
#[wasm_bindgen]
pub struct Handle(Rc<Session>);

/// Builds a game in an open shadow root. `seed` is "daily" or any text; with `page_keys` the
/// keys also work while nothing in the page has focus; `theme` is "light", "dark" or, as anything
/// else is taken, "auto".
///
/// # Errors
///
/// If the browser has no 2D canvas.
#[wasm_bindgen]
pub fn mount(
    root: ShadowRoot,
    seed: String,
    page_keys: bool,
    theme: &str,
) -> Result<Handle, JsValue> {
    let seed = if seed == "daily" { Seed::Daily } else { Seed::Text(seed) };
    let theme = match theme {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        _ => Theme::Auto,
    };
    Session::start(root, Options { seed, page_keys, theme }).map(Handle)
}

#[wasm_bindgen]
impl Handle {
    /// The state of the game as a plain object.
    #[must_use]
    pub fn state(&self) -> Object {
        let game = self.0.game.borrow();
        let (budget, contract) = (game.get::<Budget>(), game.get::<Contract>());
        let (shots, dials) = (game.get::<Shots>(), game.get::<Dials>());
        let outcome = Outcome::of(shots, contract);
        let aim = game.get::<Crosshair>().0;
        let phase = match game.get::<Phase>() {
            Phase::Aiming => "aiming",
            Phase::Reveal => "reveal",
            Phase::Over => "over",
        };
        let precisions: Array = dials.0.iter().map(|&p| JsValue::from(p as u32)).collect();
        let zones: Array = shots.iter().map(|s| JsValue::from(s.zone().points())).collect();
        let aim: Array = aim.to_array().into_iter().map(JsValue::from).collect();
        object(&[
            ("phase", phase.into()),
            ("bitsUsed", budget.used.into()),
            ("budget", budget.limit.into()),
            ("accuracy", game.get::<Accuracy>().percent().into()),
            ("shotsLeft", (contract.shots - shots.len() as u32).into()),
            ("score", outcome.score.into()),
            ("won", outcome.shipped.into()),
            ("alltimeBest", game.get::<Best>().0.into()),
            ("precisions", precisions.into()),
            ("zones", zones.into()),
            ("aim", aim.into()),
        ])
    }

    /// Starts a new round.
    pub fn retry(&self) {
        self.0.send_now(Retry);
    }

    /// Takes the game out of the page.
    pub fn destroy(self) {
        drop(self);
    }
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // A new plain object takes any property.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object
}

//! What the loader calls.

use super::look::Theme;
use super::session::{Session, Start};
use crate::rules::{
    Accuracy, Best, Broken, Budget, Challenge, Contract, Crosshair, Dials, Outcome, Phase, Retry,
    Round, Seed, Shots,
};
use js_sys::{Array, Function, Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, KeyboardEvent, ShadowRoot};

/// A game in a page.
#[wasm_bindgen]
pub struct Handle(pub(super) Rc<Session>);

/// Builds a game in an open shadow root, with options that the loader has checked. Its listeners
/// go when `signal` is aborted; `changed` is called after a frame with something new in it, when
/// the game can be asked for its state.
///
/// With the bytes of a `link` it is a game on the targets of the round in it, whatever `budget`,
/// `shots`, `ship_at` and `seed` say; where that is to be `watched`, the game plays the round itself
/// and takes no input.
///
/// # Errors
///
/// If the browser has no 2D canvas; a sentence for the player, if the link holds no round.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "an object's fields cost more bytes each")]
pub fn mount(
    root: ShadowRoot,
    budget: u32,
    shots: u32,
    ship_at: u32,
    seed: String,
    link: &[u8],
    watched: bool,
    theme: &str,
    signal: &AbortSignal,
    changed: Function,
) -> Result<Handle, JsValue> {
    let start = if link.is_empty() {
        let seed = if seed == "daily" { Seed::Daily } else { Seed::Text(seed) };
        Start::Own(Contract::custom(budget, shots, ship_at), seed)
    } else {
        Start::Link(Challenge::from_bytes(link).map_err(told)?, watched)
    };
    Session::start(root, start, Theme::named(theme), signal, changed).map(Handle)
}

/// What the round in a link comes to by the rules: its score and the points it could have had, 1 if
/// it shipped or else 0, and its bits.
///
/// # Errors
///
/// A sentence for the player, if the link holds no round that the rules allow.
#[wasm_bindgen]
pub fn outcome(link: &[u8]) -> Result<Vec<u32>, JsValue> {
    let game = Challenge::from_bytes(link).and_then(|it| it.replayed()).map_err(told)?;
    let contract = game.get::<Contract>();
    let outcome = Outcome::of(game.get::<Shots>(), contract);
    Ok(vec![outcome.score, 3 * contract.shots, outcome.shipped.into(), outcome.bits])
}

fn told(broken: Broken) -> JsValue {
    JsValue::from_str(broken.sentence())
}

#[wasm_bindgen]
impl Handle {
    /// The state of the game as a plain object; `result` is null until the round is over.
    #[must_use]
    pub fn state(&self) -> Object {
        let game = self.0.game.borrow();
        let (budget, contract) = (game.get::<Budget>(), game.get::<Contract>());
        let shots = game.get::<Shots>();
        let phase = match game.get::<Phase>() {
            Phase::Aiming => "aiming",
            Phase::Reveal => "reveal",
            Phase::Over => "over",
        };
        let result = if phase == "over" { self.result().into() } else { JsValue::NULL };
        object(&[
            ("phase", phase.into()),
            ("round", game.get::<Round>().begun.into()),
            ("bitsUsed", budget.used.into()),
            ("budget", budget.limit.into()),
            ("accuracy", game.get::<Accuracy>().percent().into()),
            ("shotsLeft", (contract.shots - shots.len() as u32).into()),
            ("score", shots.score().into()),
            ("won", Outcome::of(shots, contract).shipped.into()),
            ("alltimeBest", game.get::<Best>().0.into()),
            ("precisions", precisions(game.get())),
            ("zones", zones(shots)),
            ("aim", array(game.get::<Crosshair>().0.to_array())),
            ("result", result),
        ])
    }

    /// What the round was worth so far, with the precisions of its last shot.
    fn result(&self) -> Object {
        let game = self.0.game.borrow();
        let shots = game.get::<Shots>();
        let outcome = Outcome::of(shots, game.get());
        let dials = shots.last().map_or(*game.get(), |shot| shot.dials);
        object(&[
            ("score", outcome.score.into()),
            ("won", outcome.shipped.into()),
            ("shots", (shots.len() as u32).into()),
            ("bitsUsed", outcome.bits.into()),
            ("accuracy", outcome.accuracy.percent().into()),
            ("precisions", precisions(&dials)),
            ("zones", zones(shots)),
            ("alltimeBest", game.get::<Best>().0.into()),
        ])
    }

    /// Starts a new round.
    pub fn retry(&self) {
        self.0.send_now(Retry);
    }

    /// Goes to the end of the round that is watched.
    pub fn finish(&self) {
        self.0.finish();
    }

    /// Takes a key that was pressed outside of the game, if it means something there.
    pub fn key(&self, event: &KeyboardEvent) {
        self.0.key(event);
    }

    /// Stops everything that could still call the game, but for what the signal stops.
    pub fn halt(&self) {
        self.0.halt();
    }
}

fn precisions(dials: &Dials) -> JsValue {
    array(dials.0.map(|precision| precision as u32))
}

fn zones(shots: &Shots) -> JsValue {
    array(shots.iter().map(|shot| shot.zone().points()))
}

fn array<T: Into<JsValue>>(items: impl IntoIterator<Item = T>) -> JsValue {
    items.into_iter().map(Into::into).collect::<Array>().into()
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in entries {
        // A new plain object takes any property.
        let _ = Reflect::set(&object, &JsValue::from_str(key), value);
    }
    object
}

//! What the page can ask of a game at any time.

use super::mount::Handle;
use crate::rules::{
    Accuracy, Best, Budget, Contract, Crosshair, Dials, Outcome, Phase, Round, Shots,
};
use crate::ui::host::storage;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Handle {
    /// The state of the game as a plain object; `result` is null until the round is over. The loader
    /// gives the range its name, and names it in the result too.
    #[must_use]
    pub fn state(&self) -> Object {
        let game = self.0.game();
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
            ("range", (contract.range as u32).into()),
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
        let game = self.0.game();
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

    /// The contract that is offered after a round that shipped: its bits, shots, points to ship and
    /// range; nothing where none is.
    #[must_use]
    pub fn next(&self) -> Vec<u32> {
        let game = self.0.game();
        let next = game.get::<Contract>().next();
        next.map_or(Vec::new(), |next| {
            vec![next.budget, next.shots, next.ship_at, next.range as u32]
        })
    }

    /// How many contracts are open on the first range and on the live one; then for each of both the
    /// best score, and the fewest bits that shipped or 0.
    #[must_use]
    #[expect(clippy::unused_self, reason = "whoever has a game needs no other way to the engine")]
    pub fn progress(&self) -> Vec<u32> {
        let progress = storage::progress();
        let mut figures = vec![progress.open() as u32, progress.open_live() as u32];
        for record in progress.0 {
            figures.extend([record.score, record.leanest.unwrap_or(0)]);
        }
        figures
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

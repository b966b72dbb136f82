//! What a link holds, before anything of it is played.

use crate::rules::{Broken, Challenge, Contract, Outcome, Shots};
use wasm_bindgen::prelude::*;

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

/// What a player is told of a link that holds no round.
pub fn told(broken: Broken) -> JsValue {
    JsValue::from_str(broken.sentence())
}

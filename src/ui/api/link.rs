//! Rounds in links: what one holds before anything of it is played, and the link to a finished one.

use super::mount::Handle;
use crate::rules::{Broken, Challenge, Contract, Game, Outcome, Range, Shots};
use crate::ui::live;
use wasm_bindgen::prelude::*;

/// What the round in a link comes to by the rules: its score and the points it could have had, 1 if
/// it shipped or else 0, and its bits.
///
/// # Errors
///
/// A sentence for the player, if the link holds no round that the rules allow.
#[wasm_bindgen]
pub fn outcome(link: &[u8]) -> Result<Vec<u32>, JsValue> {
    let challenge = Challenge::from_bytes(link).map_err(Broken::sentence)?;
    let range = challenge.contract.range;
    let mut app = Game::app();
    if range != Range::Table {
        live::equip(&mut app, range)?;
    }
    let game = challenge.replayed_in(app).map_err(Broken::sentence)?;
    let contract = game.get::<Contract>();
    let outcome = Outcome::of(game.get::<Shots>(), contract);
    Ok(vec![outcome.score, 3 * contract.shots, outcome.shipped.into(), outcome.bits])
}

#[wasm_bindgen]
impl Handle {
    /// The finished round for a link; nothing before its last shot.
    #[must_use]
    pub fn link(&self) -> Vec<u8> {
        let challenge = Challenge::of(&self.0.game());
        challenge.map_or(Vec::new(), |challenge| challenge.to_bytes())
    }
}

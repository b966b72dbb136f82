//! What the debrief is made of; `web/debrief/` shows it.

use super::mount::Handle;
use crate::rules::{
    Accuracy, Cause, Contract, Dials, Game, Outcome, Round, Seed, Sensitivities, Shot, Shots,
    best_move, costliest, costs, frontier, int4_pairs,
};
use bevy::math::Vec2;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Handle {
    /// What a finished round shows, one figure after the other, in the order in which
    /// `web/debrief/figures.js` reads them. (Numbers alone: nothing has to be named.)
    #[must_use]
    pub fn debrief(&self) -> Vec<f32> {
        let mut figures = Vec::new();
        put_figures(&mut figures, &self.0.game());
        figures
    }
}

/// What stands for nothing: no layer, no day, no cause.
const NONE: f32 = -1.0;

/// Settings are numbers ([`Dials::number`]), accuracies 0 to 1, places in units of the field.
fn put_figures(figures: &mut Vec<f32>, game: &Game) {
    let (sensitivities, contract) = (game.get::<Sensitivities>(), game.get::<Contract>());
    let shots = game.get::<Shots>();
    let round = game.get::<Round>();
    let day = if *game.get::<Seed>() == Seed::Daily { round.day as f32 } else { NONE };
    figures.extend([contract.budget as f32, contract.ship_at as f32, day, round.number as f32]);
    let setting = costliest(shots).unwrap_or_default();
    figures.push(setting.number().into());
    figures.push(number(Outcome::of(shots, contract).cause));
    put_move(figures, &setting, contract, sensitivities);
    figures.extend(costs(shots, sensitivities));
    figures.extend(int4_pairs(contract.budget, sensitivities));
    for dials in Dials::all() {
        figures.push(Accuracy::of(&dials, sensitivities).0);
    }
    let frontier = frontier(sensitivities);
    figures.push(frontier.len() as f32);
    for dials in frontier {
        figures.push(dials.number().into());
    }
    for shot in shots.iter() {
        put_shot(figures, shot);
    }
}

fn put_move(
    figures: &mut Vec<f32>,
    setting: &Dials,
    contract: &Contract,
    sensitivities: &Sensitivities,
) {
    let best = best_move(setting, contract.budget, sensitivities);
    figures.extend(best.map_or([NONE; 4], |best| {
        let down = best.down.map_or(NONE, |down| down as f32);
        [best.up as f32, down, best.dials.number().into(), best.gain]
    }));
}

fn number(cause: Option<Cause>) -> f32 {
    cause.map_or(NONE, |cause| f32::from(cause as u8))
}

fn put_shot(figures: &mut Vec<f32>, shot: &Shot) {
    figures.extend([shot.dials.number().into(), shot.accuracy.0]);
    figures.extend([shot.zone().points() as f32, number(shot.cause())]);
    for Vec2 { x, y } in [shot.centre, shot.drifted, shot.shown, shot.hit] {
        figures.extend([x, y]);
    }
}

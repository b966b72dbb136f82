//! What is kept between visits. Without storage, or with rubbish in it, the game plays on.

use super::Paint;
use super::page::window;
use crate::rules::{Best, Contract, Played, Progress, Seed, Today};
use bevy::prelude::*;
use web_sys::Storage;

/// The best score as a whole number; the playground's own key.
const BEST: &str = "mlsp-best-quantization";

/// The day and how many of its rounds were played, as `20000:3`.
const PLAYED: &str = "mlsp-sharp-shot-played";

/// What was reached under each contract, as [`Progress::to_text`] writes it.
const PROGRESS: &str = "mlsp-sharp-shot-contracts";

/// Puts what was kept into the rules, before they start, and keeps what comes of them.
pub fn keep(app: &mut App, contract: Contract, seed: Seed) {
    load(app, &seed, &contract);
    app.insert_resource(contract).insert_resource(seed).add_systems(Paint, save);
}

fn load(app: &mut App, seed: &Seed, contract: &Contract) {
    app.insert_resource(today()).insert_resource(stored_progress());
    app.insert_resource(if contract.compares() { stored_best() } else { Best::default() });
    let played = read(PLAYED).filter(|_| *seed == Seed::Daily).and_then(|text| {
        let (day, rounds) = text.split_once(':')?;
        Some(Played { day: day.parse().ok()?, rounds: rounds.parse().ok()? })
    });
    app.insert_resource(played.unwrap_or_default());
}

/// The UTC day by the player's clock.
pub fn today() -> Today {
    const DAY: f64 = 24.0 * 60.0 * 60.0 * 1000.0;
    Today((js_sys::Date::now() / DAY) as u32)
}

fn save(
    best: Res<Best>,
    played: Res<Played>,
    progress: Res<Progress>,
    seed: Res<Seed>,
    contract: Res<Contract>,
) {
    if progress.is_changed() && !progress.is_added() {
        write(PROGRESS, &progress.joined(&stored_progress()).to_text());
    }
    if best.is_changed() && !best.is_added() && contract.compares() {
        // Another page may have kept a better one meanwhile.
        write(BEST, &best.0.max(stored_best().0).to_string());
    }
    if played.is_changed() && !played.is_added() && *seed == Seed::Daily {
        write(PLAYED, &format!("{}:{}", played.day, played.rounds));
    }
}

fn stored_best() -> Best {
    let most = 3 * Contract::default().shots;
    let best = read(BEST).and_then(|text| text.parse().ok());
    Best(best.filter(|&best| best <= most).unwrap_or(0))
}

fn stored_progress() -> Progress {
    read(PROGRESS).map_or_else(Progress::default, |text| Progress::from_text(&text))
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn write(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // A full or forbidden storage forgets, and that is all.
        let _ = storage.set_item(key, value);
    }
}

//! What is kept between visits. Without storage, or with rubbish in it, the game plays on.

use super::dom::window;
use crate::rules::{Best, Contract, Played, Progress, Range, Seed, Today};
use bevy::prelude::*;
use core::cell::RefCell;
use web_sys::Storage;

/// What is kept, by its name there.
#[derive(Clone, Copy)]
enum Key {
    /// The best score as a whole number; the playground's own key.
    Best,
    /// The day and how many of its rounds were played, as `20000:3`.
    Played,
    /// The same on the live range, which has a daily round of its own.
    PlayedLive,
    /// What was reached under each contract, as [`Progress::to_text`] writes it.
    Contracts,
}

impl Key {
    fn name(self) -> &'static str {
        [
            "mlsp-best-quantization",
            "mlsp-sharp-shot-played",
            "mlsp-sharp-shot-played-live",
            "mlsp-sharp-shot-contracts",
        ][self as usize]
    }

    fn played(contract: &Contract) -> Self {
        if contract.range == Range::Table { Self::Played } else { Self::PlayedLive }
    }
}

/// Puts what was kept into the rules, before they start.
pub fn load(app: &mut App, contract: &Contract, seed: &Seed) {
    app.insert_resource(today()).insert_resource(progress());
    app.insert_resource(best(contract));
    let played = read(Key::played(contract)).filter(|_| *seed == Seed::Daily).and_then(|text| {
        let (day, rounds) = text.split_once(':')?;
        Some(Played { day: day.parse().ok()?, rounds: rounds.parse().ok()? })
    });
    app.insert_resource(played.unwrap_or_default());
}

/// The best score so far, as far as the contract can be compared.
pub fn best(contract: &Contract) -> Best {
    match contract.range {
        Range::Table if contract.compares() => stored_best(),
        Range::Table => Best::default(),
        _ => progress().best_live(),
    }
}

/// The UTC day by the player's clock.
pub fn today() -> Today {
    const DAY: f64 = 24.0 * 60.0 * 60.0 * 1000.0;
    Today((js_sys::Date::now() / DAY) as u32)
}

/// Keeps what has come of a round.
pub fn save(
    best: Res<Best>,
    played: Res<Played>,
    reached: Res<Progress>,
    seed: Res<Seed>,
    contract: Res<Contract>,
) {
    if reached.is_changed() && !reached.is_added() {
        write(Key::Contracts, reached.joined(&progress()).to_text());
    }
    if best.is_changed() && !best.is_added() && contract.compares() {
        // Another page may have kept a better one meanwhile.
        write(Key::Best, best.0.max(stored_best().0).to_string());
    }
    if played.is_changed() && !played.is_added() && *seed == Seed::Daily {
        write(Key::played(&contract), format!("{}:{}", played.day, played.rounds));
    }
}

fn stored_best() -> Best {
    let most = 3 * Contract::default().shots;
    let best = read(Key::Best).and_then(|text| text.parse().ok());
    Best(best.filter(|&best| best <= most).unwrap_or(0))
}

/// What was reached so far, also in another tab.
pub fn progress() -> Progress {
    read(Key::Contracts).map_or_else(Progress::default, |text| Progress::from_text(&text))
}

thread_local! {
    /// What the browser would not store, by [`Key`]: it holds until the page is left.
    static UNSTORED: RefCell<[String; 4]> = const { RefCell::new([const { String::new() }; 4]) };
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn read(key: Key) -> Option<String> {
    let unstored = UNSTORED.with_borrow(|values| values[key as usize].clone());
    let missing = unstored.is_empty();
    if missing { storage()?.get_item(key.name()).ok().flatten() } else { Some(unstored) }
}

fn write(key: Key, value: String) {
    let stored = storage().is_some_and(|storage| storage.set_item(key.name(), &value).is_ok());
    let unstored = if stored { String::new() } else { value };
    UNSTORED.with_borrow_mut(|values| values[key as usize] = unstored);
}

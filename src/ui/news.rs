//! How the game answers the page: it tells of news, and the page then asks for the state.

use crate::rules::{Best, Dials, Game, Phase, Round, Shots};
use core::cell::Cell;
use js_sys::Function;
use wasm_bindgen::JsValue;

/// What of the game's state a page is told when it changes: all but the aim.
#[derive(Clone, Copy, PartialEq)]
pub struct News {
    round: Round,
    phase: Phase,
    dials: Dials,
    shots: usize,
    best: Best,
}

impl News {
    pub fn of(game: &Game) -> Self {
        Self {
            round: *game.get(),
            phase: *game.get(),
            dials: *game.get(),
            shots: game.get::<Shots>().len(),
            best: *game.get(),
        }
    }
}

/// Tells the page, which is told nothing twice.
pub struct Teller {
    changed: Function,
    told: Cell<Option<News>>,
}

impl Teller {
    pub fn new(changed: Function) -> Self {
        Self { changed, told: Cell::default() }
    }

    /// Tells of the news, unless the page knows. It may ask for the state at once.
    pub fn tell(&self, news: News) {
        let news = Some(news);
        if self.told.replace(news) != news {
            // The loader's function does not throw.
            let _ = self.changed.call0(&JsValue::NULL);
        }
    }
}

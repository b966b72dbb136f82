//! How a game is built, and what the loader can do with it then.

use crate::rules::{Broken, Challenge, Contract, Range, Retry, Seed};
use crate::ui::host::Theme;
use crate::ui::play::Start;
use crate::ui::session::Session;
use crate::ui::view::MayChoose;
use js_sys::Function;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, KeyboardEvent, ShadowRoot};

/// A game in a page.
#[wasm_bindgen]
pub struct Handle(pub(super) Rc<Session>);

#[wasm_bindgen]
extern "C" {
    /// What is to be played and how it looks, as the loader has checked it.
    pub type Options;
    #[wasm_bindgen(method, getter)]
    fn budget(this: &Options) -> u32;
    #[wasm_bindgen(method, getter)]
    fn shots(this: &Options) -> u32;
    #[wasm_bindgen(method, getter, js_name = shipAt)]
    fn ship_at(this: &Options) -> u32;
    #[wasm_bindgen(method, getter)]
    fn range(this: &Options) -> u32;
    #[wasm_bindgen(method, getter)]
    fn seed(this: &Options) -> String;
    #[wasm_bindgen(method, getter)]
    fn link(this: &Options) -> Vec<u8>;
    #[wasm_bindgen(method, getter)]
    fn watched(this: &Options) -> bool;
    #[wasm_bindgen(method, getter, js_name = mayChoose)]
    fn may_choose(this: &Options) -> bool;
    #[wasm_bindgen(method, getter)]
    fn theme(this: &Options) -> String;
}

/// Builds a game in an open shadow root. Its listeners go when `signal` is aborted; `changed` is
/// called after a frame with something new in it, when the game can be asked for its state.
///
/// With the bytes of a `link` it is a game on the targets of the round in it, whatever the other
/// options say of them; where that is to be `watched`, the game plays the round itself and takes no
/// input.
///
/// # Errors
///
/// If the browser has no 2D canvas; a sentence for the player, if the link holds no round.
#[wasm_bindgen]
pub fn mount(
    root: ShadowRoot,
    options: &Options,
    signal: &AbortSignal,
    changed: Function,
) -> Result<Handle, JsValue> {
    let (link, seed) = (options.link(), options.seed());
    let start = if link.is_empty() {
        let seed = if seed == "daily" { Seed::Daily } else { Seed::Text(seed) };
        let range = Range::ALL[options.range().min(2) as usize];
        let contract =
            Contract::custom(range, options.budget(), options.shots(), options.ship_at());
        Start::Own(contract, seed, MayChoose(options.may_choose()))
    } else {
        Start::Link(Challenge::from_bytes(&link).map_err(Broken::sentence)?, options.watched())
    };
    Session::start(root, start, Theme::named(&options.theme()), signal, changed).map(Handle)
}

#[wasm_bindgen]
impl Handle {
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

//! The live range's model: loaded once for all games of a page.

use crate::rules::live::{LiveModel, equip};
use crate::rules::{Contract, Game, Range};
use crate::ui::live::{BoardPainter, LiveVoice};
use crate::ui::range::Painter;
use crate::ui::view::Voice;
use bevy::prelude::*;
use std::cell::OnceCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static MODEL: OnceCell<LiveModel> = const { OnceCell::new() };
}

/// Takes the bytes of `live.bin`, before the first game on that range.
///
/// # Errors
///
/// A sentence, if they are no model.
#[wasm_bindgen(js_name = loadLive)]
pub fn load_live(bytes: &[u8]) -> Result<(), JsValue> {
    let model = LiveModel::from_bytes(bytes).map_err(|_| "live.bin holds no model")?;
    // A second one is the same.
    MODEL.with(|held| drop(held.set(model)));
    Ok(())
}

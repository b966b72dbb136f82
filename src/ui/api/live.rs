//! The model of the live range, which the loader fetches when that range is opened.

use crate::ui::live;
use wasm_bindgen::prelude::*;

/// Takes the bytes of `live.bin`, once for all games of a page and before the first on that range.
///
/// # Errors
///
/// A sentence, if they are no model.
#[wasm_bindgen(js_name = loadLive)]
pub fn load_live(bytes: &[u8]) -> Result<(), JsValue> {
    live::load(bytes)
}

//! The model that a page has loaded.

use super::words;
use crate::rules::Range;
use crate::rules::live::{self, LiveModel};
use bevy::prelude::*;
use std::cell::OnceCell;
use wasm_bindgen::JsValue;

thread_local! {
    static MODEL: OnceCell<LiveModel> = const { OnceCell::new() };
}

/// Keeps it, and the words of its range, for all games of the page. Whether it was a model, and words.
pub fn load(bytes: &[u8], words: String) -> bool {
    let model = LiveModel::from_bytes(bytes);
    // One that comes again is the same.
    let kept = model.map(|model| MODEL.with(|held| drop(held.set(model))));
    words::take(words) && kept.is_ok()
}

/// Makes an app one for a range that has a model.
///
/// # Errors
///
/// If no model was loaded.
pub fn equip(app: &mut App, range: Range) -> Result<(), JsValue> {
    MODEL.with(|held| {
        live::equip(app, range, held.get().ok_or(JsValue::UNDEFINED)?);
        Ok(())
    })
}

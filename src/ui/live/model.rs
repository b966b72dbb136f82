//! The model that a page has loaded.

use crate::rules::Range;
use crate::rules::live::{self, LiveModel};
use bevy::prelude::*;
use std::cell::OnceCell;
use wasm_bindgen::JsValue;

thread_local! {
    static MODEL: OnceCell<LiveModel> = const { OnceCell::new() };
}

/// Keeps it for all games of the page.
///
/// # Errors
///
/// A sentence, if the bytes are no model.
pub fn load(bytes: &[u8]) -> Result<(), JsValue> {
    let model = LiveModel::from_bytes(bytes).map_err(|_| "live.bin holds no model")?;
    // One that comes again is the same.
    MODEL.with(|held| drop(held.set(model)));
    Ok(())
}

/// Makes an app one for a range that has a model.
///
/// # Errors
///
/// A sentence, if no model was loaded.
pub fn equip(app: &mut App, range: Range) -> Result<(), JsValue> {
    MODEL.with(|held| {
        live::equip(app, range, held.get().ok_or("the live range was not loaded")?);
        Ok(())
    })
}

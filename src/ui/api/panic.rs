//! What happens when the game's own code fails, which it never should.

use js_sys::Function;
use wasm_bindgen::prelude::*;

/// Calls `report` with the place of a panic. Nothing of this instance may run after one: what it
/// was in the middle of stays as it was.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(report: Function) {
    std::panic::set_hook(Box::new(move |info| {
        let place =
            info.location().map_or(String::new(), |at| format!("{}:{}", at.file(), at.line()));
        // The loader's function does not throw, and nobody is left to tell.
        let _ = report.call1(&JsValue::NULL, &place.into());
    }));
}

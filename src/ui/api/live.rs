//! The model of the live range, which the loader fetches when that range is opened.

use super::mount::Handle;
use crate::ui::live;
use wasm_bindgen::prelude::*;

/// Takes the bytes of `live.bin` and the words of `web/live/words.js`, once for all games of a page and before
/// the first on that range. False, if they are not what this build knows.
#[must_use]
#[wasm_bindgen(js_name = loadLive)]
pub fn load_live(bytes: &[u8], words: String) -> bool {
    live::load(bytes, words)
}

#[wasm_bindgen]
impl Handle {
    /// What there was to see at each shot of a round on the live range, for `web/live/boards.js`: of each
    /// of the six objects its symbol, the symbol that it guards, x and y; the symbol that was asked about;
    /// x and y of the cell that the model took for the likeliest.
    #[must_use]
    #[wasm_bindgen(js_name = liveBoards)]
    pub fn live_boards(&self) -> Vec<u8> {
        live::boards(self.0.game().get())
    }
}

//! The live range in a page: what is painted and said there instead of what the first range has. It is
//! downloaded when that range is opened (`tools/wasm/parts.mjs`).

mod board_painter;
mod boards;
mod live_voice;
mod model;
mod reveal;
mod symbols;

pub use boards::boards;
pub use model::{equip, load};

use super::panel::Page;
use super::range::Painter;
use super::view::RangeVoice;
use crate::ui::host::{set_attribute, set_text};
use board_painter::BoardPainter;
use live_voice::LiveVoice;

/// What speaks and paints on this range; the page gets its words.
pub fn parts(page: &Page) -> (RangeVoice, Option<Box<dyn Painter>>) {
    for (meter, name) in page.effects.iter().zip(["off", "wobble", "spread"]) {
        set_text(meter, "span", name);
        // Each is an effect of all layers.
        let _ = meter.remove_attribute("data-role");
        if let Ok(Some(bar)) = meter.query_selector("[role=meter]") {
            set_attribute(&bar, "aria-label", name);
        }
    }
    let range = "Board of 32 by 32 cells. Arrow keys aim, a cell at a time; Enter tells where the model \
                 points; space fires";
    set_attribute(&page.canvas, "aria-label", range);
    set_attribute(&page.stage, "data-range", "live");
    (RangeVoice(Box::new(LiveVoice)), Some(Box::new(BoardPainter)))
}

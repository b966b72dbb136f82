//! The live range in a page: what is painted and said there instead of what the first range has. It is
//! downloaded when that range is opened (`tools/wasm/parts.mjs`), and its words come with it: all texts
//! of the compiled game are in the first download.

mod board_painter;
mod boards;
mod live_voice;
mod model;
mod outline;
mod reveal;
mod symbols;
mod words;

pub use boards::boards;
pub use model::{equip, load};

use super::panel::Page;
use super::range::Painter;
use super::view::Voice;
use crate::ui::host::{set_attribute, set_text};
use board_painter::BoardPainter;
use live_voice::LiveVoice;
use web_sys::HtmlElement;
use words::Line;

/// What speaks on this range.
pub fn voice() -> Box<dyn Voice> {
    Box::new(LiveVoice)
}

/// What paints on it; the page says what it is.
pub fn painter(page: &Page) -> Box<dyn Painter> {
    call(&page.accuracy, Line::Accuracy);
    for (meter, line) in page.effects.iter().zip([Line::Off, Line::Wobble, Line::Spread]) {
        call(meter, line);
        // Each is an effect of all layers.
        let _ = meter.remove_attribute("data-role");
    }
    set_attribute(&page.canvas, "aria-label", Line::Range.text());
    Box::new(BoardPainter)
}

/// Gives a meter its name.
fn call(meter: &HtmlElement, name: Line) {
    set_text(meter, "span", name.text());
    if let Ok(Some(bar)) = meter.query_selector("[role=meter]") {
        set_attribute(&bar, "aria-label", name.text());
    }
}

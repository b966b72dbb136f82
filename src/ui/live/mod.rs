//! The live range in a page: what is painted and said there instead of what the first range has. It is
//! downloaded when that range is opened (`tools/wasm/parts.mjs`).

mod board_painter;
mod live_voice;
mod reveal;
mod symbols;

pub use board_painter::BoardPainter;
pub use live_voice::LiveVoice;

//! The canvas: the range with its target, the shots and the truth about them. What the colours are
//! is in `web/sharp-shot.css`; what is true is in the rules.

mod effects;
mod glide;
mod painter;
mod palette;
mod pen;
mod range_canvas;
mod reticle;
mod reveal;
mod ring_gradient;

pub use glide::plugin;
pub use painter::Painter;
pub use palette::Palette;
pub use pen::Pen;
pub use range_canvas::{RangeCanvas, Scene, draw};

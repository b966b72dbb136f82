//! The page and the browser around the game: what is asked of them, heard of them and kept by them.
//! Nothing here knows what is shown in the game, or what an input means to it.

mod attention;
mod dom;
mod frame_loop;
mod listeners;
mod look;
mod observers;
mod stopwatch;
pub mod storage;

pub use attention::Attention;
pub use dom::{set_attribute, set_text, window};
pub use frame_loop::FrameLoop;
pub use listeners::Listeners;
pub use look::Theme;
pub use observers::{Change, Observers};
pub use stopwatch::{Stopwatch, now};

//! The workbook's drills: their numbers are drawn anew each time, and answers are checked by calculating.
//!
//! What they are stands in `assets/workbook/`; the page has the words from there, and this module what is calculated with.

mod check;
mod decimal;
mod draw;
mod drill;
mod formula;
mod progress;
mod quantity;

pub use check::{Unreadable, Verdict, check_choice, check_order, check_text};
pub use decimal::decimal;
pub use draw::{Drawn, draw};
pub use drill::{Drill, Task};
pub use formula::value;
pub use progress::{Progress, Record};
pub use quantity::read;

include!(concat!(env!("OUT_DIR"), "/drills.rs"));

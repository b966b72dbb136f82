//! The game's elements beside and under the range, and what is written into them. Each view looks at
//! the rules and fills in what has changed; what is drawn on the canvas is in `range`.

mod dials;
mod first_range;
mod hint;
mod marks;
mod meters;
mod page;
mod pips;
mod premise;
mod prompt;
mod result_card;
mod spoken;
mod status_line;

pub use first_range::{FirstRange, way};
pub use hint::Subject;
pub use page::{Page, units};
pub use spoken::{Request, Told, speak};

use super::view::View;
use bevy::prelude::*;

pub fn plugin(app: &mut App) {
    for plugin in [hint::plugin, spoken::plugin] {
        plugin(app);
    }
}

/// Fills in what has changed.
pub fn draw(view: &View, subject: &Res<Subject>, page: &Page) {
    for draw in [
        dials::draw,
        meters::draw,
        status_line::draw,
        pips::draw,
        marks::draw,
        premise::draw,
        prompt::draw,
        result_card::draw,
    ] {
        draw(view, page);
    }
    dials::point(subject, page);
    hint::draw(view, subject, page);
}

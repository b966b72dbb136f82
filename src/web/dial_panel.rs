//! The six dials.

use super::Paint;
use super::page::{Page, set_attribute, set_text};
use super::view::View;
use bevy::prelude::*;

pub fn plugin(app: &mut App) {
    app.add_systems(Paint, draw);
}

fn draw(view: View, page: NonSend<Page>) {
    if !view.dials.is_changed() {
        return;
    }
    for (dial, precision) in page.dials.iter().zip(view.dials.0) {
        set_attribute(dial, "data-precision", precision.name());
        set_text(dial, ".precision", precision.name());
    }
}

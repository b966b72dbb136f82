//! The six dials.

use super::Paint;
use super::page::{Page, set_attribute, set_text};
use super::view::View;
use crate::rules::LAYERS;
use bevy::prelude::*;

pub fn plugin(app: &mut App) {
    app.add_systems(Paint, draw);
}

fn draw(view: View, page: NonSend<Page>) {
    if !view.dials.is_changed() {
        return;
    }
    for ((dial, layer), precision) in page.dials.iter().zip(&LAYERS).zip(view.dials.0) {
        set_attribute(dial, "data-precision", precision.name());
        set_text(dial, ".precision", precision.name());
        let (role, precision) = (layer.role.name(), precision.name());
        set_attribute(dial, "aria-label", &format!("{}, {role} layer: {precision}", layer.name));
    }
}

//! The six dials.

use super::Paint;
use super::page::{Page, set_attribute, set_text};
use crate::rules::{Dials, LAYERS};
use bevy::prelude::*;

pub fn plugin(app: &mut App) {
    app.add_systems(Paint, draw.run_if(resource_changed::<Dials>));
}

fn draw(dials: Res<Dials>, page: NonSend<Page>) {
    for ((dial, layer), precision) in page.dials.iter().zip(&LAYERS).zip(dials.0) {
        set_attribute(dial, "data-precision", precision.name());
        set_text(dial, ".precision", precision.name());
        let (role, precision) = (layer.role.name(), precision.name());
        set_attribute(dial, "aria-label", &format!("{}, {role} layer: {precision}", layer.name));
    }
}

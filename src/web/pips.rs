//! Ten pips keep the shots.

use super::Paint;
use super::page::{Page, set_attribute};
use super::view::View;
use bevy::prelude::*;

pub fn plugin(app: &mut App) {
    app.add_systems(Paint, draw);
}

fn draw(view: View, page: NonSend<Page>) {
    if !view.shots.is_changed() {
        return;
    }
    for (index, pip) in page.pips.iter().enumerate() {
        if let Some(shot) = view.shots.get(index) {
            pip.set_text_content(Some(&shot.zone().points().to_string()));
            set_attribute(pip, "data-zone", shot.zone().name());
        } else {
            pip.set_text_content(None);
            // Taking away what is not there does nothing.
            let _ = pip.remove_attribute("data-zone");
        }
    }
}

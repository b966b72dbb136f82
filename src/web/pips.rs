//! Ten pips keep the shots.

use super::page::{Page, set_attribute};
use super::view::View;
use bevy::prelude::*;

pub fn draw(view: &View, page: &Page) {
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

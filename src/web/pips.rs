//! Ten pips keep the shots.

use super::Paint;
use super::page::{Page, set_attribute};
use crate::rules::Shots;
use bevy::prelude::*;

pub fn plugin(app: &mut App) {
    app.add_systems(Paint, draw.run_if(resource_changed::<Shots>));
}

fn draw(shots: Res<Shots>, page: NonSend<Page>) {
    for (index, pip) in page.pips.iter().enumerate() {
        if let Some(shot) = shots.get(index) {
            pip.set_text_content(Some(&shot.zone().points().to_string()));
            set_attribute(pip, "data-zone", shot.zone().name());
        } else {
            pip.set_text_content(None);
            // Taking away what is not there does nothing.
            let _ = pip.remove_attribute("data-zone");
        }
    }
}

//! Where the shots of the round went: behind the target, and of no cost to a frame.

use super::page::{Page, units};
use crate::rules::{FIELD, Phase, Shot};
use crate::ui::view::View;
use bevy::prelude::*;
use web_sys::HtmlElement;

pub fn draw(view: &View, page: &Page) {
    if !view.shots.is_changed() && !view.phase.is_changed() {
        return;
    }
    // The last shot is drawn on the canvas as long as it is shown.
    let shown =
        view.shots.len() - usize::from(*view.phase != Phase::Aiming && !view.shots.is_empty());
    for (mark, shot) in page.marks.iter().zip(view.shots.iter().take(shown)) {
        put(mark, shot);
    }
    for (index, mark) in page.marks.iter().enumerate() {
        mark.set_hidden(index >= shown);
    }
}

fn put(mark: &HtmlElement, shot: &Shot) {
    /// Beyond it the points stand at the other side, or they would stick out.
    const FAR: f32 = 0.9 * FIELD;
    for (name, at) in [("--x", shot.hit.x), ("--y", shot.hit.y)] {
        // A custom property takes any value.
        let _ = mark.style().set_property(name, &format!("{}%", units(100.0 * at / FIELD)));
    }
    let _ = mark.toggle_attribute_with_force("data-far", shot.hit.x > FAR);
    mark.set_text_content(Some(shot.zone().mark()));
}

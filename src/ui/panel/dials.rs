//! The six dials.

use super::hint::Subject;
use super::page::Page;
use crate::ui::host::{set_attribute, set_text};
use crate::ui::view::View;
use bevy::prelude::*;

pub fn draw(view: &View, page: &Page) {
    if !view.dials.is_changed() {
        return;
    }
    for (dial, precision) in page.dials.iter().zip(view.dials.0) {
        set_attribute(dial, "data-precision", precision.name());
        set_text(dial, ".precision", precision.name());
    }
}

/// What is hovered or focused points at its dial, and at its parts of the bars.
pub fn point(subject: &Res<Subject>, page: &Page) {
    if !subject.is_changed() {
        return;
    }
    let pointed = subject.pointed().map(|layer| layer.to_string());
    for part in page.dials.iter().chain(&page.bits_parts).chain(&page.accuracy_parts) {
        let here = pointed.is_some() && part.get_attribute("data-layer") == pointed;
        // A name like any other.
        let _ = part.toggle_attribute_with_force("data-pointed", here);
    }
}

//! The six dials.

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

//! The status line: `bits 192 / 96 · acc 100% · shots 10 · score 0`.

use super::page::Page;
use crate::ui::view::View;
use bevy::prelude::*;

pub fn draw(view: &View, page: &Page) {
    if view.budget.is_changed() || view.accuracy.is_changed() || view.shots.is_changed() {
        page.status.set_text_content(Some(&format!(
            "bits {} / {} · acc {}% · shots {} · score {}",
            view.budget.used,
            view.budget.limit,
            view.accuracy.percent(),
            view.shots_left(),
            view.shots.score(),
        )));
    }
}

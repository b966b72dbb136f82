//! What the game is about, in one sentence, until the first dial is turned.

use super::page::Page;
use crate::rules::Contract;
use crate::ui::view::View;
use bevy::prelude::*;

pub fn draw(view: &View, page: &Page) {
    if !view.dials.is_changed() {
        return;
    }
    let first = view.dials.is_added() && view.is_practice();
    page.premise.set_hidden(!first);
    if first {
        let Contract { shots, ship_at, .. } = *view.contract;
        page.premise.set_text_content(Some(&format!(
            "{} Ship it with {ship_at} points in {shots} shots.",
            page.voice.premise(),
        )));
    }
}

//! A track as wide as all points that there are: the shots fill it, and a line says how many ship.

use super::page::Page;
use super::prompt::points;
use crate::ui::host::{set_attribute, set_text};
use crate::ui::view::View;
use bevy::prelude::*;

pub fn draw(view: &View, page: &Page) {
    if !view.shots.is_changed() {
        return;
    }
    for (index, pip) in page.pips.iter().enumerate() {
        let shot = view.shots.get(index);
        let mark = shot.map_or(String::new(), |shot| shot.zone().points().to_string());
        set_text(pip, "b", &mark);
        let words = shot.map_or("Not fired yet.", |shot| points(page, shot));
        set_text(pip, "span", &format!("Shot {}. {words}", index + 1));
        if let Some(shot) = shot {
            set_attribute(pip, "data-zone", shot.zone().name());
        } else {
            // Taking away what is not there does nothing.
            let _ = pip.remove_attribute("data-zone");
        }
    }
    let (score, ship_at) = (view.shots.score(), view.contract.ship_at);
    let score =
        if score < ship_at { format!("{score} / {ship_at}") } else { format!("{score} points") };
    page.score.set_text_content(Some(&score));
}

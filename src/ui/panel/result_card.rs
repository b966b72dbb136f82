//! The result of a round, which stays until the player asks for a new one.

use super::page::Page;
use crate::rules::{FIELD, Outcome, Phase, Shot};
use crate::ui::host::{set_attribute, set_text};
use crate::ui::view::View;
use bevy::prelude::*;

pub fn draw(view: &View, page: &Page) {
    if !view.phase.is_changed() {
        return;
    }
    let over = *view.phase == Phase::Over;
    page.result.set_hidden(!over);
    draw_next(view, page);
    // There is no crosshair now, so the pointer has to show itself.
    let _ = page.stage.toggle_attribute_with_force("data-over", over);
    if !over {
        return;
    }
    let place = if view.shots.last().is_some_and(is_low) { "top" } else { "bottom" };
    set_attribute(&page.result, "data-place", place);
    let outcome = view.outcome();
    let verdict = outcome.verdict();
    let most = 3 * view.contract.shots;
    set_text(&page.result, "h3", &format!("{verdict}: {} of {most}", outcome.score));
    let (bits, percent) = (outcome.bits, outcome.accuracy.percent());
    let (basis, best) = (page.voice.basis(), view.best.0);
    let figures = format!("{bits} bits, {percent}% {basis} accuracy, best score {best}.");
    set_text(&page.result, ".figures", &figures);
    set_text(&page.result, ".why", &why(view, page, &outcome));
}

/// The button that goes on to the next contract.
fn draw_next(view: &View, page: &Page) {
    let next = view.next_contract();
    page.next.set_hidden(next.is_none());
    if let Some(next) = next {
        set_text(&page.next, "span", &format!("Next: {}", next.with_bits()));
    }
}

/// What a model that did not ship lacks, and what the points were lost to.
fn why(view: &View, page: &Page, outcome: &Outcome) -> String {
    let reason = outcome.cause.map_or("", |cause| page.voice.reason(cause));
    if outcome.shipped {
        return reason.into();
    }
    format!("It takes a score of {} to ship. {reason}", view.contract.ship_at)
}

/// Whether the last shot and its target leave more room above them than below.
fn is_low(shot: &Shot) -> bool {
    let middles = [shot.centre.y, shot.shown.y, shot.hit.y];
    let top = middles.into_iter().fold(FIELD, f32::min);
    let bottom = middles.into_iter().fold(0.0, f32::max);
    top > FIELD - bottom
}

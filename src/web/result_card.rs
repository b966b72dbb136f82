//! The result of a round, which stays until the player asks for a new one.

use super::page::{Page, set_attribute, set_text};
use super::view::View;
use crate::rules::{Cause, FIELD, Phase, Shot};
use bevy::prelude::*;

pub fn draw(view: &View, page: &Page) {
    if !view.phase.is_changed() {
        return;
    }
    let over = *view.phase == Phase::Over;
    page.result.set_hidden(!over);
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
    let needs = if outcome.shipped {
        String::new()
    } else {
        format!("It takes {} to ship. ", view.contract.ship_at)
    };
    let text = format!(
        "{} bits, {}% estimated accuracy, best score {}. {needs}{}",
        outcome.bits,
        outcome.accuracy.percent(),
        view.best.0,
        outcome.cause.map_or("", reason),
    );
    set_text(&page.result, "p", &text);
}

/// Whether the last shot and its target leave more room above them than below.
fn is_low(shot: &Shot) -> bool {
    let middles = [shot.centre.y, shot.shown.y, shot.hit.y];
    let top = middles.into_iter().fold(FIELD, f32::min);
    let bottom = middles.into_iter().fold(0.0, f32::max);
    top > FIELD - bottom
}

/// What the points of a round were lost to.
pub fn reason(cause: Cause) -> &'static str {
    match cause {
        Cause::Drift => "Most points were lost to drift: an edge layer was squeezed too hard.",
        Cause::Jitter => "Most points were lost to jitter: attention was squeezed too hard.",
        Cause::Blur => "Most points were lost to blur: feed-forward was squeezed too hard.",
        Cause::Aim => "Most points were lost to the aim.",
    }
}

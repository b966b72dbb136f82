//! The result of a round, which stays until the player asks for a new one.

use super::Paint;
use super::page::{Page, set_attribute, set_text};
use crate::rules::{Best, Cause, Contract, FIELD, Outcome, Phase, Shots};
use bevy::prelude::*;

pub fn plugin(app: &mut App) {
    app.add_systems(Paint, draw.run_if(resource_changed::<Phase>));
}

fn draw(
    phase: Res<Phase>,
    shots: Res<Shots>,
    contract: Res<Contract>,
    best: Res<Best>,
    page: NonSend<Page>,
) {
    let over = *phase == Phase::Over;
    page.result.set_hidden(!over);
    if !over {
        return;
    }
    // Where it leaves the last shot in sight.
    let low = shots.last().is_some_and(|shot| shot.centre.y > FIELD / 2.0);
    set_attribute(&page.result, "data-place", if low { "top" } else { "bottom" });
    let outcome = Outcome::of(&shots, &contract);
    let verdict = if outcome.shipped { "Shipped" } else { "Not shipped" };
    let most = 3 * contract.shots;
    set_text(&page.result, "h3", &format!("{verdict}: {} of {most}", outcome.score));
    let needs = if outcome.shipped {
        String::new()
    } else {
        format!("It takes {} to ship. ", contract.ship_at)
    };
    let text = format!(
        "{} bits, {}% estimated accuracy, best score {}. {needs}{}",
        outcome.bits,
        outcome.accuracy.percent(),
        best.0,
        outcome.cause.map_or("", reason),
    );
    set_text(&page.result, "p", &text);
}

fn reason(cause: Cause) -> &'static str {
    match cause {
        Cause::Drift => "Drift took the most points: an edge layer was squeezed too hard.",
        Cause::Jitter => "Jitter took the most points: the attention layers were squeezed hard.",
        Cause::Blur => "Blur took the most points: the feed-forward layers were squeezed hard.",
        Cause::Aim => "Aim took the most points: the sight was good enough.",
    }
}

//! The few words that say what happened and what to do next. They fit a phone: what needs more room
//! would push the range down under the player's finger.

use super::page::Page;
use crate::rules::{Budget, Phase, Shot, Zone};
use crate::ui::view::View;
use bevy::prelude::*;

/// How to go on after a round.
pub fn onward(view: &View) -> String {
    match view.next_contract() {
        Some(next) => {
            let next = next.with_bits();
            format!("Enter or Next takes the next contract: {next}. R plays this one again.")
        }
        None => "R or Try again starts a new round.".into(),
    }
}

pub fn draw(view: &View, page: &Page) {
    if view.phase.is_changed()
        || view.shots.is_changed()
        || view.dials.is_changed()
        || view.refusal.is_changed()
    {
        page.prompt.set_text_content(Some(&text(view, page)));
    }
}

fn text(view: &View, page: &Page) -> String {
    let budget = &*view.budget;
    match (*view.phase, view.shots.last()) {
        (Phase::Over, _) => over(view),
        (Phase::Reveal, Some(shot)) if view.ships_now() => {
            format!("{} It ships!", explain(page, shot))
        }
        (Phase::Reveal, Some(shot)) => explain(page, shot),
        _ if view.refusal.0.is_some() => not_fired(budget),
        _ if view.is_practice() => format!("Turn dials down to {} bits", budget.limit),
        (_, last) => page.voice.clue(view).unwrap_or_else(|| aim(view, page, last)),
    }
}

fn aim(view: &View, page: &Page, last: Option<&Shot>) -> String {
    let Some(shot) = last else { return "Aim and fire".into() };
    match view.shots.streak() {
        streak @ 2.. => format!("{streak} bullseyes in a row. {}", next(view)),
        _ => format!("{} {}", points(page, shot), next(view)),
    }
}

/// What the shot to come is about.
fn next(view: &View) -> String {
    let missing = view.contract.ship_at.saturating_sub(view.shots.score());
    let can_ship = (1..=Zone::Bullseye.points()).contains(&missing);
    match view.shots_left() {
        left if missing > left * Zone::Bullseye.points() => "It cannot ship any more.".into(),
        1 if can_ship => format!("Last shot: {missing} to ship."),
        1 => "Last shot.".into(),
        _ if can_ship => "The next shot can ship.".into(),
        _ => "Next target.".into(),
    }
}

/// Why a shot was refused.
pub fn not_fired(budget: &Budget) -> String {
    format!("Not fired: {} bits over budget.", budget.excess())
}

fn over(view: &View) -> String {
    let outcome = view.outcome();
    let (verdict, score) = (outcome.verdict(), outcome.score);
    match view.next_contract() {
        Some(next) => format!("{verdict}: {score}. Next: {}", next.with_bits()),
        None => format!("{verdict}: score {score}. Try again?"),
    }
}

/// What a shot brought.
pub fn points(page: &Page, shot: &Shot) -> &'static str {
    page.voice.points(shot.zone())
}

/// What a shot brought, and if there is something to reveal, what it lost points by.
pub fn explain(page: &Page, shot: &Shot) -> String {
    let Some(cause) = shot.cause().filter(|_| shot.reveals()) else {
        return points(page, shot).into();
    };
    let why = page.voice.why(cause);
    match shot.zone().points() {
        0 => format!("Miss. {why}"),
        1 => format!("1 point. {why}"),
        points => format!("{points} points. {why}"),
    }
}

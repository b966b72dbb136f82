//! The one line that says what happened and what to do next. It fits a phone: a second line would
//! push the range down under the player's finger.

use super::Paint;
use super::page::Page;
use crate::rules::{Budget, Cause, Contract, Outcome, Phase, Refusal, Shot, Shots, Zone};
use bevy::prelude::*;

pub fn plugin(app: &mut App) {
    app.add_systems(Paint, draw);
}

fn draw(
    phase: Res<Phase>,
    shots: Res<Shots>,
    budget: Res<Budget>,
    refusal: Res<Refusal>,
    contract: Res<Contract>,
    page: NonSend<Page>,
) {
    let same = [phase.is_changed(), shots.is_changed(), budget.is_changed(), refusal.is_changed()];
    if same == [false; 4] {
        return;
    }
    let text = match (*phase, shots.last()) {
        (Phase::Over, _) => over(&Outcome::of(&shots, &contract)),
        (Phase::Reveal, Some(shot)) => explain(shot),
        _ if refusal.0.is_some() => {
            format!("Not fired: {} bits over. Turn dials down.", budget.excess())
        }
        _ if budget.excess() > 0 => format!("Turn dials until {} bits or less", budget.limit),
        (_, None) => "Aim and fire".into(),
        (_, Some(shot)) => format!("{} Next target.", points(shot)),
    };
    page.prompt.set_text_content(Some(&text));
}

fn over(outcome: &Outcome) -> String {
    format!("{}: score {}. Try again?", outcome.verdict(), outcome.score)
}

fn points(shot: &Shot) -> String {
    match shot.zone() {
        Zone::Bullseye => "Bullseye: 3 points.".into(),
        Zone::Inner => "Inner ring: 2 points.".into(),
        Zone::Outer => "Outer ring: 1 point.".into(),
        Zone::Miss => "Miss.".into(),
    }
}

fn explain(shot: &Shot) -> String {
    let why = match shot.cause() {
        Some(Cause::Drift) => " Drift misled you.",
        Some(Cause::Jitter) => " Jitter misled you.",
        Some(Cause::Blur) => " Too blurred to aim.",
        Some(Cause::Aim) => " The aim was off.",
        None => "",
    };
    points(shot) + why
}

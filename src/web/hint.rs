//! A few words in the panel: what a dial does to the sight, else what the game is about now.

use super::Paint;
use super::page::{Page, set_text, units};
use super::view::View;
use crate::rules::{Cause, Contract, LAYERS, Phase, Role, RulesSystems, Shot, Shots, TurnDial};
use bevy::prelude::*;

pub fn plugin(app: &mut App) {
    app.insert_resource(Subject::default())
        .add_systems(Update, follow.after(RulesSystems::Shoot))
        .add_systems(Paint, draw);
}

/// The dial that is hovered, focused or was just turned.
#[derive(Resource, Clone, Copy, Default, PartialEq, Eq)]
pub struct Subject(pub Option<usize>);

fn follow(mut turns: MessageReader<TurnDial>, shots: Res<Shots>, mut subject: ResMut<Subject>) {
    if shots.is_changed() {
        subject.set_if_neq(Subject(None));
    }
    for turn in turns.read() {
        subject.set_if_neq(Subject(Some(turn.layer)));
    }
}

fn draw(view: View, subject: Res<Subject>, page: NonSend<Page>) {
    if subject.is_changed()
        || view.phase.is_changed()
        || view.shots.is_changed()
        || view.dials.is_changed()
    {
        let (main, more) = match subject.0.filter(|&layer| layer < LAYERS.len()) {
            Some(layer) => about_dial(&view, layer),
            None => (String::new(), guidance(&view)),
        };
        set_text(&page.hint, "b", &main);
        set_text(&page.hint, "span", &more);
    }
}

/// What the layer's precision does to the sight, and what it costs.
fn about_dial(view: &View, layer: usize) -> (String, String) {
    let (role, precision) = (LAYERS[layer].role, view.dials.0[layer]);
    let name = precision.name();
    let strength = ["no ", "hardly any ", "a little ", ""][precision as usize];
    let title = format!("{name} on {}: {strength}{}.", role.with_article(), role.effect());
    let amplitude = units(view.sensitivities.amplitude(role, precision));
    let survival = units(100.0 * view.sensitivities.survival(role, precision));
    let effect = match role {
        Role::Edge => format!("Shown {amplitude} units off"),
        Role::Attention => format!("Sways up to {amplitude} units"),
        Role::FeedForward => format!("Softer by {amplitude} units"),
    };
    (title, format!(" {effect}, accuracy × {survival}%."))
}

/// What to do, or how the round stands.
fn guidance(view: &View) -> String {
    match (*view.phase, view.shots.last()) {
        (Phase::Over, _) => "R starts a new round with new targets.".into(),
        (Phase::Reveal, Some(shot)) if shot.reveals() => lesson(shot).into(),
        _ if view.budget.excess() > 0 => {
            "Click or tap a dial, or press 1-6, to turn it down; after int4 it starts again at \
             fp32."
                .into()
        }
        (_, last) => progress(view, last.is_none()),
    }
}

fn progress(view: &View, first: bool) -> String {
    let Contract { ship_at, shots, .. } = *view.contract;
    let left = view.shots_left();
    if first {
        return format!(
            "{ship_at} points from {shots} shots ship the model: bullseye 3, inner ring 2, outer \
             ring 1."
        );
    }
    match ship_at.saturating_sub(view.shots.score()) {
        0 => format!("Enough to ship. Shots left: {left}."),
        missing => format!("Points still needed: {missing}. Shots left: {left}."),
    }
}

/// What to take from a reveal.
fn lesson(shot: &Shot) -> &'static str {
    match shot.cause() {
        Some(Cause::Drift) => {
            "Edge layers at low precision move what you see, another way for each target."
        }
        Some(Cause::Jitter) => {
            "Attention at low precision shakes what you see: wait for the middle of its sway."
        }
        Some(Cause::Blur) => {
            "Feed-forward at low precision softens the rings: their middle is hard to find."
        }
        Some(Cause::Aim) | None => "Not the sight: the shot was off even for the target as shown.",
    }
}

//! A few words in the panel: what a dial does to the sight, else what the game is about now.

use super::page::{Page, units};
use super::prompt::onward;
use crate::rules::{Cause, Contract, LAYERS, Phase, RulesSystems, Shot, Shots, TurnDial};
use crate::ui::host::set_text;
use crate::ui::view::View;
use bevy::prelude::*;

pub fn plugin(app: &mut App) {
    app.insert_resource(Subject::default()).add_systems(Update, follow.after(RulesSystems::Shoot));
}

/// The dials that are hovered, focused, or were just turned.
#[derive(Resource, Clone, Copy, Default, PartialEq, Eq)]
pub struct Subject {
    hovered: Option<usize>,
    focused: Option<usize>,
    turned: Option<usize>,
}

impl Subject {
    pub fn hover(&mut self, layer: Option<usize>) {
        *self = Self { hovered: layer, turned: None, ..*self };
    }

    /// The pointer has left the game.
    pub fn leave(&mut self) {
        self.hovered = None;
    }

    /// The layer that is hovered or focused.
    pub fn pointed(&self) -> Option<usize> {
        self.hovered.or(self.focused)
    }

    pub fn focus(&mut self, layer: Option<usize>) {
        *self = Self { focused: layer, turned: None, ..*self };
    }
}

fn follow(
    mut turns: MessageReader<TurnDial>,
    shots: Res<Shots>,
    mut fired: Local<usize>,
    mut subject: ResMut<Subject>,
) {
    let turned = turns.read().last().map(|turn| turn.layer);
    if turned.is_some() || shots.len() != *fired {
        *fired = shots.len();
        let turned = turned.filter(|&layer| layer < LAYERS.len());
        let next = Subject { turned, ..*subject };
        subject.set_if_neq(next);
    }
}

pub fn draw(view: &View, subject: &Res<Subject>, page: &Page) {
    if subject.is_changed()
        || view.phase.is_changed()
        || view.shots.is_changed()
        || view.dials.is_changed()
    {
        let (main, more) = words(view, subject);
        set_text(&page.hint, "b", &main);
        set_text(&page.hint, "span", &more);
    }
}

fn words(view: &View, subject: &Subject) -> (String, String) {
    let revealed = view.shots.last().filter(|shot| *view.phase == Phase::Reveal && shot.reveals());
    match (subject.turned, revealed, subject.pointed()) {
        (Some(layer), ..) | (None, None, Some(layer)) => about_dial(view, layer),
        (None, Some(shot), _) => (String::new(), lesson(shot).into()),
        (None, None, None) => (String::new(), guidance(view)),
    }
}

/// What the layer's precision does to the sight, and what it costs.
fn about_dial(view: &View, layer: usize) -> (String, String) {
    let (role, precision) = (LAYERS[layer].role, view.dials.0[layer]);
    let name = precision.name();
    let strength = ["no ", "hardly any ", "a little ", ""][precision as usize];
    let title = format!("{name} on {}: {strength}{}.", role.with_article(), role.effect());
    let amplitude = units(view.sensitivities.amplitude(role, precision));
    let accuracy = units(100.0 * view.sensitivities.survival(layer, precision));
    let way = ["off", "each way", "softer"][role as usize];
    (title, format!(" By itself: {amplitude} units {way}, {accuracy}% accuracy."))
}

/// What to do, or how the round stands.
fn guidance(view: &View) -> String {
    let Contract { ship_at, shots, .. } = *view.contract;
    let left = view.shots_left();
    if *view.phase == Phase::Over {
        onward(view)
    } else if left == 0 {
        "That was the last shot.".into()
    } else if view.is_practice() {
        "Practice target. The range is 400 units wide. Click or tap a dial, or press 1-6.".into()
    } else if left == shots {
        format!(
            "Points to ship: {ship_at}. Shots: {shots}. Bullseye 3, inner ring 2, outer ring 1."
        )
    } else {
        match ship_at.saturating_sub(view.shots.score()) {
            0 => format!("It ships; more points are for the record. Shots left: {left}."),
            missing => format!("Points still needed: {missing}. Shots left: {left}."),
        }
    }
}

/// What to take from a reveal.
fn lesson(shot: &Shot) -> &'static str {
    match shot.cause() {
        Some(Cause::Drift) => {
            "Edge layers at low precision move what you see, each target in another direction."
        }
        Some(Cause::Jitter) => {
            "Attention at low precision makes what you see sway. Wait to find the middle of the sway."
        }
        Some(Cause::Blur) => {
            "Feed-forward at low precision blurs the rings, so their middle is hard to find."
        }
        Some(Cause::Aim) | None => "Mostly the aim: it was off even for the target as shown.",
    }
}

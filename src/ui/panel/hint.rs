//! A few words in the panel: what a dial does to the sight, else what the game is about now.

use super::page::Page;
use super::prompt::onward;
use crate::rules::{Contract, LAYERS, Phase, RulesSystems, Shots, TurnDial};
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
        let (main, more) = words(view, subject, page);
        set_text(&page.hint, "b", &main);
        set_text(&page.hint, "span", &more);
    }
}

fn words(view: &View, subject: &Subject, page: &Page) -> (String, String) {
    let revealed = view.shots.last().filter(|shot| *view.phase == Phase::Reveal && shot.reveals());
    match (subject.turned, revealed, subject.pointed()) {
        (Some(layer), ..) | (None, None, Some(layer)) => page.voice.dial(view, layer),
        (None, Some(shot), _) => (String::new(), page.voice.lesson(shot.cause()).into()),
        (None, None, None) => (String::new(), guidance(view, page)),
    }
}

/// What to do, or how the round stands.
fn guidance(view: &View, page: &Page) -> String {
    let Contract { ship_at, shots, .. } = *view.contract;
    let left = view.shots_left();
    if *view.phase == Phase::Over {
        onward(view)
    } else if left == 0 {
        "That was the last shot.".into()
    } else if view.is_practice() {
        page.voice.practice().into()
    } else if left == shots {
        let scoring = page.voice.scoring();
        format!("Points to ship: {ship_at}. Shots: {shots}. {scoring}")
    } else {
        match ship_at.saturating_sub(view.shots.score()) {
            0 => format!("It ships; more points are for the record. Shots left: {left}."),
            missing => format!("Points still needed: {missing}. Shots left: {left}."),
        }
    }
}

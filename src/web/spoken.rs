//! What a screen reader says: dials, shots, and on request where the target is shown.

use super::Paint;
use super::page::Page;
use super::prompt::{explain, not_fired};
use super::view::View;
use crate::rules::{Budget, Dials, LAYERS, Phase};
use bevy::prelude::*;

pub fn plugin(app: &mut App) {
    app.insert_resource(Request::default()).add_systems(Paint, speak);
}

/// The player asks where the target is.
#[derive(Resource, Default)]
pub struct Request(pub bool);

/// The most important of what has changed since the last frame, when the dials were `before`.
fn news(view: &View, before: &Dials) -> Option<String> {
    if view.phase.is_changed() && *view.phase == Phase::Over {
        let outcome = view.outcome();
        let (verdict, score) = (outcome.verdict(), outcome.score);
        return Some(format!("{verdict}: {score} points. R starts a new round."));
    }
    if view.round.is_changed() && !view.round.is_added() {
        return Some("A new round.".into());
    }
    if let Some(shot) = view.shots.last().filter(|_| view.shots.is_changed()) {
        let (told, left) = (explain(shot), view.shots_left());
        return Some(format!("{told} Shots left: {left}. Score: {}.", view.shots.score()));
    }
    if view.refusal.is_changed() && view.refusal.0.is_some() {
        return Some(not_fired(&view.budget));
    }
    let layer = (0..LAYERS.len()).find(|&layer| before.0[layer] != view.dials.0[layer])?;
    let (name, precision) = (LAYERS[layer].name, view.dials.0[layer].name());
    let Budget { used, limit } = *view.budget;
    let percent = view.accuracy.percent();
    Some(format!("{name} {precision}. Accuracy {percent}%, {used} of {limit} bits."))
}

/// The way from the crosshair to the target as it is shown.
fn place(view: &View) -> String {
    let Some(target) = view.target() else {
        return "No target is shown now.".into();
    };
    let way = view.shown(target, &view.sight) - view.crosshair.0;
    let [right, down] = way.to_array().map(|part| part.round() as i32);
    if right == 0 && down == 0 {
        return "The aim is on the middle of the target as shown.".into();
    }
    let x = if right < 0 { "left" } else { "right" };
    let y = if down < 0 { "up" } else { "down" };
    let far = way.length().round() as u32;
    let (right, down) = (right.unsigned_abs(), down.unsigned_abs());
    format!("The target is shown {far} units away: {right} {x}, {down} {y}.")
}

fn speak(
    view: View,
    page: NonSend<Page>,
    mut request: ResMut<Request>,
    mut before: Local<Dials>,
    mut again: Local<bool>,
) {
    let asked = core::mem::take(&mut request.bypass_change_detection().0);
    let text = if asked { Some(place(&view)) } else { news(&view, &before) };
    *before = *view.dials;
    if let Some(text) = text {
        // The same words are only said again if the text has changed: by a space at its end.
        *again = !*again;
        let end = if *again { "" } else { "\u{a0}" };
        page.spoken.set_text_content(Some(&format!("{text}{end}")));
    }
}

//! What a screen reader says: dials, shots, new targets, and on request where the target is shown.

use super::page::Page;
use super::prompt::{explain, not_fired, onward};
use crate::rules::{Budget, Dials, LAYERS, Phase};
use crate::ui::view::View;
use bevy::prelude::*;

pub fn plugin(app: &mut App) {
    app.insert_resource(Request::default());
}

/// The player asks where the target is.
#[derive(Resource, Default)]
pub struct Request(pub bool);

/// What was told last.
#[derive(Default)]
pub struct Told {
    dials: Dials,
    shots: usize,
    over: bool,
    /// Whether a shot was shown.
    reveals: bool,
    /// Said twice, the same words are different texts: else they would not be said again.
    again: bool,
}

/// The most important of what has changed since the last frame.
fn news(view: &View, page: &Page, told: &Told) -> Option<String> {
    let over = *view.phase == Phase::Over;
    if over && !told.over {
        let outcome = view.outcome();
        let (verdict, score) = (outcome.verdict(), outcome.score);
        let reason = |cause| format!("{} ", page.voice.reason(cause));
        let why = outcome.cause.map_or(String::new(), reason);
        return Some(format!("{verdict}: score {score}. {why}{}", onward(view)));
    }
    if view.round.is_changed() && !view.round.is_added() {
        return Some(format!("A new round, {} bits. {}", view.budget.used, came(view, page)));
    }
    if let Some(shot) = view.shots.last().filter(|_| view.shots.len() > told.shots) {
        let (what, left) = (explain(page, shot), view.shots_left());
        let ships = if view.ships_now() { " It ships." } else { "" };
        let truth = page.voice.truth(view).map_or(String::new(), |truth| format!(" {truth}"));
        let score = view.shots.score();
        return Some(format!("{what}{ships}{truth} Shots left: {left}. Score: {score}."));
    }
    if view.refusal.is_changed() && view.refusal.0.is_some() {
        return Some(not_fired(&view.budget));
    }
    turned(view, page, told)
}

/// Says more after what is said already.
fn say(text: &mut String, more: &str) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(more);
}

/// The target that has come.
fn came(view: &View, page: &Page) -> String {
    let what = if view.is_practice() { "Practice target." } else { "New target." };
    match page.voice.clue(view) {
        Some(clue) => format!("{what} {clue}"),
        None => what.into(),
    }
}

fn turned(view: &View, page: &Page, told: &Told) -> Option<String> {
    let before = told.dials;
    let other = |&layer: &usize| before.0[layer] != view.dials.0[layer];
    let name = |layer: usize| format!("{} {}", LAYERS[layer].name, view.dials.0[layer].name());
    let turned: Vec<String> = (0..LAYERS.len()).filter(other).map(name).collect();
    let Budget { used, limit } = *view.budget;
    let (turned, percent) = (turned.join(", "), view.accuracy.percent());
    let mut text = format!("{turned}. Accuracy {percent}%, {used} of {limit} bits.");
    // Over budget the practice target stays; what came after a reveal has been said.
    if *view.phase == Phase::Aiming && !told.reveals && used.min(before.bits()) <= limit {
        say(&mut text, &came(view, page));
    }
    (!turned.is_empty()).then_some(text)
}

/// Where the target is.
fn place(view: &View, page: &Page) -> String {
    let waits = *view.phase == Phase::Aiming;
    let place = page.voice.place(view).filter(|_| waits);
    place.unwrap_or_else(|| "The round is over.".into())
}

pub fn speak(view: &View, page: &Page, request: &mut Request, told: &mut Told) {
    // Asked during a reveal, the answer waits for the next target.
    let answers = request.0 && *view.phase != Phase::Reveal;
    let mut text = String::new();
    if let Some(shot) = view.shots.last().filter(|_| told.reveals && *view.phase != Phase::Reveal) {
        if shot.is_cut_short() {
            say(&mut text, "Nothing fired.");
        }
        if *view.phase == Phase::Aiming {
            say(&mut text, &came(view, page));
        }
    }
    if let Some(news) = news(view, page, told) {
        say(&mut text, &news);
    }
    if answers {
        say(&mut text, &place(view, page));
    }
    request.0 &= !answers;
    told.dials = *view.dials;
    told.shots = view.shots.len();
    told.reveals = *view.phase == Phase::Reveal;
    // A late input can take the last frame back; the result is told once.
    told.over = *view.phase == Phase::Over || told.over && !view.round.is_changed();
    if !text.is_empty() {
        told.again = !told.again;
        let end = if told.again { "" } else { "\u{a0}" };
        page.spoken.set_text_content(Some(&format!("{text}{end}")));
    }
}

//! The bit budget and the estimated accuracy with what each layer has of them, three
//! effects of the setting, and whether Fire will fire.

use super::page::{Page, units};
use crate::rules::{Accuracy, Budget, LAYERS, Level, Phase, Precision};
use crate::ui::host::{set_attribute, set_text};
use crate::ui::view::{Effect, View};
use bevy::prelude::*;
use web_sys::HtmlElement;

pub fn draw(view: &View, page: &Page) {
    if view.dials.is_changed() || view.phase.is_changed() {
        draw_bits(view, page);
        draw_accuracy(view, page);
        draw_effects(view, page);
    }
}

fn draw_bits(view: &View, page: &Page) {
    let Budget { used, limit } = *view.budget;
    let over = view.budget.excess();
    let most = (Precision::Fp32.bits() * LAYERS.len() as u32) as f32;
    let part = |bits: u32| bits as f32 / most;
    let more = if over > 0 { " over" } else { "" };
    fill(&page.bits, used, &format!("{used} / {limit}{more}"), part(used));
    set_attribute(&page.bits, "data-level", if over > 0 { "bad" } else { "" });
    set_share(&page.bits, "--limit", part(limit));
    for (layer, (element, precision)) in page.bits_parts.iter().zip(view.dials.0).enumerate() {
        set_share(element, "--share", part(precision.bits()));
        let words = format!("{}: {} bits", LAYERS[layer].name, precision.bits());
        set_attribute(element, "aria-label", &words);
    }
    let idle = over > 0 || *view.phase == Phase::Over;
    set_attribute(&page.fire, "aria-disabled", if idle { "true" } else { "false" });
}

fn draw_accuracy(view: &View, page: &Page) {
    let percent = view.accuracy.percent();
    let level = match view.accuracy.level() {
        Level::Good => "good",
        Level::Fair => "fair",
        Level::Bad => "poor",
    };
    fill(&page.accuracy, percent, &format!("{percent}%"), view.accuracy.0);
    set_text(&page.accuracy, ".level", level);
    let taken = Accuracy::taken(1.0 - view.accuracy.0, &view.dials, &view.sensitivities);
    for (layer, (element, part)) in page.accuracy_parts.iter().zip(taken).enumerate() {
        set_share(element, "--share", part);
        element.set_hidden(part == 0.0);
        let words = format!("{} takes {}%", LAYERS[layer].name, units(100.0 * part));
        set_attribute(element, "aria-label", &words);
    }
}

fn draw_effects(view: &View, page: &Page) {
    for (meter, Effect { text, part }) in page.effects.iter().zip(page.voice.effects(view)) {
        fill(meter, (100.0 * part).round() as u32, &text, part);
    }
}

/// `value` is what is read aloud, `part` of 1 what is seen.
fn fill(meter: &HtmlElement, value: u32, text: &str, part: f32) {
    set_text(meter, "b", text);
    set_share(meter, "--value", part);
    if let Ok(Some(bar)) = meter.query_selector("[role=meter]") {
        set_attribute(&bar, "aria-valuenow", &value.to_string());
        set_attribute(&bar, "aria-valuetext", text);
    }
}

fn set_share(element: &HtmlElement, name: &str, part: f32) {
    // A custom property takes any value.
    let _ = element.style().set_property(name, &format!("{}%", units(100.0 * part)));
}

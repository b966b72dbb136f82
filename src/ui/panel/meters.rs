//! The bit budget, the estimated accuracy, the sight's three effects, and whether Fire will fire.

use super::page::{Page, units};
use crate::rules::{Accuracy, Budget, Dials, LAYERS, Level, Phase, Precision, Sight};
use crate::ui::host::{set_attribute, set_text};
use crate::ui::view::View;
use bevy::prelude::*;
use web_sys::HtmlElement;

pub fn draw(view: &View, page: &Page) {
    if view.dials.is_changed() || view.phase.is_changed() {
        draw_bits(view, page);
        let percent = view.accuracy.percent();
        fill(&page.accuracy, percent, &format!("{percent}%"), percent, level(*view.accuracy));
        draw_sight(view, page);
    }
}

fn draw_bits(view: &View, page: &Page) {
    let Budget { used, limit } = *view.budget;
    let over = view.budget.excess() > 0;
    let most = Precision::Fp32.bits() * LAYERS.len() as u32;
    let text = format!("{used} / {limit}{}", if over { " over" } else { "" });
    fill(&page.bits, used, &text, 100 * used / most, if over { "bad" } else { "" });
    set_style(&page.bits, "--limit", 100 * limit / most);
    let idle = over || *view.phase == Phase::Over;
    set_attribute(&page.fire, "aria-disabled", if idle { "true" } else { "false" });
}

fn draw_sight(view: &View, page: &Page) {
    let strengths = |sight: &Sight| [sight.drift, sight.jitter, sight.blur];
    let most = Sight::of(&Dials::uniform(Precision::Int4), &view.sensitivities);
    let most = strengths(&most);
    for ((meter, now), most) in page.effects.iter().zip(strengths(&view.sight)).zip(most) {
        let percent = (100.0 * now / most).round() as u32;
        fill(meter, percent, &units(now), percent, "");
    }
}

fn level(accuracy: Accuracy) -> &'static str {
    match accuracy.level() {
        Level::Good => "good",
        Level::Fair => "fair",
        Level::Bad => "bad",
    }
}

fn fill(meter: &HtmlElement, value: u32, text: &str, width: u32, level: &str) {
    set_text(meter, "b", text);
    set_attribute(meter, "data-level", level);
    set_style(meter, "--value", width);
    if let Ok(Some(bar)) = meter.query_selector("[role=meter]") {
        set_attribute(&bar, "aria-valuenow", &value.to_string());
        set_attribute(&bar, "aria-valuetext", text);
    }
}

fn set_style(element: &HtmlElement, name: &str, percent: u32) {
    // A custom property takes any value.
    let _ = element.style().set_property(name, &format!("{percent}%"));
}

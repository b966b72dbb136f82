//! The bit budget, the estimated accuracy, and whether Fire will fire.

use super::Paint;
use super::page::{Page, set_attribute, set_text};
use crate::rules::{Accuracy, Budget, LAYERS, Level, Phase, Precision};
use bevy::prelude::*;
use web_sys::HtmlElement;

pub fn plugin(app: &mut App) {
    app.add_systems(Paint, draw);
}

fn draw(budget: Res<Budget>, accuracy: Res<Accuracy>, phase: Res<Phase>, page: NonSend<Page>) {
    if [budget.is_changed(), accuracy.is_changed(), phase.is_changed()] == [false; 3] {
        return;
    }
    let Budget { used, limit } = *budget;
    let over = budget.excess() > 0;
    let most = Precision::Fp32.bits() * LAYERS.len() as u32;
    let text = format!("{used} / {limit}{}", if over { " · over" } else { "" });
    fill(&page.bits, used, &text, 100 * used / most, if over { "bad" } else { "" });
    set_style(&page.bits, "--limit", 100 * limit / most);
    let idle = over || *phase == Phase::Over;
    set_attribute(&page.fire, "aria-disabled", if idle { "true" } else { "false" });

    let percent = accuracy.percent();
    fill(&page.accuracy, percent, &format!("{percent}%"), percent, level(*accuracy));
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

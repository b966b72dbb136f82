//! What is said on the live range.

use super::symbols::named;
use crate::rules::live::{Figures, LiveRange};
use crate::rules::{Cause, Dials, Grid, LAYERS, Precision, Zone};
use crate::ui::panel::{units, way};
use crate::ui::view::{Effect, View, Voice};

/// Speaks of cells and of what the model does.
pub struct LiveVoice;

fn live<'a>(view: &'a View) -> Option<&'a LiveRange> {
    view.spotter.as_a()
}

impl Voice for LiveVoice {
    fn points(&self, zone: Zone) -> &'static str {
        ["Miss.", "Two cells off: 1 point.", "Next to it: 2 points.", "The right cell: 3 points."]
            [zone as usize]
    }

    fn why(&self, cause: Cause) -> &'static str {
        if cause == Cause::Aim { "The aim was off." } else { "The model misled you." }
    }

    fn lesson(&self, cause: Option<Cause>) -> &'static str {
        match cause {
            Some(Cause::Aim) | None => {
                "Mostly the aim: it was beside the cell that the model takes for the likeliest."
            }
            _ => {
                "The quantized model took another cell for the likeliest. If it wobbles, the middle of what you see is a better guess."
            }
        }
    }

    fn reason(&self, cause: Cause) -> &'static str {
        if cause == Cause::Aim {
            "Most points were lost to the aim, not to the model."
        } else {
            "Most points were lost to the model: it was quantized too hard."
        }
    }

    fn dial(&self, view: &View, layer: usize) -> (String, String) {
        let mut alone = Dials::default();
        alone.0[layer] = view.dials.0[layer];
        let name = view.dials.0[layer].name();
        let Some(live) = live(view) else { return Default::default() };
        let percent = (100.0 * view.sensitivities.accuracy(&alone)).round() as u32;
        let off = cells(live.figures_of(&alone).distance);
        (
            format!("{name} on {} alone:", LAYERS[layer].name),
            format!(" right on {percent}% of the boards, {off} off on average."),
        )
    }

    fn practice(&self) -> &'static str {
        "Over budget: look at what the whole model sees. Click or tap a dial, or press 1-6."
    }

    fn scoring(&self) -> &'static str {
        "The right cell 3, next to it 2, two away 1."
    }

    fn clue(&self, view: &View) -> Option<String> {
        let asked = live(view)?.now()?.board.asked();
        Some(format!("Aim at what the {} guards.", named(asked)))
    }

    fn place(&self, view: &View) -> Option<String> {
        let sighted = live(view)?.now()?;
        let spread = cells(sighted.answer.spread());
        Some(match way((sighted.seen().shown - view.crosshair.0) / Grid::CELL) {
            Some(way) => format!("The model points at a cell {way}, give or take {spread}."),
            None => {
                format!("The aim is on the cell that the model points at, give or take {spread}.")
            }
        })
    }

    fn effects(&self, view: &View) -> [Effect; 3] {
        let Some(live) = live(view) else { return Default::default() };
        let Figures { distance, wobble, spread } = live.figures();
        let worst = live.figures_of(&Dials::uniform(Precision::Int4));
        let part = |value: f32, most: f32| if most > 0.0 { (value / most).min(1.0) } else { 0.0 };
        let percent = (100.0 * wobble).round() as u32;
        [
            Effect { text: cells(distance), part: part(distance, worst.distance) },
            Effect { text: format!("{percent}%"), part: part(wobble, worst.wobble) },
            Effect { text: cells(spread), part: part(spread, worst.spread) },
        ]
    }
}

/// "1.3 cells".
fn cells(number: f32) -> String {
    let tenths = units(number);
    if tenths == "1" { "1 cell".into() } else { format!("{tenths} cells") }
}

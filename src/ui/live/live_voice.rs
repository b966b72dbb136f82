//! What is said on the live range.

use super::symbols::named;
use super::words::Line;
use crate::rules::live::{Figures, LiveRange, Sighted};
use crate::rules::{Cause, Dials, Grid, LAYERS, Zone};
use crate::ui::panel::{units, way};
use crate::ui::view::{Effect, View, Voice};

/// Speaks of cells and of what the model does.
pub struct LiveVoice;

fn live<'a>(view: &'a View) -> Option<&'a LiveRange> {
    view.spotter.as_a()
}

/// Of two lines the one for a loss by the model, or by the aim.
fn by(cause: Option<Cause>, model: Line, aim: Line) -> &'static str {
    if cause.is_none_or(|cause| cause == Cause::Aim) { aim.text() } else { model.text() }
}

impl Voice for LiveVoice {
    fn premise(&self) -> &'static str {
        Line::Premise.text()
    }

    fn points(&self, zone: Zone) -> &'static str {
        [Line::Miss, Line::TwoAway, Line::Beside, Line::RightCell][zone as usize].text()
    }

    fn why(&self, cause: Cause) -> &'static str {
        by(Some(cause), Line::ModelMisled, Line::AimMisled)
    }

    fn lesson(&self, cause: Option<Cause>) -> &'static str {
        by(cause, Line::ModelLesson, Line::AimLesson)
    }

    fn reason(&self, cause: Cause) -> &'static str {
        by(Some(cause), Line::ModelReason, Line::AimReason)
    }

    fn dial(&self, view: &View, layer: usize) -> (String, String) {
        let Some(live) = live(view) else { return Default::default() };
        let mut alone = Dials::default();
        alone.0[layer] = view.dials.0[layer];
        let percent = units(100.0 * view.sensitivities.accuracy(&alone));
        let off = cells(live.figures_of(&alone).distance);
        (
            Line::Dial.with(&[alone.0[layer].name(), LAYERS[layer].name]),
            Line::DialMeasured.with(&[&percent, &off]),
        )
    }

    fn basis(&self) -> &'static str {
        Line::Basis.text()
    }

    fn practice(&self) -> &'static str {
        Line::Practice.text()
    }

    fn scoring(&self) -> &'static str {
        Line::Scoring.text()
    }

    fn clue(&self, view: &View) -> Option<String> {
        let asked = live(view)?.now()?.board.asked();
        Some(Line::Clue.with(&[named(asked)]))
    }

    fn truth(&self, view: &View) -> Option<String> {
        let Sighted { board, answer } = live(view)?.last()?;
        let [first, second] =
            [board.first_hop(), board.second_hop()].map(|at| named(board.objects()[at].symbol));
        let off = cells(answer.cell().king_distance(board.answer()).into());
        Some(Line::Truth.with(&[first, second, &off]))
    }

    fn place(&self, view: &View) -> Option<String> {
        let sighted = live(view)?.now()?;
        let spread = cells(sighted.answer.spread());
        Some(match way((sighted.seen().shown - view.crosshair.0) / Grid::CELL) {
            Some(way) => Line::Place.with(&[&way, &spread]),
            None => Line::OnPlace.with(&[&spread]),
        })
    }

    fn effects(&self, view: &View) -> [Effect; 3] {
        /// What fills the bars, in cells: far off, and as wide as if all cells were alike.
        const FAR: f32 = 8.0;
        const ALIKE: f32 = 9.2;
        let Some(live) = live(view) else { return Default::default() };
        let Figures { distance, wobble, spread } = live.figures();
        let percent = (100.0 * wobble).round() as u32;
        [
            Effect { text: units(distance), part: (distance / FAR).min(1.0) },
            Effect { text: format!("{percent}%"), part: wobble },
            Effect { text: units(spread), part: (spread / ALIKE).min(1.0) },
        ]
    }
}

/// "1.3 cells".
pub fn cells(number: f32) -> String {
    match units(number).as_str() {
        "1" => Line::OneCell.text().into(),
        tenths => Line::Cells.with(&[tenths]),
    }
}

//! The status line: `bits 192 / 96 · acc 100% · shots 10 · score 0`.

use super::Paint;
use super::page::Page;
use crate::rules::{Accuracy, Budget, Contract, Shots};
use bevy::prelude::*;

pub fn plugin(app: &mut App) {
    app.add_systems(Paint, draw);
}

fn draw(
    budget: Res<Budget>,
    accuracy: Res<Accuracy>,
    shots: Res<Shots>,
    contract: Res<Contract>,
    page: NonSend<Page>,
) {
    if !budget.is_changed() && !accuracy.is_changed() && !shots.is_changed() {
        return;
    }
    page.status.set_text_content(Some(&format!(
        "bits {} / {} · acc {}% · shots {} · score {}",
        budget.used,
        budget.limit,
        accuracy.percent(),
        contract.shots as usize - shots.len(),
        shots.score(),
    )));
}

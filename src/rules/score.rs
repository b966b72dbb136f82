//! What a round was worth, and what it was lost by.

use super::cause::main_cause;
use super::{Accuracy, Cause, Contract, Progress, RulesSystems, Shots};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Best::default())
        .insert_resource(Progress::default())
        .add_systems(Update, keep.in_set(RulesSystems::Tally));
}

/// The best score of a finished round, ever: what a page keeps between visits.
#[derive(Resource, Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Best(pub u32);

fn keep(
    shots: Res<Shots>,
    contract: Res<Contract>,
    mut best: ResMut<Best>,
    progress: Option<ResMut<Progress>>,
) {
    if let Some(mut progress) = progress.filter(|_| shots.len() == contract.shots as usize) {
        let outcome = Outcome::of(&shots, &contract);
        let next = (Best(best.0.max(outcome.score)), progress.with(&contract, &outcome));
        best.set_if_neq(next.0);
        progress.set_if_neq(next.1);
    }
}

impl Shots {
    /// The points of all shots so far.
    #[must_use]
    pub fn score(&self) -> u32 {
        self.iter().map(|shot| shot.zone().points()).sum()
    }
}

/// The result of a round.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Outcome {
    /// 0 to 30.
    pub score: u32,
    /// Whether the contract was met.
    pub shipped: bool,
    /// The most bits that any of the shots used, so that nobody ships at 24 bits what was shot
    /// at 96.
    pub bits: u32,
    /// The mean over the shots.
    pub accuracy: Accuracy,
    /// What took the most points; none if none were lost.
    pub cause: Option<Cause>,
}

impl Outcome {
    /// What the player reads.
    #[must_use]
    pub fn verdict(&self) -> &'static str {
        if self.shipped { "Shipped" } else { "Not shipped" }
    }

    /// The result of `shots` under `contract`.
    #[must_use]
    pub fn of(shots: &Shots, contract: &Contract) -> Self {
        let score = shots.score();
        let accuracy: f32 = shots.iter().map(|shot| shot.accuracy.0).sum();
        Self {
            score,
            shipped: score >= contract.ship_at,
            bits: shots.iter().map(|shot| shot.dials.bits()).max().unwrap_or(0),
            accuracy: Accuracy(accuracy / (shots.len() as f32).max(1.0)),
            cause: main_cause(shots),
        }
    }
}

//! What the player has reached: the best score ever, and the best under each contract.

use crate::rules::{CONTRACTS, Contract, LIVE_CONTRACTS, Outcome, Range, RulesSystems, Shots};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Best::default())
        .insert_resource(Progress::default())
        .add_systems(Update, keep.in_set(RulesSystems::Tally));
}

/// The best score of a finished round, ever: what a page keeps between visits.
#[derive(Resource, Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Best(pub u32);

/// The best of each contract in [`Contract::all`]: what a page keeps between visits. In a game
/// without it, for practice, no score is kept.
#[derive(Resource, Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Progress(pub [Record; CONTRACTS.len() + LIVE_CONTRACTS.len()]);

/// The best of the finished rounds under one contract.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Record {
    /// The best score.
    pub score: u32,
    /// The fewest bits that shipped; none before the first ship.
    pub leanest: Option<u32>,
}

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

impl Progress {
    /// How many contracts may be played on the first range: each one shipped opens the next.
    #[must_use]
    pub fn open(&self) -> usize {
        open(&self.0[..CONTRACTS.len()])
    }

    /// The same on the live range.
    #[must_use]
    pub fn open_live(&self) -> usize {
        open(&self.0[CONTRACTS.len()..])
    }

    /// The best score under the contracts of the live range.
    #[must_use]
    pub fn best_live(&self) -> Best {
        Best(self.0[CONTRACTS.len()..].iter().map(|record| record.score).max().unwrap_or(0))
    }

    /// The better of the two in everything.
    #[must_use]
    pub fn joined(mut self, other: &Self) -> Self {
        for (record, other) in self.0.iter_mut().zip(other.0) {
            record.score = record.score.max(other.score);
            record.leanest = record.leanest.into_iter().chain(other.leanest).min();
        }
        self
    }

    /// With the result of a finished round under one of the contracts.
    fn with(&self, contract: &Contract, outcome: &Outcome) -> Self {
        let Outcome { score, shipped, bits, .. } = *outcome;
        let mut round = Self::default();
        if let Some(place) = Contract::all().iter().position(|known| known == contract) {
            round.0[place] = Record { score, leanest: shipped.then_some(bits) };
        }
        self.joined(&round)
    }

    /// As text: `budget:score:leanest` for each contract of the first range, with 0 for what has
    /// not shipped; the same after an `l` for those of the live range that were played.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for (contract, record) in Contract::all().iter().zip(self.0) {
            let mark = mark(contract);
            if mark.is_empty() || record != Record::default() {
                let Record { score, leanest } = record;
                let comma = if text.is_empty() { "" } else { "," };
                let (bits, leanest) = (contract.budget, leanest.unwrap_or(0));
                text = format!("{text}{comma}{mark}{bits}:{score}:{leanest}");
            }
        }
        text
    }

    /// From such a text. A part that says nothing of a contract, or what cannot be, is left out.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let mut progress = Self::default();
        for part in text.split(',') {
            if let Some((place, record)) = read(part) {
                progress.0[place] = record;
            }
        }
        progress
    }
}

/// What a contract's part of the text begins with.
fn mark(contract: &Contract) -> &'static str {
    if contract.range == Range::Table { "" } else { "l" }
}

/// How many of these may be played.
fn open(records: &[Record]) -> usize {
    let shipped = records.iter().take_while(|record| record.leanest.is_some()).count();
    (shipped + 1).min(records.len())
}

fn read(part: &str) -> Option<(usize, Record)> {
    let (of, part) = part.split_at(usize::from(part.starts_with('l')));
    let mut numbers = part.split(':').map(|number| number.parse::<u32>().ok());
    let mut next = || numbers.next().flatten();
    let (budget, score, leanest) = (next()?, next()?, next()?);
    let list = Contract::all();
    let known = |contract: &Contract| contract.budget == budget && mark(contract) == of;
    let place = list.iter().position(known)?;
    let contract = &list[place];
    let can_ship = score >= contract.ship_at && (Contract::LEAST_BITS..=budget).contains(&leanest);
    let possible = score <= 3 * contract.shots && (leanest == 0 || can_ship);
    possible.then_some((place, Record { score, leanest: (leanest > 0).then_some(leanest) }))
}

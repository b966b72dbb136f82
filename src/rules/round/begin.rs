//! Where a round begins: what is set back for it, and when it counts as played.

use super::{Clock, Played, Round, Seed, Shots, Targets, Today};
use crate::rules::{Contract, Dials, Precision, RulesSystems, Sensitivities, Sight};
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Messages::<Retry>::default())
        .add_systems(Update, begin.in_set(RulesSystems::Begin))
        .add_systems(Update, count_as_played.in_set(RulesSystems::Tally));
}

/// The player asks for a new round.
#[derive(Message, Clone, Copy, Debug)]
pub struct Retry;

/// What a new round sets back.
#[derive(SystemParam)]
struct Table<'w> {
    round: ResMut<'w, Round>,
    targets: ResMut<'w, Targets>,
    dials: ResMut<'w, Dials>,
    shots: ResMut<'w, Shots>,
}

/// What decides over its targets.
#[derive(SystemParam)]
struct Draw<'w> {
    contract: Res<'w, Contract>,
    sensitivities: Res<'w, Sensitivities>,
    seed: Res<'w, Seed>,
    today: Res<'w, Today>,
    played: Res<'w, Played>,
}

/// When the player asks for a round, and where none has begun.
fn begin(mut retries: MessageReader<Retry>, mut table: Table, clock: Res<Clock>, draw: Draw) {
    if retries.read().last().is_none() && table.round.begun > 0 {
        return;
    }
    let day = if *draw.seed == Seed::Daily { draw.today.0 } else { 0 };
    let number = if draw.played.day == day { draw.played.rounds } else { 0 };
    let begun = table.round.begun + 1;
    *table.round = Round { day, number, started: clock.now(), begun };
    *table.targets = Targets {
        count: draw.contract.shots as usize,
        budget: draw.contract.budget,
        worst: Sight::of(&Dials::uniform(Precision::Int4), &draw.sensitivities),
        source: (draw.seed.key(day), number),
    };
    *table.dials = Dials::default();
    *table.shots = Shots::default();
}

/// A round without a shot is not spent: looking at the page, or at another seed, costs nothing.
fn count_as_played(shots: Res<Shots>, round: Res<Round>, mut played: ResMut<Played>) {
    if !shots.is_empty() {
        played.set_if_neq(Played { day: round.day, rounds: round.number.saturating_add(1) });
    }
}

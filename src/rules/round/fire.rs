//! Aiming and firing.

use super::{Clock, FIELD, Motion, Phase, RangeSpotter, Round, Seen, Shot, Shots, Targets};
use crate::rules::{Accuracy, Budget, Dials, RulesSystems, Sight};
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use core::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Messages::<Aim>::default())
        .insert_resource(Messages::<Fire>::default())
        .insert_resource(Crosshair::default())
        .insert_resource(Refusal::default())
        .add_systems(Update, aim.in_set(RulesSystems::Turn))
        .add_systems(Update, fire.in_set(RulesSystems::Shoot));
}

/// The player aims at a point of the field, in units. A point outside it is taken at the border;
/// one that is no number is not taken.
#[derive(Message, Clone, Copy, Debug)]
pub struct Aim(pub Vec2);

/// The player fires at where the aim rests.
#[derive(Message, Clone, Copy, Debug)]
pub struct Fire;

/// Where the aim rests, in units; also between rounds.
#[derive(Resource, Clone, Copy, PartialEq, Debug)]
pub struct Crosshair(pub Vec2);

impl Default for Crosshair {
    fn default() -> Self {
        Self(Vec2::splat(FIELD / 2.0))
    }
}

/// When a shot was last refused for being over budget; none since a dial was turned.
#[derive(Resource, Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Refusal(pub Option<Duration>);

fn aim(mut aims: MessageReader<Aim>, spotter: Res<RangeSpotter>, mut crosshair: ResMut<Crosshair>) {
    for Aim(point) in aims.read() {
        if point.is_finite() {
            let point = point.clamp(Vec2::ZERO, Vec2::splat(FIELD));
            crosshair.set_if_neq(Crosshair(spotter.grid().snap(point)));
        }
    }
}

/// All that the next shot depends on.
#[derive(SystemParam)]
struct Moment<'w> {
    clock: Res<'w, Clock>,
    round: Res<'w, Round>,
    targets: Res<'w, Targets>,
    dials: Res<'w, Dials>,
    sight: Res<'w, Sight>,
    accuracy: Res<'w, Accuracy>,
    crosshair: Res<'w, Crosshair>,
    motion: Res<'w, Motion>,
    spotter: ResMut<'w, RangeSpotter>,
}

impl Moment<'_> {
    /// Lets the range's own spotter look, if it has one.
    fn look(&mut self, index: usize) -> Option<Seen> {
        let spotter = self.spotter.0.as_mut()?;
        let time = self.motion.sway_time(&self.round, self.clock.now());
        Some(spotter.look(&self.targets, index, &self.dials, time))
    }

    fn shoot(&self, index: usize, seen: Option<Seen>) -> Shot {
        let now = self.clock.now();
        let target = self.targets.at(index, &self.dials);
        let mut shot = Shot {
            fired: now,
            reveal_ends: now,
            dials: *self.dials,
            motion: *self.motion,
            sight: *self.sight,
            accuracy: *self.accuracy,
            centre: target.centre,
            drifted: target.drifted(&self.sight),
            shown: target.shown(&self.sight, self.motion.sway_time(&self.round, now)),
            hit: self.crosshair.0,
            grid: self.spotter.grid(),
        };
        if let Some(Seen { centre, shown }) = seen {
            shot = Shot { centre, drifted: shown, shown, ..shot };
        }
        shot.reveal_ends += shot.reveal();
        shot
    }
}

/// Fire so soon after a shot is the second half of a double-click: it neither ends a reveal that
/// nobody has looked at, nor spends a shot at a target that nobody has seen.
const DOUBLE_CLICK: Duration = Duration::from_millis(400);

fn fire(
    mut fires: MessageReader<Fire>,
    mut moment: Moment,
    budget: Res<Budget>,
    mut refusal: ResMut<Refusal>,
    mut shots: ResMut<Shots>,
) {
    if moment.dials.is_changed() {
        refusal.set_if_neq(Refusal(None));
    }
    let seen = moment.look(shots.len());
    for Fire in fires.read() {
        let now = moment.clock.now();
        match Phase::at(now, &shots, &moment.targets) {
            Phase::Over => {}
            Phase::Reveal => {
                let shot = shots.last_mut().expect("a reveal shows a shot");
                if now.saturating_sub(shot.fired) >= DOUBLE_CLICK {
                    shot.reveal_ends = now;
                }
            }
            Phase::Aiming if budget.excess() > 0 => refusal.0 = Some(now),
            Phase::Aiming => {
                let shot = moment.shoot(shots.len(), seen);
                shots.push(shot);
            }
        }
    }
}

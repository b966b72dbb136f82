//! Aiming and firing.

use super::{
    Accuracy, Budget, Clock, Dials, FIELD, Motion, Phase, Round, RulesSystems, Sight, Targets, Zone,
};
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use core::ops::Deref;
use core::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Messages::<Aim>::default())
        .insert_resource(Messages::<Fire>::default())
        .insert_resource(Crosshair::default())
        .insert_resource(Shots::default())
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

/// The shots of the round.
#[derive(Resource, Clone, Default, Debug)]
pub struct Shots(Vec<Shot>);

impl Deref for Shots {
    type Target = [Shot];

    fn deref(&self) -> &[Shot] {
        &self.0
    }
}

/// A shot, and all that it takes to explain it.
#[derive(Clone, Debug)]
pub struct Shot {
    /// When it was fired, on the game's [`Clock`].
    pub fired: Duration,
    /// When the next target appears, or the result after the last.
    pub reveal_ends: Duration,
    /// The setting that it was fired with.
    pub dials: Dials,
    /// How much movement the player saw.
    pub motion: Motion,
    /// That setting's sight.
    pub sight: Sight,
    /// That setting's estimated accuracy.
    pub accuracy: Accuracy,
    /// The true centre, in units.
    pub centre: Vec2,
    /// The middle of where the target was shown.
    pub drifted: Vec2,
    /// Where the target was shown at that moment.
    pub shown: Vec2,
    /// Where the shot went.
    pub hit: Vec2,
}

impl Shot {
    /// What it hit: the true target decides.
    #[must_use]
    pub fn zone(&self) -> Zone {
        Zone::at(self.hit.distance(self.centre))
    }

    /// What it would have hit, had the target been where it was shown.
    #[must_use]
    pub fn shown_zone(&self) -> Zone {
        Zone::at(self.hit.distance(self.shown))
    }

    /// Whether there is a truth to show: it missed, or the sight cost it points.
    #[must_use]
    pub fn reveals(&self) -> bool {
        self.zone() == Zone::Miss || self.zone() < self.shown_zone()
    }

    /// Whether the player ended its reveal before its time.
    #[must_use]
    pub fn is_cut_short(&self) -> bool {
        self.reveal_ends < self.fired + self.reveal()
    }

    /// How long the shot is shown: the truth about a miss long enough to understand it, a hit
    /// no longer than it takes to see it.
    fn reveal(&self) -> Duration {
        const MISS: Duration = Duration::from_millis(2200);
        const MISLED: Duration = Duration::from_millis(1600);
        const HIT: Duration = Duration::from_millis(500);
        match self.zone() {
            Zone::Miss => MISS,
            _ if self.reveals() => MISLED,
            _ => HIT,
        }
    }
}

/// When a shot was last refused for being over budget; none since a dial was turned.
#[derive(Resource, Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Refusal(pub Option<Duration>);

impl Crosshair {
    /// Steps in a unit: the aim rests on a grid much finer than any screen, so that a shot fits
    /// into four bytes of a link, exactly.
    pub(super) const STEPS: f32 = 128.0;
}

fn aim(mut aims: MessageReader<Aim>, mut crosshair: ResMut<Crosshair>) {
    for Aim(point) in aims.read() {
        if point.is_finite() {
            let point = point.clamp(Vec2::ZERO, Vec2::splat(FIELD));
            let on_grid = (Crosshair::STEPS * point).round() / Crosshair::STEPS;
            crosshair.set_if_neq(Crosshair(on_grid));
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
}

impl Moment<'_> {
    fn shoot(&self, index: usize) -> Shot {
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
        };
        shot.reveal_ends += shot.reveal();
        shot
    }
}

/// Fire so soon after a shot is the second half of a double-click: it neither ends a reveal that
/// nobody has looked at, nor spends a shot at a target that nobody has seen.
const DOUBLE_CLICK: Duration = Duration::from_millis(400);

fn fire(
    mut fires: MessageReader<Fire>,
    moment: Moment,
    budget: Res<Budget>,
    mut refusal: ResMut<Refusal>,
    mut shots: ResMut<Shots>,
) {
    if moment.dials.is_changed() {
        refusal.set_if_neq(Refusal(None));
    }
    for Fire in fires.read() {
        let now = moment.clock.now();
        match Phase::at(now, &shots, &moment.targets) {
            Phase::Over => {}
            Phase::Reveal => {
                let shot = shots.0.last_mut().expect("a reveal shows a shot");
                if now.saturating_sub(shot.fired) >= DOUBLE_CLICK {
                    shot.reveal_ends = now;
                }
            }
            Phase::Aiming if budget.excess() > 0 => refusal.0 = Some(now),
            Phase::Aiming => {
                let shot = moment.shoot(shots.len());
                shots.0.push(shot);
            }
        }
    }
}

//! What the views look at, and when.

use crate::rules::{
    Accuracy, Best, Budget, Cause, Clock, Contract, Crosshair, Dials, Motion, Outcome, Phase,
    RangeSpotter, Refusal, Round, Sensitivities, Shot, Shots, Sight, Target, Targets, Zone,
};
use bevy::ecs::schedule::ScheduleLabel;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use core::time::Duration;

/// Draws what has changed: run once for a frame, however many inputs came before it.
#[derive(ScheduleLabel, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Paint;

/// Whether the player chooses among the contracts.
#[derive(Resource, Clone, Copy)]
pub struct MayChoose(pub bool);

/// What is said of a range, and of what happens there.
pub trait Voice {
    /// What the game is about.
    fn premise(&self) -> &'static str;

    /// What a shot brought, by its zone.
    fn points(&self, zone: Zone) -> &'static str;

    /// What a shot was misled by, in a few words.
    fn why(&self, cause: Cause) -> &'static str;

    /// What to take from a reveal.
    fn lesson(&self, cause: Option<Cause>) -> &'static str;

    /// What most points of a round were lost to.
    fn reason(&self, cause: Cause) -> &'static str;

    /// A layer's dial as it stands, and what that does by itself.
    fn dial(&self, view: &View, layer: usize) -> (String, String);

    /// How the accuracy came about: "estimated".
    fn basis(&self) -> &'static str;

    /// What to do while the setting is over budget.
    fn practice(&self) -> &'static str;

    /// What the zones score.
    fn scoring(&self) -> &'static str;

    /// What to aim at, where that is not plain to see.
    fn clue(&self, view: &View) -> Option<String>;

    /// What a shot has revealed, where the eye sees more than the other words say.
    fn truth(&self, _: &View) -> Option<String> {
        None
    }

    /// The way from the aim to the target as it is shown; none if no target waits for a shot.
    fn place(&self, view: &View) -> Option<String>;

    /// The meters under the dials, in their order.
    fn effects(&self, view: &View) -> [Effect; 3];
}

/// What one of those meters shows.
#[derive(Default)]
pub struct Effect {
    pub text: String,
    /// How much of its bar is filled, 0 to 1: on the first range, of what it is at int4 everywhere.
    pub part: f32,
}

/// All that the rules hold: one parameter for every view.
#[derive(SystemParam)]
pub struct View<'w> {
    pub clock: Res<'w, Clock>,
    pub round: Res<'w, Round>,
    pub phase: Res<'w, Phase>,
    pub shots: Res<'w, Shots>,
    pub crosshair: Res<'w, Crosshair>,
    pub refusal: Res<'w, Refusal>,
    pub dials: Res<'w, Dials>,
    pub sight: Res<'w, Sight>,
    pub accuracy: Res<'w, Accuracy>,
    pub budget: Res<'w, Budget>,
    pub contract: Res<'w, Contract>,
    pub best: Res<'w, Best>,
    pub sensitivities: Res<'w, Sensitivities>,
    pub motion: Res<'w, Motion>,
    pub spotter: Res<'w, RangeSpotter>,
    targets: Res<'w, Targets>,
    may_choose: Res<'w, MayChoose>,
}

impl View<'_> {
    /// The target of the next shot.
    pub fn next_target(&self) -> Target {
        self.targets.at(self.shots.len(), &self.dials)
    }

    /// The target that waits for a shot, unless a shot or the result is shown.
    pub fn target(&self) -> Option<Target> {
        (*self.phase == Phase::Aiming).then(|| self.next_target())
    }

    /// Whether the setting is over budget, so that the target is only for practice.
    pub fn is_practice(&self) -> bool {
        self.budget.excess() > 0
    }

    /// Where such a target is shown now with this sight, in units.
    pub fn shown(&self, target: &Target, sight: &Sight) -> Vec2 {
        target.shown(sight, self.motion.sway_time(&self.round, self.clock.now()))
    }

    /// The last shot and its age in seconds.
    pub fn last_shot(&self) -> Option<(&Shot, f32)> {
        self.shots.last().map(|shot| (shot, self.since(shot.fired)))
    }

    /// Seconds since then.
    pub fn since(&self, then: Duration) -> f32 {
        self.clock.now().saturating_sub(then).as_secs_f32()
    }

    /// Shots that are left in the round.
    pub fn shots_left(&self) -> u32 {
        self.contract.shots - self.shots.len() as u32
    }

    /// Whether the last shot was the one that ships the model.
    pub fn ships_now(&self) -> bool {
        let shipping = self.shots.shipping(self.contract.ship_at);
        shipping.is_some_and(|shot| shot + 1 == self.shots.len())
    }

    /// The contract to go on with: when this one has shipped.
    pub fn next_contract(&self) -> Option<Contract> {
        let shipped = *self.phase == Phase::Over && self.outcome().shipped;
        self.contract.next().filter(|_| self.may_choose.0 && shipped)
    }

    /// What the shots are worth so far.
    pub fn outcome(&self) -> Outcome {
        Outcome::of(&self.shots, &self.contract)
    }
}

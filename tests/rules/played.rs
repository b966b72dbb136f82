//! Rounds that were really played, with all that a link has to keep of them.

use super::any;
use super::driver::Player;
use bevy::prelude::*;
use core::time::Duration;
use proptest::prelude::*;
use sharp_shot::rules::{
    Contract, Dials, FIELD, Fire, Game, Motion, Outcome, Phase, Played, Precision, Range, Round,
    Seed, Shot, Shots, Today,
};

/// What a round is played for, and on which targets.
#[derive(Clone, Debug)]
pub struct Table {
    pub contract: Contract,
    pub seed: Seed,
    pub today: Today,
    pub played: Played,
}

/// A shot as it is planned.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How long the player looks before anything else.
    pub wait: Duration,
    pub dials: Dials,
    pub motion: Motion,
    pub aim: Vec2,
    /// Whether the player fires a second time, to see the next target.
    pub cut_short: bool,
}

impl Table {
    /// The first round of a seed of text.
    pub fn of_text(contract: Contract, text: &str) -> Self {
        let seed = Seed::Text(text.into());
        Self { contract, seed, today: Today::default(), played: Played::default() }
    }

    /// A round of a day after some others.
    pub fn of_day(contract: Contract, day: u32, rounds: u32) -> Self {
        let (today, played) = (Today(day), Played { day, rounds });
        Self { contract, seed: Seed::Daily, today, played }
    }

    pub fn sit_down(&self) -> Player {
        Player::start(|app| {
            app.insert_resource(self.contract)
                .insert_resource(self.seed.clone())
                .insert_resource(self.today)
                .insert_resource(self.played);
        })
    }

    pub fn play(&self, plans: &[Plan]) -> Game {
        let mut player = self.sit_down();
        for plan in plans {
            plan.carry_out(&mut player);
        }
        assert_eq!(player.get::<Shots>().len(), plans.len(), "every planned shot was fired");
        player.game
    }
}

impl Plan {
    pub fn carry_out(&self, player: &mut Player) {
        player.wait(self.wait);
        player.game.world_mut().insert_resource(self.motion);
        player.turn_to(self.dials.0.map(Precision::bits));
        player.see_through();
        let shot = player.shoot(self.aim);
        if self.cut_short {
            player.send_at(shot.fired + Duration::from_millis(400), Fire);
            assert_ne!(*player.get::<Phase>(), Phase::Reveal);
        }
    }
}

/// A round in which hits and misses, settings, waits and movement change.
pub fn plans(shots: u32, budget: u32) -> Vec<Plan> {
    let settings: Vec<Dials> = Dials::all().filter(|dials| dials.bits() <= budget).collect();
    let plan = |shot: u32| Plan {
        wait: Duration::from_millis(u64::from(shot * shot * 137 % 7001)),
        dials: settings[shot as usize * 311 % settings.len()],
        motion: if shot % 3 == 1 { Motion::Reduced } else { Motion::Full },
        aim: Vec2::new(17.3 * shot as f32 + 40.1, 390.7 - 11.9 * shot as f32),
        cut_short: shot % 2 == 1,
    };
    (0..shots).map(plan).collect()
}

/// Any table, with a plan for each of its shots.
pub fn any_round() -> impl Strategy<Value = (Table, Vec<Plan>)> {
    (24_u32..=192, 1_u32..=20).prop_flat_map(|(budget, shots)| {
        let contract =
            (1..=3 * shots).prop_map(move |at| Contract::custom(Range::Table, budget, shots, at));
        let plans = proptest::collection::vec(any_plan(budget), shots as usize);
        (contract.prop_flat_map(any_table), plans)
    })
}

fn any_table(contract: Contract) -> impl Strategy<Value = Table> {
    let text = any::<String>().prop_map(move |text| Table::of_text(contract, &text));
    let day = (0..30_000_u32, any::<u32>());
    let day = day.prop_map(move |(day, rounds)| Table::of_day(contract, day, rounds));
    prop_oneof![text, day]
}

fn any_plan(budget: u32) -> impl Strategy<Value = Plan> {
    let motion = prop_oneof![Just(Motion::Full), Just(Motion::Reduced)];
    let aim = (0.0..FIELD, 0.0..FIELD).prop_map(Vec2::from);
    let wait = (0_u64..20_000).prop_map(Duration::from_millis);
    (wait, any::dials_within(budget), motion, aim, any::<bool>()).prop_map(
        |(wait, dials, motion, aim, cut_short)| Plan { wait, dials, motion, aim, cut_short },
    )
}

/// What of a shot must be the same whenever the round is played again. How long it was shown is
/// the player's own affair.
fn essence(shot: &Shot, round: &Round) -> impl PartialEq + core::fmt::Debug + use<> {
    (
        (shot.fired.saturating_sub(round.started), shot.dials, shot.motion, shot.hit),
        (shot.sight, shot.accuracy, shot.centre, shot.drifted, shot.shown),
        (shot.zone(), shot.shown_zone(), shot.cause()),
    )
}

/// Expects the same shots, and the same result of them.
pub fn assert_same_round(one: &Game, other: &Game) {
    let [shots, others] = [one, other].map(|game| {
        let round = game.get::<Round>();
        game.get::<Shots>().iter().map(|shot| essence(shot, round)).collect::<Vec<_>>()
    });
    assert_eq!(shots, others);
    let [outcome, other] =
        [one, other].map(|game| Outcome::of(game.get::<Shots>(), game.get::<Contract>()));
    assert_eq!(outcome, other);
}

//! The bytes of challenge links.

use super::fuzz;
use crate::links::{VERSION, good, good_of_a_day, opened, sealed, written_down};
use crate::live;
use bevy::prelude::*;
use core::time::Duration;
use proptest::prelude::*;
use proptest::sample::Index;
use sharp_shot::rules::live::equip;
use sharp_shot::rules::{
    Broken, Challenge, Contract, Dials, FIELD, Game, Grid, Motion, Outcome, Range, Seed, Shots,
    Step,
};

/// What a link of the live range begins with, before the number of the range.
const LIVE_VERSION: u8 = 3;

fn noise() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..160)
}

/// A round that someone made up, of which the rules may not allow a thing.
fn made_up() -> impl Strategy<Value = Challenge> {
    let figures = (20_u32..=200, 0_u32..=22, 0_u32..=70);
    let seed = prop_oneof![Just(Seed::Daily), any::<String>().prop_map(Seed::Text)];
    let steps = proptest::collection::vec(any_shot(), 0..=22);
    let range =
        prop_oneof![2 => Just(Range::Table), 1 => Just(Range::Live), 1 => Just(Range::Outlier)];
    (range, figures, seed, any::<[u32; 2]>(), steps, 0..10).prop_map(
        |(range, (budget, shots, ship_at), seed, [day, number], made, odds)| {
            let mut at = Duration::ZERO;
            let steps: Vec<Step> = made
                .into_iter()
                .map(|(wait, step)| {
                    at += wait;
                    let on_board = range != Range::Table && step.hit.max_element() <= FIELD;
                    let hit = if on_board { Grid::Cells.snap(step.hit) } else { step.hit };
                    Step { at, hit, ..step }
                })
                .collect();
            let contract = if odds == 0 {
                Contract::custom(range, budget, shots, ship_at)
            } else {
                let shots = steps.len() as u32;
                // Above what most settings come to; and now and then one point too many.
                Contract::custom(range, budget.max(150), shots, 1 + ship_at % (3 * shots + 1))
            };
            Challenge { contract, seed, day, number, steps }
        },
    )
}

/// A shot some time after another, hardly ever outside the field.
fn any_shot() -> impl Strategy<Value = (Duration, Step)> {
    let wait = prop_oneof![9 => 0_u32..3000, 1 => any::<u32>()];
    let motion = prop_oneof![Just(Motion::Full), Just(Motion::Reduced)];
    let part = || prop_oneof![99 => 0..=51_200_u16, 1 => any::<u16>()];
    (wait, 0..Dials::COUNT, motion, part(), part()).prop_map(|(wait, setting, motion, x, y)| {
        let hit = Vec2::new(x.into(), y.into()) / 128.0;
        let wait = Duration::from_millis(wait.into());
        (wait, Step { at: Duration::ZERO, dials: Dials::numbered(setting), motion, hit })
    })
}

/// What might stand in a link before its seal.
fn content() -> impl Strategy<Value = Vec<u8>> {
    let version = prop_oneof![
        Just(vec![VERSION]),
        any::<u8>().prop_map(|range| vec![LIVE_VERSION, range % 4]),
    ];
    let beginning = (version, 24_u8..=192, 1_u8..=3, 1_u8..=9, noise());
    let good = proptest::sample::select(vec![good(), good_of_a_day(), written_down().0]);
    let rounds = prop_oneof![1 => good, 2 => made_up()].prop_map(|challenge| challenge.to_bytes());
    let changes = proptest::collection::vec((any::<Index>(), any::<u8>()), 0..4);
    prop_oneof![
        1 => noise(),
        1 => beginning.prop_map(|(version, budget, shots, ship_at, noise)| {
            [&version[..], &[budget, shots, ship_at], &noise].concat()
        }),
        6 => (rounds, changes).prop_map(|(link, changes)| {
            let mut content = opened(&link).to_vec();
            for (place, byte) in changes {
                *place.get_mut(&mut content) = byte;
            }
            content
        }),
    ]
}

/// What might stand in a link: most of it whole, so that what is in it is looked at.
fn link() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        1 => noise(),
        1 => content(),
        8 => content().prop_map(|content| sealed(&content)),
    ]
}

/// A game on this range, before it starts.
fn app(range: Range) -> App {
    let mut app = Game::app();
    if range != Range::Table {
        equip(&mut app, range, live::model());
    }
    app
}

/// Why a link is refused, if it is.
fn reason(link: &[u8]) -> Broken {
    match link {
        [content @ .., _, _, _, _] if sealed(content) == link => match content {
            [VERSION, ..] | [LIVE_VERSION, 1..=2, ..] => Broken::Impossible,
            [1, ..] => Broken::Old,
            _ => Broken::Unknown,
        },
        _ => Broken::Damaged,
    }
}

/// A round by the rules, which comes to what a round can come to.
fn check_played(game: &Game, challenge: &Challenge) -> Result<(), TestCaseError> {
    let again = Challenge::of(game);
    prop_assert_eq!(again.as_ref(), Some(challenge));
    let Contract { budget, shots, ship_at, .. } = challenge.contract;
    prop_assert!((24..=192).contains(&budget) && (1..=20).contains(&shots));
    prop_assert!((1..=3 * shots).contains(&ship_at));
    let fired = game.get::<Shots>();
    let field = Rect::new(0.0, 0.0, FIELD, FIELD);
    for shot in fired.iter() {
        for place in [shot.hit, shot.centre, shot.shown, shot.drifted] {
            prop_assert!(field.contains(place), "{place}");
        }
    }
    let outcome = Outcome::of(fired, &challenge.contract);
    prop_assert!(outcome.score <= 3 * shots && outcome.bits <= budget);
    prop_assert!((0.0..=1.0).contains(&outcome.accuracy.0));
    prop_assert_eq!(outcome.shipped, outcome.score >= ship_at);
    Ok(())
}

#[test]
fn any_link_is_refused_for_its_reason_or_is_a_round_by_the_rules() {
    fuzz("links", link(), |link| {
        let challenge = match Challenge::from_bytes(&link) {
            Ok(challenge) => challenge,
            Err(broken) => {
                prop_assert_eq!(broken, reason(&link));
                return Ok(false);
            }
        };
        prop_assert_eq!(challenge.to_bytes(), link, "there is one way to write a round");
        match challenge.replayed_in(app(challenge.contract.range)) {
            Ok(game) => check_played(&game, &challenge).map(|()| true),
            Err(broken) => {
                prop_assert_eq!(broken, Broken::Impossible);
                let Contract { budget, .. } = challenge.contract;
                let over = challenge.steps.iter().any(|step| step.dials.bits() > budget);
                let waits =
                    challenge.steps.windows(2).map(|pair| pair[1].at.saturating_sub(pair[0].at));
                let hasty = waits.min().is_some_and(|wait| wait < Duration::from_millis(400));
                let off_board = challenge.contract.range != Range::Table
                    && challenge.steps.iter().any(|step| Grid::Cells.snap(step.hit) != step.hit);
                prop_assert!(over || hasty || off_board, "nothing else makes a round impossible");
                Ok(false)
            }
        }
    });
}

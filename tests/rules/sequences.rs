//! Any sequence of inputs keeps the books, and frames in between change nothing.

use bevy::prelude::*;
use core::time::Duration;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use sharp_shot::rules::{
    Aim, Best, Budget, Contract, Crosshair, Dials, FIELD, Fire, Game, LAYERS, Phase, Played,
    Refusal, Retry, Round, Shots, Targets, TurnDial,
};

#[derive(Clone, Copy, Debug)]
enum Input {
    Turn(usize),
    Aim(Vec2),
    Fire,
    Retry,
}

/// What reaches a game: an input some time after the one before, and where frames look.
#[derive(Clone, Debug)]
struct Step {
    wait: Duration,
    input: Input,
    /// In milliseconds since the start, so that some look ahead and some back.
    frames: Vec<u64>,
}

fn input() -> impl Strategy<Value = Input> {
    let any_number = || proptest::num::f32::ANY;
    let inside = || 0.0..FIELD;
    prop_oneof![
        8 => (0..LAYERS.len()).prop_map(Input::Turn),
        1 => (6_usize..).prop_map(Input::Turn),
        3 => (inside(), inside()).prop_map(|aim| Input::Aim(aim.into())),
        2 => (any_number(), any_number()).prop_map(|aim| Input::Aim(aim.into())),
        20 => Just(Input::Fire),
        // Seldom enough for whole rounds between two of them.
        1 => Just(Input::Retry),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let frames = proptest::collection::vec(0_u64..60_000, 0..3);
    (0_u64..900, input(), frames).prop_map(|(wait, input, frames)| Step {
        wait: Duration::from_millis(wait),
        input,
        frames,
    })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec(step(), 1..120)
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 200,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x5a4b),
        ..ProptestConfig::default()
    }
}

/// A game within the budget from the start: random turns alone seldom get there.
fn game() -> Game {
    let mut game = Game::start(Game::app());
    for layer in 0..LAYERS.len() {
        game.send(Duration::ZERO, TurnDial { layer });
    }
    game
}

fn send(game: &mut Game, at: Duration, input: Input) {
    match input {
        Input::Turn(layer) => game.send(at, TurnDial { layer }),
        Input::Aim(aim) => game.send(at, Aim(aim)),
        Input::Fire => game.send(at, Fire),
        Input::Retry => game.send(at, Retry),
    }
}

/// How many shots there must be after an input.
fn shots_after(game: &Game, at: Duration, input: Input) -> usize {
    let shots = game.get::<Shots>();
    let revealing = shots.last().is_some_and(|shot| at < shot.reveal_ends);
    let within_budget = game.get::<Dials>().bits() <= game.get::<Contract>().budget;
    match input {
        Input::Retry => 0,
        Input::Fire if shots.len() < 10 && within_budget && !revealing => shots.len() + 1,
        _ => shots.len(),
    }
}

/// All that a round consists of.
fn everything(game: &Game) -> String {
    format!(
        "{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        game.get::<Round>(),
        game.get::<Targets>(),
        game.get::<Shots>(),
        game.get::<Dials>(),
        game.get::<Crosshair>(),
        game.get::<Refusal>(),
        game.get::<Played>(),
        game.get::<Best>(),
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_inputs_keep_the_books(steps in steps()) {
        let mut game = game();
        let mut now = Duration::ZERO;
        for Step { wait, input, frames } in steps {
            for frame in frames {
                game.show(Duration::from_millis(frame));
            }
            now += wait;
            let expected = shots_after(&game, now, input);
            send(&mut game, now, input);

            let shots = game.get::<Shots>();
            prop_assert_eq!(shots.len(), expected);
            let score: u32 = shots.iter().map(|shot| shot.zone().points()).sum();
            prop_assert_eq!(shots.score(), score);
            prop_assert!(score <= 30);
            let bits: u32 = game.get::<Dials>().0.iter().map(|precision| precision.bits()).sum();
            prop_assert_eq!(game.get::<Budget>().used, bits);
            let Crosshair(aim) = *game.get::<Crosshair>();
            prop_assert!(Rect::new(0.0, 0.0, FIELD, FIELD).contains(aim), "aim at {aim}");
            let over = *game.get::<Phase>() == Phase::Over;
            let shown = shots.last().is_none_or(|shot| shot.reveal_ends <= now);
            prop_assert_eq!(over, shots.len() == 10 && shown);
        }
    }

    #[test]
    fn the_same_inputs_give_the_same_round_whatever_frames_are_shown(steps in steps()) {
        let (mut plain, mut framed) = (game(), game());
        let mut now = Duration::ZERO;
        for Step { wait, input, frames } in steps {
            now += wait;
            send(&mut plain, now, input);
            // Some of these look ahead of inputs that only come later.
            for frame in frames {
                framed.show(Duration::from_millis(frame));
            }
            send(&mut framed, now, input);
        }
        prop_assert_eq!(everything(&framed), everything(&plain));
        for game in [&mut plain, &mut framed] {
            game.show(now);
        }
        prop_assert_eq!(framed.get::<Phase>(), plain.get::<Phase>());
    }
}

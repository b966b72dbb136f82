//! A challenge is watched: frame by frame, at the challenger's own times.

use super::any;
use super::played::{Table, any_round, assert_same_round, plans};
use core::time::Duration;
use proptest::prelude::*;
use sharp_shot::rules::{Challenge, Contract, Game, Motion, Phase, Replay, Shots};

fn ms(ms: u64) -> Duration {
    Duration::from_millis(ms)
}

fn challenge() -> Challenge {
    let table = Table::of_text(Contract::default(), "watched");
    Challenge::of(&table.play(&plans(10, 96))).expect("the round is finished")
}

/// A game on the targets of a challenge.
fn watcher(challenge: &Challenge) -> Game {
    let mut app = Game::app();
    challenge.prepare(&mut app);
    Game::start(app)
}

/// Watches a challenge to its end, with frames that are so far apart.
fn watch(game: &mut Game, challenge: &Challenge, frames: impl IntoIterator<Item = Duration>) {
    let mut replay = Replay::of(challenge);
    let mut frames = frames.into_iter();
    let mut now = Duration::ZERO;
    while replay.next().is_some() {
        now += frames.next().expect("enough frames for the round");
        replay.advance(game, now);
        game.show(now);
        let due = challenge.steps.iter().filter(|step| step.at <= now).count();
        assert_eq!(game.get::<Shots>().len(), due, "at {now:?}");
        assert!(replay.next().is_none_or(|next| next > now), "at {now:?}");
    }
}

/// How the shots look with all their times.
fn shots(game: &Game) -> String {
    format!("{:?}", game.get::<Shots>())
}

#[test]
fn a_challenge_watched_in_frames_is_the_same_as_one_played_at_once() {
    let challenge = challenge();
    let at_once = challenge.replayed().expect("the rules allow it");
    for frame in [1, 16, 100, 3_333, 1_000_000] {
        let mut game = watcher(&challenge);
        watch(&mut game, &challenge, core::iter::repeat(ms(frame)));
        assert_eq!(shots(&game), shots(&at_once), "a frame every {frame} ms");
    }
}

#[test]
fn a_replay_ends_with_the_last_shot() {
    let challenge = challenge();
    let last = challenge.steps[9].at;
    let mut game = watcher(&challenge);
    let mut replay = Replay::of(&challenge);
    replay.advance(&mut game, last.saturating_sub(ms(1)));
    assert_eq!((game.get::<Shots>().len(), replay.next()), (9, Some(last)));
    assert_eq!(replay.finish(&mut game), last);
    assert_eq!((game.get::<Shots>().len(), replay.next()), (10, None));
    assert_eq!(*game.get::<Phase>(), Phase::Reveal);

    let all = shots(&game);
    replay.advance(&mut game, last + ms(60_000));
    assert_eq!(replay.finish(&mut game), Duration::ZERO, "there is nothing left");
    assert_eq!(shots(&game), all);
}

#[test]
fn a_replay_shows_what_comes_before_a_shot_and_no_long_wait() {
    let mut challenge = challenge();
    for (step, minute) in challenge.steps.iter_mut().zip(1..) {
        step.at = ms(60_000) * minute;
    }
    let mut game = watcher(&challenge);
    let mut replay = Replay::of(&challenge);
    for step in &challenge.steps {
        let next = replay.next().expect("a shot is to come");
        let before = step.at.saturating_sub(next);
        assert!((ms(1000)..=ms(2000)).contains(&before), "{before:?} before the shot");
        replay.advance(&mut game, step.at);
    }
    assert_eq!(replay.next(), None);
}

#[test]
fn whoever_watches_keeps_their_motion_and_sees_the_challenger_s_shots() {
    for theirs in [Motion::Full, Motion::Reduced] {
        let table = Table::of_text(Contract::default(), "motion");
        let mut plans = plans(10, 96);
        for plan in &mut plans {
            plan.motion = theirs;
        }
        let played = table.play(&plans);
        let challenge = Challenge::of(&played).expect("the round is finished");
        for mine in [Motion::Full, Motion::Reduced] {
            let mut game = watcher(&challenge);
            game.world_mut().insert_resource(mine);
            let mut replay = Replay::of(&challenge);
            while let Some(next) = replay.next() {
                replay.advance(&mut game, next);
                assert_eq!(*game.get::<Motion>(), mine);
            }
            assert_same_round(&game, &played);
        }
    }
}

proptest! {
    #![proptest_config(any::config(150))]

    #[test]
    fn any_challenge_is_the_same_whatever_frames_it_is_watched_in(
        (table, plans) in any_round(),
        frames in proptest::collection::vec(1_u64..5_000, 1..50),
    ) {
        let played = table.play(&plans);
        let challenge = Challenge::of(&played).expect("the round is finished");
        let mut game = watcher(&challenge);
        watch(&mut game, &challenge, frames.into_iter().map(ms).cycle());
        assert_same_round(&game, &played);
        let at_once = challenge.replayed().expect("the rules allow it");
        prop_assert_eq!(shots(&game), shots(&at_once));
    }
}

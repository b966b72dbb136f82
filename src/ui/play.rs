//! The game and its time: what is played, by whom, and how it goes on.

use super::host::{Stopwatch, now, storage};
use super::range::RangeCanvas;
use super::view::{MayChoose, Paint};
use crate::rules::{Challenge, Contract, Crosshair, Game, Phase, Played, Replay, Round, Seed};
use bevy::prelude::*;
use core::cell::{Ref, RefCell};
use core::time::Duration;
use wasm_bindgen::JsValue;

/// What is to be played.
pub enum Start {
    /// Rounds of one's own, which are kept between visits.
    Own(Contract, Seed, MayChoose),
    /// A round with the targets of a friend's, of which nothing is kept; or that round, to watch.
    Link(Challenge, bool),
}

/// A game in its own time.
pub struct Play {
    pub(super) game: RefCell<Game>,
    stopwatch: Stopwatch,
    is_own: bool,
    /// A friend's round, which is watched instead of played.
    replay: Option<RefCell<Replay>>,
}

impl Play {
    /// Starts the first round, with what was kept of earlier visits; `build` makes the app one that
    /// can be drawn.
    pub fn start<T>(
        start: Start,
        build: impl FnOnce(&mut App) -> Result<T, JsValue>,
    ) -> Result<(Self, T), JsValue> {
        let mut app = Game::app();
        let is_own = matches!(start, Start::Own(..));
        let mut replay = None;
        match start {
            Start::Own(contract, seed, may_choose) => {
                storage::load(&mut app, &contract, &seed);
                app.insert_resource(contract).insert_resource(seed).insert_resource(may_choose);
                app.add_systems(Paint, storage::save);
            }
            Start::Link(challenge, watched) => {
                let best = storage::best(&challenge.contract);
                app.insert_resource(best).insert_resource(MayChoose(false));
                challenge.prepare(&mut app);
                replay = watched.then(|| RefCell::new(Replay::of(&challenge)));
            }
        }
        let parts = build(&mut app)?;
        let game = RefCell::new(Game::start(app));
        Ok((Self { game, stopwatch: Stopwatch::start(now()), is_own, replay }, parts))
    }

    /// What the rules hold now.
    pub fn game(&self) -> Ref<'_, Game> {
        self.game.borrow()
    }

    /// Where the aim is, in units of the field.
    pub fn aim(&self) -> Vec2 {
        self.game().get::<Crosshair>().0
    }

    /// Whether it plays a friend's round by itself.
    pub fn watches(&self) -> bool {
        self.replay.is_some()
    }

    /// Takes a message that the player made at `time`, in the browser's ms.
    pub fn send(&self, time: f64, message: impl Message) {
        let mut game = self.game.borrow_mut();
        if self.is_own {
            game.world_mut().insert_resource(storage::today());
        } else {
            // A new round has the same targets again.
            let Round { day, number, .. } = *game.get();
            game.world_mut().insert_resource(Played { day, rounds: number });
        }
        game.send(self.stopwatch.read(time), message);
    }

    /// Stops the game's time, or lets it go on; whether it goes on now and has stood still.
    pub fn go_on(&self, goes_on: bool) -> bool {
        let resumes = goes_on && !self.stopwatch.runs();
        if resumes {
            self.stopwatch.resume(now());
        } else if !goes_on {
            self.stopwatch.stop(now());
        }
        resumes
    }

    /// Draws the game as it is at `time`, in the browser's ms. Whether the next frame will look
    /// different with no further input.
    pub fn paint(&self, time: f64) -> bool {
        let mut game = self.game.borrow_mut();
        let plays = self.play_on(&mut game, time);
        game.show(self.stopwatch.read(time));
        game.world_mut().run_schedule(Paint);
        let moves = game.world_mut().non_send::<RangeCanvas>().moving;
        (moves || plays) && self.stopwatch.runs()
    }

    /// What a friend has done until now; what nobody needs to wait for is skipped. Answers whether
    /// there is more to come.
    fn play_on(&self, game: &mut Game, time: f64) -> bool {
        const PAUSE: Duration = Duration::from_millis(250);
        let Some(mut replay) = self.replay.as_ref().map(RefCell::borrow_mut) else { return false };
        let now = self.stopwatch.read(time);
        replay.advance(game, now);
        game.show(now);
        let wait = replay.next().map(|next| next.saturating_sub(now + PAUSE));
        if *game.get::<Phase>() == Phase::Aiming {
            self.stopwatch.skip(wait.unwrap_or_default());
        }
        wait.is_some()
    }

    /// Goes to the last shot of the round that is watched.
    pub fn finish(&self) {
        if let Some(replay) = &self.replay {
            let end = replay.borrow_mut().finish(&mut self.game.borrow_mut());
            self.stopwatch.skip(end.saturating_sub(self.stopwatch.read(now())));
        }
    }
}

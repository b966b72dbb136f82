//! The game and its time: what is played, by whom, and how it goes on.

use super::host::{Stopwatch, now, set_attribute, storage};
use super::panel::{Page, Request, Subject};
use super::range::RangeCanvas;
use super::view::Paint;
use crate::rules::{
    Challenge, Contract, Crosshair, Game, Motion, Phase, Played, Replay, Round, Seed,
};
use bevy::prelude::*;
use core::cell::{Ref, RefCell};
use core::time::Duration;

/// What is to be played.
pub enum Start {
    /// Rounds of one's own, which are kept between visits.
    Own(Contract, Seed),
    /// A round with the targets of a friend's, of which nothing is kept; or that round, to watch.
    Link(Challenge, bool),
}

impl Start {
    /// An app for it, with what was kept of earlier visits.
    pub fn app(&self) -> App {
        let mut app = Game::app();
        match self {
            Self::Own(contract, seed) => {
                storage::load(&mut app, contract, seed);
                app.insert_resource(*contract).insert_resource(seed.clone());
                app.add_systems(Paint, storage::save);
            }
            Self::Link(challenge, _) => {
                app.insert_resource(storage::best(&challenge.contract));
                challenge.prepare(&mut app);
            }
        }
        app
    }
}

/// A game in its own time.
pub struct Play {
    game: RefCell<Game>,
    stopwatch: Stopwatch,
    is_own: bool,
    /// A friend's round, which is watched instead of played.
    replay: Option<RefCell<Replay>>,
}

impl Play {
    /// Starts the first round, in an app that was made for it and can be drawn.
    pub fn start(app: App, start: &Start) -> Self {
        let replay = match start {
            Start::Link(challenge, true) => Some(RefCell::new(Replay::of(challenge))),
            _ => None,
        };
        Self {
            game: RefCell::new(Game::start(app)),
            stopwatch: Stopwatch::start(now()),
            is_own: matches!(start, Start::Own(..)),
            replay,
        }
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

    /// Another dial is hovered or focused, or none is. Whether that changes what is shown.
    pub fn point_out(&self, change: impl FnOnce(&mut Subject)) -> bool {
        let mut game = self.game.borrow_mut();
        let mut subject = game.world_mut().resource_mut::<Subject>();
        let mut pointed_out = *subject;
        change(&mut pointed_out);
        subject.set_if_neq(pointed_out)
    }

    /// Tells where the target is, with the next frame.
    pub fn locate(&self) {
        self.game.borrow_mut().world_mut().insert_resource(Request(true));
    }

    /// Looks so from the next frame on.
    pub fn look(&self, theme: &str, motion: Motion) {
        let mut game = self.game.borrow_mut();
        set_attribute(&game.world_mut().non_send::<Page>().sheet, "data-theme", theme);
        game.world_mut().insert_resource(motion);
    }

    /// Draws the range anew with the next frame: its colours or its resolution may have changed.
    pub fn forget_look(&self) {
        self.game.borrow_mut().world_mut().non_send_mut::<RangeCanvas>().forget_look();
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

//! The game's time, told from outside: tests step it, a page feeds it its own.

use bevy::prelude::*;
use core::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Clock::default());
}

/// Time since the game was built.
///
/// Nothing adds up frames, so a frame may look ahead of an input that reaches the game late:
/// the input is still judged at the time it was made.
#[derive(Resource, Default, Debug)]
pub struct Clock {
    now: Duration,
    last_input: Duration,
}

impl Clock {
    /// The moment that the rules are looking at.
    #[must_use]
    pub fn now(&self) -> Duration {
        self.now
    }

    pub(in crate::rules) fn show(&mut self, now: Duration) {
        self.now = now.max(self.last_input);
    }

    pub(in crate::rules) fn take_input(&mut self, at: Duration) {
        self.show(at);
        self.last_input = self.now;
    }
}

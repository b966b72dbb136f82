//! A running game, driven from outside one input and one frame at a time.

use super::Clock;
use bevy::ecs::schedule::ScheduleLabel;
use bevy::prelude::*;
use core::time::Duration;

/// The Bevy app of a game and the two ways to move it on.
///
/// Every input is an update of its own, at its own time, so that nothing depends on which
/// inputs happened to arrive in the same frame.
pub struct Game {
    app: App,
}

impl Game {
    /// An app with the rules and nothing else: no type registry, no time, no window, and of Bevy's
    /// schedules only `Update` (the crate's documentation says why).
    pub fn app() -> App {
        let mut app = App::empty();
        app.main_mut().update_schedule = Some(Update.intern());
        super::plugin(&mut app);
        app
    }

    /// Starts the first round at time zero.
    #[must_use]
    pub fn start(mut app: App) -> Self {
        app.update();
        Self { app }
    }

    /// Takes one input, made at `at` (time since the start; never before an earlier input).
    pub fn send<M: Message>(&mut self, at: Duration, input: M) {
        let world = self.app.world_mut();
        world.resource_mut::<Clock>().take_input(at);
        let mut inputs = world.resource_mut::<Messages<M>>();
        // Those before the last have been read.
        inputs.update();
        inputs.write(input);
        self.app.update();
    }

    /// Brings everything that can be looked at to `now`, the time since the start.
    pub fn show(&mut self, now: Duration) {
        self.app.world_mut().resource_mut::<Clock>().show(now);
        self.app.update();
    }

    /// What the rules hold.
    ///
    /// # Panics
    ///
    /// If the rules have no such resource.
    #[must_use]
    pub fn get<R: Resource>(&self) -> &R {
        self.app.world().resource()
    }

    /// The world, for views that draw it.
    pub fn world_mut(&mut self) -> &mut World {
        self.app.world_mut()
    }
}

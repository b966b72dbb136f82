//! Plays a round from a link again, by the same rules and with nothing but inputs.

use super::{Broken, Challenge, Step};
use crate::rules::{
    Aim, Crosshair, Dials, Fire, Game, LAYERS, Motion, Phase, Played, Precision, Progress, Shots,
    Today, TurnDial,
};
use bevy::prelude::*;
use core::time::Duration;
use std::collections::VecDeque;

/// The inputs that are still to come, and when.
pub struct Replay(VecDeque<(Duration, Input)>);

enum Input {
    Turn(usize),
    Aim(Vec2),
    Fire(Motion),
}

impl Challenge {
    /// Prepares an app for a game on the same targets, of which nothing is kept. Its first round
    /// starts when the game does.
    pub fn prepare(&self, app: &mut App) {
        app.world_mut().remove_resource::<Progress>();
        app.insert_resource(self.contract)
            .insert_resource(self.seed.clone())
            .insert_resource(Today(self.day))
            .insert_resource(Played { day: self.day, rounds: self.number });
    }

    /// The game as it was after the last shot, played in an `app` for its range.
    ///
    /// # Errors
    ///
    /// [`Broken::Impossible`] if the rules refuse a shot, or it was aimed at where no aim can rest.
    pub fn replayed_in(&self, mut app: App) -> Result<Game, Broken> {
        self.prepare(&mut app);
        let mut game = Game::start(app);
        Replay::of(self).finish(&mut game);
        let shots = game.get::<Shots>();
        let as_aimed = shots.iter().zip(&self.steps).all(|(shot, step)| shot.hit == step.hit);
        let complete = shots.len() == self.steps.len();
        if complete && as_aimed { Ok(game) } else { Err(Broken::Impossible) }
    }

    /// The same on the first range.
    ///
    /// # Errors
    ///
    /// As for [`Challenge::replayed_in`].
    pub fn replayed(&self) -> Result<Game, Broken> {
        self.replayed_in(Game::app())
    }
}

impl Replay {
    /// The inputs of a round that began at time zero.
    #[must_use]
    pub fn of(challenge: &Challenge) -> Self {
        let start = Step {
            at: Duration::ZERO,
            dials: Dials::default(),
            motion: Motion::default(),
            hit: Crosshair::default().0,
        };
        let mut inputs = VecDeque::new();
        let mut before = &start;
        for step in &challenge.steps {
            put_step(&mut inputs, before, step);
            before = step;
        }
        Self(inputs)
    }

    /// Makes the inputs that are due at `now`.
    pub fn advance(&mut self, game: &mut Game, now: Duration) {
        while let Some((at, input)) = self.0.pop_front_if(|(at, _)| *at <= now) {
            match input {
                Input::Turn(layer) => game.send(at, TurnDial { layer }),
                Input::Aim(point) => game.send(at, Aim(point)),
                Input::Fire(motion) => fire(game, at, motion),
            }
        }
    }

    /// Makes all that are left; answers when the last of them was.
    pub fn finish(&mut self, game: &mut Game) -> Duration {
        let end = self.0.back().map_or(Duration::ZERO, |(at, _)| *at);
        self.advance(game, end);
        end
    }

    /// When the next input is due; none after the last.
    #[must_use]
    pub fn next(&self) -> Option<Duration> {
        self.0.front().map(|(at, _)| *at)
    }
}

/// What a player does between two shots: of the time before the second as much as a friend likes
/// to watch, half of it for the dials, and half to aim.
fn put_step(inputs: &mut VecDeque<(Duration, Input)>, before: &Step, step: &Step) {
    const WATCHED: Duration = Duration::from_millis(1600);
    const AIMS: u32 = 24;
    let window = step.at.saturating_sub(before.at).min(WATCHED);
    let start = step.at.saturating_sub(window);
    let time = |part: u32, of: u32| start + window * part / of;

    let presses = |layer: usize| {
        let [from, to] = [before, step].map(|step| step.dials.0[layer] as usize);
        (to + Precision::ALL.len() - from) % Precision::ALL.len()
    };
    let turns: Vec<usize> =
        (0..LAYERS.len()).flat_map(|layer| core::iter::repeat_n(layer, presses(layer))).collect();
    for (index, &layer) in (1..).zip(&turns) {
        inputs.push_back((time(index, 2 * turns.len() as u32), Input::Turn(layer)));
    }
    for aim in 1..=AIMS {
        let gone = aim as f32 / AIMS as f32;
        let eased = gone * gone * (3.0 - 2.0 * gone);
        inputs
            .push_back((time(AIMS + aim, 2 * AIMS), Input::Aim(before.hit.lerp(step.hit, eased))));
    }
    inputs.push_back((step.at, Input::Fire(step.motion)));
}

/// A shot as its player saw it: whoever watches may want to see less movement.
fn fire(game: &mut Game, at: Duration, motion: Motion) {
    let watched = *game.get::<Motion>();
    game.world_mut().insert_resource(motion);
    if *game.get::<Phase>() == Phase::Reveal {
        game.send(at, Fire);
    }
    game.send(at, Fire);
    game.world_mut().insert_resource(watched);
}

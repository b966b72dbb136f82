//! A game with a running clock, and the moves that the tests make in it.

use bevy::prelude::*;
use core::time::Duration;
use sharp_shot::rules::{
    Aim, Dials, Fire, Game, LAYERS, Phase, Precision, Seed, Shot, Shots, Target, Targets, TurnDial,
};

/// Time between two inputs: shorter than every reveal, so that an input can fall into one.
const STEP: Duration = Duration::from_millis(100);

/// Someone who plays a game.
pub struct Player {
    pub game: Game,
    now: Duration,
}

impl Player {
    /// A game with a seed of the tests' own, unless `prepare` puts in another.
    pub fn start(prepare: impl FnOnce(&mut App)) -> Self {
        let mut app = Game::app();
        app.insert_resource(Seed::Text("tests".into()));
        prepare(&mut app);
        Self { game: Game::start(app), now: Duration::ZERO }
    }

    /// The same game with the dials turned to these bits.
    pub fn with_dials(bits: [u32; LAYERS.len()]) -> Self {
        let mut player = Self::start(|_| {});
        player.turn_to(bits);
        player
    }

    pub fn get<R: Resource>(&self) -> &R {
        self.game.get()
    }

    pub fn send(&mut self, input: impl Message) {
        self.send_at(self.now + STEP, input);
    }

    pub fn send_at(&mut self, at: Duration, input: impl Message) {
        self.now = at;
        self.game.send(at, input);
    }

    /// Looks again after a while.
    pub fn wait(&mut self, time: Duration) {
        self.wait_until(self.now + time);
    }

    /// Looks again at a time since the start.
    pub fn wait_until(&mut self, time: Duration) {
        self.now = time;
        self.game.show(time);
    }

    /// Turns each dial until it has these bits.
    pub fn turn_to(&mut self, bits: [u32; LAYERS.len()]) {
        for (layer, wanted) in setting(bits).0.into_iter().enumerate() {
            for _ in 0..Precision::ALL.len() {
                if self.get::<Dials>().0[layer] != wanted {
                    self.send(TurnDial { layer });
                }
            }
        }
        assert_eq!(*self.get::<Dials>(), setting(bits));
    }

    /// The target that the next shot is judged by; over budget, the practice target.
    pub fn target(&self) -> Target {
        self.get::<Targets>().at(self.get::<Shots>().len(), self.get())
    }

    /// The targets of the ten shots with all layers at fp16.
    pub fn targets(&self) -> Vec<Target> {
        let fp16 = Dials::uniform(Precision::Fp16);
        (0..10).map(|shot| self.get::<Targets>().at(shot, &fp16)).collect()
    }

    /// Fires at a point. A shot must be due: nothing revealed, and the dials within the budget.
    pub fn shoot(&mut self, at: Vec2) -> Shot {
        let fired = self.get::<Shots>().len();
        self.send(Aim(at));
        self.send(Fire);
        let shots = self.get::<Shots>();
        assert_eq!(shots.len(), fired + 1, "a shot was due");
        shots[fired].clone()
    }

    /// Waits until the last shot has been shown.
    pub fn see_through(&mut self) {
        if *self.get::<Phase>() == Phase::Reveal {
            let ends = self.get::<Shots>().last().expect("a reveal shows a shot").reveal_ends;
            self.wait_until(ends);
        }
    }

    /// Fires some shots, each at where `aim` says, and waits until each has been shown.
    pub fn play(&mut self, shots: usize, aim: impl Fn(&Target) -> Vec2) {
        for _ in 0..shots {
            self.shoot(aim(&self.target()));
            self.see_through();
        }
    }
}

/// The dials with these bits, in the order of the layers.
pub fn setting(bits: [u32; LAYERS.len()]) -> Dials {
    let precision = |bits| Precision::ALL.into_iter().find(|precision| precision.bits() == bits);
    Dials(bits.map(|bits| precision(bits).expect("a precision has these bits")))
}

/// An aim beside the true centre, in units; up to 60 it is within the field.
pub fn beside(distance: f32) -> impl Fn(&Target) -> Vec2 {
    move |target| target.centre + distance * Vec2::X
}

/// Where the targets of a player's ten shots truly are, with all layers at fp16.
pub fn centres(player: &Player) -> Vec<Vec2> {
    player.targets().iter().map(|target| target.centre).collect()
}

//! What the rules cost: one update, a whole round, and many games in one process.
//!
//! `cargo bench -p bench-rules` prints it, and leaves `target/criterion/<name>/new/estimates.json`: there
//! `median.point_estimate` is in ns.

use bevy::math::Vec2;
use core::hint::black_box;
use core::time::Duration;
use criterion::{BenchmarkId, Criterion, Throughput};
use sharp_shot::rules::{
    Aim, Clock, Fire, Game, LAYERS, Motion, Phase, Retry, Round, Seed, Shots, Sight, Targets,
    TurnDial,
};
use std::time::Instant;

/// Between two frames, at 60 a second.
const FRAME: Duration = Duration::from_nanos(1_000_000_000 / 60);

/// Attention at int4, so that the target sways, and the rest at fp16: 72 bits.
const PRESSES: [usize; LAYERS.len()] = [1, 3, 1, 3, 1, 1];

/// A player whose clock goes on from frame to frame.
struct Player {
    game: Game,
    now: Duration,
}

impl Player {
    fn start() -> Self {
        let mut app = Game::app();
        app.insert_resource(Seed::Text("bench".into()));
        Self { game: Game::start(app), now: Duration::ZERO }
    }

    fn with_dials() -> Self {
        let mut player = Self::start();
        player.turn();
        player
    }

    fn turn(&mut self) {
        for (layer, presses) in PRESSES.into_iter().enumerate() {
            for _ in 0..presses {
                self.game.send(self.now, TurnDial { layer });
            }
        }
    }

    /// One frame: the rules move on, and a view asks where the target is to be drawn.
    fn frame(&mut self) -> Option<Vec2> {
        self.now += FRAME;
        self.game.show(self.now);
        let game = &self.game;
        if self.is_in(Phase::Over) {
            return None;
        }
        let target = game.get::<Targets>().at(game.get::<Shots>().len(), game.get());
        let time = game.get::<Motion>().sway_time(game.get::<Round>(), game.get::<Clock>().now());
        Some(target.shown(game.get::<Sight>(), time))
    }

    fn is_in(&self, phase: Phase) -> bool {
        *self.game.get::<Phase>() == phase
    }
}

/// One update each.
fn updates(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("update");
    for (name, mut player) in [("at-rest", Player::start()), ("swaying", Player::with_dials())] {
        group.bench_function(name, |bencher| bencher.iter(|| player.frame()));
    }
    let mut player = Player::with_dials();
    let mut right = 0.0;
    group.bench_function("aim", |bencher| {
        bencher.iter(|| {
            right = (right + 1.0) % 400.0;
            player.now += FRAME;
            player.game.send(player.now, Aim(Vec2::new(right, 200.0)));
        });
    });
    group.bench_function("shot", |bencher| {
        bencher.iter_custom(|count| (0..count).map(|_| shot(&mut player)).sum());
    });
    group.finish();
}

/// How long a shot takes; what has to come before it and after it is not counted.
fn shot(player: &mut Player) -> Duration {
    player.now += FRAME;
    if player.is_in(Phase::Over) {
        player.game.send(player.now, Retry);
        player.turn();
    }
    let start = Instant::now();
    player.game.send(player.now, Fire);
    let taken = start.elapsed();
    assert!(player.is_in(Phase::Reveal), "it was a shot");
    player.now += Duration::from_secs(3); // The reveal ends.
    player.game.show(player.now);
    taken
}

/// A round from an empty page to its result, at 60 frames a second. For each of ten shots the aim
/// follows the pointer for two seconds, and the reveal is watched to its end.
fn round() -> usize {
    const AIMED: u16 = 120;
    let mut player = Player::with_dials();
    let mut frames = 0;
    while !player.is_in(Phase::Over) {
        for step in 1..=AIMED {
            let seen = player.frame().expect("a target is due");
            let near = seen.lerp(Vec2::splat(200.0), 1.0 - f32::from(step) / f32::from(AIMED));
            player.game.send(player.now, Aim(near));
            frames += 1;
        }
        player.game.send(player.now, Fire);
        while player.is_in(Phase::Reveal) {
            black_box(player.frame());
            frames += 1;
        }
    }
    frames
}

fn rounds(criterion: &mut Criterion) {
    println!("A round has {} frames.", round());
    criterion.bench_function("round", |bencher| bencher.iter(round));
    criterion.bench_function("start", |bencher| bencher.iter(|| Player::start().now));
}

/// One frame in each of so many games.
fn games(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("games");
    for count in [1_u64, 10, 100] {
        let mut players: Vec<Player> = (0..count).map(|_| Player::with_dials()).collect();
        group.throughput(Throughput::Elements(count));
        group.bench_function(BenchmarkId::from_parameter(count), |bencher| {
            bencher.iter(|| players.iter_mut().map(Player::frame).map(black_box).count());
        });
    }
    group.finish();
}

fn main() {
    let (warm_up, measurement) = (Duration::from_secs(1), Duration::from_secs(3));
    let criterion = Criterion::default().warm_up_time(warm_up).measurement_time(measurement);
    let mut criterion = criterion.configure_from_args();
    updates(&mut criterion);
    rounds(&mut criterion);
    games(&mut criterion);
    criterion.final_summary();
}

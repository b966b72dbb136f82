//! Measuring a network in all its settings.

use indicatif::ProgressBar;
use range_model::measure::{
    Answers, BOARDS, CALIBRATION, CALIBRATION_BOARDS, HELD_OUT, WALKS, Wobble,
};
use range_model::{Board, Broken, Chance, Clip, Scales, Settings, Weights, calibrate};
use std::thread;

/// What was measured of one network.
pub struct Study {
    /// Its parameters.
    pub weights: Weights,
    /// Its activation scales.
    pub scales: Scales,
    /// How well it answers.
    pub answers: Answers,
    /// How much its answers wobble.
    pub wobble: Wobble,
}

/// How many boards or walks are measured before the progress bar moves on.
const AT_A_TIME: usize = 32;

impl Study {
    /// How far the progress bar moves on for one network.
    pub const LENGTH: u64 = ((BOARDS + WALKS * 17) / AT_A_TIME) as u64;

    /// Measures a network.
    pub fn of(weights: Weights, progress: &ProgressBar) -> Result<Self, Broken> {
        let calibration = boards(CALIBRATION, CALIBRATION_BOARDS);
        let scales = calibrate(&weights, &calibration, Clip::Absmax, 8)?;
        let settings = Settings::new(&weights, &scales);
        let held_out = boards(HELD_OUT, BOARDS);
        let parts = held_out.chunks(AT_A_TIME).collect::<Vec<_>>();
        let answers = on_all_cores(&parts, |part| {
            progress.inc(1);
            Answers::of(&settings, part)
        });
        let walks = (0..WALKS).step_by(AT_A_TIME / 16).map(|at| at..at + AT_A_TIME / 16);
        let wobbles = on_all_cores(&walks.collect::<Vec<_>>(), |walks| {
            progress.inc(walks.len() as u64 * 17 / AT_A_TIME as u64);
            Wobble::of(&settings, walks.clone())
        });
        let answers = sum(answers, Answers::add);
        let wobble = sum(wobbles, Wobble::add);
        Ok(Self { weights, scales, answers, wobble })
    }
}

/// Boards by chance.
pub fn boards(seed: u64, count: usize) -> Vec<Board> {
    let mut chance = Chance::new(seed);
    (0..count).map(|_| chance.board()).collect()
}

fn sum<T>(parts: Vec<T>, add: fn(&mut T, &T)) -> T {
    let sum = parts.into_iter().reduce(|mut sum, part| {
        add(&mut sum, &part);
        sum
    });
    sum.expect("there are boards and walks")
}

/// What a function makes of each part, in the order of the parts.
fn on_all_cores<P: Sync, T: Send>(parts: &[P], work: impl Fn(&P) -> T + Sync) -> Vec<T> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let chunks = parts.chunks(parts.len().div_ceil(cores));
        let work = &work;
        let threads =
            chunks.map(|chunk| scope.spawn(move || chunk.iter().map(work).collect::<Vec<_>>()));
        let threads = threads.collect::<Vec<_>>();
        threads.into_iter().flat_map(|it| it.join().expect("measuring does not panic")).collect()
    })
}

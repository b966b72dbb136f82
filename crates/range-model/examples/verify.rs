//! Measures the network in `assets/model/` in all its settings again, and compares every byte of its
//! tables: `make model-verify`.

use range_model::measure::Tables;
use range_model::measure::{
    Answers, BOARDS, CALIBRATION, CALIBRATION_BOARDS, HELD_OUT, WALKS, Wobble,
};
use range_model::{Board, Chance, Clip, Scales, Settings, Weights, calibrate, with_outlier};
use std::error::Error;
use std::path::Path;
use std::{fs, thread};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/model");
    let plain = Weights::from_bytes(&fs::read(folder.join("weights.bf16"))?)?;
    let outlier = with_outlier(&plain);
    let scales = fs::read(folder.join("scales.bin"))?;
    let (plain_scales, outlier_scales) = scales.split_at(Scales::BYTES.min(scales.len()));
    let mut all_right = verify(&folder, "", &plain, Scales::from_bytes(plain_scales)?)?;
    all_right &= verify(&folder, "outlier_", &outlier, Scales::from_bytes(outlier_scales)?)?;
    if all_right { Ok(()) } else { Err("assets/model/ is not what its weights give".into()) }
}

/// Whether a network's scales and tables are what its weights give.
fn verify(
    folder: &Path,
    prefix: &str,
    weights: &Weights,
    scales: Scales,
) -> Result<bool, Box<dyn Error>> {
    let calibration = boards(CALIBRATION, CALIBRATION_BOARDS);
    let mut all_right = calibrate(weights, &calibration, Clip::Absmax, 8)? == scales;
    println!("{prefix}scales: {}", verdict(all_right));
    let settings = Settings::new(weights, &scales);
    let tables = Tables::of(&answers(&settings), &wobble(&settings));
    for (name, table) in tables.named() {
        let right = fs::read(folder.join(format!("{prefix}{name}.bin")))? == table;
        println!("{prefix}{name}: {}", verdict(right));
        all_right &= right;
    }
    Ok(all_right)
}

fn verdict(right: bool) -> &'static str {
    if right { "as measured" } else { "NOT as measured" }
}

fn boards(seed: u64, count: usize) -> Vec<Board> {
    let mut chance = Chance::new(seed);
    (0..count).map(|_| chance.board()).collect()
}

/// One half in a thread of its own.
fn answers(settings: &Settings) -> Answers {
    let boards = boards(HELD_OUT, BOARDS);
    let (first, second) = boards.split_at(BOARDS / 2);
    thread::scope(|scope| {
        let first = scope.spawn(|| Answers::of(settings, first));
        let mut sum = Answers::of(settings, second);
        sum.add(&first.join().expect("measuring does not panic"));
        sum
    })
}

/// One half in a thread of its own.
fn wobble(settings: &Settings) -> Wobble {
    thread::scope(|scope| {
        let first = scope.spawn(|| Wobble::of(settings, 0..WALKS / 2));
        let mut sum = Wobble::of(settings, WALKS / 2..WALKS);
        sum.add(&first.join().expect("measuring does not panic"));
        sum
    })
}

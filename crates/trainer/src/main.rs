//! Trains and measures the network of the live range, and writes `assets/model/`: `make model`.
//!
//! Three networks are trained that differ only in their seed, and all are measured. The one that ships
//! is chosen by a rule that was written before any was measured: the one whose frontier, the best
//! accuracies within 24, 28, … 48 bits added up, is the middle one of the three. Neither the best nor
//! the one that looks best, so that what players see is what such a network is like.
//!
//! `trainer [FOLDER [STEPS]]`: another folder to write to, to try something; fewer steps.
//! `trainer lab [FOLDER [STEPS]]`: measures for the lab instead what takes training; [`lab`] says how.

mod compression;
mod figures;
mod files;
mod lab;
mod net;
mod spread;
mod study;
mod training;

use figures::Figures;
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use net::Net;
use range_model::measure::{BOARDS, CALIBRATION_BOARDS, STEPS, WALKS};
use range_model::{Weights, with_outlier};
use serde_json::{Value, json};
use std::error::Error;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;
use std::{env, fs, thread};
use study::Study;
use training::Recipe;

/// With which the three networks are trained.
const SEEDS: [u64; 3] = [0, 1, 2];

const RULE: &str = "the seed whose frontier accuracies at 24, 28, … 48 bits, added up, are the median of the three";

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut arguments = env::args().skip(1).peekable();
    let for_the_lab = arguments.next_if_eq("lab").is_some();
    let elsewhere = arguments.next().map(PathBuf::from);
    let steps = arguments.next().map(|steps| steps.parse()).transpose()?;
    if for_the_lab {
        return lab::run(&root, elsewhere, steps).map_err(|failure| failure as Box<dyn Error>);
    }
    let recipe = Recipe { steps: steps.unwrap_or(Recipe::LIVE.steps), ..Recipe::LIVE };

    let start = Instant::now();
    let networks = train_all(recipe)?;
    let trained = start.elapsed().as_secs();
    let studies = measure_all(networks)?;
    let seconds = json!({ "training": trained, "all": start.elapsed().as_secs() });

    let figures = studies.each_ref().map(|pair| pair.each_ref().map(Figures::of));
    let shipped = median(figures.each_ref().map(|[plain, _]| plain.frontier_sum()));
    let [plain, outlier] = &studies[shipped];
    let [model, fixtures] = match elsewhere {
        Some(folder) => [folder.clone(), folder],
        None => [root.join("assets/model"), root.join("crates/range-model/tests/fixtures")],
    };
    files::write_model(&model, plain, outlier)?;
    files::write_fixtures(&fixtures, plain, outlier)?;
    let measured = report(recipe, &figures, shipped, &seconds)?;
    fs::write(model.join("measured.json"), serde_json::to_string_pretty(&measured)? + "\n")?;
    println!("Seed {} ships. Written to {}", SEEDS[shipped], model.display());
    Ok(())
}

/// The trained networks, rounded to what is shipped of them.
fn train_all(recipe: Recipe) -> Result<[Weights; 3], Box<dyn Error>> {
    let bars = MultiProgress::new();
    let trained = thread::scope(|scope| {
        let threads = SEEDS.map(|seed| {
            let bar = bars.add(bar(recipe.steps as u64, &format!("seed {seed}")));
            scope.spawn(move || train_one(recipe, seed, &bar))
        });
        threads.map(|it| it.join().expect("training does not panic"))
    });
    let mut networks = Vec::new();
    for net in trained {
        let trained = Weights::new(net?.values()?)?;
        networks.push(Weights::from_bytes(&trained.to_bytes())?);
    }
    Ok(networks.try_into().expect("there is one for each seed"))
}

fn train_one(recipe: Recipe, seed: u64, bar: &ProgressBar) -> candle_core::Result<Net> {
    let net = training::train(&recipe, seed, |progress| {
        let percent = 100.0 * progress.accuracy;
        let now = format!("loss {:.3}, {percent:.0} % right", progress.loss);
        // Without a terminal no bar is drawn.
        if !std::io::stderr().is_terminal() && progress.step % 500 == 0 {
            eprintln!("seed {seed}: step {}, {now}", progress.step);
        }
        bar.set_position(progress.step as u64);
        bar.set_message(now);
    })?;
    bar.finish();
    Ok(net)
}

/// Of each network a study as it is, and one with an outlier.
fn measure_all(networks: [Weights; 3]) -> Result<[[Study; 2]; 3], Box<dyn Error>> {
    let bar = bar(6 * Study::LENGTH, "measuring");
    let mut studies = Vec::new();
    for (seed, weights) in SEEDS.into_iter().zip(networks) {
        if !std::io::stderr().is_terminal() {
            eprintln!("measuring seed {seed}");
        }
        let outlier = with_outlier(&weights);
        studies.push([Study::of(weights, &bar)?, Study::of(outlier, &bar)?]);
    }
    bar.finish();
    Ok(studies.try_into().unwrap_or_else(|_| unreachable!("there is one for each seed")))
}

fn bar(length: u64, name: &str) -> ProgressBar {
    let style =
        ProgressStyle::with_template("{prefix:10} {bar:30} {pos:>5}/{len} {msg} ({eta} left)");
    let style = style.expect("the template is right");
    ProgressBar::new(length).with_style(style).with_prefix(name.to_owned())
}

/// The index of the middle one; of equals, of the first.
fn median(sums: [f64; 3]) -> usize {
    let mut order = [0, 1, 2];
    order.sort_by(|&a, &b| sums[a].total_cmp(&sums[b]));
    order[1]
}

/// All that is worth knowing, as `measured.json` has it.
fn report(
    recipe: Recipe,
    figures: &[[Figures; 2]; 3],
    shipped: usize,
    seconds: &Value,
) -> Result<Value, Box<dyn Error>> {
    let rustc = Command::new("rustc").arg("--version").output()?.stdout;
    let by_seed =
        |which: usize| figures.iter().map(move |pair| json!(pair[which])).collect::<Vec<_>>();
    let seeds = SEEDS.iter().zip(figures).map(|(seed, [plain, outlier])| {
        json!({ "seed": seed, "frontier_sum": plain.frontier_sum(), "plain": plain, "outlier": outlier })
    });
    Ok(json!({
        "made_by": "make model",
        "shipped_seed": SEEDS[shipped],
        "rule": RULE,
        "parameters": Weights::COUNT,
        "recipe": recipe,
        "boards": { "held_out": BOARDS, "calibration": CALIBRATION_BOARDS, "walks": WALKS, "steps": STEPS },
        "versions": {
            "rustc": String::from_utf8_lossy(&rustc).trim(),
            "candle-core": version("candle-core"),
            "candle-nn": version("candle-nn"),
        },
        "seconds": seconds,
        "over_seeds": { "plain": spread::over(&by_seed(0)), "outlier": spread::over(&by_seed(1)) },
        "seeds": seeds.collect::<Vec<_>>(),
    }))
}

/// The version of a crate, as it is locked.
fn version(name: &str) -> &'static str {
    let after =
        include_str!("../Cargo.lock").split_once(&format!("name = \"{name}\"\nversion = \""));
    after.and_then(|(_, rest)| rest.split('"').next()).unwrap_or("unknown")
}

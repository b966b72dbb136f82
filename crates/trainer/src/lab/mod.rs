//! What the compression lab needs and takes training: `make model-lab`.
//!
//! Each measurement is a [`job::Job`] with a key. What it came to is kept in `target/lab/`, so that an interrupted
//! run goes on where it was; at the end all is written to `assets/model/`. Kept is what has the same key, recipe and
//! start: whoever changes how something is measured removes the folder. `trainer lab FOLDER STEPS` does it all in
//! another folder, with so many steps at most in each training.
//!
//! The last digits of a training differ between kinds of processors. Where its networks are not those of
//! `assets/model/`, a run goes on all the same, as its figures belong together; but it says so, in `lab.json` too.
//!
//! Everything that was trained is rounded to bfloat16 once, as the network that ships is, and then measured by
//! the range model: what a page would show.

mod distillation;
mod job;
mod learning;
mod measure;
mod pruning;
mod quantization;
mod ranks;
mod recipes;
mod report;
mod sensitivity;
mod students;

use crate::{SEEDS, training};
use job::{Done, Failure, Job, Measured, Store};
use learning::rounded_once;
use measure::by_dial;
use range_model::{Precision, Weights};
use recipes::Recipes;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// The seed of the network that ships: `make model` chose it, and `assets/model/measured.json` says so.
const SHIPPED: u64 = 1;

/// Measures all that is not measured yet, and writes it.
pub fn run(root: &Path, elsewhere: Option<PathBuf>, steps: Option<usize>) -> Result<(), Failure> {
    let [kept, written] = match elsewhere {
        Some(folder) => [folder.join("kept"), folder],
        None => [root.join("target/lab"), root.join("assets/model")],
    };
    let recipes = Recipes::of(steps);
    let store = Store::open(&kept)?;
    let networks = store.run(&networks(&recipes))?;
    let networks = networks.iter().map(Done::weights).collect::<Result<Vec<_>, _>>()?;

    let mut jobs = Vec::new();
    for (&seed, network) in SEEDS.iter().zip(&networks) {
        jobs.extend(students::jobs(&recipes, seed, network));
        jobs.extend(quantization::jobs(&recipes, seed, network));
        jobs.extend(pruning::jobs(&recipes, seed, network));
        jobs.push(sensitivity::job(seed, network));
    }
    let done = store.run(&jobs)?;

    fs::create_dir_all(&written)?;
    let shipped = Weights::from_bytes(&fs::read(root.join("assets/model/weights.bf16"))?)?;
    let same = SEEDS.iter().zip(&networks).any(|(&seed, it)| seed == SHIPPED && *it == shipped);
    if !same {
        eprintln!(
            "The network of seed {SHIPPED} is not the one in assets/model/: fewer steps, or another kind of machine."
        );
    }
    report::write(&written, &recipes, &done, same)?;
    println!("Written to {}", written.display());
    Ok(())
}

/// The three networks, as `make model` trains them.
fn networks(recipes: &Recipes) -> Vec<Job<'_>> {
    let jobs = SEEDS.into_iter().map(|seed| Job {
        key: format!("network/as_trained/seed{seed}"),
        recipe: json!(recipes.network),
        from: "chance".to_owned(),
        work: Box::new(move || {
            let net = training::train(&recipes.network, seed, |_| {})?;
            let network = rounded_once(net.values()?)?;
            Ok(Measured { figures: by_dial(&network, Precision::Fp32)?, network: Some(network) })
        }),
    });
    jobs.collect()
}

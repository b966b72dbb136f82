//! What the lab reads.

use super::job::{Done, Failure};
use super::recipes::Recipes;
use super::{SHIPPED, students};
use crate::{SEEDS, version};
use range_model::measure::{BOARDS, CALIBRATION_BOARDS};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Writes `lab.json` and `students.bf16`. `same_networks`: whether the networks are the ones of `assets/model/`.
pub fn write(
    folder: &Path,
    recipes: &Recipes,
    done: &[Done],
    same_networks: bool,
) -> Result<(), Failure> {
    let mut figures = Value::Object(Map::new());
    for first in done.iter().filter(|it| seed_of(&it.key) == SEEDS[0]) {
        let name = name_of(&first.key);
        let of_all = done.iter().filter(|it| name_of(&it.key) == name);
        let of_all = of_all.map(|it| it.figures.clone()).collect::<Vec<_>>();
        *name.split('/').fold(&mut figures, |at, step| &mut at[step]) = by_seed(&of_all);
    }
    let rustc = Command::new("rustc").arg("--version").output()?.stdout;
    let lab = json!({
        "made_by": "make model-lab",
        "seeds": SEEDS,
        "shipped_seed": SHIPPED,
        "networks_are_those_of_make_model": same_networks,
        "boards": { "held_out": BOARDS, "calibration": CALIBRATION_BOARDS },
        "recipes": recipes,
        "versions": {
            "rustc": String::from_utf8_lossy(&rustc).trim(),
            "candle-core": version("candle-core"),
            "candle-nn": version("candle-nn"),
        },
        "seconds": done.iter().map(|it| it.seconds).sum::<f64>().round(),
        "figures": figures,
    });
    fs::write(folder.join("lab.json"), serde_json::to_string(&lab)? + "\n")?;
    write_students(folder, done)
}

/// The students that a page shows, one after the other.
fn write_students(folder: &Path, done: &[Done]) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    for key in students::shown(SHIPPED) {
        let student = done.iter().find(|it| it.key == key).ok_or("a student is missing")?;
        bytes.extend(students::to_bytes(&student.weights()?, students::SHOWN));
    }
    Ok(fs::write(folder.join("students.bf16"), bytes)?)
}

fn name_of(key: &str) -> &str {
    key.rsplit_once('/').map_or(key, |(name, _)| name)
}

fn seed_of(key: &str) -> u64 {
    let seed = key.rsplit_once("/seed").and_then(|(_, seed)| seed.parse().ok());
    seed.expect("each key ends with its seed")
}

/// Of values that are built alike, the same with a list by seed in place of each number that is not always the
/// same.
fn by_seed(values: &[Value]) -> Value {
    match &values[0] {
        first if values.iter().all(|value| value == first) => first.clone(),
        Value::Object(first) => {
            let of = |key: &String| values.iter().map(|it| it[key].clone()).collect::<Vec<_>>();
            Value::Object(first.keys().map(|key| (key.clone(), by_seed(&of(key)))).collect())
        }
        _ => Value::Array(values.to_vec()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_by_seed_where_they_differ() {
        let of = |accuracy: f64| json!({ "bytes": 4, "fp32": { "accuracy": accuracy } });
        let expected = json!({ "bytes": 4, "fp32": { "accuracy": [0.5, 0.25, 0.5] } });
        assert_eq!(by_seed(&[of(0.5), of(0.25), of(0.5)]), expected);
    }

    #[test]
    fn a_key_says_name_and_seed() {
        assert_eq!(name_of("pruning/anywhere/50/seed2"), "pruning/anywhere/50");
        assert_eq!(seed_of("pruning/anywhere/50/seed2"), 2);
    }
}

//! The contracts of the live range as they stand in `assets/live.json`, and what must be true of them.

use serde::Deserialize;
use std::fmt::Write;

/// A contract that is played on a real model.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Contract {
    name: String,
    range: Range,
    budget: u32,
    shots: u32,
    ship_at: u32,
}

/// The ranges that have a model.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Range {
    Live,
    Outlier,
}

/// Reads and checks the contracts, and makes the constant of them that
/// `src/rules/model/tables.rs` includes.
///
/// # Errors
///
/// A sentence that names the file and the field.
pub fn contracts(json: &str) -> Result<String, String> {
    let mut text = serde_json::Deserializer::from_str(json);
    let contracts: Vec<Contract> = serde_path_to_error::deserialize(&mut text)
        .map_err(|error| format!("live.json: {error}"))?;
    text.end().map_err(|error| format!("live.json: {error}"))?;
    for (place, contract) in contracts.iter().enumerate() {
        contract.check().map_err(|error| format!("live.json: [{place}].{error}"))?;
    }
    Ok(to_rust(&contracts))
}

impl Contract {
    fn check(&self) -> Result<(), String> {
        let Self { name, budget, shots, ship_at, .. } = self;
        if name.is_empty() {
            return Err("name: is empty".into());
        }
        if !(24..=192).contains(budget) {
            return Err(format!("budget: {budget} is not within 24..=192"));
        }
        if !(1..=10).contains(shots) {
            return Err(format!("shots: {shots} is not within 1..=10"));
        }
        if !(1..=3 * shots).contains(ship_at) {
            return Err(format!("ship_at: {ship_at} can never be scored"));
        }
        Ok(())
    }
}

fn to_rust(contracts: &[Contract]) -> String {
    let mut rust = String::from("/// The contracts of the live range, the first one first.\n");
    let mut put = |line: String| writeln!(rust, "{line}").expect("a String takes all");
    put(format!("pub const LIVE_CONTRACTS: [Contract; {}] = [", contracts.len()));
    for Contract { name, range, budget, shots, ship_at, .. } in contracts {
        put(format!(
            "    Contract {{ name: {name:?}, budget: {budget}, shots: {shots}, \
             ship_at: {ship_at}, range: Range::{range:?} }},"
        ));
    }
    put("];".into());
    rust
}

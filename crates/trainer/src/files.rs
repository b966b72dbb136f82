//! The files that the trainer writes.

use crate::net::Net;
use crate::study::{Study, boards};
use range_model::measure::HELD_OUT;
use range_model::measure::Tables;
use range_model::{Layer, Network, Settings, digest};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Of how many boards candle's logits are kept.
const COMPARED: usize = 16;

/// Over how many boards the digests go.
const DIGESTED: usize = 1000;

/// The settings that are digested: the uniform ones, and some in which all precisions meet.
const SETTINGS: [u16; 7] = [0, 1365, 2730, 4095, 0o1234, 0o4321, 0o7070];

/// Writes the parameters, the scales and the tables of the network that ships and of the same with an outlier.
pub fn write_model(folder: &Path, plain: &Study, outlier: &Study) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("weights.bf16"), plain.weights.to_bytes())?;
    fs::write(
        folder.join("scales.bin"),
        [plain.scales.to_bytes(), outlier.scales.to_bytes()].concat(),
    )?;
    for (prefix, study) in [("", plain), ("outlier_", outlier)] {
        let tables = Tables::of(&study.answers, &study.wobble);
        for (name, table) in tables.named() {
            fs::write(folder.join(format!("{prefix}{name}.bin")), table)?;
        }
    }
    Ok(())
}

/// Writes what the tests of the range model compare with: candle's logits, and digests of many answers.
pub fn write_fixtures(folder: &Path, plain: &Study, outlier: &Study) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let logits = candle_logits(plain)?;
    let bytes = logits.iter().flat_map(|logit| logit.to_le_bytes()).collect::<Vec<_>>();
    fs::write(folder.join("candle_logits.f32"), bytes)?;
    let mut lines = String::new();
    let digested = boards(HELD_OUT, DIGESTED);
    for (name, study) in [("plain", plain), ("outlier", outlier)] {
        let mut network = Network::new(study.weights.clone(), study.scales);
        for setting in SETTINGS {
            for (layer, precision) in Layer::ALL.into_iter().zip(Settings::numbered(setting)) {
                network.set(layer, precision);
            }
            writeln!(lines, "{name} {setting} {:016x}", digest(&network, &digested))?;
        }
    }
    fs::write(folder.join("digests.txt"), lines)?;
    Ok(())
}

/// For each of the first held-out boards the logits for x, then those for y.
fn candle_logits(study: &Study) -> Result<Vec<f32>, Box<dyn Error>> {
    let net = Net::from_values(study.weights.values())?;
    let [x, y] = net.logits(&boards(HELD_OUT, COMPARED))?;
    let [x, y] = [x.to_vec2::<f32>()?, y.to_vec2::<f32>()?];
    Ok(x.into_iter().zip(y).flat_map(|(x, y)| [x, y].concat()).collect())
}

//! The game's tables as they stand in `assets/`, and what must be true of them.

use serde::Deserialize;
use std::fmt::Write;

/// Of an effect, in units of the field: with two edge layers beyond it, a target in the middle of
/// the field could not be shown in view.
const FARTHEST: f32 = 130.0;

/// Everything that `assets/` says.
#[derive(Debug)]
pub struct Tables {
    model: Model,
    sensitivities: Sensitivities,
    contracts: Vec<Contract>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Model {
    layers: [Layer; 6],
    bits: ByPrecision<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Layer {
    name: String,
    role: Role,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Role {
    Edge,
    Attention,
    FeedForward,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Effect {
    Drift,
    Jitter,
    Blur,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ByPrecision<T> {
    fp32: T,
    fp16: T,
    int8: T,
    int4: T,
}

impl<T: Copy> ByPrecision<T> {
    fn in_order(&self) -> [T; 4] {
        [self.fp32, self.fp16, self.int8, self.int4]
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Sensitivities {
    edge: Sensitivity,
    attention: Sensitivity,
    feed_forward: Sensitivity,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sensitivity {
    effect: Effect,
    amplitude: ByPrecision<f32>,
    survival: ByPrecision<f32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Contract {
    name: String,
    budget: u32,
    shots: u32,
    ship_at: u32,
    story: String,
    figures: Figures,
    beyond: Option<String>,
}

/// Where a budget comes from: the bits of a model times what there is, by what it would need.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Figures {
    of: u32,
    have: u32,
    need: u32,
    unit: Option<String>,
}

/// Reads and checks the three tables.
///
/// # Errors
///
/// A sentence that names the file and the field.
pub fn parse(model: &str, sensitivities: &str, contracts: &str) -> Result<Tables, String> {
    let tables = Tables {
        model: read("model.json", model)?,
        sensitivities: read("sensitivities.json", sensitivities)?,
        contracts: read("contracts.json", contracts)?,
    };
    tables.check_model().map_err(|e| format!("model.json: {e}"))?;
    tables.check_sensitivities().map_err(|e| format!("sensitivities.json: {e}"))?;
    tables.check_contracts().map_err(|e| format!("contracts.json: {e}"))?;
    Ok(tables)
}

fn read<'a, T: Deserialize<'a>>(file: &str, json: &'a str) -> Result<T, String> {
    let mut text = serde_json::Deserializer::from_str(json);
    let table =
        serde_path_to_error::deserialize(&mut text).map_err(|error| format!("{file}: {error}"))?;
    text.end().map_err(|error| format!("{file}: {error}"))?;
    Ok(table)
}

fn require(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), String> {
    if holds { Ok(()) } else { Err(otherwise()) }
}

impl Tables {
    fn check_model(&self) -> Result<(), String> {
        let layers = &self.model.layers;
        for (i, layer) in layers.iter().enumerate() {
            let unique = layers[..i].iter().all(|earlier| earlier.name != layer.name);
            require(unique && !layer.name.is_empty(), || {
                format!("layers[{i}].name: \"{}\" is empty or used twice", layer.name)
            })?;
        }
        let bits = self.model.bits.in_order();
        require(bits.is_sorted_by(|a, b| a > b) && bits[3] > 0 && bits[0] <= 64, || {
            "bits: must start at 64 or less, fall from fp32 to int4 and stay above 0".into()
        })
    }

    fn check_sensitivities(&self) -> Result<(), String> {
        let table = &self.sensitivities;
        for (role, sensitivity, effect) in [
            ("edge", &table.edge, Effect::Drift),
            ("attention", &table.attention, Effect::Jitter),
            ("feed-forward", &table.feed_forward, Effect::Blur),
        ] {
            require(sensitivity.effect == effect, || {
                format!("{role}.effect: must be {effect:?}, is {:?}", sensitivity.effect)
            })?;
            let amplitude = sensitivity.amplitude.in_order();
            require(amplitude[0] == 0.0 && amplitude.is_sorted(), || {
                format!("{role}.amplitude: must start at 0 for fp32 and never fall towards int4")
            })?;
            require(amplitude[3] <= FARTHEST, || {
                format!("{role}.amplitude.int4: more than {FARTHEST} would leave the field")
            })?;
            let survival = sensitivity.survival.in_order();
            let falls = survival.is_sorted_by(|a, b| a >= b);
            require(survival.starts_with(&[1.0]) && falls && survival[3] > 0.0, || {
                format!(
                    "{role}.survival: must start at 1 for fp32, never rise towards int4 \
                     and stay above 0"
                )
            })?;
        }
        Ok(())
    }

    fn check_contracts(&self) -> Result<(), String> {
        require(!self.contracts.is_empty(), || "the list is empty".into())?;
        let budgets = self.contracts.iter().map(|contract| contract.budget);
        require(budgets.is_sorted_by(|a, b| a > b), || {
            "budget: has to fall from each contract to the next".into()
        })?;
        for (i, contract) in self.contracts.iter().enumerate() {
            self.check_contract(contract).map_err(|e| format!("[{i}].{e}"))?;
        }
        Ok(())
    }

    fn check_contract(&self, contract: &Contract) -> Result<(), String> {
        let Contract { name, budget, shots, ship_at, story, figures, beyond } = contract;
        let uniform = self.model.bits.in_order().map(|bits| 6 * bits);
        let [most, .., least] = uniform;
        require((least..=most).contains(budget), || {
            format!("budget: {budget} is not within {least}..={most}")
        })?;
        require((1..=10).contains(shots), || format!("shots: {shots} is not within 1..=10"))?;
        require((1..=3 * shots).contains(ship_at), || {
            format!("ship_at: {ship_at} can never be scored")
        })?;
        let Figures { of, have, need, unit } = figures;
        for (field, text) in
            [("name", Some(name)), ("story", Some(story)), ("figures.unit", unit.as_ref())]
        {
            require(text.is_none_or(|text| !text.is_empty()), || format!("{field}: is empty"))?;
        }
        require(uniform.contains(of), || {
            format!("figures.of: {of} is not what all layers take at one precision")
        })?;
        require((1..=*need).contains(have), || {
            format!("figures.have: {have} is not within 1..={need}, what is needed")
        })?;
        // Every sum of six precisions is a multiple of the smallest.
        let step = self.model.bits.int4;
        let share = u64::from(*of) * u64::from(*have) / u64::from(*need);
        let bits = share as u32 / step * step;
        let is_beyond = beyond.as_ref().is_some_and(|text| !text.is_empty());
        require(is_beyond == (bits < least), || {
            format!(
                "beyond: says why the budget is not {bits} if that is less than {least}, and only then"
            )
        })?;
        require(is_beyond || *budget == bits, || {
            format!("budget: {budget} is not {bits}, which is what the figures come to")
        })
    }

    /// The tables as the Rust constants that `src/rules/model/tables.rs` includes.
    pub fn to_rust(&self) -> String {
        let mut rust = String::new();
        let mut put = |line: String| writeln!(rust, "{line}").expect("a String takes all");
        put("/// The layers of the model, in their order.".into());
        put("pub const LAYERS: [Layer; 6] = [".into());
        for Layer { name, role } in &self.model.layers {
            put(format!("    Layer {{ name: {name:?}, role: Role::{role:?} }},"));
        }
        put("];".into());
        put(format!("const BITS: [u32; 4] = {:?};", self.model.bits.in_order()));
        let table = &self.sensitivities;
        for (name, sensitivity) in [
            ("EDGE", &table.edge),
            ("ATTENTION", &table.attention),
            ("FEED_FORWARD", &table.feed_forward),
        ] {
            put(format!(
                "pub(super) const {name}: Sensitivity = Sensitivity {{ amplitude: {:?}, survival: {:?} }};",
                sensitivity.amplitude.in_order(),
                sensitivity.survival.in_order(),
            ));
        }
        put("/// The contracts, the first one first.".into());
        put(format!("pub const CONTRACTS: [Contract; {}] = [", self.contracts.len()));
        for Contract { name, budget, shots, ship_at, .. } in &self.contracts {
            put(format!(
                "    Contract {{ name: {name:?}, budget: {budget}, shots: {shots}, \
                 ship_at: {ship_at}, range: Range::Table }},"
            ));
        }
        put("];".into());
        rust
    }
}

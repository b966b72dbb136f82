//! The figures of a study that game, lab and documents use.

use crate::study::Study;
use range_model::measure::STEPS;
use range_model::{Layer, Precision, Settings};
use serde::Serialize;
use std::collections::BTreeMap;

/// For which budgets the best setting is told, in bits.
const BUDGETS: [u32; 15] = [24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 72, 80, 96, 192];

/// Over which of them the frontier is summed up to choose the network that ships.
const CHOOSING: core::ops::RangeInclusive<u32> = 24..=48;

/// The layers' names, as the game has them.
pub const NAMES: [&str; 6] = ["embedding", "attn.1", "ffn.1", "attn.2", "ffn.2", "output"];

/// What was measured of one network.
#[derive(Debug, Serialize)]
pub struct Figures {
    /// All layers at the same precision.
    uniform: BTreeMap<String, Setting>,
    /// One layer at a precision, all others at fp32.
    singles: BTreeMap<&'static str, BTreeMap<String, Setting>>,
    /// The most accurate setting within each budget of bits (of equals, the one with the fewest bits).
    pub frontier: Vec<Budget>,
    /// How much of the variance of the 4,096 accuracies the product of the single layers' survivals explains.
    product_r2: f64,
    /// Which share of all turns of one dial to the next higher precision lowers the accuracy by more than half
    /// a point.
    upgrades_that_harm: f64,
}

/// The best setting within a number of bits.
#[derive(Debug, Serialize)]
pub struct Budget {
    budget: u32,
    #[serde(flatten)]
    best: Setting,
}

/// What was measured of one setting.
#[derive(Debug, Serialize)]
struct Setting {
    /// The layers' precisions.
    #[serde(rename = "setting")]
    names: String,
    bits: u32,
    /// Which share of the held-out boards is answered with the right cell.
    accuracy: f64,
    /// … or with one a king's move away.
    within_one: f64,
    /// The mean king's distance from the right cell, in cells.
    distance: f64,
    /// What ten shots at the likeliest cell score on average, of 30.
    points: f64,
    /// In which share of the steps the answer changes while what does not matter moves.
    wobble: f64,
    /// How many different cells are answered in the 17 boards of a walk, on average.
    cells: f64,
    /// The mean standard deviation of the answer along one side, in cells.
    spread: f64,
}

impl Figures {
    /// Those of a study.
    pub fn of(study: &Study) -> Self {
        let name = |precision: Precision| format!("{precision:?}").to_lowercase();
        let uniform = Precision::ALL
            .map(|precision| (name(precision), Setting::of(study, number([precision; 6]))));
        let singles = Layer::ALL.map(|layer| {
            let at = |precision| (name(precision), Setting::of(study, single(layer, precision)));
            (NAMES[layer as usize], Precision::ALL[1..].iter().map(|&it| at(it)).collect())
        });
        let frontier = BUDGETS
            .map(|budget| Budget { budget, best: Setting::of(study, best_within(study, budget)) });
        Self {
            uniform: uniform.into(),
            singles: singles.into(),
            frontier: frontier.into(),
            product_r2: product_r2(study),
            upgrades_that_harm: upgrades_that_harm(study),
        }
    }

    /// The frontier's accuracies from 24 to 48 bits, added up.
    pub fn frontier_sum(&self) -> f64 {
        let counted = self.frontier.iter().filter(|it| CHOOSING.contains(&it.budget));
        counted.map(|it| it.best.accuracy).sum()
    }
}

impl Setting {
    fn of(study: &Study, number: u16) -> Self {
        let (answers, wobble, at) = (&study.answers, &study.wobble, usize::from(number));
        let mean = |sums: &[u32]| f64::from(sums[at]) / f64::from(answers.boards);
        let watched = |sums: &[u32]| f64::from(sums[at]) / f64::from(wobble.walks);
        let names = Settings::numbered(number).map(|it| format!("{it:?}").to_lowercase());
        Self {
            names: names.join(" "),
            bits: bits(number),
            accuracy: mean(&answers.right),
            within_one: mean(&answers.near),
            distance: mean(&answers.distance),
            points: 10.0 * mean(&answers.points),
            wobble: watched(&wobble.changed) / STEPS as f64,
            cells: watched(&wobble.cells),
            spread: watched(&wobble.spread) / 65_536.0,
        }
    }
}

/// The number of a setting.
fn number(dials: [Precision; 6]) -> u16 {
    dials.iter().fold(0, |number, &precision| 4 * number + precision as u16)
}

fn single(layer: Layer, precision: Precision) -> u16 {
    let mut dials = [Precision::Fp32; 6];
    dials[layer as usize] = precision;
    number(dials)
}

fn bits(number: u16) -> u32 {
    Settings::numbered(number).iter().map(|precision| precision.bits()).sum()
}

fn best_within(study: &Study, budget: u32) -> u16 {
    let fits = (0..Settings::COUNT as u16).filter(|&it| bits(it) <= budget);
    let rank =
        |&it: &u16| (study.answers.right[usize::from(it)], u32::MAX - bits(it), u16::MAX - it);
    fits.max_by_key(rank).expect("all layers at int4 fit every budget")
}

fn product_r2(study: &Study) -> f64 {
    let accuracy =
        |it: u16| f64::from(study.answers.right[usize::from(it)]) / f64::from(study.answers.boards);
    let survival =
        |(layer, precision): (Layer, Precision)| accuracy(single(layer, precision)) / accuracy(0);
    let product = |it| {
        let dials = Layer::ALL.into_iter().zip(Settings::numbered(it));
        accuracy(0) * dials.map(survival).product::<f64>()
    };
    let all = 0..Settings::COUNT as u16;
    let mean = all.clone().map(accuracy).sum::<f64>() / Settings::COUNT as f64;
    let around = all.clone().map(|it| (accuracy(it) - mean).powi(2)).sum::<f64>();
    let left = all.map(|it| (accuracy(it) - product(it)).powi(2)).sum::<f64>();
    1.0 - left / around
}

fn upgrades_that_harm(study: &Study) -> f64 {
    let (mut turns, mut harm) = (0_u32, 0_u32);
    let right = |number: u16| f64::from(study.answers.right[usize::from(number)]);
    for number in 0..Settings::COUNT as u16 {
        for (layer, precision) in Settings::numbered(number).into_iter().rev().enumerate() {
            if precision != Precision::Fp32 {
                let loss = right(number) - right(number - (1 << (2 * layer)));
                turns += 1;
                harm += u32::from(loss > 0.005 * f64::from(study.answers.boards));
            }
        }
    }
    f64::from(harm) / f64::from(turns)
}

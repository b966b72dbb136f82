//! Which layer suffers when its weights are rounded to int4, and what would have told so before.
//!
//! HAWQ-V2 (arXiv 1911.03852) ranks layers by the mean of the Hessian's diagonal times the squared rounding error:
//! by how much the loss rises that was at its minimum. The trace is Hutchinson's estimate: the mean of vᵀHv over
//! vectors v of random signs. candle has no second derivatives, so Hv is a finite difference of gradients.

use super::job::{Failure, Job, Measured};
use super::measure::{by_dial, origin, rounded_layers};
use super::ranks::spearman;
use crate::figures::NAMES;
use crate::net::Net;
use crate::study::boards;
use crate::training::{Recipe, loss};
use candle_core::Result;
use range_model::measure::CALIBRATION;
use range_model::{Board, Chance, Layer, Precision, Scheme, Weights};
use serde_json::{Map, Value, json};

/// How many vectors of signs each trace is the mean over.
const VECTORS: usize = 32;

/// How far to each side gradients are taken, in the units of the weights. Trained weights are some tenths.
const STEP: f32 = 1e-3;

/// On how many boards loss and gradients are taken.
const LOSS_BOARDS: usize = 256;

/// The seed of the [`Chance`] that draws the signs.
const SIGNS: u64 = 19 << 40;

/// What was measured of the layers of one network.
struct Layers {
    /// The mean of the Hessian's diagonal over the weights of each layer, in nats per squared unit of a weight.
    mean_trace: [f64; 6],
    /// The sum of the squared rounding errors.
    squared_error: [f64; 6],
    /// What HAWQ-V2 ranks by: their product, in nats.
    trace_times_error: [f64; 6],
    /// How much the cross entropy rises with that layer alone at int4, in nats.
    entropy_rise: [f64; 6],
    /// How much of the accuracy is lost, 0 to 1.
    accuracy_loss: [f64; 6],
}

/// That of one network.
pub fn job(seed: u64, network: &Weights) -> Job<'_> {
    Job {
        key: format!("sensitivity/int4_weights/seed{seed}"),
        recipe: json!([VECTORS, STEP, LOSS_BOARDS]),
        from: origin(network),
        work: Box::new(move || Ok(Measured { figures: figures(seed, network)?, network: None })),
    }
}

fn figures(seed: u64, network: &Weights) -> std::result::Result<Value, Failure> {
    let layers = Layers::of(seed, network)?;
    let by_layer = |values: &[f64; 6]| {
        let pairs = NAMES.iter().zip(values);
        pairs.map(|(name, it)| ((*name).to_owned(), json!(it))).collect::<Map<_, _>>()
    };
    Ok(json!({
        "mean_trace": by_layer(&layers.mean_trace),
        "squared_error": by_layer(&layers.squared_error),
        "trace_times_error": by_layer(&layers.trace_times_error),
        "entropy_rise": by_layer(&layers.entropy_rise),
        "accuracy_loss": by_layer(&layers.accuracy_loss),
        "spearman": {
            "trace_times_error_and_entropy_rise": spearman(&layers.trace_times_error, &layers.entropy_rise),
            "trace_times_error_and_accuracy_loss": spearman(&layers.trace_times_error, &layers.accuracy_loss),
            "squared_error_and_entropy_rise": spearman(&layers.squared_error, &layers.entropy_rise),
            "squared_error_and_accuracy_loss": spearman(&layers.squared_error, &layers.accuracy_loss),
        },
    }))
}

impl Layers {
    fn of(seed: u64, network: &Weights) -> std::result::Result<Self, Failure> {
        let boards = boards(CALIBRATION, LOSS_BOARDS);
        let before = cross_entropy(network.values(), &boards)?;
        let right = accuracy(network)?;
        let mut chance = Chance::new(SIGNS + seed);
        let mut all = Self {
            mean_trace: [0.0; 6],
            squared_error: [0.0; 6],
            trace_times_error: [0.0; 6],
            entropy_rise: [0.0; 6],
            accuracy_loss: [0.0; 6],
        };
        for (at, layer) in Layer::ALL.into_iter().enumerate() {
            let rounded = rounded_layers(network, &Scheme::dial(Precision::Int4), &[layer])?;
            let pairs = rounded.values().iter().zip(network.values());
            let error = pairs.map(|(a, b)| f64::from(a - b).powi(2)).sum::<f64>();
            let trace = mean_trace(network.values(), layer, &boards, &mut chance)?;
            all.mean_trace[at] = trace;
            all.squared_error[at] = error;
            all.trace_times_error[at] = trace * error;
            all.entropy_rise[at] = cross_entropy(rounded.values(), &boards)? - before;
            all.accuracy_loss[at] = right - accuracy(&rounded)?;
        }
        Ok(all)
    }
}

fn accuracy(weights: &Weights) -> std::result::Result<f64, Failure> {
    let share = by_dial(weights, Precision::Fp32)?["accuracy"].as_f64();
    Ok(share.expect("an accuracy is a number"))
}

/// In nats, against the target that the network was trained with.
fn cross_entropy(values: &[f32], boards: &[Board]) -> Result<f64> {
    let logits = Net::from_values(values)?.logits(boards)?;
    loss(&logits, boards, Recipe::LIVE.sigma)?.to_scalar::<f32>().map(f64::from)
}

/// The mean of the Hessian's diagonal over the weights of a layer.
fn mean_trace(values: &[f32], layer: Layer, boards: &[Board], chance: &mut Chance) -> Result<f64> {
    let matrices = layer.matrices().iter().map(|it| (layer.start() + it.start, it.len()));
    let places = matrices.flat_map(|(start, len)| start..start + len).collect::<Vec<_>>();
    let mut sum = 0.0;
    for _ in 0..VECTORS {
        let signs = places.iter().map(|_| if chance.below(2) == 0 { 1.0 } else { -1.0 });
        let signs = signs.collect::<Vec<f32>>();
        let beside = |step: f32| {
            let mut moved = values.to_vec();
            places.iter().zip(&signs).for_each(|(&at, sign)| moved[at] += step * sign);
            gradient(&moved, boards)
        };
        let (above, below) = (beside(STEP)?, beside(-STEP)?);
        let slope = |at: usize| f64::from(above[at] - below[at]) / f64::from(2.0 * STEP);
        sum +=
            places.iter().zip(&signs).map(|(&at, sign)| slope(at) * f64::from(*sign)).sum::<f64>();
    }
    Ok(sum / VECTORS as f64 / places.len() as f64)
}

/// Of the cross entropy, in the order of the layout.
fn gradient(values: &[f32], boards: &[Board]) -> Result<Vec<f32>> {
    let net = Net::from_values(values)?;
    let gradients = loss(&net.logits(boards)?, boards, Recipe::LIVE.sigma)?.backward()?;
    let mut all = Vec::with_capacity(values.len());
    for var in &net.vars {
        let gradient = gradients.get(var).expect("each parameter has a gradient");
        all.extend(gradient.flatten_all()?.to_vec1::<f32>()?);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of the logits' bias the Hessian is known: for x and for y that of a softmax, whose trace is 1 − Σ p².
    /// Its mean over 2 × 32 is what a finite difference has to come to.
    #[test]
    fn a_finite_difference_finds_a_known_trace() {
        let values = Net::new(0).unwrap().values().unwrap();
        let boards = boards(1, 4);
        let start = Weights::COUNT - 64;
        let mut trace = 0.0;
        for at in start..Weights::COUNT {
            let beside = |step: f32| {
                let mut moved = values.clone();
                moved[at] += step;
                gradient(&moved, &boards).unwrap()[at]
            };
            trace += f64::from(beside(STEP) - beside(-STEP)) / f64::from(2.0 * STEP);
        }
        let logits = Net::from_values(&values).unwrap().logits(&boards).unwrap();
        let mut expected = 0.0;
        for side in logits {
            let shares = candle_nn::ops::softmax(&side, 1).unwrap();
            let squares = shares.sqr().unwrap().sum_all().unwrap().to_scalar::<f32>().unwrap();
            expected += 1.0 - f64::from(squares) / boards.len() as f64;
        }
        assert!((trace - expected).abs() < 0.01 * expected, "{trace} {expected}");
    }
}

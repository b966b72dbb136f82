//! How well a network answers, by the range model.

use super::job::Failure;
use crate::study::boards;
use range_model::measure::{BOARDS, CALIBRATION, CALIBRATION_BOARDS, HELD_OUT};
use range_model::measure::{Storage, bytes, multiply_adds, scales};
use range_model::{
    Board, Clip, Format, Granularity, Layer, Mask, Network, Precision, Scales, Scheme, Weights,
    calibrate, digest,
};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// The boards of all accuracies: those of `make model`.
static BOARDS_HELD_OUT: LazyLock<Vec<Board>> = LazyLock::new(|| boards(HELD_OUT, BOARDS));

/// Weights at int4 with a scale for each channel that makes the squared error the smallest; activations as they
/// are.
pub const INT4_BY_CHANNEL: Scheme = Scheme {
    weights: Format::Int(4),
    granularity: Granularity::Channel,
    clip: Clip::SquaredError,
    activations: None,
};

/// Which share of the held-out boards a network answers with the right cell, and with one a king's move away at
/// most; both 0 to 1. Its activation scales are calibrated for it.
pub fn accuracy(weights: &Weights, scheme: &Scheme) -> Result<Value, Failure> {
    Ok(accuracy_with(calibrated(weights)?, weights, scheme))
}

/// That with frozen activation scales, by which it was trained.
pub fn accuracy_with(scales: Scales, weights: &Weights, scheme: &Scheme) -> Value {
    let network = quantized(weights, scheme, scales);
    let distances = BOARDS_HELD_OUT
        .iter()
        .map(|board| network.run(board).cell().king_distance(board.answer()))
        .collect::<Vec<_>>();
    let share = |most: u8| {
        let within = distances.iter().filter(|distance| **distance <= most).count();
        within as f64 / BOARDS as f64
    };
    json!({ "accuracy": share(0), "within_one": share(1) })
}

/// That of a network that was quantized from the beginning of its training. What reaches a product is then what
/// the rounded weights make of it, so they are what is calibrated.
pub fn trained_accuracy(weights: &Weights, scheme: &Scheme) -> Result<Value, Failure> {
    let rounded = rounded(weights, scheme)?;
    let activations = Scheme { weights: Format::Fp32, ..*scheme };
    accuracy(&rounded, &activations)
}

/// As the dials do it, of all layers.
pub fn by_dial(weights: &Weights, precision: Precision) -> Result<Value, Failure> {
    accuracy(weights, &Scheme::dial(precision))
}

/// The activation scales of a network, as the game has them.
pub fn calibrated(weights: &Weights) -> Result<Scales, Failure> {
    let boards = boards(CALIBRATION, CALIBRATION_BOARDS);
    Ok(calibrate(weights, &boards, Clip::Absmax, 8)?)
}

fn quantized(weights: &Weights, scheme: &Scheme, scales: Scales) -> Network {
    let mut network = Network::new(weights.clone(), scales);
    for layer in Layer::ALL {
        network.set_scheme(layer, scheme);
    }
    network
}

/// The weights as a scheme rounds them.
pub fn rounded(weights: &Weights, scheme: &Scheme) -> Result<Weights, Failure> {
    rounded_layers(weights, scheme, &Layer::ALL)
}

/// The weights with those of some layers as a scheme rounds them.
pub fn rounded_layers(
    weights: &Weights,
    scheme: &Scheme,
    layers: &[Layer],
) -> Result<Weights, Failure> {
    let mut values = weights.values().to_vec();
    for layer in layers {
        for matrix in layer.matrices() {
            let start = layer.start() + matrix.start;
            scheme.round(&mut values[start..start + matrix.len()], matrix.outputs);
        }
    }
    Ok(Weights::new(values)?)
}

/// What a network costs at fp32, fp16, and at int8 and int4 with scales of this granularity.
pub fn cost(mask: &Mask, storage: Storage, granularity: Granularity) -> Value {
    let integers = scales(granularity);
    json!({
        "bytes": {
            "fp32": bytes(mask, 32, 0, storage),
            "fp16": bytes(mask, 16, 0, storage),
            "int8": bytes(mask, 8, integers, storage),
            "int4": bytes(mask, 4, integers, storage),
        },
        "multiply_adds": multiply_adds(mask),
    })
}

/// What tells a network from all others: the digest of its answers to a few boards.
pub fn origin(weights: &Weights) -> String {
    let scales = Scales::new([0.0; Scales::COUNT]).expect("0 is a reach");
    format!("{:016x}", digest(&Network::new(weights.clone(), scales), &BOARDS_HELD_OUT[..16]))
}

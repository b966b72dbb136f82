//! What several layers calculate.

use crate::WIDTH;
use crate::parameters::layout::NORM;

/// What is added to a variance, so that none is zero.
const EPSILON: f32 = 1e-5;

/// Adds what a matrix makes of `input` to `out`: input after input, so that the order of the sums is
/// fixed, and for a block of outputs at once, so that they stay in registers.
pub(super) fn add_product(input: &[f32], matrix: &[f32], out: &mut [f32]) {
    const BLOCK: usize = 32;
    let outputs = out.len();
    for (block, out) in out.chunks_exact_mut(BLOCK).enumerate() {
        let mut sums = [0.0; BLOCK];
        sums.copy_from_slice(out);
        for (value, row) in input.iter().zip(matrix.chunks_exact(outputs)) {
            let row = &row[block * BLOCK..][..BLOCK];
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += value * weight);
        }
        out.copy_from_slice(&sums);
    }
}

/// Adds number by number.
pub(super) fn add(values: &[f32], to: &mut [f32]) {
    for (sum, value) in to.iter_mut().zip(values) {
        *sum += value;
    }
}

/// The layer norm with which a layer begins: mean 0 and variance 1, then times gain, plus bias.
pub(super) fn norm(layer: &[f32], token: &[f32; WIDTH]) -> [f32; WIDTH] {
    let (gain, bias) = layer[..NORM].split_at(WIDTH);
    let mean = token.iter().sum::<f32>() / WIDTH as f32;
    let square = |value: &f32| (value - mean) * (value - mean);
    let variance = token.iter().map(square).sum::<f32>() / WIDTH as f32;
    let deviation = libm::sqrtf(variance + EPSILON);
    let mut normed = *token;
    for ((value, gain), bias) in normed.iter_mut().zip(gain).zip(bias) {
        *value = (*value - mean) / deviation * gain + bias;
    }
    normed
}

/// Turns logits into shares that add up to 1.
pub(crate) fn softmax(logits: &mut [f32]) {
    let most = logits.iter().fold(f32::NEG_INFINITY, |most, &logit| most.max(logit));
    let mut sum = 0.0;
    for logit in &mut *logits {
        *logit = libm::expf(*logit - most);
        sum += *logit;
    }
    for share in logits {
        *share /= sum;
    }
}

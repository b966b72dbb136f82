//! Pruning whole structures.
//!
//! A **structure** is a neuron of a feed-forward layer, with its weights and its bias, or a head of an attention, with its
//! columns of query, key and value, and its rows of out.

use crate::parameters::layout::{DOWN, KEY, Layer, Matrix, OUT, QUERY, UP, VALUE};
use crate::parameters::weights::Weights;
use crate::quantize::mask::Mask;
use crate::quantize::order;
use crate::{HEADS, NEURONS, WIDTH};
use alloc::vec::Vec;

/// How many numbers of a token belong to one head.
pub(crate) const HEAD: usize = WIDTH / HEADS;

impl Mask {
    /// Removes so many neurons of each feed-forward layer: those with the smallest norm of all that they have; of equals,
    /// the first.
    #[must_use]
    pub fn without_neurons(weights: &Weights, count: usize) -> Self {
        let mut mask = Self::default();
        for layer in [Layer::FeedForward1, Layer::FeedForward2] {
            for at in smallest_first(weights, layer, NEURONS, neuron).into_iter().take(count) {
                mask.remove_neuron(layer, at);
            }
        }
        mask
    }

    /// Removes of each attention the head with the smaller norm; of equals, the first.
    #[must_use]
    pub fn without_smaller_heads(weights: &Weights) -> Self {
        let mut mask = Self::default();
        for layer in [Layer::Attention1, Layer::Attention2] {
            mask.remove_head(layer, smallest_first(weights, layer, HEADS, head)[0]);
        }
        mask
    }

    /// Removes one neuron of a feed-forward layer with its bias, so that it is gone. (Of another layer, nothing.)
    pub fn remove_neuron(&mut self, layer: Layer, at: usize) {
        if matches!(layer, Layer::FeedForward1 | Layer::FeedForward2) && at < NEURONS {
            neuron(at).for_each(|place| self.keep(layer.start() + place, false));
        }
    }

    /// Removes one head of an attention. (Of another layer, nothing.)
    pub fn remove_head(&mut self, layer: Layer, at: usize) {
        if matches!(layer, Layer::Attention1 | Layer::Attention2) && at < HEADS {
            head(at).for_each(|place| self.keep(layer.start() + place, false));
        }
    }
}

/// The structures of a layer by the norm of their parameters.
fn smallest_first<I: Iterator<Item = usize>>(
    weights: &Weights,
    layer: Layer,
    count: usize,
    places: impl Fn(usize) -> I,
) -> Vec<usize> {
    let square = |at: usize| {
        let value = f64::from(weights.values()[layer.start() + at]);
        value * value
    };
    let norm = |at: usize| libm::sqrt(places(at).map(square).sum());
    order::smallest_first((0..count).map(norm))
}

/// Where the parameters of a neuron stand in its layer: incoming weights, bias, outgoing weights.
pub(crate) fn neuron(at: usize) -> impl Iterator<Item = usize> {
    column(UP, at).chain([UP.end() + at]).chain(row(DOWN, at))
}

/// Where the weights of a head stand in its layer.
pub(crate) fn head(at: usize) -> impl Iterator<Item = usize> {
    let numbers = at * HEAD..(at + 1) * HEAD;
    let columns = |matrix| numbers.clone().flat_map(move |at| column(matrix, at));
    let columns = columns(QUERY).chain(columns(KEY)).chain(columns(VALUE));
    columns.chain(numbers.flat_map(|at| row(OUT, at)))
}

fn column(matrix: Matrix, at: usize) -> impl Iterator<Item = usize> {
    (0..matrix.inputs).map(move |row| matrix.start + row * matrix.outputs + at)
}

fn row(matrix: Matrix, at: usize) -> impl Iterator<Item = usize> {
    let start = matrix.start + at * matrix.outputs;
    start..start + matrix.outputs
}

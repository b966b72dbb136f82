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
            self.remove(layer, neuron(at));
        }
    }

    /// Removes one head of an attention. (Of another layer, nothing.)
    pub fn remove_head(&mut self, layer: Layer, at: usize) {
        if matches!(layer, Layer::Attention1 | Layer::Attention2) && at < HEADS {
            self.remove(layer, head(at));
        }
    }

    fn remove(&mut self, layer: Layer, places: Vec<usize>) {
        for place in places {
            self.keep(layer.start() + place, false);
        }
    }
}

/// The structures of a layer by the norm of their parameters.
fn smallest_first(
    weights: &Weights,
    layer: Layer,
    count: usize,
    places: fn(usize) -> Vec<usize>,
) -> Vec<usize> {
    let values = weights.layer(layer);
    // Its square has the same order.
    let norm = |at: usize| {
        places(at).into_iter().map(|at| f64::from(values[at]) * f64::from(values[at])).sum()
    };
    order::smallest_first((0..count).map(norm))
}

/// Where the parameters of a neuron stand in its layer: incoming weights, bias, outgoing weights.
pub(crate) fn neuron(at: usize) -> Vec<usize> {
    let mut places = Vec::new();
    add_column(&mut places, UP, at);
    places.push(UP.end() + at);
    add_row(&mut places, DOWN, at);
    places
}

/// Where the weights of a head stand in its layer.
pub(crate) fn head(at: usize) -> Vec<usize> {
    let numbers = at * HEAD..(at + 1) * HEAD;
    let mut places = Vec::new();
    for matrix in [QUERY, KEY, VALUE] {
        numbers.clone().for_each(|at| add_column(&mut places, matrix, at));
    }
    numbers.for_each(|at| add_row(&mut places, OUT, at));
    places
}

fn add_column(places: &mut Vec<usize>, matrix: Matrix, at: usize) {
    places.extend((0..matrix.inputs).map(|row| matrix.start + row * matrix.outputs + at));
}

fn add_row(places: &mut Vec<usize>, matrix: Matrix, at: usize) {
    let start = matrix.start + at * matrix.outputs;
    places.extend(start..start + matrix.outputs);
}

//! The feed-forward layer: what each token makes of itself.

use super::math::{add, add_product, norm};
use super::{Compressed, Entry};
use crate::parameters::layout::{DOWN, UP};
use crate::{NEURONS, WIDTH};

pub(super) fn feed_forward(layer: &mut impl Compressed, tokens: &mut [[f32; WIDTH]]) {
    for token in tokens {
        let mut normed = norm(layer.values(), token);
        layer.enter(Entry::First, &mut normed);
        let mut neurons = [0.0; NEURONS];
        neurons.copy_from_slice(&layer.values()[UP.end()..][..NEURONS]);
        add_product(&normed, UP.of(layer.values()), &mut neurons);
        for neuron in &mut neurons {
            *neuron = neuron.max(0.0);
        }
        layer.enter(Entry::Last, &mut neurons);
        let mut out = [0.0; WIDTH];
        out.copy_from_slice(&layer.values()[DOWN.end()..][..WIDTH]);
        add_product(&neurons, DOWN.of(layer.values()), &mut out);
        add(&out, token);
    }
}

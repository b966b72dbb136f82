//! The feed-forward layer: what each token makes of itself.

use super::math::{add, add_product, norm};
use super::{Enter, Entry};
use crate::parameters::layout::{DOWN, Layer, UP};
use crate::{NEURONS, WIDTH};

pub(super) fn feed_forward(
    which: Layer,
    parameters: &[f32],
    enter: Enter,
    tokens: &mut [[f32; WIDTH]],
) {
    for token in tokens {
        let mut normed = norm(parameters, token);
        enter(which, Entry::First, &mut normed);
        let mut neurons = [0.0; NEURONS];
        neurons.copy_from_slice(&parameters[UP.end()..][..NEURONS]);
        add_product(&normed, UP.of(parameters), &mut neurons);
        for neuron in &mut neurons {
            *neuron = neuron.max(0.0);
        }
        enter(which, Entry::Last, &mut neurons);
        let mut out = [0.0; WIDTH];
        out.copy_from_slice(&parameters[DOWN.end()..][..WIDTH]);
        add_product(&neurons, DOWN.of(parameters), &mut out);
        add(&out, token);
    }
}

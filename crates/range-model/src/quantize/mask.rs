//! Pruning.

use crate::parameters::layout::Layer;
use crate::parameters::weights::Weights;
use crate::quantize::order::smallest_first;
use alloc::vec;
use alloc::vec::Vec;

/// Which weights stay. Norms and biases always do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mask {
    /// For each parameter, in the order of the layout.
    kept: Vec<bool>,
}

impl Default for Mask {
    /// All stay.
    fn default() -> Self {
        Self { kept: vec![true; Weights::COUNT] }
    }
}

impl Mask {
    /// Removes a share (0 to 1) of all matrices' weights, the smallest first; of equals, the first.
    #[must_use]
    pub fn smallest(weights: &Weights, share: f32) -> Self {
        Self::default().without_smallest(weights, &prunable(&Layer::ALL), share)
    }

    /// Removes that share from each layer by itself.
    #[must_use]
    pub fn smallest_by_layer(weights: &Weights, share: f32) -> Self {
        let layers = Layer::ALL.iter();
        layers.fold(Self::default(), |mask, &layer| {
            mask.without_smallest(weights, &prunable(&[layer]), share)
        })
    }

    /// Of every four weights of an output that follow each other removes the two smallest: 2:4 sparsity.
    /// (What is left over at the end of a column stays.)
    #[must_use]
    pub fn two_of_four(weights: &Weights) -> Self {
        let mut mask = Self::default();
        for layer in Layer::ALL {
            for matrix in layer.matrices() {
                for column in 0..matrix.outputs {
                    for four in 0..matrix.inputs / 4 {
                        let first =
                            layer.start() + matrix.start + 4 * four * matrix.outputs + column;
                        let places = [0, 1, 2, 3].map(|row| first + row * matrix.outputs);
                        mask = mask.without_smallest(weights, &places, 0.5);
                    }
                }
            }
        }
        mask
    }

    /// Removes the weight with an index in the order of the layout, or brings it back. (Of what has no such
    /// index, nothing.)
    pub fn keep(&mut self, index: usize, kept: bool) {
        if let Some(it) = self.kept.get_mut(index) {
            *it = kept;
        }
    }

    /// For each parameter whether it stays, in the order of the layout.
    #[must_use]
    pub fn kept(&self) -> &[bool] {
        &self.kept
    }

    /// The weights, of which those that do not stay are 0. All symmetric quantizers leave them so.
    #[must_use]
    pub fn of(&self, weights: &Weights) -> Weights {
        let mut pruned = weights.clone();
        for layer in Layer::ALL {
            let kept = &self.kept[layer.start()..];
            for (value, kept) in pruned.layer_mut(layer).iter_mut().zip(kept) {
                *value = if *kept { *value } else { 0.0 };
            }
        }
        pruned
    }

    fn without_smallest(mut self, weights: &Weights, places: &[usize], share: f32) -> Self {
        let order = smallest_first(places.iter().map(|&at| f64::from(weights.values()[at])));
        let count = libm::roundf(share.clamp(0.0, 1.0) * places.len() as f32) as usize;
        order[..count].iter().for_each(|&at| self.kept[places[at]] = false);
        self
    }
}

/// Where the weights of the layers' matrices stand.
fn prunable(layers: &[Layer]) -> Vec<usize> {
    let mut places = Vec::new();
    for layer in layers {
        for matrix in layer.matrices() {
            places.extend(layer.start() + matrix.start..layer.start() + matrix.end());
        }
    }
    places
}

//! The network as it plays.

use crate::LAYERS;
use crate::answer::Answer;
use crate::parameters::layout::Layer;
use crate::parameters::scales::Scales;
use crate::parameters::weights::Weights;
use crate::pass::{Entry, run};
use crate::quantize::precision::{Grid, Precision};
use crate::quantize::scheme::Scheme;
use crate::task::board::Board;
use alloc::vec::Vec;

/// A network whose layers can be quantized one by one.
#[derive(Clone, Debug)]
pub struct Network {
    weights: Weights,
    scales: Scales,
    layers: [Quantized; LAYERS],
}

/// One layer as it is calculated with.
#[derive(Clone, Debug)]
pub(crate) struct Quantized {
    values: Vec<f32>,
    /// For what enters its first and its last matrices.
    grids: [Grid; 2],
}

impl Network {
    /// With all layers at fp32.
    #[must_use]
    pub fn new(weights: Weights, scales: Scales) -> Self {
        let layers = Layer::ALL.map(|layer| Quantized {
            values: weights.layer(layer).to_vec(),
            grids: [Grid::default(); 2],
        });
        Self { weights, scales, layers }
    }

    /// Sets a layer as a dial does, always from the trained weights. About as much work as one board.
    pub fn set(&mut self, layer: Layer, precision: Precision) {
        let quantized = &mut self.layers[layer as usize];
        quantized.values.copy_from_slice(self.weights.layer(layer));
        quantized.set(layer, precision, &self.scales);
    }

    /// Sets a layer in one of the ways that only the lab has, always from the trained weights.
    pub fn set_scheme(&mut self, layer: Layer, scheme: &Scheme) {
        let quantized = &mut self.layers[layer as usize];
        quantized.values.copy_from_slice(self.weights.layer(layer));
        scheme.round_layer(layer, &mut quantized.values);
        quantized.grids = self.scales.grids(layer, scheme.levels());
    }

    /// The answer to a board.
    #[must_use]
    pub fn run(&self, board: &Board) -> Answer {
        let parameters = self.layers.each_ref().map(Quantized::values);
        let enter = &mut |layer, entry, tensor: &mut [f32]| {
            self.layers[layer as usize].enter(entry, tensor);
        };
        Answer::new(run(parameters, enter, board))
    }
}

impl Quantized {
    /// A layer as a dial at `precision` makes it.
    pub(crate) fn new(layer: Layer, precision: Precision, from: &Weights, scales: &Scales) -> Self {
        let values = from.layer(layer).to_vec();
        let mut quantized = Self { values, grids: [Grid::default(); 2] };
        quantized.set(layer, precision, scales);
        quantized
    }

    /// Its parameters as they are calculated with.
    pub(crate) fn values(&self) -> &[f32] {
        &self.values
    }

    /// Rounds a tensor that enters its matrices.
    pub(crate) fn enter(&self, entry: Entry, tensor: &mut [f32]) {
        self.grids[entry as usize].round(tensor);
    }

    /// Rounds the trained weights that it holds.
    fn set(&mut self, layer: Layer, precision: Precision, scales: &Scales) {
        for matrix in layer.matrices() {
            precision.round(&mut self.values[matrix.start..matrix.end()]);
        }
        self.grids = scales.grids(layer, precision.levels());
    }
}

impl Scales {
    /// By which grids a layer rounds what enters its products, with so many levels to each side.
    fn grids(&self, layer: Layer, levels: Option<f32>) -> [Grid; 2] {
        let grid = |entry| match levels {
            Some(levels) => Grid::new(self.reach(layer, entry), levels),
            None => Grid::default(),
        };
        [grid(Entry::First), grid(Entry::Last)]
    }
}

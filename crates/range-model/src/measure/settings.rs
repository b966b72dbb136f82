//! All settings of the dials at once.

use crate::LAYERS;
use crate::answer::Answer;
use crate::network::Quantized;
use crate::parameters::layout::Layer;
use crate::parameters::scales::Scales;
use crate::parameters::weights::Weights;
use crate::pass::{Tokens, advance, embed, read};
use crate::quantize::precision::Precision;
use crate::task::board::Board;

/// The network in all its settings, for measuring.
///
/// Settings that begin alike share what they have in common, so that all 4,096 take 5,460 layers
/// (4 + 16 + … + 4,096) instead of 24,576, most of them the short ones at the end.
#[derive(Clone, Debug)]
pub struct Settings {
    /// By layer and precision.
    layers: [[Quantized; 4]; LAYERS],
}

impl Settings {
    /// How many settings there are.
    pub const COUNT: usize = 4096;

    /// Those of this network.
    #[must_use]
    pub fn new(weights: &Weights, scales: &Scales) -> Self {
        let quantized = |layer, precision| Quantized::new(layer, precision, weights, scales);
        Self {
            layers: Layer::ALL
                .map(|layer| Precision::ALL.map(|precision| quantized(layer, precision))),
        }
    }

    /// The precision of each layer in a setting, numbered as the game does: two bits for each layer, the
    /// first one's highest. Of a larger number, the lower twelve bits count.
    #[must_use]
    pub fn numbered(number: u16) -> [Precision; LAYERS] {
        core::array::from_fn(|layer| {
            Precision::ALL[usize::from(number) >> (2 * (LAYERS - 1 - layer)) & 3]
        })
    }

    /// Gives `visit` the answer of every setting, by rising number: exactly what
    /// [`Network::run`](crate::Network::run) answers with the dials set so.
    pub fn run(&self, board: &Board, visit: &mut impl FnMut(u16, &Answer)) {
        let [embedding, ..] = &self.layers;
        for (number, embedding) in (0..).zip(embedding) {
            let enter = &mut |_, entry, tensor: &mut [f32]| embedding.enter(entry, tensor);
            self.descend(1, number, &embed(embedding.values(), enter, board), visit);
        }
    }

    /// Goes on from what a layer's predecessors made of the board.
    fn descend(
        &self,
        layer: usize,
        number: u16,
        tokens: &Tokens,
        visit: &mut impl FnMut(u16, &Answer),
    ) {
        for (precision, quantized) in (0..).zip(&self.layers[layer]) {
            let (which, number) = (Layer::ALL[layer], 4 * number + precision);
            let values = quantized.values();
            let enter = &mut |_, entry, tensor: &mut [f32]| quantized.enter(entry, tensor);
            if which == Layer::Output {
                visit(number, &Answer::new(read(values, enter, tokens)));
            } else {
                let mut tokens = *tokens;
                advance(which, values, enter, &mut tokens);
                self.descend(layer + 1, number, &tokens, visit);
            }
        }
    }
}

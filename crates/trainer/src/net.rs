//! The network in candle, where gradients come from: a second description of the same function, which
//! a test compares with the first.

use crate::compression::Compression;
use candle_core::{D, Device, Result, Tensor, Var};
use range_model::{Board, CELLS, Chance, Layer, OBJECTS, SYMBOLS, WIDTH, Weights};

/// How many tokens a board has: its objects and the question.
const TOKENS: usize = OBJECTS + 1;

/// How many entries all tables of the embedding have together.
const ENTRIES: usize = 3 * SYMBOLS + 2 * CELLS;

const HEADS: usize = 2;

/// How many neurons each feed-forward layer of the range model has.
pub const NEURONS: usize = Layer::FeedForward1.matrices()[0].outputs;

/// How many parameters fewer there are when both feed-forward layers have one neuron less: its incoming weights,
/// its bias and its outgoing weights.
pub const A_NEURON: usize = 2 * (WIDTH + 1 + WIDTH);

const EPSILON: f64 = 1e-5;

/// The parameters, in the order of the range model's layout, as tensors. The feed-forward layers of a student have
/// fewer neurons than the range model's.
pub struct Net {
    /// The tables of the embedding as one; then for each layer its norm's gain and bias, and its matrices
    /// with their biases.
    pub vars: Vec<Var>,
}

/// What a tensor starts as.
#[derive(Clone, Copy)]
enum Start {
    Zeros,
    Ones,
    /// Normal with this standard deviation.
    Normal(f64),
}

/// The shape of each tensor, and what it starts as.
fn shapes(neurons: usize) -> Vec<(Vec<usize>, Start)> {
    let norm = || [(vec![WIDTH], Start::Ones), (vec![WIDTH], Start::Zeros)];
    let matrix = |inputs: usize, outputs: usize, part: f64| {
        (vec![inputs, outputs], Start::Normal(part / (inputs as f64).sqrt()))
    };
    // No other side of a matrix is as long as there are neurons.
    let side = |of: usize| if of == NEURONS { neurons } else { of };
    let mut shapes = vec![(vec![ENTRIES, WIDTH], Start::Normal(0.3))];
    for layer in &Layer::ALL[1..] {
        shapes.extend(norm());
        let matrices = layer.matrices();
        for (at, of) in matrices.iter().enumerate() {
            // What adds to the tokens starts half as large, as the sums grow with every layer.
            let adds = *layer != Layer::Output && at + 1 == matrices.len();
            let (inputs, outputs) = (side(of.inputs), side(of.outputs));
            shapes.push(matrix(inputs, outputs, if adds { 0.5 } else { 1.0 }));
            if !matches!(layer, Layer::Attention1 | Layer::Attention2) {
                shapes.push((vec![outputs], Start::Zeros));
            }
        }
    }
    shapes
}

impl Net {
    /// An untrained one.
    pub fn new(seed: u64) -> Result<Self> {
        Self::with_neurons(seed, NEURONS)
    }

    /// An untrained one whose feed-forward layers have so many neurons.
    pub fn with_neurons(seed: u64, neurons: usize) -> Result<Self> {
        let mut chance = Chance::new(seed);
        let shapes = shapes(neurons);
        let values = shapes.iter().flat_map(|(shape, start)| {
            let count = shape.iter().product::<usize>();
            let mut value = || match *start {
                Start::Zeros => 0.0,
                Start::Ones => 1.0,
                Start::Normal(deviation) => (deviation * normal(&mut chance)) as f32,
            };
            (0..count).map(|_| value()).collect::<Vec<_>>()
        });
        Self::from_values(&values.collect::<Vec<_>>())
    }

    /// One with these parameters; their number says how many neurons it has.
    pub fn from_values(values: &[f32]) -> Result<Self> {
        let tensors = in_shape(values)?;
        let vars = tensors.iter().map(Var::from_tensor).collect::<Result<_>>()?;
        Ok(Self { vars })
    }

    /// Its parameters, in the order of the layout.
    pub fn values(&self) -> Result<Vec<f32>> {
        let mut values = Vec::with_capacity(Weights::COUNT);
        for var in &self.vars {
            values.extend(var.flatten_all()?.to_vec1::<f32>()?);
        }
        Ok(values)
    }

    /// The logits for x and for y: two tensors with a line for each board.
    pub fn logits(&self, boards: &[Board]) -> Result<[Tensor; 2]> {
        self.compressed_logits(boards, &Compression::default())
    }

    /// Those of the network as it is after compression.
    pub fn compressed_logits(
        &self,
        boards: &[Board],
        compression: &Compression,
    ) -> Result<[Tensor; 2]> {
        let tensors = compression.weights(&self.vars)?;
        let [table, attention_1, feed_forward_1, attention_2, feed_forward_2, output] =
            layers(&tensors);
        let tokens = entries(boards)?.matmul(&table[0])?.reshape((boards.len(), TOKENS, WIDTH))?;
        let tokens = compression.enter(0, tokens)?;
        let tokens = attention(attention_1, &tokens, 0, &|at, it| compression.enter(1 + at, it))?;
        let tokens =
            feed_forward(feed_forward_1, &tokens, &|at, it| compression.enter(3 + at, it))?;
        // Of the last block only what reaches the question's token counts.
        let question =
            attention(attention_2, &tokens, TOKENS - 1, &|at, it| compression.enter(5 + at, it))?;
        let question =
            feed_forward(feed_forward_2, &question, &|at, it| compression.enter(7 + at, it))?;
        let question = norm(output, &question.reshape((boards.len(), WIDTH))?)?;
        let logits =
            compression.enter(9, question)?.matmul(&output[2])?.broadcast_add(&output[3])?;
        Ok([logits.narrow(1, 0, CELLS)?, logits.narrow(1, CELLS, CELLS)?])
    }
}

/// Numbers in the order of the layout as the tensors that they belong to.
pub fn in_shape(values: &[f32]) -> Result<Vec<Tensor>> {
    let neurons = NEURONS - Weights::COUNT.saturating_sub(values.len()) / A_NEURON;
    let mut rest = values;
    let mut tensors = Vec::new();
    for (shape, _) in shapes(neurons) {
        let (these, others) = rest.split_at(shape.iter().product());
        tensors.push(Tensor::from_slice(these, shape, &Device::Cpu)?);
        rest = others;
    }
    assert!(rest.is_empty(), "the layout of the range model is another");
    Ok(tensors)
}

/// The tensors of each layer.
fn layers(tensors: &[Tensor]) -> [&[Tensor]; 6] {
    let mut rest = tensors;
    [1, 6, 6, 6, 6, 4].map(|count| {
        let (these, others) = rest.split_at(count);
        rest = others;
        these
    })
}

/// One number by chance, normal with mean 0 and standard deviation 1 (Box and Muller, 1958).
fn normal(chance: &mut Chance) -> f64 {
    let mut uniform = || (f64::from(chance.next()) + 0.5) / 4_294_967_296.0;
    let radius = (-2.0 * uniform().ln()).sqrt();
    radius * (core::f64::consts::TAU * uniform()).cos()
}

/// For each token a line with a one for each entry of the tables that it is the sum of.
fn entries(boards: &[Board]) -> Result<Tensor> {
    let [guards, asked, x, y] = [SYMBOLS, 2 * SYMBOLS, 3 * SYMBOLS, 3 * SYMBOLS + CELLS];
    let mut ones = vec![0_f32; boards.len() * TOKENS * ENTRIES];
    for (board, lines) in boards.iter().zip(ones.chunks_exact_mut(TOKENS * ENTRIES)) {
        for (object, line) in board.objects().iter().zip(lines.chunks_exact_mut(ENTRIES)) {
            line[usize::from(object.symbol)] = 1.0;
            line[guards + usize::from(object.guards)] = 1.0;
            line[x + usize::from(object.cell.x)] = 1.0;
            line[y + usize::from(object.cell.y)] = 1.0;
        }
        lines[OBJECTS * ENTRIES + asked + usize::from(board.asked())] = 1.0;
    }
    Tensor::from_vec(ones, (boards.len() * TOKENS, ENTRIES), &Device::Cpu)
}

/// The layer norm with which a layer begins. candle's own has no gradient (0.11.1), and its means that are then
/// broadcast are slow: a product with a matrix whose elements are all alike takes the mean to every place at once.
fn norm(layer: &[Tensor], tokens: &Tensor) -> Result<Tensor> {
    let mean = Tensor::full(1.0 / WIDTH as f32, (WIDTH, WIDTH), &Device::Cpu)?;
    let rows = tokens.reshape(((), WIDTH))?;
    let centred = (&rows - rows.matmul(&mean)?)?;
    let variance = centred.sqr()?.matmul(&mean)?;
    let normed = (centred / (variance + EPSILON)?.sqrt()?)?;
    normed.broadcast_mul(&layer[0])?.broadcast_add(&layer[1])?.reshape(tokens.shape())
}

/// What is done to a tensor before it enters the first (0) or the last (1) matrices of a layer.
type Enter<'a> = dyn Fn(usize, Tensor) -> Result<Tensor> + 'a;

/// The tokens from `first` on with what their attention takes from all.
fn attention(layer: &[Tensor], tokens: &Tensor, first: usize, enter: &Enter) -> Result<Tensor> {
    let (boards, _, _) = tokens.dims3()?;
    let some = |all: &Tensor| all.narrow(1, first, TOKENS - first)?.contiguous();
    let normed = enter(0, norm(layer, tokens)?)?;
    let heads = |tokens: &Tensor, matrix: &Tensor| {
        let (_, count, _) = tokens.dims3()?;
        let product = tokens.reshape((boards * count, WIDTH))?.matmul(matrix)?;
        product.reshape((boards, count, HEADS, WIDTH / HEADS))?.transpose(1, 2)?.contiguous()
    };
    let queries = heads(&some(&normed)?, &layer[2])?;
    let (keys, values) = (heads(&normed, &layer[3])?, heads(&normed, &layer[4])?);
    let fit = (queries.matmul(&keys.t()?)? * ((WIDTH / HEADS) as f64).powf(-0.5))?;
    // `softmax_last_dim` has no gradient.
    let mixed = candle_nn::ops::softmax(&fit, D::Minus1)?.matmul(&values)?;
    let mixed = mixed.transpose(1, 2)?.reshape((boards * (TOKENS - first), WIDTH))?;
    let mixed = enter(1, mixed)?;
    some(tokens)? + mixed.matmul(&layer[5])?.reshape((boards, TOKENS - first, WIDTH))?
}

/// The tokens with what the feed-forward layer makes of each.
fn feed_forward(layer: &[Tensor], tokens: &Tensor, enter: &Enter) -> Result<Tensor> {
    let normed = enter(0, norm(layer, tokens)?.reshape(((), WIDTH))?)?;
    let neurons = normed.matmul(&layer[2])?.broadcast_add(&layer[3])?.relu()?;
    let out = enter(1, neurons)?.matmul(&layer[4])?.broadcast_add(&layer[5])?;
    tokens + out.reshape(tokens.shape())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use range_model::{Network, Scales};

    #[test]
    fn both_descriptions_of_the_network_agree() {
        for seed in 0..3 {
            let net = Net::new(seed).unwrap();
            let mut values = net.values().unwrap();
            // Gains and biases start alike, and would hide what is done with them.
            let mut chance = Chance::new(seed);
            for value in &mut values {
                *value += 0.1 * normal(&mut chance) as f32;
            }
            let net = Net::from_values(&values).unwrap();
            let scales = Scales::new([1.0; Scales::COUNT]).unwrap();
            let network = Network::new(Weights::new(values).unwrap(), scales);
            let boards = (0..64).map(|_| chance.board()).collect::<Vec<_>>();
            let [x, y] = net.logits(&boards).unwrap().map(|it| it.to_vec2::<f32>().unwrap());
            for (board, logits) in boards.iter().zip(x.into_iter().zip(y)) {
                let logits = [logits.0, logits.1].concat();
                for (ours, candles) in network.run(board).logits().iter().zip(logits) {
                    assert!((ours - candles).abs() < 1e-4, "{ours} {candles}");
                }
            }
        }
    }

    #[test]
    fn parameters_come_back_in_their_order() {
        let values = Net::new(7).unwrap().values().unwrap();
        assert_eq!(values.len(), Weights::COUNT);
        assert_eq!(Net::from_values(&values).unwrap().values().unwrap(), values);
    }
}

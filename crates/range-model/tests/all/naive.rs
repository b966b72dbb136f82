//! The network once more, as one would write it down: every token goes all the way, and every number is
//! summed up by itself.

use range_model::{Board, Layer, Precision, Scales, Weights};

type Token = Vec<f32>;

const HEADS: usize = 2;

/// A layer with its weights rounded, and how what enters its products is rounded.
struct Part {
    values: Vec<f32>,
    layer: Layer,
    reaches: [f32; 2],
    levels: Option<f32>,
}

impl Part {
    fn new(layer: Layer, precision: Precision, weights: &Weights, scales: &Scales) -> Self {
        let mut values = weights.layer(layer).to_vec();
        for matrix in layer.matrices() {
            precision.round(&mut values[matrix.start..matrix.start + matrix.len()]);
        }
        let index = layer as usize;
        let reach = scales.reaches();
        let reaches = match layer {
            Layer::Embedding => [reach[0]; 2],
            Layer::Output => [reach[9]; 2],
            _ => [reach[2 * index - 1], reach[2 * index]],
        };
        let levels = match precision {
            Precision::Int8 => Some(127.0),
            Precision::Int4 => Some(7.0),
            _ => None,
        };
        Self { values, layer, reaches, levels }
    }

    fn entering(&self, which: usize, token: &Token) -> Token {
        let Some(levels) = self.levels else { return token.clone() };
        let step = self.reaches[which] / levels;
        let round = |value: &f32| (value / step).round_ties_even().clamp(-levels, levels) * step;
        token.iter().map(round).collect()
    }

    fn norm(&self, token: &Token) -> Token {
        let mean = token.iter().sum::<f32>() / 32.0;
        let squares = token.iter().map(|value| (value - mean) * (value - mean));
        let deviation = libm::sqrtf(squares.sum::<f32>() / 32.0 + 1e-5);
        let normed =
            |at: usize| (token[at] - mean) / deviation * self.values[at] + self.values[32 + at];
        (0..32).map(normed).collect()
    }

    /// What a matrix makes of a token, on top of its bias where it has one.
    fn product(&self, matrix: usize, token: &Token, has_bias: bool) -> Token {
        let matrix = self.layer.matrices()[matrix];
        let (weights, after) = self.values[matrix.start..].split_at(matrix.len());
        let sum = |output: usize| {
            let start = if has_bias { after[output] } else { 0.0 };
            let product = |(input, value)| value * weights[input * matrix.outputs + output];
            token.iter().enumerate().map(product).fold(start, |sum, product| sum + product)
        };
        (0..matrix.outputs).map(sum).collect()
    }
}

fn plus(a: &Token, b: &Token) -> Token {
    a.iter().zip(b).map(|(a, b)| a + b).collect()
}

fn embed(part: &Part, board: &Board) -> Vec<Token> {
    let entry = |table: usize, entry: u8| {
        let start = part.layer.matrices()[table].start + 32 * usize::from(entry);
        part.values[start..start + 32].to_vec()
    };
    let objects = board.objects().iter().map(|object| {
        let names = plus(&entry(0, object.symbol), &entry(1, object.guards));
        plus(&plus(&names, &entry(3, object.cell.x)), &entry(4, object.cell.y))
    });
    let tokens = objects.chain([entry(2, board.asked())]);
    tokens.map(|token| part.entering(1, &token)).collect()
}

fn attention(part: &Part, tokens: &[Token]) -> Vec<Token> {
    let all = |matrix| {
        let entering = tokens.iter().map(|token| part.entering(0, &part.norm(token)));
        entering.map(|token| part.product(matrix, &token, false)).collect::<Vec<_>>()
    };
    let [queries, keys, values] = [0, 1, 2].map(all);
    let attended = |(token, query): (&Token, &Token)| {
        let mut mixed = vec![0.0; 32];
        for head in (0..32).collect::<Vec<_>>().chunks(32 / HEADS) {
            let fits = keys.iter().map(|key| {
                head.iter().map(|&at| query[at] * key[at]).sum::<f32>() / libm::sqrtf(16.0)
            });
            let fits = fits.collect::<Vec<_>>();
            let most = fits.iter().copied().fold(f32::MIN, f32::max);
            let sizes = fits.iter().map(|fit| libm::expf(fit - most)).collect::<Vec<_>>();
            let sum = sizes.iter().sum::<f32>();
            for &at in head {
                for (size, value) in sizes.iter().zip(&values) {
                    mixed[at] += size / sum * value[at];
                }
            }
        }
        plus(token, &part.product(3, &part.entering(1, &mixed), false))
    };
    tokens.iter().zip(&queries).map(attended).collect()
}

fn feed_forward(part: &Part, tokens: &[Token]) -> Vec<Token> {
    let changed = |token: &Token| {
        let neurons = part.product(0, &part.entering(0, &part.norm(token)), true);
        let neurons = neurons.iter().map(|value| if *value > 0.0 { *value } else { 0.0 }).collect();
        plus(token, &part.product(1, &part.entering(1, &neurons), true))
    };
    tokens.iter().map(changed).collect()
}

/// The logits for a board with the dials set so.
pub fn logits(
    weights: &Weights,
    scales: &Scales,
    dials: [Precision; 6],
    board: &Board,
) -> Vec<f32> {
    let part = |layer: Layer| Part::new(layer, dials[layer as usize], weights, scales);
    let [embedding, attention_1, feed_forward_1, attention_2, feed_forward_2, output] =
        Layer::ALL.map(part);
    let tokens = embed(&embedding, board);
    let tokens = feed_forward(&feed_forward_1, &attention(&attention_1, &tokens));
    let tokens = feed_forward(&feed_forward_2, &attention(&attention_2, &tokens));
    output.product(0, &output.entering(0, &output.norm(&tokens[6])), true)
}

//! Attention: what each token takes from the others.

use super::math::{add, add_product, norm, softmax};
use super::{Enter, Entry, Tokens};
use crate::parameters::layout::{KEY, Layer, OUT, QUERY, VALUE};
use crate::{HEADS, TOKENS, WIDTH};

/// How many numbers of a token belong to one head.
const HEAD: usize = WIDTH / HEADS;

/// By what the products of queries and keys are scaled: 1 / √[`HEAD`].
const SCALE: f32 = 0.25;

/// Adds to each token from `first` on what its attention takes from all tokens.
pub(super) fn attention(
    which: Layer,
    parameters: &[f32],
    enter: Enter,
    tokens: &mut Tokens,
    first: usize,
) {
    let mut normed = tokens.map(|token| norm(parameters, &token));
    enter(which, Entry::First, normed.as_flattened_mut());
    let keys = normed.map(|token| product(&token, KEY.of(parameters)));
    let values = normed.map(|token| product(&token, VALUE.of(parameters)));
    for (token, normed) in tokens.iter_mut().zip(&normed).skip(first) {
        let query = product(normed, QUERY.of(parameters));
        let mut mixed = [0.0; WIDTH];
        for head in 0..HEADS {
            attend(head * HEAD, &query, &keys, &values, &mut mixed);
        }
        enter(which, Entry::Last, &mut mixed);
        add(&product(&mixed, OUT.of(parameters)), token);
    }
}

fn product(input: &[f32; WIDTH], matrix: &[f32]) -> [f32; WIDTH] {
    let mut out = [0.0; WIDTH];
    add_product(input, matrix, &mut out);
    out
}

/// Mixes the values of all tokens by how well their keys fit the query, for the head whose numbers begin at `start`.
fn attend(start: usize, query: &[f32; WIDTH], keys: &Tokens, values: &Tokens, mixed: &mut [f32]) {
    let head = start..start + HEAD;
    let mut shares = [0.0; TOKENS];
    for (share, key) in shares.iter_mut().zip(keys) {
        let pairs = query[head.clone()].iter().zip(&key[head.clone()]);
        *share = pairs.map(|(query, key)| query * key).sum::<f32>() * SCALE;
    }
    softmax(&mut shares);
    for (share, value) in shares.iter().zip(values) {
        for (mixed, value) in mixed[head.clone()].iter_mut().zip(&value[head.clone()]) {
            *mixed += share * value;
        }
    }
}

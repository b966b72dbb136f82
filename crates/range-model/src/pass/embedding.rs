//! The embedding: from a board to tokens.

use super::{Enter, Entry, Tokens};
use crate::parameters::layout::{ASKED, GUARDS, Layer, Matrix, SYMBOL, X, Y};
use crate::task::board::Board;
use crate::{TOKENS, WIDTH};

pub(super) fn embed(parameters: &[f32], enter: Enter, board: &Board) -> Tokens {
    let mut tokens = [[0.0; WIDTH]; TOKENS];
    let [objects @ .., question] = &mut tokens;
    for (token, object) in objects.iter_mut().zip(board.objects()) {
        add_row(parameters, SYMBOL, object.symbol, token);
        add_row(parameters, GUARDS, object.guards, token);
        add_row(parameters, X, object.cell.x, token);
        add_row(parameters, Y, object.cell.y, token);
    }
    add_row(parameters, ASKED, board.asked(), question);
    enter(Layer::Embedding, Entry::Last, tokens.as_flattened_mut());
    tokens
}

/// Adds one entry of a table.
fn add_row(layer: &[f32], table: Matrix, entry: u8, token: &mut [f32; WIDTH]) {
    let row = &table.of(layer)[usize::from(entry) * WIDTH..][..WIDTH];
    super::math::add(row, token);
}

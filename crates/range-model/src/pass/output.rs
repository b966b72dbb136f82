//! The output: from the question's token to logits.

use super::math::{add_product, norm};
use super::{Enter, Entry, Logits};
use crate::parameters::layout::{LOGITS, Layer};
use crate::{CELLS, WIDTH};

pub(super) fn read(parameters: &[f32], enter: Enter, question: &[f32; WIDTH]) -> Logits {
    let mut normed = norm(parameters, question);
    enter(Layer::Output, Entry::Last, &mut normed);
    let mut logits = [0.0; 2 * CELLS];
    logits.copy_from_slice(&parameters[LOGITS.end()..][..2 * CELLS]);
    add_product(&normed, LOGITS.of(parameters), &mut logits);
    logits
}

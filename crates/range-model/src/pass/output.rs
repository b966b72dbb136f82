//! The output: from the question's token to logits.

use super::math::{add_product, norm};
use super::{Compressed, Entry, Logits};
use crate::parameters::layout::LOGITS;
use crate::{CELLS, WIDTH};

pub(super) fn read(layer: &mut impl Compressed, question: &[f32; WIDTH]) -> Logits {
    let mut normed = norm(layer.values(), question);
    layer.enter(Entry::Last, &mut normed);
    let mut logits = [0.0; 2 * CELLS];
    logits.copy_from_slice(&layer.values()[LOGITS.end()..][..2 * CELLS]);
    add_product(&normed, LOGITS.of(layer.values()), &mut logits);
    logits
}

//! The students that a page shows: `assets/model/students.bf16`.

use alloc::vec::Vec;
use range_model::{Layer, Mask, Weights};

/// How many neurons each of their feed-forward layers has.
const NEURONS: usize = 32;

/// How many neurons the network has that they are smaller than.
const ALL_NEURONS: usize = 128;

/// The student that learned alone and the one with a teacher at T = 4, in the layout of the whole network: what they do
/// not have is 0. Nothing where these are not their bytes.
#[must_use]
pub fn students(bytes: &[u8]) -> Option<[Weights; 2]> {
    let mut mask = Mask::default();
    for layer in [Layer::FeedForward1, Layer::FeedForward2] {
        (NEURONS..ALL_NEURONS).for_each(|at| mask.remove_neuron(layer, at));
    }
    let (alone, taught) = bytes.split_at_checked(bytes.len() / 2)?;
    Some([whole(alone, &mask)?, whole(taught, &mask)?])
}

fn whole(bytes: &[u8], mask: &Mask) -> Option<Weights> {
    let mut pairs = bytes.chunks_exact(2);
    let mut all = Vec::with_capacity(Weights::BYTES);
    for &kept in mask.kept() {
        all.extend_from_slice(if kept { pairs.next()? } else { &[0, 0] });
    }
    let is_all = pairs.next().is_none() && pairs.remainder().is_empty();
    Weights::from_bytes(&all).ok().filter(|_| is_all)
}

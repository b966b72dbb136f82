//! What is smallest first.

use alloc::collections::BinaryHeap;
use alloc::vec::Vec;

/// The indices of these values by their absolute values; of equals, the first goes first. All sorting of this crate is done
/// here, by a heap: the sorts of slices take some kilobytes of WebAssembly, for each kind of items anew.
pub(crate) fn smallest_first(values: impl Iterator<Item = f64>) -> Vec<usize> {
    // The bits of numbers that are not negative are ordered as these are.
    let all = values.map(|value| value.abs().to_bits()).zip(0_usize..).collect::<BinaryHeap<_>>();
    all.into_sorted_vec().into_iter().map(|(_, at)| at).collect()
}

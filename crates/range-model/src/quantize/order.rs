//! What is smallest first.

use alloc::vec::Vec;

/// The indices of these values by their absolute values; of equals, the first goes first. All sorting of this crate is done
/// here: each kind of items that is sorted takes some kilobytes of WebAssembly.
pub(crate) fn smallest_first(values: impl Iterator<Item = f64>) -> Vec<usize> {
    // The bits of numbers that are not negative are ordered as these are.
    let mut all = values.map(|value| value.abs().to_bits()).zip(0_usize..).collect::<Vec<_>>();
    all.sort_unstable();
    all.into_iter().map(|(_, at)| at).collect()
}

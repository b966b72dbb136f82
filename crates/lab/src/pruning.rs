//! What pruning stores, and from where on sparse kernels pay.

/// Which weights are pruned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// The smallest, wherever they are.
    Anywhere,
    /// Two of every four that follow each other.
    TwoOfFour,
    /// Whole neurons and heads.
    Structures,
}

/// From which share of zeros on a sparse kernel is faster than a dense one. (Gale et al. 2020, arXiv 2006.10901, measure
/// matrices of neural networks on a GPU; kernels that are not made for these need more zeros.)
pub const SPARSE_PAYS: f64 = 0.95;

/// The size of a file in which so many weights (in 10⁹) have `bits` each and a share of them was pruned, in GB: what is
/// left, and what says where it stands. Anywhere that is one bit a weight, at 2:4 two bits for each that is left, and
/// nothing for structures.
#[must_use]
pub fn file_gb(weights_billions: f64, bits: f64, pattern: Pattern, share: f64) -> f64 {
    let left = 1.0 - share;
    let bits_of_each = match pattern {
        Pattern::Anywhere => left * bits + 1.0,
        Pattern::TwoOfFour => left * (bits + 2.0),
        Pattern::Structures => left * bits,
    };
    weights_billions * bits_of_each / 8.0
}

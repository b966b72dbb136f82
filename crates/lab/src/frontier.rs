//! The Pareto frontier: what nothing else beats.

use alloc::vec::Vec;

/// Something that costs so much and is so bad at what it does: of both, less is better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// For example its size in GB.
    pub cost: f64,
    /// For example its perplexity.
    pub loss: f64,
}

impl Choice {
    /// Whether it is no worse in either and better in one.
    #[must_use]
    pub fn dominates(&self, other: &Self) -> bool {
        let no_worse = self.cost <= other.cost && self.loss <= other.loss;
        no_worse && (self.cost < other.cost || self.loss < other.loss)
    }
}

/// For each choice the index of one that dominates it, the one with the least loss; nothing for those on the frontier.
/// (What is not a number dominates nothing and is on it.)
#[must_use]
pub fn dominators(choices: &[Choice]) -> Vec<Option<usize>> {
    let dominator = |choice: &Choice| {
        let all = choices.iter().enumerate().filter(|(_, other)| other.dominates(choice));
        all.min_by(|(_, a), (_, b)| a.loss.total_cmp(&b.loss)).map(|(at, _)| at)
    };
    choices.iter().map(dominator).collect()
}

//! The last part: which of a language model's variants goes to which phone.

use crate::frontier::{Choice, dominators};
use crate::numbers::written;
use crate::textbook::{DEVICES, PHONES_GB, VARIANTS};
use alloc::vec::Vec;

/// How many phones there are.
pub const PHONES: usize = PHONES_GB.len();

/// What a variant is on a phone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variant {
    /// As the textbook calls it.
    pub name: &'static str,
    /// Its file, in GB (10⁹ bytes).
    pub gb: f64,
    /// Of the text; lower is better.
    pub perplexity: f64,
    /// How much more than at fp32.
    pub more: f64,
    /// How many times smaller than at fp32.
    pub ratio: f64,
    /// Which variant is no larger and no worse, and better in one; nothing on the Pareto frontier.
    pub dominated_by: Option<usize>,
    /// What a token takes on the phone, in mJ: all weights are read once, and the memory's rate is what it waits for.
    pub energy_mj: f64,
}

/// All variants, in the textbook's order.
#[must_use]
pub fn variants() -> Vec<Variant> {
    let choices = VARIANTS.map(|it| Choice { cost: it.gb, loss: it.perplexity });
    let [full, ..] = VARIANTS;
    let phone = &DEVICES[1];
    let one = |(it, dominated_by): (&crate::textbook::Variant, Option<usize>)| Variant {
        name: it.name,
        gb: it.gb,
        perplexity: it.perplexity,
        more: it.perplexity - full.perplexity,
        ratio: full.gb / it.gb,
        dominated_by,
        energy_mj: 1000.0 * it.gb / phone.bandwidth_gb_s * phone.watts,
    };
    VARIANTS.iter().zip(dominators(&choices)).map(one).collect()
}

/// Whether a variant fits into a phone; nothing where there is no such variant or phone.
#[must_use]
pub fn fits(phone: usize, variant: usize) -> Option<bool> {
    Some(VARIANTS.get(variant)?.gb <= *PHONES_GB.get(phone)?)
}

/// The plans that the prediction asks about: a variant for each phone.
pub const PLANS: [[usize; PHONES]; 4] = [[2, 2, 2], [2, 3, 6], [7, 7, 7], [2, 3, 9]];

/// Of the plans that fit, the one whose perplexities add up to the least.
#[must_use]
pub fn best_plan() -> Option<usize> {
    let sum = |plan: &[usize; PHONES]| plan.iter().map(|&at| VARIANTS[at].perplexity).sum::<f64>();
    let fit = PLANS.iter().enumerate().filter(|(_, plan)| {
        plan.iter().enumerate().all(|(phone, &variant)| fits(phone, variant) == Some(true))
    });
    fit.min_by(|(_, a), (_, b)| sum(a).total_cmp(&sum(b))).map(|(at, _)| at)
}

/// The variants that "defend your contract" asks about: many weights in few bits, few in more.
pub const DEFENCES: [usize; 2] = [3, 9];

written!(Variant { gb, perplexity, more, ratio, dominated_by, energy_mj });

//! Cases for the properties: any setting, and as many of them as a test can afford.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use sharp_shot::rules::Dials;

/// The same cases in every run.
pub fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(0x5a4b),
        ..ProptestConfig::default()
    }
}

/// Any of the settings.
pub fn dials() -> impl Strategy<Value = Dials> {
    (0..Dials::COUNT).prop_map(Dials::numbered)
}

/// Any of the settings within a budget.
pub fn dials_within(budget: u32) -> impl Strategy<Value = Dials> {
    let within: Vec<Dials> = Dials::all().filter(|dials| dials.bits() <= budget).collect();
    proptest::sample::select(within)
}

//! Whatever comes from outside is taken or refused, and nothing makes the game panic.
//!
//! `make fuzz` tries many more cases than `make test`. What `web/` reads is tried in
//! `tests/browser/fuzz_*.test.mjs`.

mod links;
mod progress;
mod tables;

use super::any;
use core::cell::Cell;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseError, TestRunner};

/// Cases that `make test` tries.
const FEW: u32 = 3000;

/// Tries a property, which answers whether its case was taken. The environment may ask for other
/// cases, with `PROPTEST_CASES` and `PROPTEST_RNG_SEED`.
fn fuzz<S: Strategy>(
    what: &str,
    cases: S,
    property: impl Fn(S::Value) -> Result<bool, TestCaseError>,
) {
    let asked = ProptestConfig::default();
    let is_asked = std::env::var_os("PROPTEST_CASES").is_some();
    let mut config = any::config(if is_asked { asked.cases } else { FEW });
    if let RngSeed::Fixed(_) = asked.rng_seed {
        config.rng_seed = asked.rng_seed;
    }
    let (tried, taken) = (Cell::new(0), Cell::new(0));
    let result = TestRunner::new(config).run(&cases, |case| {
        tried.set(tried.get() + 1);
        taken.set(taken.get() + u32::from(property(case)?));
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{what}: {failure}");
    }
    let (tried, taken) = (tried.get(), taken.get());
    println!("{what}: {tried} cases, {taken} of them taken");
    assert!((1..tried).contains(&taken), "{what} are taken and refused: {taken} of {tried}");
}

/// A text with some letters changed, taken out or put in.
fn misspelt(text: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let letter =
        prop_oneof![3 => "[0-9:,+. \"{}\\[\\]-]", 1 => any::<char>().prop_map(String::from)];
    let edit = (any::<proptest::sample::Index>(), 0_usize..3, letter);
    (text, proptest::collection::vec(edit, 1..4)).prop_map(|(text, edits)| {
        let mut letters: Vec<String> = text.chars().map(String::from).collect();
        for (place, gone, letter) in edits {
            let start = place.index(letters.len() + 1);
            let end = (start + gone).min(letters.len());
            letters.splice(start..end, (gone < 2).then_some(letter));
        }
        letters.concat()
    })
}

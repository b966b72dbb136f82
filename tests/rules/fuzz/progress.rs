//! What a page has kept of the contracts, or someone has written over it.

use super::{fuzz, misspelt};
use crate::progress::any_progress;
use proptest::prelude::*;
use sharp_shot::rules::{CONTRACTS, Contract, Progress, Record};

/// Texts that are nearly what a page keeps.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        3 => (proptest::sample::select(vec![96_u32, 48, 40, 36, 32, 0, 95]), 0_u32..40, 0_u32..120)
            .prop_map(|(budget, score, leanest)| format!("{budget}:{score}:{leanest}")),
        1 => "[0-9:,+-]{0,12}",
        1 => any::<String>(),
    ];
    let parts = proptest::collection::vec(part, 0..8).prop_map(|parts| parts.join(","));
    let kept = || any_progress().prop_map(|progress| progress.to_text());
    prop_oneof![2 => parts, 1 => kept(), 2 => misspelt(kept())]
}

/// Whether a part of the text says this of the contract.
fn says(text: &str, contract: &Contract, record: Record) -> bool {
    let said = [contract.budget, record.score, record.leanest.unwrap_or(0)];
    text.split(',').any(|part| {
        let numbers: Vec<_> = part.split(':').map(str::parse::<u32>).collect();
        numbers.len() >= 3 && numbers.into_iter().zip(said).all(|(number, is)| number == Ok(is))
    })
}

#[test]
fn any_text_holds_only_what_it_says_and_what_can_be() {
    fuzz("texts of progress", text(), |text| {
        let progress = Progress::from_text(&text);
        for (contract, record) in CONTRACTS.iter().zip(progress.0) {
            let Record { score, leanest } = record;
            prop_assert!(score <= 3 * contract.shots);
            if let Some(bits) = leanest {
                prop_assert!(score >= contract.ship_at);
                prop_assert!((Contract::LEAST_BITS..=contract.budget).contains(&bits));
            }
            prop_assert!(record == Record::default() || says(&text, contract, record));
        }
        prop_assert!((1..=CONTRACTS.len()).contains(&progress.open()));
        prop_assert_eq!(Progress::from_text(&progress.to_text()), progress);
        Ok(progress != Progress::default())
    });
}

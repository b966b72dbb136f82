//! The contracts of the live range: with the real model, the best setting within the bits ships and
//! the best uniform one does not.

use crate::live_players::{average, best, worth};
use sharp_shot::rules::{Dials, LIVE_CONTRACTS, Precision, Range};

/// The boards that each player looks at: with 1,000 the chance to ship is right to about 3 of 100.
const BOARDS: u16 = 1000;

#[test]
fn the_live_contracts_are_40_36_32_and_28_bits_and_the_outlier() {
    let asked = LIVE_CONTRACTS.map(|contract| (contract.range, contract.budget));
    let live = [40, 36, 32, 28].map(|bits| (Range::Live, bits));
    assert_eq!(asked[..4], live);
    assert_eq!(asked[4].0, Range::Outlier);
}

#[test]
fn the_best_setting_ships_and_the_best_uniform_one_does_not() {
    for contract in LIVE_CONTRACTS {
        let mixed = best(&contract, Dials::all());
        let uniform = best(&contract, Precision::ALL.into_iter().map(Dials::uniform));
        let [ships, alike] = [mixed, uniform].map(|it| average(worth(&contract, it, BOARDS)));
        assert!((0.8..=0.95).contains(&ships), "{contract:?} {mixed:?}: {ships}");
        assert!(alike <= ships - 0.4, "{contract:?} {uniform:?}: {alike} beside {ships}");
    }
}

//! The five contracts: where their budgets come from, and that each is harder than the last.

use super::players::{Player, expected_score, ship_probability};
use super::study::{Setting, best};
use serde_json::Value;
use sharp_shot::rules::{CONTRACTS, Contract, Range};

/// The contracts as they stand in `assets/`.
fn written() -> Vec<Value> {
    let json = include_str!("../../assets/contracts.json");
    serde_json::from_str(json).expect("the contracts are a list")
}

fn number(value: &Value) -> u32 {
    value.as_u64().and_then(|number| number.try_into().ok()).expect("a small whole number")
}

/// The bits that a contract's figures come to: every sum of six precisions is a multiple of 4.
fn bits_by_figures(contract: &Value) -> u32 {
    let [of, have, need] = ["of", "have", "need"].map(|field| number(&contract["figures"][field]));
    of * have / need / 4 * 4
}

/// What a contract is measured by, at the best setting within its budget.
struct Difficulty {
    contract: Contract,
    /// Of player A.
    score: f32,
    /// Of player A.
    ships: f32,
    /// Of the average player.
    average_ships: f32,
}

fn difficulty(contract: Contract) -> Difficulty {
    let setting = best(&Setting::within(contract.budget));
    let (shots, average) = (setting.shots(Player::A), setting.average_shots());
    Difficulty {
        contract,
        score: expected_score(&shots),
        ships: ship_probability(&shots, contract.ship_at as usize),
        average_ships: ship_probability(&average, contract.ship_at as usize),
    }
}

#[test]
fn the_first_contract_is_96_bits_ten_shots_and_18_points() {
    let Contract { budget, shots, ship_at, .. } = CONTRACTS[0];
    assert_eq!((budget, shots, ship_at), (96, 10, 18));
    assert_eq!(Contract::default(), CONTRACTS[0]);
}

#[test]
fn the_budgets_fall_from_96_to_32() {
    assert_eq!(CONTRACTS.map(|contract| contract.budget), [96, 48, 40, 36, 32]);
}

#[test]
fn a_budget_is_what_its_figures_come_to() {
    for contract in written().iter().filter(|contract| contract.get("beyond").is_none()) {
        assert_eq!(number(&contract["budget"]), bits_by_figures(contract), "{contract}");
    }
}

#[test]
fn what_lies_beyond_quantization_is_said_where_the_figures_come_to_less_than_int4() {
    let least = Contract::LEAST_BITS;
    assert_eq!(least, 24);
    for contract in written() {
        let beyond = contract.get("beyond").is_some();
        assert_eq!(beyond, bits_by_figures(&contract) < least, "{contract}");
    }
}

#[test]
fn the_game_s_contracts_are_the_written_ones() {
    let written = written();
    assert_eq!(written.len(), CONTRACTS.len());
    for (written, contract) in written.iter().zip(CONTRACTS) {
        assert_eq!(written["name"], contract.name);
        let figures = ["budget", "shots", "ship_at"].map(|field| number(&written[field]));
        assert_eq!(figures, [contract.budget, contract.shots, contract.ship_at]);
    }
}

#[test]
fn no_contract_is_easier_than_the_one_before() {
    let measured = CONTRACTS.map(difficulty);
    for pair in measured.windows(2) {
        let [easier, harder] = pair else { unreachable!("a window of two") };
        let name = harder.contract.name;
        let (score, before) = (harder.score, easier.score);
        assert!(score <= before, "{name}: A scores {score} after {before}");
        let (ships, before) = (harder.average_ships, easier.average_ships);
        assert!(ships <= before, "{name}: the average player ships at {ships} after {before}");
    }
}

#[test]
fn whoever_aims_with_care_ships_every_contract_at_least_half_the_time() {
    for Difficulty { contract, ships, .. } in CONTRACTS.map(difficulty) {
        assert!(ships >= 0.5, "{}: {ships}", contract.name);
    }
}

#[test]
fn each_contract_leads_to_the_next_and_the_last_and_a_pages_own_to_none() {
    for pair in CONTRACTS.windows(2) {
        assert_eq!(pair[0].next(), Some(pair[1]));
    }
    assert_eq!(CONTRACTS[CONTRACTS.len() - 1].next(), None);
    assert_eq!(Contract::custom(Range::Table, 60, 10, 18).next(), None);
    assert_eq!(
        Contract::custom(Range::Table, 48, 3, 5).next(),
        None,
        "the same bits are not the same contract"
    );
}

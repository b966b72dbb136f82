//! Rounds of the live range in links, and what is kept of them.

use super::{model, sighted, under};
use crate::driver::Player;
use bevy::prelude::*;
use sharp_shot::rules::live::equip;
use sharp_shot::rules::{
    Broken, CONTRACTS, Challenge, Contract, FIELD, Game, LIVE_CONTRACTS, Phase, Progress, Range,
    Record, Shots,
};

/// A finished round in which the aim went where the model pointed.
fn finished(contract: Contract) -> Player {
    let mut player = under(contract);
    player.turn_to([4; 6]);
    while *player.get::<Phase>() != Phase::Over {
        let shown = sighted(&player).seen().shown;
        player.shoot(shown);
        player.see_through();
    }
    player
}

fn app(range: Range) -> App {
    let mut app = Game::app();
    equip(&mut app, range, model());
    app
}

#[test]
fn a_link_says_its_range_and_its_round_comes_to_the_same() {
    for contract in LIVE_CONTRACTS {
        let player = finished(contract);
        let challenge = Challenge::of(&player.game).expect("a finished round");
        let bytes = challenge.to_bytes();
        assert_eq!(bytes[..2], [3, contract.range as u8]);
        let read = Challenge::from_bytes(&bytes).expect("its own bytes");
        assert_eq!(read, challenge);
        let game = read.replayed_in(app(contract.range)).expect("the rules allow it");
        let hits = |shots: &Shots| {
            shots.iter().map(|shot| (shot.centre, shot.shown, shot.hit)).collect::<Vec<_>>()
        };
        assert_eq!(hits(game.get()), hits(player.get()));
    }
}

#[test]
fn a_range_that_does_not_exist_is_of_another_version() {
    let challenge = Challenge::of(&finished(LIVE_CONTRACTS[0]).game).expect("a finished round");
    let bytes = challenge.to_bytes();
    for range in [0, 3, 255] {
        let mut changed = bytes.clone();
        changed[1] = range;
        assert!(Challenge::from_bytes(&changed).is_err());
    }
    assert_eq!(Challenge::from_bytes(&bytes), Ok(challenge));
}

#[test]
fn a_shot_beside_the_middle_of_a_cell_is_not_allowed() {
    let mut challenge = Challenge::of(&finished(LIVE_CONTRACTS[0]).game).expect("a finished round");
    challenge.steps[3].hit = Vec2::splat(FIELD / 2.0);
    let replayed = challenge.replayed_in(app(Range::Live)).map(drop);
    assert_eq!(replayed, Err(Broken::Impossible));
}

#[test]
fn a_round_is_kept_under_its_own_contract_and_beside_those_of_the_first_range() {
    for (place, contract) in LIVE_CONTRACTS.into_iter().enumerate() {
        let player = finished(contract);
        let score = player.get::<Shots>().score();
        let leanest = (score >= contract.ship_at).then_some(24);
        let progress = *player.get::<Progress>();
        let mut expected = Progress::default();
        expected.0[CONTRACTS.len() + place] = Record { score, leanest };
        assert_eq!(progress, expected, "{contract:?}");
        assert_eq!(progress.best_live().0, score);
        assert_eq!(Progress::from_text(&progress.to_text()), progress);
        let text = format!("l{}:{score}:{}", contract.budget, leanest.unwrap_or(0));
        let other = "96:0:0,48:0:0,40:0:0,36:0:0,32:0:0";
        let written = if score > 0 { format!("{other},{text}") } else { other.into() };
        assert_eq!(progress.to_text(), written);
    }
}

#[test]
fn each_live_contract_shipped_opens_the_next() {
    let mut progress = Progress::default();
    for place in 0..LIVE_CONTRACTS.len() {
        assert_eq!(progress.open_live(), place + 1);
        progress.0[CONTRACTS.len() + place] = Record { score: 30, leanest: Some(24) };
    }
    assert_eq!((progress.open_live(), progress.open()), (LIVE_CONTRACTS.len(), 1));
}

//! What is kept of the rounds under each contract.

use super::any;
use super::driver::{Player, beside};
use proptest::prelude::*;
use sharp_shot::rules::{
    Best, CONTRACTS, Challenge, Contract, Progress, Range, Record, Retry, Shots,
};

const NOTHING: Record = Record { score: 0, leanest: None };

fn shipped(score: u32, bits: u32) -> Record {
    Record { score, leanest: Some(bits) }
}

/// The first contracts with these records.
fn progress(records: &[Record]) -> Progress {
    let mut progress = Progress::default();
    progress.0[..records.len()].copy_from_slice(records);
    progress
}

fn under(contract: Contract) -> Player {
    Player::start(|app| {
        app.insert_resource(contract);
    })
}

/// Those of the first range.
fn records(player: &Player) -> &[Record] {
    &player.get::<Progress>().0[..CONTRACTS.len()]
}

#[test]
fn a_shipped_round_keeps_its_score_and_bits_under_its_contract() {
    for (place, contract) in CONTRACTS.into_iter().enumerate() {
        let mut player = under(contract);
        player.turn_to([4; 6]);
        player.play(9, beside(0.0));
        player.turn_to([8, 4, 4, 4, 4, 4]);
        player.play(1, beside(20.0));
        let mut expected = Progress::default();
        expected.0[place] = shipped(29, 28);
        assert_eq!(*player.get::<Progress>(), expected, "{contract:?}");
    }
}

#[test]
fn an_unfinished_round_keeps_nothing() {
    let mut player = Player::with_dials([16; 6]);
    player.play(9, beside(0.0));
    assert_eq!(*player.get::<Progress>(), Progress::default());
    player.send(Retry);
    assert_eq!(*player.get::<Progress>(), Progress::default());
}

#[test]
fn a_lost_round_keeps_its_score_and_ships_nothing() {
    let mut player = Player::with_dials([16; 6]);
    player.play(10, beside(42.0));
    assert_eq!(records(&player)[0], Record { score: 10, leanest: None });
}

#[test]
fn a_round_counts_as_soon_as_its_last_shot_is_fired() {
    let mut player = Player::with_dials([16; 6]);
    player.play(9, beside(0.0));
    player.shoot(beside(58.0)(&player.target()));
    assert_eq!(records(&player)[0], shipped(27, 96));
}

#[test]
fn the_best_score_and_the_fewest_shipped_bits_may_be_of_different_rounds() {
    let mut player = Player::start(|_| {});
    for (bits, distance, kept) in [
        ([16; 6], 0.0, shipped(30, 96)),
        ([4; 6], 42.0, shipped(30, 96)), // Ten points do not ship.
        ([8; 6], 20.0, shipped(30, 48)),
        ([16; 6], 20.0, shipped(30, 48)),
    ] {
        player.turn_to(bits);
        player.play(10, beside(distance));
        assert_eq!(records(&player)[0], kept, "{bits:?} at {distance}");
        player.send(Retry);
        assert_eq!(records(&player)[0], kept, "after the retry");
    }
}

#[test]
fn what_was_reached_before_is_kept() {
    let before = progress(&[shipped(20, 60), shipped(19, 40), Record { score: 7, leanest: None }]);
    let mut player = Player::start(|app| {
        app.insert_resource(before);
    });
    assert_eq!(*player.get::<Progress>(), before);
    player.turn_to([16; 6]);
    player.play(10, beside(0.0));
    let mut after = before;
    after.0[0].score = 30;
    assert_eq!(*player.get::<Progress>(), after);
}

#[test]
fn a_contract_of_the_page_s_own_keeps_nothing() {
    for (budget, shots, ship_at) in [(96, 5, 9), (96, 10, 17), (95, 10, 18), (192, 10, 18)] {
        let mut player = under(Contract::custom(Range::Table, budget, shots, ship_at));
        player.turn_to([4; 6]);
        player.play(shots as usize, beside(0.0));
        assert_eq!(*player.get::<Progress>(), Progress::default(), "{budget} {shots} {ship_at}");
    }
}

#[test]
fn a_page_that_asks_for_a_contract_as_it_is_keeps_it() {
    let mut player = under(Contract::custom(Range::Table, 48, 10, 18));
    player.turn_to([8; 6]);
    player.play(10, beside(0.0));
    assert_eq!(records(&player)[..2], [NOTHING, shipped(30, 48)]);
}

#[test]
fn each_contract_shipped_opens_the_next() {
    let lost = Record { score: 17, leanest: None };
    assert_eq!(Progress::default().open(), 1);
    assert_eq!(progress(&[lost]).open(), 1);
    assert_eq!(progress(&[lost, shipped(30, 24)]).open(), 1, "the first has not shipped");
    assert_eq!(progress(&[shipped(18, 96), lost, shipped(30, 24)]).open(), 2);
    for count in 0..=CONTRACTS.len() {
        let open = progress(&vec![shipped(18, 24); count]).open();
        assert_eq!(open, (count + 1).min(CONTRACTS.len()), "{count} shipped");
    }
}

#[test]
fn the_text_is_written_as_it_always_was() {
    let text = progress(&[shipped(30, 44), Record { score: 17, leanest: None }]).to_text();
    assert_eq!(text, "96:30:44,48:17:0,40:0:0,36:0:0,32:0:0");
    assert_eq!(Progress::from_text(""), Progress::default());
}

#[test]
fn the_good_parts_of_a_text_are_kept_beside_rubbish_whatever_their_order() {
    let kept = progress(&[shipped(30, 44), Record { score: 17, leanest: None }]);
    for text in [
        "48:17:0,96:30:44",
        "96:30:44,,:,::,rubbish,48:17:0",
        "96:30:44,95:30:44,48:17:0",
        "96:30:44,40:18,36:x:0,32:-1:0,48:17:0",
        "40:31:0,96:30:44,48:17:0,36:18:37",
        "40:17:24,96:30:44,48:17:0",
        "99999999999:1:0,96:30:44,48:17:0,32:99999999999:0",
    ] {
        assert_eq!(Progress::from_text(text), kept, "{text}");
    }
}

#[test]
fn fewer_bits_than_all_layers_at_int4_cannot_have_shipped() {
    for bits in [1, 4, 23] {
        let text = format!("96:30:{bits}");
        assert_eq!(Progress::from_text(&text), Progress::default(), "{text}");
    }
    assert_eq!(Progress::from_text("96:30:24"), progress(&[shipped(30, 24)]));
}

/// What can have been reached under a contract.
fn record(contract: Contract) -> impl Strategy<Value = Record> {
    let lost = (0..=3 * contract.shots).prop_map(|score| Record { score, leanest: None });
    let shipping = (contract.ship_at..=3 * contract.shots, 24..=contract.budget);
    prop_oneof![lost, shipping.prop_map(|(score, bits)| shipped(score, bits))]
}

pub fn any_progress() -> impl Strategy<Value = Progress> {
    let records: Vec<_> = CONTRACTS.into_iter().map(record).collect();
    records.prop_map(|records| progress(&records))
}

fn no_worse(progress: &Progress, than: &Progress) -> bool {
    progress.0.iter().zip(than.0).all(|(one, other)| {
        let leaner = other.leanest.is_none_or(|bits| one.leanest.is_some_and(|b| b <= bits));
        one.score >= other.score && leaner
    })
}

proptest! {
    #![proptest_config(any::config(500))]

    #[test]
    fn a_progress_is_read_as_it_was_written(progress in any_progress()) {
        prop_assert_eq!(Progress::from_text(&progress.to_text()), progress);
    }

    #[test]
    fn joining_takes_the_best_of_both(a in any_progress(), b in any_progress(), c in any_progress()) {
        let joined = a.joined(&b);
        prop_assert!(no_worse(&joined, &a) && no_worse(&joined, &b));
        prop_assert_eq!(b.joined(&a), joined);
        prop_assert_eq!(joined.joined(&a), joined);
        prop_assert_eq!(a.joined(&a), a);
        prop_assert_eq!(joined.joined(&c), a.joined(&b.joined(&c)));
        for ((joined, a), b) in joined.0.iter().zip(a.0).zip(b.0) {
            prop_assert!([a.score, b.score].contains(&joined.score), "it makes nothing up");
            prop_assert!([a.leanest, b.leanest].contains(&joined.leanest), "it makes nothing up");
        }
    }
}

#[test]
fn in_practice_no_score_is_kept() {
    let mut friend = Player::with_dials([16; 6]);
    friend.play(10, beside(0.0));
    let challenge = Challenge::of(&friend.game).expect("the round is finished");
    let mut player = Player::start(|app| {
        app.insert_resource(Best(7));
        challenge.prepare(app);
    });
    player.turn_to([16; 6]);
    player.play(10, beside(0.0));
    assert_eq!(player.get::<Shots>().score(), 30);
    assert_eq!(player.get::<Best>().0, 7);
}

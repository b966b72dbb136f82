//! Links from strangers: damaged, made up, or of a round that the rules do not allow.

use super::any;
use super::driver::setting;
use super::played::{Table, plans};
use bevy::prelude::*;
use core::time::Duration;
use proptest::prelude::*;
use sharp_shot::rules::{
    Broken, Challenge, Contract, FIELD, Motion, Outcome, Range, Seed, Shots, Step,
};

/// The version of the links.
pub const VERSION: u8 = 2;

/// FNV-1a of 64 bits.
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
    })
}

/// The lower half of the hash, little-endian: with it a link is whole.
pub fn sealed(content: &[u8]) -> Vec<u8> {
    [content, &hash(content).to_le_bytes()[..4]].concat()
}

/// A link without its seal.
pub fn opened(link: &[u8]) -> &[u8] {
    &link[..link.len() - 4]
}

/// A round that was really played.
pub fn good() -> Challenge {
    let table = Table::of_text(Contract::default(), "links");
    Challenge::of(&table.play(&plans(10, 96))).expect("the round is finished")
}

/// A round of a day that was really played.
pub fn good_of_a_day() -> Challenge {
    let table = Table::of_day(Contract::custom(Range::Table, 48, 3, 5), 20_000, 200);
    Challenge::of(&table.play(&plans(3, 48))).expect("the round is finished")
}

/// The good round with something changed and the right seal, read again.
fn tampered(change: impl FnOnce(&mut Challenge)) -> Result<Challenge, Broken> {
    let mut challenge = good();
    change(&mut challenge);
    Challenge::from_bytes(&challenge.to_bytes())
}

/// A round of one shot, and the link that it is written down as.
pub fn written_down() -> (Challenge, Vec<u8>) {
    let step = Step {
        at: Duration::from_millis(300),
        dials: setting([16, 8, 4, 32, 32, 4]),
        motion: Motion::Reduced,
        hit: Vec2::new(1.5, FIELD),
    };
    let challenge = Challenge {
        contract: Contract::custom(Range::Table, 96, 1, 2),
        seed: Seed::Text("ü".into()),
        day: 0,
        number: 129,
        steps: vec![step],
    };
    let content = [
        &[VERSION, 96, 1, 2][..], // Version, bits, shots and ship line.
        &[3, 0xc3, 0xbc],         // One more than the length of the seed, and the seed.
        &[0x81, 0x01],            // The round's number.
        &[0b1100_0011, 0b1_0110], // The dials 01 10 11 00 00 11, and the bit for reduced motion.
        &[0xac, 0x02],            // The time.
        &[192, 0, 0x00, 0xc8],    // 192 and 51200 steps of the grid.
    ];
    (challenge, sealed(&content.concat()))
}

#[test]
fn a_link_is_written_as_it_always_was() {
    let (challenge, link) = written_down();
    assert_eq!(challenge.to_bytes(), link);
    assert_eq!(Challenge::from_bytes(&link), Ok(challenge));
}

#[test]
fn a_link_with_a_flipped_bit_is_damaged() {
    for link in [good().to_bytes(), good_of_a_day().to_bytes()] {
        for bit in 0..8 * link.len() {
            let mut link = link.clone();
            link[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(Challenge::from_bytes(&link), Err(Broken::Damaged), "bit {bit}");
        }
    }
}

#[test]
fn a_link_that_lost_its_end_or_its_beginning_is_damaged() {
    for link in [good().to_bytes(), good_of_a_day().to_bytes()] {
        for place in 0..link.len() {
            let (beginning, end) = link.split_at(place);
            assert_eq!(Challenge::from_bytes(beginning), Err(Broken::Damaged), "{place}");
            if place > 0 {
                assert_eq!(Challenge::from_bytes(end), Err(Broken::Damaged), "{place}");
            }
        }
    }
}

#[test]
fn a_link_with_a_byte_more_is_refused_even_if_it_is_whole() {
    for link in [good().to_bytes(), good_of_a_day().to_bytes()] {
        for byte in 0..=u8::MAX {
            let longer = [&link[..], &[byte]].concat();
            assert_eq!(Challenge::from_bytes(&longer), Err(Broken::Damaged), "{byte}");
            let whole = sealed(&[opened(&link), &[byte]].concat());
            assert_eq!(Challenge::from_bytes(&whole), Err(Broken::Impossible), "{byte}");
        }
    }
}

#[test]
fn a_whole_link_that_lacks_shots_is_refused() {
    for link in [good().to_bytes(), good_of_a_day().to_bytes()] {
        for length in 1..opened(&link).len() {
            let whole = sealed(&link[..length]);
            assert_eq!(Challenge::from_bytes(&whole), Err(Broken::Impossible), "{length}");
        }
    }
}

#[test]
fn a_link_of_another_version_is_old_or_unknown() {
    for version in (0..=u8::MAX).filter(|&version| version != VERSION) {
        let mut content = opened(&good().to_bytes()).to_vec();
        content[0] = version;
        let broken = if version == 1 { Broken::Old } else { Broken::Unknown };
        assert_eq!(Challenge::from_bytes(&sealed(&content)), Err(broken), "{version}");
    }
}

#[test]
fn a_contract_that_no_page_asks_for_is_refused() {
    for budget in [0, 23, 193, 255] {
        let result = tampered(|round| round.contract.budget = budget);
        assert_eq!(result, Err(Broken::Impossible), "{budget} bits");
    }
    for (shots, ship_at) in [(0, 1), (21, 18), (10, 0), (10, 31), (20, 0), (20, 61)] {
        let result = tampered(|round| {
            round.contract = Contract::custom(Range::Table, 96, shots, ship_at);
            let last = round.steps[9];
            round.steps.resize(shots as usize, last);
        });
        assert_eq!(result, Err(Broken::Impossible), "{ship_at} points with {shots} shots");
    }
}

#[test]
fn a_contract_at_its_limits_is_taken() {
    for (budget, shots, ship_at) in [(24, 1, 3), (192, 20, 60), (192, 1, 1)] {
        let result = tampered(|round| {
            round.contract = Contract::custom(Range::Table, budget, shots, ship_at);
            let last = round.steps[9];
            round.steps.resize(shots as usize, last);
        });
        assert!(result.is_ok(), "{budget} bits, {shots} shots, {ship_at} points: {result:?}");
    }
}

#[test]
fn a_shot_outside_the_field_is_refused() {
    for outside in [FIELD + 1.0 / 128.0, 511.0] {
        for hit in [Vec2::new(outside, 9.0), Vec2::new(9.0, outside)] {
            let result = tampered(|round| round.steps[7].hit = hit);
            assert_eq!(result, Err(Broken::Impossible), "{hit}");
        }
    }
    assert!(tampered(|round| round.steps[7].hit = Vec2::splat(FIELD)).is_ok(), "at the border");
}

#[test]
fn a_shot_over_budget_is_read_and_refused_by_the_rules() {
    for shot in [0, 5, 9] {
        let over = [16, 16, 16, 16, 4, 32];
        let read = tampered(|round| round.steps[shot].dials = setting(over)).expect("it is whole");
        assert_eq!(read.replayed().err(), Some(Broken::Impossible), "shot {shot}");
    }
    let whole_budget = tampered(|round| round.steps[5].dials = setting([16; 6]));
    assert!(whole_budget.expect("it is whole").replayed().is_ok());
}

#[test]
fn a_round_written_in_another_way_is_refused() {
    let (_, link) = written_down();
    let content = opened(&link);
    for (what, at, instead) in [
        ("a number with a zero in front", 7..9, &[0x81, 0x81, 0x00][..]),
        ("a number that is too large", 7..9, &[0x81, 0x80, 0x80, 0x80, 0x10]),
        ("a number without an end", 7..9, &[0x81; 5]),
        ("an unused bit of the setting", 10..11, &[0b11_0110]),
        ("text that is none", 5..7, &[0xc3, 0x28]),
        ("text that is longer than the link", 4..5, &[100]),
        ("text that is longer than any", 4..5, &[0xff, 0xff, 0xff, 0xff, 0x0f]),
    ] {
        let mut content = content.to_vec();
        content.splice(at, instead.iter().copied());
        assert_eq!(Challenge::from_bytes(&sealed(&content)), Err(Broken::Impossible), "{what}");
    }
}

proptest! {
    #![proptest_config(any::config(3000))]

    #[test]
    fn a_good_link_with_anything_after_it_is_refused(
        more in proptest::collection::vec(any::<u8>(), 1..40),
    ) {
        let (_, link) = written_down();
        prop_assert!(Challenge::from_bytes(&[link, more].concat()).is_err());
    }
}

/// Who changes a figure of the game, or the generator, gives links another version: else old ones
/// come to another result than their players had.
#[test]
fn a_link_of_this_version_comes_to_what_it_came_to_when_it_was_made() {
    let bytes = [
        0x02, 0x60, 0x0a, 0x12, 0x00, 0xaa, 0xa2, 0x01, 0x00, 0x55, 0x05, 0xb0, 0x09, 0x83, 0x20,
        0x90, 0x69, 0x55, 0x05, 0xa9, 0x07, 0x5f, 0x4a, 0x95, 0x65, 0x55, 0x05, 0xce, 0x07, 0x14,
        0x75, 0xda, 0x9e, 0x55, 0x05, 0xf3, 0x07, 0xb8, 0x25, 0xa9, 0x6e, 0x55, 0x05, 0x98, 0x08,
        0xa6, 0x2b, 0xe2, 0x93, 0x55, 0x05, 0xbd, 0x08, 0x6c, 0x7e, 0xff, 0x7b, 0x55, 0x05, 0xe2,
        0x08, 0x5e, 0x6d, 0x11, 0x28, 0x55, 0x05, 0x87, 0x09, 0x42, 0x33, 0xa3, 0x74, 0x55, 0x05,
        0xac, 0x09, 0xd9, 0x61, 0x74, 0x50, 0x55, 0x05, 0xd1, 0x09, 0x99, 0x52, 0xac, 0x34, 0xed,
        0x3c, 0x77, 0x78,
    ];
    let game = Challenge::from_bytes(&bytes).expect("whole").replayed().expect("by the rules");
    let shots = game.get::<Shots>();
    let outcome = Outcome::of(shots, game.get());
    assert_eq!((outcome.score, outcome.bits, outcome.accuracy.percent()), (30, 96, 94));
    let off: Vec<f32> = shots.iter().map(|shot| shot.hit.distance(shot.shown)).collect();
    assert!(off.iter().all(|&off| off < 1.0), "every shot was at what was shown: {off:?}");
}

//! The network of the live range as WebAssembly without a game: what it answers there has to be the
//! same to the last bit as natively, and how long an answer takes is measured.

// What WebAssembly calls by its name needs an attribute that counts as unsafe.
#![allow(unsafe_code, reason = "exports of a module without a glue")]

use range_model::measure::HELD_OUT;
use range_model::{Board, Chance, Layer, Network, Scales, Settings, Weights, digest, with_outlier};
use std::cell::RefCell;

thread_local! {
    static NETWORK: RefCell<Option<Network>> = const { RefCell::new(None) };
}

/// The first held-out boards.
fn boards(count: u32) -> Vec<Board> {
    let mut chance = Chance::new(HELD_OUT);
    (0..count).map(|_| chance.board()).collect()
}

/// Sets all layers as a setting has them, by its number; with the outlier if that is not 0.
///
/// # Panics
///
/// If the shipped files are broken.
#[unsafe(no_mangle)]
pub extern "C" fn set(setting: u32, outlier: u32) {
    let weights = include_bytes!("../../../../assets/model/weights.bf16");
    let weights = Weights::from_bytes(weights).expect("the shipped weights");
    let scales = include_bytes!("../../../../assets/model/scales.bin");
    let (plain, wide) = scales.split_at(Scales::BYTES);
    let (weights, scales) =
        if outlier == 0 { (weights, plain) } else { (with_outlier(&weights), wide) };
    let scales = Scales::from_bytes(scales).expect("the shipped scales");
    let mut network = Network::new(weights, scales);
    let precisions = Settings::numbered(setting.try_into().unwrap_or_default());
    for (layer, precision) in Layer::ALL.into_iter().zip(precisions) {
        network.set(layer, precision);
    }
    NETWORK.set(Some(network));
}

/// The digest of the answers to the first held-out boards.
#[unsafe(no_mangle)]
pub extern "C" fn digest_of(count: u32) -> u64 {
    let boards = boards(count);
    NETWORK.with_borrow(|network| network.as_ref().map_or(0, |network| digest(network, &boards)))
}

/// Answers the first held-out boards, and tells how many answers were right.
#[unsafe(no_mangle)]
pub extern "C" fn right_of(count: u32) -> u32 {
    let right = |network: &Network| {
        boards(count).iter().filter(|board| network.run(board).cell() == board.answer()).count()
    };
    NETWORK.with_borrow(|network| network.as_ref().map_or(0, right)).try_into().unwrap_or_default()
}

//! The live range: a real model aims on boards of cells.

mod aim;
mod boards;
mod contracts;
mod links;
mod model;
mod recorded;

use super::driver::Player;
use sharp_shot::rules::live::{LiveModel, LiveRange, STEP, Sighted, equip};
use sharp_shot::rules::{Clock, Contract, LIVE_CONTRACTS, Range, RangeSpotter, Seed};
use std::sync::LazyLock;

/// What a page loads as `live.bin` (`tools/live.mjs` puts it together in this order).
pub fn bytes() -> Vec<u8> {
    let parts: [&[u8]; 10] = [
        include_bytes!("../../../assets/model/weights.bf16"),
        include_bytes!("../../../assets/model/scales.bin"),
        include_bytes!("../../../assets/model/accuracies.bin"),
        include_bytes!("../../../assets/model/distances.bin"),
        include_bytes!("../../../assets/model/wobbles.bin"),
        include_bytes!("../../../assets/model/spreads.bin"),
        include_bytes!("../../../assets/model/outlier_accuracies.bin"),
        include_bytes!("../../../assets/model/outlier_distances.bin"),
        include_bytes!("../../../assets/model/outlier_wobbles.bin"),
        include_bytes!("../../../assets/model/outlier_spreads.bin"),
    ];
    parts.concat()
}

static MODEL: LazyLock<LiveModel> =
    LazyLock::new(|| LiveModel::from_bytes(&bytes()).expect("the shipped model"));

pub fn model() -> &'static LiveModel {
    &MODEL
}

/// A game under a contract of the live range, with a seed of one's own.
pub fn under_with(contract: Contract, seed: &str) -> Player {
    Player::start(|app| {
        app.insert_resource(contract).insert_resource(Seed::Text(seed.into()));
        equip(app, contract.range, model());
    })
}

pub fn under(contract: Contract) -> Player {
    under_with(contract, "tests")
}

/// A game under the first contract of the live range, with this setting.
pub fn with_dials(bits: [u32; 6]) -> Player {
    let mut player = under(LIVE_CONTRACTS[0]);
    player.turn_to(bits);
    player
}

/// One where the bits do not matter.
pub fn unlimited() -> Contract {
    Contract::custom(Range::Live, 192, 10, 20)
}

/// Waits until the board has just changed, so that aiming and firing fall on the same.
pub fn wait_for_step(player: &mut Player) {
    let steps = player.get::<Clock>().now().as_millis() / STEP.as_millis();
    player.wait_until((steps as u32 + 1) * STEP);
}

pub fn range(player: &Player) -> &LiveRange {
    player.get::<RangeSpotter>().as_a().expect("the live range")
}

pub fn sighted(player: &Player) -> Sighted {
    *range(player).now().expect("something to see")
}

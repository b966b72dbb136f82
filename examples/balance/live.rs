//! Players on the live range, who look at what the real model shows: what each would score, by
//! boards of a fixed seed.

use super::players::{Zones, expected_score, ship_probability};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use range_model::{Board, Cell, Layer, Network, Precision, Scales, Weights, with_outlier};
use sharp_shot::rules::{Contract, Dials, Range};

/// How a player aims.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Aims {
    /// At the likeliest cell, at once.
    AtOnce,
    /// At the middle of the likeliest cells of two seconds.
    Watching,
}

impl Aims {
    pub const ALL: [Self; 2] = [Self::AtOnce, Self::Watching];

    /// How many steps of the board (`live::STEP`) a player looks at.
    fn looks(self) -> usize {
        match self {
            Self::AtOnce => 1,
            Self::Watching => 7,
        }
    }
}

/// The network of a range with a setting of its dials.
pub fn network(range: Range, dials: Dials) -> Network {
    let weights = include_bytes!("../../assets/model/weights.bf16");
    let weights = Weights::from_bytes(weights).expect("the shipped weights");
    let (plain, outlier) = include_bytes!("../../assets/model/scales.bin").split_at(Scales::BYTES);
    let (weights, scales) = match range {
        Range::Outlier => (with_outlier(&weights), outlier),
        _ => (weights, plain),
    };
    let scales = Scales::from_bytes(scales).expect("the shipped scales");
    let mut network = Network::new(weights, scales);
    for (layer, precision) in Layer::ALL.into_iter().zip(dials.0) {
        network.set(layer, Precision::ALL[precision as usize]);
    }
    network
}

/// The chance of each zone for one shot, from miss to the right cell, by so many boards.
pub fn zones(network: &Network, aims: Aims, boards: u16) -> Zones {
    let mut counts = [0_u16; 4];
    for seed in 0..boards {
        let mut chance = ChaCha8Rng::seed_from_u64(seed.into());
        let mut below = |below| chance.random_range(0..below);
        let mut board = Board::draw(&mut below);
        let mut seen = Vec::new();
        for _ in 0..aims.looks() {
            seen.push(network.run(&board).cell());
            board.wander(&mut below);
        }
        let aim = Cell {
            x: median(seen.iter().map(|cell| cell.x)),
            y: median(seen.iter().map(|cell| cell.y)),
        };
        counts[3 - usize::from(aim.king_distance(board.answer()).min(3))] += 1;
    }
    counts.map(|count| f32::from(count) / f32::from(boards))
}

fn median(values: impl Iterator<Item = u8>) -> u8 {
    let mut sorted: Vec<u8> = values.collect();
    sorted.sort_unstable();
    sorted[sorted.len() / 2]
}

/// What a setting is worth under a contract, to each player: the chance to ship, and the expected score.
pub fn worth(contract: &Contract, dials: Dials, boards: u16) -> [(f32, f32); 2] {
    let network = network(contract.range, dials);
    Aims::ALL.map(|aims| {
        let shots = vec![zones(&network, aims, boards); contract.shots as usize];
        (ship_probability(&shots, contract.ship_at as usize), expected_score(&shots))
    })
}

/// The chance that the average player ships: the mean of both.
pub fn average([(at_once, _), (watching, _)]: [(f32, f32); 2]) -> f32 {
    at_once.midpoint(watching)
}

/// The most accurate setting within a contract's bits, by the measured table.
pub fn best(contract: &Contract, settings: impl Iterator<Item = Dials>) -> Dials {
    let table: &[u8] = match contract.range {
        Range::Outlier => include_bytes!("../../assets/model/outlier_accuracies.bin"),
        _ => include_bytes!("../../assets/model/accuracies.bin"),
    };
    let fits = settings.filter(|dials| dials.bits() <= contract.budget);
    fits.max_by_key(|dials| table[usize::from(dials.number())]).expect("all layers at int4 fit")
}

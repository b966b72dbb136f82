//! The network in `assets/model/`, and what its trainer wrote to compare with.

use range_model::measure::share_byte;
use range_model::measure::{BOARDS, CALIBRATION, CALIBRATION_BOARDS, HELD_OUT};
use range_model::{
    Board, Chance, Clip, Layer, Mask, Network, Scales, Settings, Weights, calibrate, digest,
    with_outlier,
};

const WEIGHTS: &[u8] = include_bytes!("../../../../assets/model/weights.bf16");
const SCALES: &[u8] = include_bytes!("../../../../assets/model/scales.bin");
const ACCURACIES: &[u8] = include_bytes!("../../../../assets/model/accuracies.bin");
const OUTLIER_ACCURACIES: &[u8] = include_bytes!("../../../../assets/model/outlier_accuracies.bin");
const CANDLE_LOGITS: &[u8] = include_bytes!("../fixtures/candle_logits.f32");
const DIGESTS: &str = include_str!("../fixtures/digests.txt");

/// The plain network and the one with an outlier: weights and scales.
fn networks() -> [(Weights, Scales); 2] {
    let weights = Weights::from_bytes(WEIGHTS).unwrap();
    let (plain, outlier) = SCALES.split_at(Scales::BYTES);
    [(weights.clone(), plain), (with_outlier(&weights), outlier)]
        .map(|(weights, scales)| (weights, Scales::from_bytes(scales).unwrap()))
}

fn boards(seed: u64, count: usize) -> Vec<Board> {
    let mut chance = Chance::new(seed);
    (0..count).map(|_| chance.board()).collect()
}

fn set(network: &mut Network, setting: u16) {
    for (layer, precision) in Layer::ALL.into_iter().zip(Settings::numbered(setting)) {
        network.set(layer, precision);
    }
}

#[test]
fn candle_comes_to_the_same_logits() {
    let [(weights, scales), _] = networks();
    let network = Network::new(weights, scales);
    let logits = CANDLE_LOGITS.chunks_exact(4).map(|it| f32::from_le_bytes(it.try_into().unwrap()));
    let logits = logits.collect::<Vec<_>>();
    assert_eq!(logits.len(), 16 * 64);
    for (board, logits) in boards(HELD_OUT, 16).iter().zip(logits.chunks_exact(64)) {
        for (ours, candles) in network.run(board).logits().iter().zip(logits) {
            assert!((ours - candles).abs() < 1e-4, "{ours} {candles}");
        }
    }
}

/// `tests/wasm` compares the same lines with what WebAssembly comes to.
#[test]
fn a_thousand_boards_give_the_recorded_bits() {
    let boards = boards(HELD_OUT, 1000);
    let mut networks = networks().map(|(weights, scales)| Network::new(weights, scales));
    for line in DIGESTS.lines() {
        let words = line.split(' ').collect::<Vec<_>>();
        let network = &mut networks[usize::from(words[0] == "outlier")];
        set(network, words[1].parse().unwrap());
        assert_eq!(format!("{:016x}", digest(network, &boards)), words[2], "{line}");
    }
    assert_eq!(DIGESTS.lines().count(), 14);
}

#[test]
fn the_scales_are_what_the_calibration_boards_give() {
    let boards = boards(CALIBRATION, CALIBRATION_BOARDS);
    for (weights, scales) in networks() {
        assert_eq!(calibrate(&weights, &boards, Clip::Absmax, 8), Ok(scales));
    }
}

/// Without what an attention adds the network cannot follow one of the hops.
#[test]
fn both_hops_need_their_attention() {
    let [(weights, scales), _] = networks();
    let boards = boards(HELD_OUT, 1000);
    let accuracy = |weights: &Weights| {
        let network = Network::new(weights.clone(), scales);
        boards.iter().filter(|it| network.run(it).cell() == it.answer()).count()
    };
    assert!(accuracy(&weights) >= 999);
    for layer in [Layer::Attention1, Layer::Attention2] {
        let mut mask = Mask::default();
        let out = layer.matrices()[3];
        let start = layer.start() + out.start;
        (start..start + out.len()).for_each(|at| mask.keep(at, false));
        let left = accuracy(&mask.of(&weights));
        assert!(left < 300, "{layer:?}: {left}");
    }
}

/// A sample of what `make model-verify` does with all: the uniform settings, and some by chance.
#[test]
fn the_weights_give_the_tables() {
    let boards = boards(HELD_OUT, BOARDS);
    let mut chance = Chance::new(17);
    let mut sample = vec![0, 1365, 2730, 4095];
    sample.extend((0..4).map(|_| chance.below(4096) as u16));
    let tables = [ACCURACIES, OUTLIER_ACCURACIES];
    for ((weights, scales), table) in networks().into_iter().zip(tables) {
        assert_eq!(table.len(), Settings::COUNT);
        let mut network = Network::new(weights, scales);
        for &setting in &sample {
            set(&mut network, setting);
            let right = boards.iter().filter(|it| network.run(it).cell() == it.answer()).count();
            let byte = share_byte(right as u32, BOARDS as u32);
            assert_eq!(byte, table[usize::from(setting)], "{:?}", Settings::numbered(setting));
        }
    }
}

//! What the page measures by itself.

use crate::same;
use crate::way::QUANTIZED;
use lab::instruments::{BOARDS, Format, Live, Measurement, Quantized, Sample};
use range_model::{LAYERS, Weights};

const SHIPPED: &[u8] = include_bytes!("../../../../assets/model/weights.bf16");

#[test]
fn what_was_measured_live_has_the_error_of_agresti_and_coull() {
    // (0 + 2) / (512 + 4) = 0.003876; √(0.003876 × 0.996124 / 516) = 0.273541 %.
    for (right, accuracy) in [(0, 0.0), (512, 100.0)] {
        let it = Live::of(right, 512);
        same(it.accuracy, accuracy);
        assert!((it.error - 0.273_541).abs() < 1e-6, "{it:?}");
    }
    // (256 + 2) / 516 = 0.5; √(0.25 / 516) = 2.201127 %.
    let half = Live::of(256, 512);
    same(half.accuracy, 50.0);
    assert!((half.error - 2.201_127).abs() < 1e-6, "{half:?}");
    // (48 + 2) / (96 + 4) = 0.5; √(0.25 / 100) = 5 %.
    same(Live::of(48, 96).error, 5.0);
}

fn measured(at_a_time: u32) -> Live {
    let weights = Weights::from_bytes(SHIPPED).expect("the network that ships");
    let setting =
        Quantized { format: Format::Fp32, calibration: 0, layers: [None; LAYERS], ..QUANTIZED };
    let mut it = Measurement::of(setting.network(&weights).expect("it can be calibrated"));
    let sample = Sample::default();
    for _ in 1..BOARDS.div_ceil(at_a_time) {
        assert_eq!(it.advance(&sample, at_a_time), None, "not all have been answered");
    }
    it.advance(&sample, at_a_time).expect("all have been answered")
}

#[test]
fn the_network_that_ships_has_nearly_all_of_512_boards_right() {
    assert_eq!(BOARDS, 512);
    let it = measured(BOARDS);
    assert!(it.accuracy >= 99.0, "{it:?}");
    // Of whole boards.
    let right = (it.accuracy * 5.12).round();
    assert_eq!(it, Live::of(right as u32, BOARDS));
    for at_a_time in [1, 32, 100, 1000] {
        assert_eq!(measured(at_a_time), it, "{at_a_time} at a time");
    }
}

#[test]
fn a_measurement_that_is_done_stays_as_it_is() {
    let weights = Weights::from_bytes(SHIPPED).expect("the network that ships");
    let network = QUANTIZED.network(&weights).expect("it can be calibrated");
    let (mut it, sample) = (Measurement::of(network), Sample::default());
    assert_eq!(it.advance(&sample, 0), None);
    let done = it.advance(&sample, u32::MAX);
    assert!(done.is_some());
    assert_eq!(it.advance(&sample, 1), done);
}

//! The 16-bit floats, compared with the crate `half`.

use half::{bf16, f16};
use proptest::prelude::*;
use range_model::{Precision, Weights};

fn to_f16(value: f32) -> f32 {
    let mut values = [value];
    Precision::Fp16.round(&mut values);
    values[0]
}

#[test]
fn every_half_is_its_own_nearest() {
    for bits in 0..=u16::MAX {
        let half = f16::from_bits(bits);
        if half.is_finite() {
            assert_eq!(to_f16(half.to_f32()).to_bits(), half.to_f32().to_bits());
        }
    }
}

proptest! {
    #[test]
    fn halves_are_rounded_as_elsewhere(bits: u32) {
        let value = f32::from_bits(bits);
        prop_assume!(value.is_finite());
        let largest = f16::MAX.to_f32();
        let expected = f16::from_f32(value).to_f32().clamp(-largest, largest);
        prop_assert_eq!(to_f16(value).to_bits(), expected.to_bits());
    }

    #[test]
    fn small_and_middling_halves_too(value in -1e-4_f32..1e-4, size in 1_f32..1e5) {
        for value in [value, value * size] {
            prop_assert_eq!(to_f16(value).to_bits(), f16::from_f32(value).to_f32().to_bits());
        }
    }

    #[test]
    fn weights_are_written_as_elsewhere(bits in prop::collection::vec(any::<u32>(), 64)) {
        let mut values = vec![0.0; Weights::COUNT];
        for (value, bits) in values.iter_mut().zip(bits) {
            let number = f32::from_bits(bits);
            *value = if number.is_finite() { number } else { 1.0 };
        }
        let expected = values.iter().flat_map(|&value| bf16::from_f32(value).to_le_bytes());
        prop_assert_eq!(Weights::new(values.clone()).unwrap().to_bytes(), expected.collect::<Vec<_>>());
    }
}

use crate::{scales_of, some_weights};
use range_model::{Broken, Layer, Scales, Weights};

#[test]
fn there_are_as_many_parameters_as_is_said() {
    assert_eq!(Weights::COUNT, 30_336);
    assert_eq!(Layer::ALL.map(Layer::len), [3008, 4160, 8416, 4160, 8416, 2176]);
    let weights = Layer::ALL.iter().flat_map(|layer| layer.matrices()).map(|matrix| matrix.len());
    assert_eq!(Weights::COUNT - weights.sum::<usize>(), 704);
}

#[test]
fn what_was_rounded_once_comes_back_as_it_was() {
    let bytes = some_weights(1).to_bytes();
    assert_eq!(bytes.len(), Weights::BYTES);
    let weights = Weights::from_bytes(&bytes).unwrap();
    assert_eq!(weights.to_bytes(), bytes);
    assert_eq!(Weights::from_bytes(&weights.to_bytes()), Ok(weights));
    let scales = scales_of(&some_weights(1));
    assert_eq!(Scales::from_bytes(&scales.to_bytes()), Ok(scales));
}

#[test]
fn what_is_broken_is_refused_with_its_reason() {
    let mut bytes = some_weights(1).to_bytes();
    let error = Weights::from_bytes(&bytes[1..]).unwrap_err();
    assert_eq!(error, Broken::Length { found: Weights::BYTES - 1, expected: Weights::BYTES });
    assert_eq!(error.to_string(), "60671 long instead of 60672");
    bytes[20..22].copy_from_slice(&[0x80, 0x7f]);
    assert_eq!(Weights::from_bytes(&bytes), Err(Broken::Value { at: 10 }));
    assert_eq!(Weights::from_bytes(&[]).unwrap_err().to_string(), "0 long instead of 60672");
    assert_eq!(Weights::new(vec![f32::NAN; Weights::COUNT]), Err(Broken::Value { at: 0 }));

    let mut bytes = scales_of(&some_weights(1)).to_bytes();
    bytes[4..8].copy_from_slice(&(-1_f32).to_le_bytes());
    assert_eq!(Scales::from_bytes(&bytes), Err(Broken::Value { at: 1 }));
    assert_eq!(Scales::from_bytes(&bytes[4..]), Err(Broken::Length { found: 36, expected: 40 }));
}

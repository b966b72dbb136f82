//! The file that a page loads: a whole one is a model, any other a clear error.

use super::{bytes, model};
use range_model::Weights;
use sharp_shot::rules::live::{BrokenModel, LiveModel};
use sharp_shot::rules::{Accuracy, Dials, LAYERS, Precision, Range, Sensitivities};

#[test]
fn what_is_cut_lengthened_or_no_number_is_refused() {
    let whole = bytes();
    for length in [0, 1, Weights::BYTES, whole.len() / 2, whole.len() - 1] {
        assert_eq!(LiveModel::from_bytes(&whole[..length]).err(), Some(BrokenModel), "{length}");
    }
    assert_eq!(LiveModel::from_bytes(&[&whole[..], &[0]].concat()).err(), Some(BrokenModel));
    let mut spoilt = whole.clone();
    // The exponent of an infinity.
    spoilt[..2].copy_from_slice(&[0x80, 0x7f]);
    assert_eq!(LiveModel::from_bytes(&spoilt).err(), Some(BrokenModel));
    let mut no_scale = whole;
    no_scale[Weights::BYTES..Weights::BYTES + 4].copy_from_slice(&f32::NAN.to_le_bytes());
    assert_eq!(LiveModel::from_bytes(&no_scale).err(), Some(BrokenModel));
}

fn measured(range: Range) -> Sensitivities {
    Sensitivities::Measured(model().accuracies(range).to_vec())
}

#[test]
fn fp32_and_fp16_lose_nothing() {
    for range in [Range::Live, Range::Outlier] {
        for precision in [Precision::Fp32, Precision::Fp16] {
            let accuracy = Accuracy::of(&Dials::uniform(precision), &measured(range));
            assert_eq!(accuracy.percent(), 100, "{range:?} {precision:?}");
        }
    }
}

#[test]
fn the_outlier_spoils_int8_and_nothing_else_does() {
    let int8 = |range| Accuracy::of(&Dials::uniform(Precision::Int8), &measured(range)).percent();
    assert_eq!(int8(Range::Live), 100);
    assert!(int8(Range::Outlier) < 75, "{}", int8(Range::Outlier));
}

#[test]
fn what_the_layers_take_adds_up_to_what_is_lost() {
    let sensitivities = measured(Range::Live);
    for dials in Dials::all() {
        let lost = 1.0 - Accuracy::of(&dials, &sensitivities).0;
        let taken = Accuracy::taken(lost, &dials, &sensitivities);
        assert!(taken.iter().all(|part| (0.0..=1.0).contains(part)), "{dials:?} {taken:?}");
        let sum: f32 = taken.iter().sum();
        let single =
            (0..LAYERS.len()).any(|layer| sensitivities.survival(layer, dials.0[layer]) < 1.0);
        assert!((sum - lost).abs() < 1e-4 || !single, "{dials:?} {sum} {lost}");
    }
}

#[test]
fn the_panel_s_figures_grow_from_fp32_to_int4() {
    let of = |precision| model().figures(Range::Live, &Dials::uniform(precision));
    let (full, worst) = (of(Precision::Fp32), of(Precision::Int4));
    assert_eq!((full.distance, full.wobble), (0.0, 0.0));
    assert!(worst.distance > 0.5 && worst.wobble > 0.2 && worst.spread > full.spread, "{worst:?}");
}

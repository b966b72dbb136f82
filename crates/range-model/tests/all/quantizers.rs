use proptest::prelude::*;
use range_model::{Clip, Format, Granularity, Precision, Scheme};

const OUTPUTS: usize = 4;

/// A matrix of up to 12 rows.
fn matrices() -> impl Strategy<Value = Vec<f32>> {
    (1..12_usize).prop_flat_map(|rows| prop::collection::vec(-3_f32..3.0, rows * OUTPUTS))
}

fn absmax(values: &[f32]) -> f32 {
    values.iter().fold(0.0, |most, value| most.max(value.abs()))
}

fn rounded(matrix: &[f32], weights: Format, granularity: Granularity, clip: Clip) -> Vec<f32> {
    let mut values = matrix.to_vec();
    Scheme { weights, granularity, clip, activations: None }.round(&mut values, OUTPUTS);
    values
}

fn squared_error(matrix: &[f32], rounded: &[f32]) -> f32 {
    matrix.iter().zip(rounded).map(|(a, b)| (a - b) * (a - b)).sum()
}

fn column(matrix: &[f32], column: usize) -> Vec<f32> {
    matrix.iter().skip(column).step_by(OUTPUTS).copied().collect()
}

proptest! {
    #[test]
    fn no_error_is_larger_than_half_a_step(matrix in matrices(), bits in 2_u8..=8) {
        let levels = f32::from((1_u8 << (bits - 1)) - 1);
        let step = absmax(&matrix) / levels;
        let after = rounded(&matrix, Format::Int(bits), Granularity::Matrix, Clip::Absmax);
        for (before, after) in matrix.iter().zip(&after) {
            prop_assert!((before - after).abs() <= step / 2.0 * 1.0001);
            let steps = after / step;
            prop_assert!((steps - steps.round()).abs() < 1e-4 && steps.abs() <= levels + 1e-4);
        }
    }

    #[test]
    fn rounding_twice_changes_nothing_more(matrix in matrices(), bits in 2_u8..=8, group in 0..5_usize) {
        for granularity in [Granularity::Matrix, Granularity::Channel, Granularity::Group(group)] {
            for format in [Format::Int(bits), Format::Fp16, Format::Fp32] {
                let once = rounded(&matrix, format, granularity, Clip::Absmax);
                let twice = rounded(&once, format, granularity, Clip::Absmax);
                for (once, twice) in once.iter().zip(&twice) {
                    prop_assert!((once - twice).abs() <= once.abs() * 1e-6);
                }
            }
        }
    }

    #[test]
    fn the_grid_is_symmetric(matrix in matrices(), bits in 2_u8..=8, percent in 50_f32..100.0) {
        let mirrored = matrix.iter().map(|value| -value).collect::<Vec<_>>();
        for clip in [Clip::Absmax, Clip::Percentile(percent), Clip::SquaredError] {
            for format in [Format::Int(bits), Format::Binary] {
                let [after, other] =
                    [&matrix, &mirrored].map(|it| rounded(it, format, Granularity::Channel, clip));
                prop_assert_eq!(after, other.iter().map(|value| -value).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn each_channel_has_its_own_scale(matrix in matrices(), bits in 2_u8..=8) {
        let after = rounded(&matrix, Format::Int(bits), Granularity::Channel, Clip::Absmax);
        for at in 0..OUTPUTS {
            let mut alone = column(&matrix, at);
            let scheme = Scheme { weights: Format::Int(bits), ..Scheme::dial(Precision::Int8) };
            scheme.round(&mut alone, 1);
            prop_assert_eq!(column(&after, at), alone);
        }
    }

    #[test]
    fn each_group_of_a_column_has_its_own_scale(matrix in matrices(), size in 1..6_usize) {
        let after = rounded(&matrix, Format::Int(4), Granularity::Group(size), Clip::Absmax);
        for at in 0..OUTPUTS {
            let mut alone = column(&matrix, at);
            alone.chunks_mut(size).for_each(|group| Precision::Int4.round(group));
            prop_assert_eq!(column(&after, at), alone);
        }
    }

    #[test]
    fn the_squared_error_is_never_larger_than_without_clip(matrix in matrices(), bits in 2_u8..=8) {
        let [clipped, whole] = [Clip::SquaredError, Clip::Absmax]
            .map(|clip| rounded(&matrix, Format::Int(bits), Granularity::Matrix, clip));
        let [clipped, whole] = [clipped, whole].map(|after| squared_error(&matrix, &after));
        prop_assert!(clipped <= whole * 1.0001);
    }

    #[test]
    fn a_percentile_cuts_off_what_is_larger(matrix in matrices(), percent in 0_f32..=100.0) {
        let after = rounded(&matrix, Format::Int(8), Granularity::Matrix, Clip::Percentile(percent));
        let reach = absmax(&after);
        let within = matrix.iter().filter(|value| value.abs() <= reach * 1.0001).count();
        prop_assert!(within as f32 >= percent / 100.0 * matrix.len() as f32 - 1e-3);
        prop_assert!(matrix.iter().any(|value| (value.abs() - reach).abs() <= reach * 1e-4));
    }

    #[test]
    fn binary_keeps_signs_and_the_mean_size(matrix in matrices()) {
        let after = rounded(&matrix, Format::Binary, Granularity::Matrix, Clip::Absmax);
        let mean = matrix.iter().map(|value| value.abs()).sum::<f32>() / matrix.len() as f32;
        for (before, after) in matrix.iter().zip(&after).filter(|(before, _)| **before != 0.0) {
            prop_assert_eq!(after.to_bits(), mean.copysign(*before).to_bits());
        }
    }

    #[test]
    fn a_dial_is_one_of_the_schemes(matrix in matrices()) {
        for precision in Precision::ALL {
            let (mut by_dial, mut by_scheme) = (matrix.clone(), matrix.clone());
            precision.round(&mut by_dial);
            Scheme::dial(precision).round(&mut by_scheme, OUTPUTS);
            prop_assert_eq!(by_dial, by_scheme);
        }
    }
}

#[test]
fn what_makes_no_sense_harms_nothing() {
    for scheme in [
        Scheme { granularity: Granularity::Group(usize::MAX), ..Scheme::dial(Precision::Int4) },
        Scheme { granularity: Granularity::Group(0), ..Scheme::dial(Precision::Int4) },
        Scheme { clip: Clip::Percentile(f32::NAN), ..Scheme::dial(Precision::Int4) },
        Scheme { weights: Format::Int(0), ..Scheme::dial(Precision::Int4) },
        Scheme { weights: Format::Int(255), ..Scheme::dial(Precision::Int4) },
        Scheme { weights: Format::Binary, ..Scheme::dial(Precision::Int4) },
    ] {
        scheme.round(&mut [], 0);
        let mut zeros = [0.0; 7];
        scheme.round(&mut zeros, 0);
        scheme.round(&mut zeros, 100);
        assert_eq!(zeros.map(f32::to_bits), [0; 7]);
    }
}

#[test]
fn the_integers_are_the_usual_ones() {
    let mut values = [-1.0, -0.55, 0.0, 0.2, 0.9];
    Precision::Int4.round(&mut values);
    assert_eq!(values.map(|value| (value * 7.0).round() as i32), [-7, -4, 0, 1, 6]);
    assert_eq!(Precision::ALL.map(Precision::bits), [32, 16, 8, 4]);
}

//! Values as numbers: what is written is read again, and nothing else is.

use lab::instruments::{
    Basis, Figures, Format, Pruned, Quantized, Scale, Scheme, Structure, Student, StudentFormat,
    Subject,
};
use lab::journey::{
    Cliff, Decision, Distillation, Journey, Move, Part, Progress, Pruning, Quantization, Ship,
    Unsound,
};
use lab::limits::Obstacle;
use lab::numbers::{FromNumbers, ToNumbers};
use lab::tracks::Track;

const MEASURED: Figures = Figures {
    basis: Basis::Live,
    accuracy: 97.5,
    error: Some(0.25),
    seeds: Some([96.5, 98.5]),
    drop: 0.125,
    bytes: 60_672.0,
    memory: 0.5,
    latency: 0.75,
    energy: 1.0,
    latency_ms: Some(1.5),
    energy_mj: Some(0.0),
};

const PRUNED: Pruned = Pruned { structure: Structure::TwoOfFour, step: 0, fine_tuned: true };

/// The numbers of [`PRUNED`].
const AS_NUMBERS: [f64; 3] = [1.0, 0.0, 1.0];

fn decided<S>(setting: S) -> Decision<S> {
    Decision { setting, figures: MEASURED, obstacles: vec![Obstacle::Memory, Obstacle::Veto] }
}

/// With nothing left out.
fn full() -> Progress {
    let quantized = Quantized {
        model: Subject::MobileNet,
        format: Format::Int2,
        scheme: Scheme::Loop,
        scale: Scale::Group,
        calibration: 3,
        clipped: true,
        activations: false,
        layers: [Some(Format::Binary), None, Some(Format::Fp32), None, None, Some(Format::Int4)],
    };
    let student = |temperature| Student { neurons: 32, temperature, format: StudentFormat::Int8 };
    Progress {
        track: Some(Track::Tiny),
        quantization: Quantization {
            predictions: vec![3, 0],
            cliff: Some(Cliff { said: Format::Int3, was: Some(Format::Int4) }),
            shipped: Some(decided(quantized)),
            reflection: Some(2),
        },
        pruning: Pruning {
            predictions: vec![1],
            tries: vec![decided(PRUNED), decided(Pruned { step: 255, ..PRUNED })],
            met: true,
            reflection: Some(0),
        },
        distillation: Distillation {
            predictions: vec![2],
            first: Some(decided(student(None))),
            second: Some(decided(student(Some(4)))),
            reflection: Some(1),
        },
        ship: Ship {
            predictions: vec![0],
            phones: [Some(2), None, Some(7)],
            shipped: true,
            reflection: Some(3),
            defence: Some(1),
        },
        ..Progress::default()
    }
}

#[test]
fn what_is_written_is_read_again() {
    for progress in [Progress::default(), full()] {
        assert_eq!(Progress::from_numbers(&progress.to_numbers()), Some(progress));
    }
    assert_eq!(PRUNED.to_numbers(), AS_NUMBERS);
    assert_eq!(Pruned::from_numbers(&AS_NUMBERS), Some(PRUNED));
}

#[test]
fn a_list_that_is_cut_off_is_refused() {
    let numbers = full().to_numbers();
    for length in 0..numbers.len() {
        assert_eq!(Progress::from_numbers(&numbers[..length]), None, "{length}");
    }
}

#[test]
fn what_is_left_over_is_refused() {
    for more in [0.0, 1.0, f64::NAN] {
        let [a, b, c] = AS_NUMBERS;
        assert_eq!(Pruned::from_numbers(&[a, b, c, more]), None);
    }
}

#[test]
fn an_index_that_does_not_exist_is_refused() {
    for index in [4.0, -1.0, 0.5, 1e300, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
        assert_eq!(Structure::from_numbers(&[index]), None, "{index}");
        assert_eq!(Pruned::from_numbers(&[index, 0.0, 1.0]), None, "{index}");
        assert_eq!(Option::<Track>::from_numbers(&[1.0, index]), None, "{index}");
        assert_eq!(bool::from_numbers(&[index]), None, "{index}");
    }
    assert_eq!(u8::from_numbers(&[255.0]), Some(255));
    assert_eq!(u8::from_numbers(&[256.0]), None);
    assert_eq!(u32::from_numbers(&[4_294_967_297.0]), None);
    assert_eq!(Vec::<u8>::from_numbers(&[2.0, 7.0, 8.0]), Some(vec![7, 8]));
    assert_eq!(Vec::<u8>::from_numbers(&[&[128.0], &[0.0; 128][..]].concat()), None);
}

#[test]
fn every_move_has_its_numbers() {
    let reads = |numbers: &[f64], it| assert_eq!(Move::from_numbers(numbers), it, "{numbers:?}");
    reads(&[0.0, 3.0], Some(Move::Track { track: Track::Tiny }));
    reads(&[1.0, 2.0, 1.0], Some(Move::Predict { part: Part::Distillation, answer: 1 }));
    reads(&[2.0, 6.0], Some(Move::Cliff { format: Format::Binary }));
    reads(&[4.0, 1.0, 0.0, 1.0], Some(Move::Try { setting: PRUNED }));
    reads(&[6.0], Some(Move::Keep));
    reads(&[7.0, 2.0, 9.0], Some(Move::Phone { phone: 2, variant: 9 }));
    reads(&[8.0], Some(Move::ShipPhones));
    reads(&[9.0, 0.0, 3.0], Some(Move::Reflect { part: Part::Quantization, answer: 3 }));
    reads(&[10.0, 1.0], Some(Move::Defend { answer: 1 }));
    reads(&[11.0, 0.0], None);
    reads(&[], None);
}

#[test]
fn figures_that_are_no_numbers_are_not_gone_on_from() {
    let resumed = |accuracy| {
        let figures = Figures { accuracy, ..MEASURED };
        let tries = vec![Decision { figures, obstacles: Vec::new(), ..decided(PRUNED) }];
        let pruning = Pruning { predictions: vec![1], tries, met: true, reflection: None };
        let progress = Progress { track: Some(Track::Tiny), pruning, ..Progress::default() };
        let read = Progress::from_numbers(&progress.to_numbers()).expect("it was written so");
        Journey::resume(read).map(|_| ())
    };
    assert_eq!(resumed(97.5), Ok(()));
    assert_eq!(resumed(f64::NAN), Err(Unsound::Content));
    assert_eq!(resumed(f64::INFINITY), Err(Unsound::Content));
}

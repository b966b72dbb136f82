//! What a link or a storage may hold, and what it may not.

use crate::way::{FINE, TRACKS, any_decision, any_figures, done, on};
use lab::instruments::{Figures, StudentFormat};
use lab::journey::{Journey, Progress, Unsound};
use lab::limits::Obstacle;
use lab::numbers::{FromNumbers, ToNumbers};
use lab::tracks::Track;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Changes one thing of a progress.
type Change = fn(&mut Progress);

/// A way that is done, with one thing changed.
fn changed(change: Change) -> Progress {
    let mut progress = done(Track::Edge).progress().clone();
    change(&mut progress);
    progress
}

#[track_caller]
fn refuses(changes: &[(&str, Change)]) {
    for (what, change) in changes {
        let resumed = Journey::resume(changed(*change)).map(|_| ());
        assert_eq!(resumed, Err(Unsound::Content), "{what}");
    }
}

#[test]
fn what_was_done_is_gone_on_from() {
    for track in TRACKS {
        for journey in [Journey::default(), on(track), done(track)] {
            let numbers = journey.progress().to_numbers();
            let read = Progress::from_numbers(&numbers).expect("it was written so");
            assert_eq!(Journey::resume(read), Ok(journey));
        }
    }
}

#[test]
fn another_version_is_told_apart_from_what_cannot_be() {
    for version in [0, 2, 1000] {
        // Whatever else is wrong: nobody can know what it means.
        let other = Progress { version, track: None, ..changed(|_| ()) };
        assert_eq!(Journey::resume(other).map(|_| ()), Err(Unsound::Version));
    }
}

#[test]
fn nothing_is_done_without_a_track() {
    refuses(&[("a track", |it| it.track = None)]);
    let nothing = Progress { track: None, ..Progress::default() };
    assert_eq!(Journey::resume(nothing), Ok(Journey::default()));
}

#[test]
fn predictions_that_cannot_be_are_refused() {
    refuses(&[
        ("one is missing", |it| it.quantization.predictions.truncate(1)),
        ("all are", |it| it.quantization.predictions.clear()),
        ("one too many", |it| it.quantization.predictions.push(0)),
        ("no such answer", |it| it.quantization.predictions[1] = 4),
        ("none before a try", |it| it.pruning.predictions.clear()),
        ("one too many", |it| it.pruning.predictions.push(0)),
        ("no such answer", |it| it.pruning.predictions[0] = 255),
        ("none before a student", |it| it.distillation.predictions.clear()),
        ("one too many", |it| it.distillation.predictions.push(3)),
        ("no such answer", |it| it.distillation.predictions[0] = 4),
        ("none before the phones", |it| it.ship.predictions.clear()),
        ("one too many", |it| it.ship.predictions.push(0)),
        ("no such answer", |it| it.ship.predictions[0] = 4),
    ]);
}

#[test]
fn a_reflection_that_cannot_be_is_refused() {
    refuses(&[
        ("no such answer", |it| it.quantization.reflection = Some(4)),
        ("no such answer", |it| it.pruning.reflection = Some(4)),
        ("no such answer", |it| it.distillation.reflection = Some(4)),
        ("no such answer", |it| it.ship.reflection = Some(4)),
        ("before the cliff", |it| it.quantization.cliff = None),
        ("before the setting", |it| it.quantization.shipped = None),
        ("before the tries are over", |it| {
            it.pruning.tries.pop();
            it.pruning.met = false;
        }),
        ("before the second student", |it| it.distillation.second = None),
        ("before shipping", |it| {
            it.ship.shipped = false;
            it.ship.defence = None;
        }),
    ]);
}

#[test]
fn tries_that_cannot_be_are_refused() {
    refuses(&[
        ("more than ten", |it| {
            let slow = it.pruning.tries[0].clone();
            it.pruning.tries.splice(0..0, vec![slow; 9]);
        }),
        ("no such step", |it| it.pruning.tries[0].setting.step = 200),
        ("enough without a try", |it| it.pruning.tries.clear()),
        ("enough, though it is too slow", |it| {
            it.pruning.tries[1].obstacles = vec![Obstacle::Latency];
        }),
        ("not enough, though nothing is in its way", |it| {
            it.pruning.met = false;
            it.pruning.reflection = None;
        }),
        ("one after that which was enough", |it| it.pruning.tries.swap(0, 1)),
    ]);
    // Ten are as many as there are.
    let ten = changed(|it| {
        let slow = it.pruning.tries[0].clone();
        it.pruning.tries.splice(0..0, vec![slow; 8]);
    });
    assert!(Journey::resume(ten).is_ok());
}

#[test]
fn what_a_stakeholder_refused_was_not_shipped() {
    refuses(&[
        ("a setting", |it| {
            let shipped = it.quantization.shipped.as_mut().expect("it is done");
            shipped.obstacles = vec![Obstacle::Veto];
        }),
        ("the first student", |it| {
            let first = it.distillation.first.as_mut().expect("it is done");
            first.obstacles = vec![Obstacle::Memory, Obstacle::Veto];
        }),
        ("the second student", |it| {
            let second = it.distillation.second.as_mut().expect("it is done");
            second.obstacles = vec![Obstacle::Veto];
        }),
    ]);
    let over = changed(|it| {
        let shipped = it.quantization.shipped.as_mut().expect("it is done");
        shipped.obstacles = vec![Obstacle::Latency];
    });
    assert!(Journey::resume(over).is_ok(), "over the wall it may be");
}

#[test]
fn students_that_cannot_be_are_refused() {
    refuses(&[
        ("a second without a first", |it| it.distillation.first = None),
        ("never trained", |it| {
            it.distillation.first.as_mut().expect("it is done").setting.neurons = 48;
        }),
        ("never trained", |it| {
            it.distillation.second.as_mut().expect("it is done").setting.temperature = Some(3);
        }),
        ("never trained", |it| {
            let setting = &mut it.distillation.second.as_mut().expect("it is done").setting;
            setting.neurons = 0;
            setting.format = StudentFormat::Loop;
        }),
    ]);
}

#[test]
fn phones_that_cannot_be_are_refused() {
    refuses(&[
        ("shipped without one", |it| it.ship.phones[1] = None),
        ("no such variant", |it| it.ship.phones[0] = Some(10)),
        ("16 GB on the phone with 8", |it| it.ship.phones[0] = Some(1)),
        ("8 GB on the phone with 4", |it| it.ship.phones[1] = Some(2)),
        ("3 GB on the phone with 2", |it| it.ship.phones[2] = Some(7)),
        ("no such defence", |it| it.ship.defence = Some(2)),
        ("defended before they were shipped", |it| {
            it.ship.shipped = false;
            it.ship.reflection = None;
        }),
    ]);
    // What does not fit is shown, and only then refused.
    let shown = changed(|it| {
        it.ship.phones = [Some(0), None, Some(9)];
        it.ship.shipped = false;
        it.ship.reflection = None;
        it.ship.defence = None;
    });
    assert!(Journey::resume(shown).is_ok());
}

#[test]
fn figures_that_cannot_be_are_refused_wherever_they_stand() {
    let none = f64::NAN;
    let broken = [
        Figures { accuracy: 100.5, ..FINE },
        Figures { accuracy: -0.5, ..FINE },
        Figures { accuracy: none, ..FINE },
        Figures { error: Some(-1.0), ..FINE },
        Figures { error: Some(none), ..FINE },
        Figures { seeds: Some([-1.0, 50.0]), ..FINE },
        Figures { seeds: Some([50.0, 101.0]), ..FINE },
        Figures { drop: -0.1, ..FINE },
        Figures { drop: none, ..FINE },
        Figures { bytes: -1.0, ..FINE },
        Figures { memory: f64::INFINITY, ..FINE },
        Figures { latency: -0.1, ..FINE },
        Figures { energy: none, ..FINE },
        Figures { latency_ms: Some(-1.0), ..FINE },
        Figures { energy_mj: Some(f64::INFINITY), ..FINE },
    ];
    for figures in broken {
        for place in 0..4 {
            let mut it = changed(|_| ());
            let place: &mut Figures = match place {
                0 => &mut it.quantization.shipped.as_mut().expect("it is done").figures,
                1 => &mut it.pruning.tries[1].figures,
                2 => &mut it.distillation.first.as_mut().expect("it is done").figures,
                _ => &mut it.distillation.second.as_mut().expect("it is done").figures,
            };
            *place = figures;
            assert_eq!(Journey::resume(it), Err(Unsound::Content), "{figures:?}");
        }
    }
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        6 => (0_u8..12).prop_map(f64::from),
        2 => -2.0..200.0,
        1 => any::<f64>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig {
        rng_seed: RngSeed::Fixed(2024),
        failure_persistence: None,
        ..ProptestConfig::with_cases(4_000)
    })]

    #[test]
    fn whatever_a_link_holds_it_is_refused_or_can_be_gone_on_from(
        wrong in proptest::collection::vec((any::<prop::sample::Index>(), any_number()), 1..3),
        track in proptest::sample::select(&TRACKS[..]),
        moves in proptest::collection::vec((any_decision(), any_figures()), 8),
    ) {
        let mut numbers = done(track).progress().to_numbers();
        for (at, number) in wrong {
            let at = at.index(numbers.len());
            numbers[at] = number;
        }
        let Some(progress) = Progress::from_numbers(&numbers) else { return Ok(()) };
        let Ok(mut journey) = Journey::resume(progress) else { return Ok(()) };
        for (it, figures) in moves {
            // Whether it may be, another test says.
            let _ = journey.play(it, Some(figures), Some(None));
            prop_assert_eq!(journey.progress().check(), Ok(()));
            prop_assert!(journey.ledger().len() <= 4);
        }
    }

    #[test]
    fn numbers_by_chance_are_no_progress_or_a_whole_one(
        numbers in proptest::collection::vec(any_number(), 0..60),
    ) {
        if let Some(progress) = Progress::from_numbers(&numbers) {
            prop_assert_eq!(progress.to_numbers(), numbers);
        }
    }
}

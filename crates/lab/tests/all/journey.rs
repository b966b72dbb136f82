//! What a student can do, and when.

use crate::way::{
    FINE, PRUNED, QUANTIZED, TRACKS, any_decision, any_figures, any_format, any_move, at, decide,
    done, finish, on, part_of, play, play_with, predict, student,
};
use lab::instruments::{Figures, Format, PHONES, Pruned, Student, StudentFormat};
use lab::journey::{Journey, Move, Part, Progress, Refusal, TRIES, is_there_less};
use lab::limits::Obstacle;
use lab::numbers::{FromNumbers, ToNumbers};
use lab::textbook::{PHONES_GB, VARIANTS};
use lab::tracks::{Mission, Quantity, Track};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use std::cell::RefCell;

#[test]
fn nothing_is_done_before_there_is_a_track() {
    let moves = [
        Move::Predict { part: Part::Ship, answer: 0 },
        Move::Cliff { format: Format::Int4 },
        Move::Ship { setting: QUANTIZED },
        Move::Try { setting: PRUNED },
        Move::Choose { setting: student() },
        Move::Keep,
        Move::Phone { phone: 0, variant: 2 },
        Move::ShipPhones,
        Move::Reflect { part: Part::Pruning, answer: 0 },
        Move::Defend { answer: 0 },
    ];
    let mut journey = Journey::default();
    for it in moves {
        assert_eq!(journey.play(it, Some(FINE), Some(None)), Err(Refusal::NoTrack), "{it:?}");
    }
    assert_eq!(journey, Journey::default());
    assert_eq!(journey.mission(), None);
}

#[test]
fn the_same_track_again_keeps_all_and_another_one_clears_all() {
    for track in TRACKS {
        let mut journey = done(track);
        let before = journey.clone();
        assert_eq!(play(&mut journey, Move::Track { track }), Ok(()));
        assert_eq!(journey, before);
        let other = TRACKS[(track as usize + 1) % TRACKS.len()];
        assert_eq!(play(&mut journey, Move::Track { track: other }), Ok(()));
        assert_eq!(journey, on(other));
        assert_eq!(journey.ledger(), []);
        assert_eq!(journey.mission(), Some(other.mission()));
    }
}

#[test]
fn a_prediction_that_is_given_holds() {
    for part in Part::ALL {
        let mut journey = on(Track::Edge);
        let unknown = Move::Predict { part, answer: 4 };
        assert_eq!(play(&mut journey, unknown), Err(Refusal::Unknown));
        for answer in 0..part.predictions() as u8 {
            assert_eq!(play(&mut journey, Move::Predict { part, answer }), Ok(()));
        }
        let given = (0..part.predictions() as u8).collect::<Vec<_>>();
        for answer in 0..4 {
            let again = play(&mut journey, Move::Predict { part, answer });
            assert_eq!(again, Err(Refusal::AlreadyGiven));
        }
        assert_eq!(journey.progress().predictions(part), &given);
        for other in Part::ALL {
            assert_eq!(journey.progress().has_predicted(other), other == part);
        }
    }
}

#[test]
fn the_cliff_is_said_once_and_kept_with_what_was_measured() {
    let mut journey = at(Track::Tiny, Part::Quantization);
    let said = Move::Cliff { format: Format::Int4 };
    assert_eq!(play(&mut journey, said), Err(Refusal::NotMeasured));
    // No format loses so much: that is an answer, too.
    assert_eq!(journey.play(said, None, Some(None)), Ok(()));
    let cliff = journey.progress().quantization.cliff.expect("it was said");
    assert_eq!((cliff.said, cliff.was), (Format::Int4, None));
    let again = journey.play(said, None, Some(Some(Format::Int2)));
    assert_eq!(again, Err(Refusal::AlreadyGiven));
    assert_eq!(journey.progress().quantization.cliff, Some(cliff));
}

#[test]
fn there_are_ten_tries_and_no_more() {
    assert_eq!(TRIES, 10);
    let mut journey = at(Track::Mobile, Part::Pruning);
    let it = Move::Try { setting: PRUNED };
    let slow = Figures { latency: 1.0, ..FINE };
    let reflect = Move::Reflect { part: Part::Pruning, answer: 0 };
    for tries in 0..TRIES {
        assert_eq!(journey.progress().pruning.tries.len(), tries);
        assert_eq!(play(&mut journey, reflect), Err(Refusal::DecideFirst));
        // What does not exist, or was not measured, is no try.
        let none = Move::Try { setting: Pruned { step: 200, ..PRUNED } };
        assert_eq!(play_with(&mut journey, none, slow), Err(Refusal::Unknown));
        assert_eq!(play(&mut journey, it), Err(Refusal::NotMeasured));
        assert_eq!(play_with(&mut journey, it, slow), Ok(()));
    }
    assert_eq!(play_with(&mut journey, it, FINE), Err(Refusal::NoMoreTries));
    let pruning = &journey.progress().pruning;
    assert!(!pruning.met && pruning.tries.len() == TRIES);
    assert!(pruning.tries.iter().all(|it| it.obstacles == [Obstacle::Latency]));
    // The part ends all the same.
    assert_eq!(play(&mut journey, reflect), Ok(()));
    assert_eq!(journey.entry(Part::Pruning).expect("it is done").decisions.len(), TRIES);
}

#[test]
fn a_try_that_is_enough_ends_them() {
    let it = Move::Try { setting: PRUNED };
    for track in TRACKS {
        let mission = track.mission();
        let enough =
            Figures { latency: 0.999 / mission.speed_up, drop: mission.veto_points, ..FINE };
        let slow = Figures { latency: 1.001 / mission.speed_up, ..enough };
        let bad = Figures { drop: mission.veto_points + 0.01, ..enough };
        let both = Figures { drop: 99.0, ..slow };
        for before in 0..TRIES {
            let mut journey = at(track, Part::Pruning);
            for at in 0..before {
                let figures = [slow, bad, both][at % 3];
                assert_eq!(play_with(&mut journey, it, figures), Ok(()));
            }
            assert_eq!(play_with(&mut journey, it, enough), Ok(()));
            assert_eq!(play_with(&mut journey, it, enough), Err(Refusal::NoMoreTries));
            let pruning = &journey.progress().pruning;
            assert!(pruning.met && pruning.tries.len() == before + 1);
            let obstacles: [&[Obstacle]; 3] =
                [&[Obstacle::Latency], &[Obstacle::Veto], &[Obstacle::Latency, Obstacle::Veto]];
            for (at, it) in pruning.tries[..before].iter().enumerate() {
                assert_eq!(it.obstacles, obstacles[at % 3]);
            }
            assert_eq!(pruning.tries[before].obstacles, []);
            assert!(journey.progress().is_decided(Part::Pruning));
        }
    }
}

#[test]
fn what_the_stakeholder_refuses_is_neither_shipped_nor_chosen() {
    for track in TRACKS {
        let points = track.mission().veto_points;
        for (part, it) in [
            (Part::Quantization, Move::Ship { setting: QUANTIZED }),
            (Part::Distillation, Move::Choose { setting: student() }),
        ] {
            let mut journey = at(track, part);
            let before = journey.clone();
            assert_eq!(play(&mut journey, it), Err(Refusal::NotMeasured));
            for drop in [points + 0.01, 100.0] {
                let refused = play_with(&mut journey, it, Figures { drop, ..FINE });
                assert_eq!(refused, Err(Refusal::Veto), "{track:?}");
            }
            assert_eq!(journey, before);
            // Exactly as much as may be lost.
            assert_eq!(play_with(&mut journey, it, Figures { drop: points, ..FINE }), Ok(()));
        }
        // And the second student is held to the same.
        let mut journey = at(track, Part::Distillation);
        let it = Move::Choose { setting: student() };
        play_with(&mut journey, it, FINE).expect("the first");
        let worse = Figures { drop: points + 0.01, energy: 0.01, ..FINE };
        assert_eq!(play_with(&mut journey, it, worse), Err(Refusal::Veto));
    }
}

#[test]
fn what_is_over_the_wall_but_not_refused_goes_on() {
    for track in TRACKS {
        let mut journey = at(track, Part::Quantization);
        let over = Figures { memory: 9.0, latency: 9.0, energy: 9.0, ..FINE };
        assert_eq!(play_with(&mut journey, Move::Ship { setting: QUANTIZED }, over), Ok(()));
        let shipped = journey.progress().quantization.shipped.as_ref().expect("it was");
        let wall = match track.mission().limited {
            Quantity::Memory => Obstacle::Memory,
            Quantity::Latency => Obstacle::Latency,
            Quantity::Energy => Obstacle::Energy,
        };
        assert_eq!(shipped.obstacles, [wall], "and it is kept that it is over");
        assert_eq!((shipped.setting, shipped.figures), (QUANTIZED, over));
        let again = play_with(&mut journey, Move::Ship { setting: QUANTIZED }, FINE);
        assert_eq!(again, Err(Refusal::AlreadyGiven));
        let mut journey = at(track, Part::Distillation);
        assert_eq!(play_with(&mut journey, Move::Choose { setting: student() }, over), Ok(()));
    }
}

#[test]
fn the_second_student_needs_a_fifth_less_energy() {
    let it = Move::Choose { setting: student() };
    let with = |energy| Figures { energy, ..FINE };
    let mut journey = at(Track::Mobile, Part::Distillation);
    assert_eq!(play(&mut journey, Move::Keep), Err(Refusal::DecideFirst));
    assert_eq!(play_with(&mut journey, it, with(0.5)), Ok(()));
    for energy in [0.5, 0.401, 2.0] {
        assert_eq!(play_with(&mut journey, it, with(energy)), Err(Refusal::TooMuchEnergy));
    }
    let reflect = Move::Reflect { part: Part::Distillation, answer: 0 };
    assert_eq!(play(&mut journey, reflect), Err(Refusal::DecideFirst));
    // 0.8 × 0.5 = 0.4: exactly 20 % less.
    assert_eq!(play_with(&mut journey, it, with(0.4)), Ok(()));
    let chosen = &journey.progress().distillation;
    let energy = [&chosen.first, &chosen.second].map(|it| it.as_ref().map(|it| it.figures.energy));
    assert_eq!(energy, [Some(0.5), Some(0.4)]);
    assert_eq!(play_with(&mut journey, it, with(0.1)), Err(Refusal::AlreadyGiven));
    assert_eq!(play(&mut journey, Move::Keep), Err(Refusal::AlreadyGiven));
    assert_eq!(play(&mut journey, reflect), Ok(()));
}

#[test]
fn a_student_who_was_not_trained_cannot_be_chosen() {
    let mut journey = at(Track::Cloud, Part::Distillation);
    for setting in
        [Student { neurons: 48, ..student() }, Student { temperature: Some(3), ..student() }]
    {
        let refused = play_with(&mut journey, Move::Choose { setting }, FINE);
        assert_eq!(refused, Err(Refusal::Unknown));
    }
}

/// All students that the controls can set, one by one.
fn some_student_is_less(first: &Figures, mission: &Mission) -> bool {
    let formats =
        [StudentFormat::Fp32, StudentFormat::Int8, StudentFormat::Int4, StudentFormat::Loop];
    let temperatures = [None, Some(1), Some(2), Some(4), Some(8)];
    [64, 32, 16].into_iter().any(|neurons| {
        temperatures.into_iter().any(|temperature| {
            formats.into_iter().any(|format| {
                let it = Student { neurons, temperature, format }.figures(mission.place);
                it.is_some_and(|it| {
                    it.energy <= 0.8 * first.energy && it.drop <= mission.veto_points
                })
            })
        })
    })
}

#[test]
fn the_first_student_is_kept_only_where_no_other_is_good_enough() {
    for track in TRACKS {
        for energy in [0.0, 0.02, 0.05, 0.08, 0.1, 0.2, 0.3, 0.5, 1.0, 3.0, 1e6] {
            let mut journey = at(track, Part::Distillation);
            let first = Figures { energy, ..FINE };
            play_with(&mut journey, Move::Choose { setting: student() }, first).expect("the first");
            let there_is = some_student_is_less(&first, track.mission());
            assert_eq!(is_there_less(&first, track.mission()), there_is);
            // With nothing none takes less than that.
            assert!(!there_is || energy > 0.0);
            let kept = play(&mut journey, Move::Keep);
            let chosen = &journey.progress().distillation;
            if there_is {
                assert_eq!((kept, &chosen.second), (Err(Refusal::ThereIsOne), &None));
            } else {
                assert_eq!((kept, &chosen.second), (Ok(()), &chosen.first));
            }
            assert_eq!(journey.progress().is_decided(Part::Distillation), !there_is);
        }
    }
}

#[test]
fn a_phone_that_is_out_of_memory_cannot_be_shipped() {
    let fitting = [2, 3, 6];
    for phone in 0..PHONES {
        for (variant, it) in VARIANTS.iter().enumerate() {
            let mut journey = at(Track::Edge, Part::Ship);
            for (phone, variant) in fitting.into_iter().enumerate() {
                play(&mut journey, Move::Phone { phone, variant }).expect("a phone");
            }
            assert_eq!(play(&mut journey, Move::Phone { phone, variant }), Ok(()), "it is shown");
            let shipped = play(&mut journey, Move::ShipPhones);
            let fits = it.gb <= PHONES_GB[phone];
            assert_eq!(shipped, if fits { Ok(()) } else { Err(Refusal::OutOfMemory) });
            assert_eq!(journey.progress().ship.shipped, fits);
            // What is over can be taken off again, and what is shipped cannot.
            let variant = fitting[phone];
            let instead = play(&mut journey, Move::Phone { phone, variant });
            assert_eq!(instead, if fits { Err(Refusal::AlreadyGiven) } else { Ok(()) });
            let again = play(&mut journey, Move::ShipPhones);
            assert_eq!(again, if fits { Err(Refusal::AlreadyGiven) } else { Ok(()) });
        }
    }
}

#[test]
fn all_phones_are_shipped_or_none() {
    for empty in 0..PHONES {
        let mut journey = at(Track::Cloud, Part::Ship);
        for phone in (0..PHONES).filter(|&phone| phone != empty) {
            play(&mut journey, Move::Phone { phone, variant: 9 }).expect("1 GB fits");
        }
        assert_eq!(play(&mut journey, Move::ShipPhones), Err(Refusal::DecideFirst));
    }
    let mut journey = at(Track::Cloud, Part::Ship);
    for (phone, variant) in [(PHONES, 9), (usize::MAX, 9), (0, VARIANTS.len()), (0, usize::MAX)] {
        let none = play(&mut journey, Move::Phone { phone, variant });
        assert_eq!(none, Err(Refusal::Unknown));
    }
}

#[test]
fn a_reflection_comes_after_all_decisions_and_once() {
    for part in Part::ALL {
        let mut journey = at(Track::Tiny, part);
        let reflect = |answer| Move::Reflect { part, answer };
        assert_eq!(play(&mut journey, reflect(0)), Err(Refusal::DecideFirst));
        decide(&mut journey, part);
        assert_eq!(play(&mut journey, reflect(4)), Err(Refusal::Unknown));
        assert_eq!(play(&mut journey, reflect(3)), Ok(()));
        for answer in 0..4 {
            assert_eq!(play(&mut journey, reflect(answer)), Err(Refusal::AlreadyGiven));
        }
        assert_eq!(journey.progress().reflection(part), Some(3));
        assert_eq!(journey.progress().is_done(part), part != Part::Ship, "a defence is missing");
    }
}

type Step = fn(&mut Journey);

#[test]
fn the_first_part_is_decided_with_its_cliff_and_its_setting() {
    let reflect = Move::Reflect { part: Part::Quantization, answer: 0 };
    let cliff: Step = |journey| {
        journey.play(Move::Cliff { format: Format::Int4 }, None, Some(None)).expect("a cliff");
    };
    let ship: Step = |journey| {
        play_with(journey, Move::Ship { setting: QUANTIZED }, FINE).expect("a setting");
    };
    for [first, second] in [[cliff, ship], [ship, cliff]] {
        let mut journey = at(Track::Cloud, Part::Quantization);
        first(&mut journey);
        assert_eq!(play(&mut journey, reflect), Err(Refusal::DecideFirst));
        second(&mut journey);
        assert_eq!(play(&mut journey, reflect), Ok(()));
    }
}

#[test]
fn a_defence_comes_after_shipping_and_once() {
    let mut journey = at(Track::Mobile, Part::Ship);
    assert_eq!(play(&mut journey, Move::Defend { answer: 0 }), Err(Refusal::DecideFirst));
    decide(&mut journey, Part::Ship);
    assert_eq!(play(&mut journey, Move::Defend { answer: 2 }), Err(Refusal::Unknown));
    assert_eq!(play(&mut journey, Move::Defend { answer: 0 }), Ok(()));
    assert_eq!(play(&mut journey, Move::Defend { answer: 1 }), Err(Refusal::AlreadyGiven));
    assert_eq!(journey.progress().ship.defence, Some(0));
    assert!(!journey.progress().is_done(Part::Ship), "a reflection is missing");
    play(&mut journey, Move::Reflect { part: Part::Ship, answer: 0 }).expect("an answer");
    assert!(journey.progress().is_done(Part::Ship));
}

/// With a seed that is always the same.
fn fixed(cases: u32) -> ProptestConfig {
    ProptestConfig {
        rng_seed: RngSeed::Fixed(2024),
        failure_persistence: None,
        ..ProptestConfig::with_cases(cases)
    }
}

/// Without a prediction of its own part, even if all others are done.
fn before_the_prediction(track: Track, part: Part, given: usize) -> Journey {
    let mut journey = on(track);
    for other in Part::ALL.into_iter().filter(|&other| other != part) {
        finish(&mut journey, other);
    }
    for answer in 0..given.min(part.predictions() - 1) {
        let it = Move::Predict { part, answer: answer as u8 };
        play(&mut journey, it).expect("one of more");
    }
    journey
}

proptest! {
    #![proptest_config(fixed(2_000))]

    #[test]
    fn a_control_does_nothing_before_its_prediction(
        it in any_decision(),
        figures in proptest::option::of(any_figures()),
        cliff in proptest::option::of(proptest::option::of(any_format())),
        track in proptest::sample::select(&TRACKS[..]),
        given in 0_usize..2,
    ) {
        let part = part_of(it).expect("it is a decision");
        let mut journey = before_the_prediction(track, part, given);
        let before = journey.clone();
        prop_assert_eq!(journey.play(it, figures, cliff), Err(Refusal::PredictFirst));
        prop_assert_eq!(journey, before);
    }
}

/// What holds after any move.
fn check(before: &Journey, it: Move, played: Result<(), Refusal>, after: &Journey) {
    let progress = after.progress();
    assert_eq!(progress.check(), Ok(()));
    assert_eq!(Progress::from_numbers(&progress.to_numbers()).as_ref(), Some(progress));
    if played.is_err() {
        assert_eq!(before, after, "what is refused changes nothing");
        return;
    }
    let ledger = after.ledger();
    let parts = ledger.iter().map(|it| it.part);
    assert!(parts.eq(Part::ALL.into_iter().filter(|&part| progress.is_done(part))));
    let Some(part) = part_of(it) else { return };
    assert!(matches!(it, Move::Predict { .. }) || progress.has_predicted(part));
    let old = before.progress();
    for part in Part::ALL {
        assert!(progress.predictions(part).starts_with(old.predictions(part)));
        assert!(
            old.reflection(part).is_none() || old.reflection(part) == progress.reflection(part)
        );
        assert!(!old.is_decided(part) || progress.is_decided(part));
        assert!(!old.is_done(part) || before.entry(part) == after.entry(part));
    }
    assert!(progress.pruning.tries.starts_with(&old.pruning.tries));
    // A move changes its own part alone.
    let mut same = progress.clone();
    match part {
        Part::Quantization => same.quantization = old.quantization.clone(),
        Part::Pruning => same.pruning = old.pruning.clone(),
        Part::Distillation => same.distillation = old.distillation.clone(),
        Part::Ship => same.ship = old.ship.clone(),
    }
    assert_eq!(&same, old);
}

#[test]
fn whatever_is_played_the_progress_can_have_been() {
    type Played = (Move, Option<Figures>, Option<Option<Format>>);
    let figures = proptest::option::weighted(0.95, any_figures());
    let cliff = proptest::option::weighted(0.9, proptest::option::of(any_format()));
    let moves = proptest::collection::vec((any_move(), figures, cliff), 400);
    let (refusals, done) = (RefCell::new(Vec::new()), RefCell::new([0; 4]));
    let way = |moves: Vec<Played>| {
        let mut journey = Journey::default();
        for (it, figures, cliff) in moves {
            let before = journey.clone();
            let played = journey.play(it, figures, cliff);
            check(&before, it, played, &journey);
            if let Err(refusal) = played {
                let mut all = refusals.borrow_mut();
                if !all.contains(&refusal) {
                    all.push(refusal);
                }
            }
        }
        for entry in journey.ledger() {
            done.borrow_mut()[entry.part as usize] += 1;
        }
        Ok(())
    };
    // 128 × 400 = 51,200 moves.
    TestRunner::new(fixed(128)).run(&moves, way).expect("it holds");
    assert!(done.borrow().iter().all(|&times| times > 0), "each part was done: {done:?}");
    // Whether there is a better student, the table says.
    let all = [
        Refusal::NoTrack,
        Refusal::Unknown,
        Refusal::PredictFirst,
        Refusal::AlreadyGiven,
        Refusal::NotMeasured,
        Refusal::DecideFirst,
        Refusal::NoMoreTries,
        Refusal::Veto,
        Refusal::TooMuchEnergy,
        Refusal::OutOfMemory,
    ];
    for refusal in all {
        assert!(refusals.borrow().contains(&refusal), "{refusal:?} came, too");
    }
}

#[test]
fn parts_can_be_done_in_any_order() {
    for first in Part::ALL {
        let mut journey = on(Track::Edge);
        finish(&mut journey, first);
        for part in Part::ALL {
            assert_eq!(journey.entry(part).is_some(), part == first);
        }
        Part::ALL.into_iter().filter(|&it| it != first).for_each(|it| {
            predict(&mut journey, it);
            assert_eq!(journey.entry(it), None);
        });
    }
}

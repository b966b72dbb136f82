//! What a part that is done leaves in the ledger.

use crate::same;
use crate::way::{
    FINE, PRUNED, QUANTIZED, TRACKS, at, decide, done, finish, on, play, play_with, student,
};
use lab::instruments::{Figures, Format};
use lab::journey::{Cliff, Entry, Journey, Move, Part, Predicted, Setting, right_prediction};
use lab::limits::Obstacle;
use lab::numbers::ToNumbers;
use lab::textbook::PHONES_GB;
use lab::tracks::{REFLECTIONS, Track};
use serde_json::Value;

const PARTS: &str = include_str!("../../../../assets/lab/parts.json");

fn entry(journey: &Journey, part: Part) -> Entry {
    journey.entry(part).expect("it is done")
}

#[test]
fn a_part_that_is_not_done_has_no_entry() {
    for part in Part::ALL {
        let mut journey = at(Track::Mobile, part);
        assert_eq!(journey.entry(part), None);
        decide(&mut journey, part);
        assert_eq!(journey.entry(part), None);
        play(&mut journey, Move::Reflect { part, answer: 0 }).expect("an answer");
        assert_eq!(journey.entry(part).is_some(), part != Part::Ship);
    }
    assert_eq!(Journey::default().ledger(), []);
}

#[test]
fn the_ledger_has_the_order_of_the_parts_whatever_was_done_first() {
    let parts = |journey: &Journey| journey.ledger().iter().map(|it| it.part).collect::<Vec<_>>();
    let mut journey = on(Track::Cloud);
    finish(&mut journey, Part::Ship);
    assert_eq!(parts(&journey), [Part::Ship]);
    finish(&mut journey, Part::Pruning);
    assert_eq!(parts(&journey), [Part::Pruning, Part::Ship]);
    finish(&mut journey, Part::Quantization);
    finish(&mut journey, Part::Distillation);
    assert_eq!(parts(&journey), Part::ALL);
}

#[test]
fn each_entry_says_for_whom_it_was_and_what_was_right() {
    let texts: Value = serde_json::from_str(PARTS).expect("the shipped file");
    let names = ["quantization", "pruning", "distillation", "ship"];
    for track in TRACKS {
        for (it, name) in done(track).ledger().into_iter().zip(names) {
            assert_eq!((it.track, it.mission), (track, *track.mission()));
            assert_eq!(it.predictions.len(), it.part.predictions());
            for (question, predicted) in it.predictions.iter().enumerate() {
                let right = right_prediction(it.part, question, track.mission());
                assert_eq!(*predicted, Predicted { answer: 1, right });
            }
            let answers = texts[name]["reflection"]["answers"].as_array().expect("a list");
            let right = answers.iter().position(|it| it["right"] == true).expect("one is");
            assert_eq!(it.reflection, Predicted { answer: 2, right: Some(right as u8) });
            assert_eq!(REFLECTIONS[it.part as usize], right as u8);
        }
    }
}

#[test]
fn the_cliff_is_in_the_first_entry_and_the_defence_in_the_last() {
    let [quantization, pruning, distillation, ship] =
        Part::ALL.map(|part| entry(&done(Track::Edge), part));
    let cliff = Cliff { said: Format::Int3, was: Some(Format::Int4) };
    assert_eq!((quantization.cliff, quantization.defence), (Some(cliff), None));
    assert_eq!((pruning.cliff, pruning.defence), (None, None));
    assert_eq!((distillation.cliff, distillation.defence), (None, None));
    assert_eq!((ship.cliff, ship.defence), (None, Some(1)));
}

#[test]
fn decisions_stand_in_their_order_with_what_they_came_to() {
    let journey = done(Track::Tiny);
    let of = |part| {
        let decisions = entry(&journey, part).decisions;
        decisions.into_iter().map(|it| (it.setting, it.figures, it.obstacles)).collect::<Vec<_>>()
    };
    let none = Vec::new;
    let shipped = Setting::Quantized(QUANTIZED);
    assert_eq!(of(Part::Quantization), [(shipped, Some(FINE), none())]);
    let slow = Figures { latency: 1.0, ..FINE };
    let pruned = || Setting::Pruned(PRUNED);
    assert_eq!(
        of(Part::Pruning),
        [(pruned(), Some(slow), vec![Obstacle::Latency]), (pruned(), Some(FINE), none())]
    );
    let less = Figures { energy: 0.01, ..FINE };
    let chosen = || Setting::Student(student());
    assert_eq!(
        of(Part::Distillation),
        [(chosen(), Some(FINE), none()), (chosen(), Some(less), none())]
    );
    // From the phone with the most memory to that with the least.
    let phones = [(8.0, 2), (4.0, 3), (2.0, 6)];
    for ((gb, _), phone) in phones.into_iter().zip(PHONES_GB) {
        same(gb, phone);
    }
    let phones = phones.map(|(phone, variant)| (Setting::Phone { phone, variant }, None, none()));
    assert_eq!(of(Part::Ship), phones);
}

#[test]
fn a_student_who_was_kept_stands_there_twice() {
    let mut journey = at(Track::Cloud, Part::Distillation);
    let nothing = Figures { energy: 0.0, ..FINE };
    play_with(&mut journey, Move::Choose { setting: student() }, nothing).expect("a student");
    play(&mut journey, Move::Keep).expect("none takes less than nothing");
    play(&mut journey, Move::Reflect { part: Part::Distillation, answer: 0 }).expect("an answer");
    let decisions = entry(&journey, Part::Distillation).decisions;
    assert_eq!(decisions.len(), 2);
    assert_eq!(decisions[0], decisions[1]);
}

#[test]
fn the_numbers_of_a_setting_begin_with_its_kind() {
    let kinds = [
        (Setting::Quantized(QUANTIZED), QUANTIZED.to_numbers()),
        (Setting::Pruned(PRUNED), PRUNED.to_numbers()),
        (Setting::Student(student()), student().to_numbers()),
        (Setting::Phone { phone: 4.0, variant: 3 }, vec![4.0, 3.0]),
    ];
    for (kind, (setting, numbers)) in kinds.into_iter().enumerate() {
        assert_eq!(setting.to_numbers(), [vec![f64::from(kind as u8)], numbers].concat());
    }
}

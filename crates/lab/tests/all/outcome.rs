//! What came, for what was predicted.

use crate::way::TRACKS;
use lab::instruments::{Basis, Figures, Format};
use lab::journey::{Part, first_below, right_prediction};
use lab::measured::{FRESH, Hits};
use lab::tracks::{Mission, Track};
use proptest::prelude::*;
use serde_json::Value;

const PARTS: &str = include_str!("../../../../assets/lab/parts.json");

/// The text of the right answer on a track.
fn right(part: Part, question: usize, track: Track) -> String {
    let answer = right_prediction(part, question, track.mission()).expect("one of them is right");
    let name = ["quantization", "pruning", "distillation", "ship"][part as usize];
    let parts: Value = serde_json::from_str(PARTS).expect("the shipped file");
    let answer = &parts[name]["predictions"][question]["answers"][usize::from(answer)];
    answer.as_str().expect("there is such an answer").into()
}

#[test]
fn from_fp16_to_int8_the_memory_is_halved_and_the_accuracy_nearly_stays() {
    // ResNet-50: 98 × 16 / 32 = 49 MiB against 98 × 8 / 32 = 24.5, a ratio of 2; 0.50 − 0.04 = 0.46 points, less than 1.
    for track in TRACKS {
        assert_eq!(right_prediction(Part::Quantization, 0, track.mission()), Some(0));
        let text = right(Part::Quantization, 0, track);
        assert_eq!(text, "Half the memory, nearly the same accuracy");
    }
}

#[test]
fn resnet_at_int8_is_not_lossless() {
    // With all images 0.50 points, at the edge of 0.5 to 2.
    for track in TRACKS {
        assert_eq!(right_prediction(Part::Quantization, 1, track.mission()), Some(2));
        assert_eq!(right(Part::Quantization, 1, track), "0.5 to 2");
    }
}

#[test]
fn half_of_the_weights_anywhere_are_not_faster_on_any_track() {
    for track in TRACKS {
        assert_eq!(right(Part::Pruning, 0, track), "Not faster at all");
    }
}

#[test]
fn a_student_of_4_bits_wins_where_its_median_is_higher() {
    // Of three the one in the middle of a sorted list.
    let median = |Hits(mut all)| {
        all.sort_unstable();
        all[1]
    };
    let [short, long] = FRESH.map(|it| median(it.int4_with_teacher.int4) > median(it.alone.int8));
    let expected = match (short, long) {
        (true, true) => "Always",
        (true, false) => "Only when both are trained for a short time",
        (false, true) => "Only when both are trained for a long time",
        (false, false) => "Never",
    };
    for track in TRACKS {
        assert_eq!(right(Part::Distillation, 0, track), expected);
    }
}

#[test]
fn the_plan_that_fits_best_is_the_second() {
    // int8 on all: 8 GB do not fit into 4. Half anywhere on all: 3 GB do not fit into 2.
    // int8 6.21, int4 6.47, int4 with half of its structures 8.05: 20.73 in all, against 6.21 + 6.47 + 9.80 = 22.48
    // with the student of 1 GB.
    for track in TRACKS {
        assert_eq!(right_prediction(Part::Ship, 0, track.mission()), Some(1));
        let text = right(Part::Ship, 0, track);
        assert_eq!(text, "int8, int4, and int4 with half of its structures pruned");
    }
}

#[test]
fn where_nothing_is_asked_nothing_is_right() {
    let mission = Track::Cloud.mission();
    for part in Part::ALL {
        for question in 0..4 {
            let asked = question < part.predictions();
            assert_eq!(right_prediction(part, question, mission).is_some(), asked, "{part:?}");
        }
    }
}

fn losing(drop: f64) -> Figures {
    Figures {
        basis: Basis::Live,
        accuracy: 100.0 - drop,
        error: Some(0.5),
        seeds: None,
        drop,
        bytes: 60_672.0,
        memory: 1.0,
        latency: 1.0,
        energy: 1.0,
        latency_ms: None,
        energy_mj: None,
    }
}

/// The cliff, where the formats lose so many points from fp32 to binary.
fn cliff(drops: [f64; 7], veto_points: f64) -> Option<Format> {
    let mission = Mission { veto_points, ..*Track::Cloud.mission() };
    first_below(&mission, |format| Some(losing(drops[format as usize])))
}

#[test]
fn the_cliff_is_the_first_format_that_loses_more_than_is_allowed() {
    // fp32, fp16, int8, int4, int3, int2, binary.
    let drops = [0.0, 0.0, 0.4, 2.5, 9.0, 60.0, 95.0];
    let cliffs = [
        (0.3, Some(Format::Int8)),
        (0.4, Some(Format::Int4)),
        (1.0, Some(Format::Int4)),
        (2.5, Some(Format::Int3)),
        (5.0, Some(Format::Int3)),
        (10.0, Some(Format::Int2)),
        (94.9, Some(Format::Binary)),
        (95.0, None),
    ];
    for (points, format) in cliffs {
        assert_eq!(cliff(drops, points), format, "{points} points");
    }
}

#[test]
fn a_format_that_recovers_after_the_cliff_does_not_move_it() {
    let drops = [0.0, 0.0, 0.4, 12.0, 9.0, 0.1, 95.0];
    assert_eq!(cliff(drops, 10.0), Some(Format::Int4));
}

#[test]
fn what_has_not_been_measured_is_no_cliff() {
    let mission = Track::Mobile.mission();
    assert_eq!(first_below(mission, |_| None), None);
    let only = |format| (format == Format::Int2).then(|| losing(99.0));
    assert_eq!(first_below(mission, only), Some(Format::Int2));
}

proptest! {
    #[test]
    fn a_patient_stakeholder_never_has_an_earlier_cliff(
        drops in proptest::array::uniform7(0.0..100.0),
        points in 0.1..50.0,
        more in 0.0..50.0,
    ) {
        let bits = |format: Option<Format>| format.map_or(0, Format::bits);
        prop_assert!(bits(cliff(drops, points + more)) <= bits(cliff(drops, points)));
    }
}

//! Each drill of the workbook is well posed, whatever is drawn, and its answers are those of its formulas by hand.

#[path = "../../build/drills.rs"]
mod build;

use lab::drills::{
    CHAPTERS, DRILLS, Drawn, Drill, NAMES, Progress, Task, Unreadable, Verdict, check_choice,
    check_order, check_text, draw, read, value,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// More than a class has students, or a student answers.
const SEEDS: u32 = 10_000;

/// Each drill with its name.
fn all() -> Vec<(&'static str, Drill)> {
    NAMES.iter().map(|(name, _)| *name).zip(DRILLS.map(Drill::new)).collect()
}

fn each_draw((id, drill): &(&str, Drill), mut test: impl FnMut(&Drawn)) {
    for seed in 0..SEEDS {
        // Another round now and then: it is drawn in another way.
        let drawn = draw(drill, seed, seed % 3).unwrap_or_else(|| panic!("{id} with seed {seed}"));
        test(&drawn);
    }
}

fn number(drill: &Drill) -> Option<(&'static str, f64)> {
    match drill.task {
        Task::Number { unit, tolerance, .. } => Some((unit, tolerance)),
        _ => None,
    }
}

#[test]
fn there_are_enough_drills_in_each_chapter_and_of_each_kind() {
    assert!(DRILLS.len() >= 60, "{}", DRILLS.len());
    for (at, chapter) in CHAPTERS.iter().enumerate() {
        assert!(NAMES.iter().filter(|it| it.1 == at).count() >= 5, "{chapter}");
    }
    let kind = |it: &Drill| match it.task {
        Task::Number { .. } if it.picture.is_empty() => "number",
        Task::Number { .. } => "picture",
        Task::Formula { .. } => "formula",
        Task::Choice { is_listing: true, .. } => "line",
        Task::Choice { .. } => "choice",
        Task::Order { .. } => "order",
    };
    for wanted in ["number", "picture", "formula", "line", "choice", "order"] {
        assert!(all().iter().filter(|(_, it)| kind(it) == wanted).count() >= 4, "{wanted}");
    }
}

#[test]
fn what_is_drawn_is_finite_and_so_is_the_picture() {
    for drill in &all() {
        let id = drill.0;
        each_draw(drill, |drawn| {
            let all = drawn.values.iter().chain(&drawn.picture).chain(&drawn.mistakes);
            assert!(all.chain([&drawn.answer]).all(|it| it.is_finite()), "{id}: {drawn:?}");
        });
    }
}

#[test]
fn the_right_number_is_taken_also_rounded_as_it_is_shown() {
    for drill in &all() {
        let id = drill.0;
        let Some((unit, tolerance)) = number(&drill.1) else { continue };
        each_draw(drill, |Drawn { answer, .. }| {
            let drawn = Drawn {
                answer: *answer,
                values: vec![],
                mistakes: vec![],
                picture: vec![],
                order: vec![],
            };
            let digits =
                if tolerance == 0.0 { format!("{answer}") } else { format!("{answer:.3e}") };
            for text in [
                format!("{answer}"),
                format!(" {answer} {unit}"),
                digits.clone(),
                digits.replace('.', ","),
            ] {
                let said = check_text(&drill.1, &drawn, &text);
                assert_eq!(said, Ok(Verdict::Right), "{id}: “{text}” for {answer}");
            }
            if tolerance == 0.0 {
                assert!((answer - answer.round()).abs() < 1e-9, "{id}: {answer} cannot be typed");
            }
        });
    }
}

#[test]
fn each_typical_mistake_is_refused_and_named() {
    for drill in &all() {
        let id = drill.0;
        let Some((unit, _)) = number(&drill.1) else { continue };
        each_draw(drill, |drawn| {
            for (at, mistake) in drawn.mistakes.iter().enumerate() {
                let said = check_text(&drill.1, drawn, &format!("{mistake} {unit}"));
                assert_eq!(
                    said,
                    Ok(Verdict::Mistake(at)),
                    "{}: {mistake} for {}",
                    id,
                    drawn.answer
                );
            }
        });
    }
}

#[test]
fn a_formula_is_taken_for_what_it_comes_to() {
    for drill in &all() {
        let id = drill.0;
        let Task::Formula(formulas) = &drill.1.task else { continue };
        each_draw(drill, |drawn| assert!(!drawn.values.is_empty(), "{id}"));
        let drawn = draw(&drill.1, 0, 0).expect("it can be drawn");
        let said = |text: &str| check_text(&drill.1, &drawn, text);
        let answer = formulas[0];
        for text in [
            answer.to_owned(),
            format!("0 + ({answer}) * 1"),
            format!("({answer}) / 2 + ({answer}) / 2"),
        ] {
            assert_eq!(said(&text), Ok(Verdict::Right), "{id}: {text}");
        }
        for (at, mistake) in formulas[1..].iter().enumerate() {
            assert_eq!(said(mistake), Ok(Verdict::Mistake(at)), "{id}: {mistake}");
        }
        assert_eq!(said(&format!("({answer}) + 1")), Ok(Verdict::Wrong), "{id}");
        for sign in ['×', '·'] {
            let text = format!("({answer}) {sign} 1 ÷ 1 − 0");
            assert_eq!(said(&text), Ok(Verdict::Right), "{id}: {text}");
        }
        for (text, why) in [
            ("", Unreadable::Empty),
            (" \u{a0}", Unreadable::Empty),
            ("1 / 0", Unreadable::NoValue),
            ("ln(-1)", Unreadable::NoValue),
            ("9^9^9^9^9", Unreadable::NoValue),
            ("1 +", Unreadable::NoFormula),
        ] {
            assert_eq!(said(text), Err(why), "{id}: {text}");
        }
    }
}

#[test]
fn of_a_few_answers_one_is_right_and_of_orders_one() {
    for drill in &all() {
        let id = drill.0;
        match &drill.1.task {
            &Task::Choice { answers, right, is_listing } => {
                for chosen in 0..=answers {
                    assert_eq!(check_choice(&drill.1, chosen) == Verdict::Right, chosen == right);
                }
                each_draw(drill, |Drawn { order, .. }| {
                    let all = order.iter().copied().collect::<BTreeSet<_>>();
                    assert!(all.into_iter().eq(0..answers) && (!is_listing || order.is_sorted()));
                });
            }
            Task::Order { items, mistakes } => {
                let right = (0..*items).collect::<Vec<_>>();
                assert_eq!(check_order(&drill.1, &right), Verdict::Right);
                for (at, (early, before)) in mistakes.iter().enumerate() {
                    let mut order = right.clone();
                    let item = order.remove(*early);
                    order.insert(*before, item);
                    let Verdict::Mistake(named) = check_order(&drill.1, &order) else {
                        panic!("{id}")
                    };
                    assert!(named <= at, "{id}");
                }
                for wrong in [vec![], right[1..].to_vec(), [right.as_slice(), &[*items]].concat()] {
                    assert_ne!(check_order(&drill.1, &wrong), Verdict::Right);
                }
                each_draw(drill, |Drawn { order, .. }| {
                    assert_ne!(check_order(&drill.1, order), Verdict::Right, "{id}");
                });
            }
            _ => {}
        }
    }
}

#[test]
fn a_class_with_one_seed_has_the_same_numbers_and_another_has_others() {
    let draws = |seed| all().iter().map(|it| draw(&it.1, seed, 0)).collect::<Vec<_>>();
    assert_eq!(draws(7), draws(7));
    let differ = draws(7).into_iter().zip(draws(8)).filter(|(a, b)| a != b).count();
    assert!(differ > DRILLS.len() / 3);
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (text, asked, expected) in [
        ("3.5", "GB", 3.5),
        ("3,5", "GB", 3.5),
        ("3.5 GB", "GB", 3.5),
        ("3500 MB", "GB", 3.5),
        ("0,125", "", 0.125),
        ("1,5e3", "", 1500.0),
        ("1'234'567,8", "", 1_234_567.8),
        ("1,234,567", "", 1_234_567.0),
        ("1.234.567", "", 1_234_567.0),
        ("1,234.5", "", 1234.5),
        ("1.234,5", "", 1234.5),
        ("1 234", "", 1234.0),
        ("1\u{a0}234", "", 1234.0),
        ("−0.5", "", -0.5),
        ("1e-3 s", "ms", 1.0),
        ("2.5e9 bytes", "GB", 2.5),
        ("1 GiB", "MB", 1_073.741_824),
        ("8 Gbit", "GB", 1.0),
        ("4x", "×", 4.0),
        ("12%", "%", 12.0),
        ("90 min", "h", 1.5),
        ("35 MS", "ms", 35.0),
        ("3.5GB.", "GB", 3.5),
        ("3.5.", "", 3.5),
        ("3.5 gigabytes", "GB", 3.5),
        ("1 FLOP/B", "FLOP/byte", 1.0),
        ("2 hrs", "h", 2.0),
        ("3.7 bits/weight", "bit", 3.7),
        ("2 \u{3bc}s", "ns", 2_000.0),
    ] {
        let read = read(text, asked).unwrap_or_else(|why| panic!("{text}: {why:?}"));
        assert!((read - expected).abs() < 1e-9 * expected.abs(), "{text}: {read}");
    }
    for (text, asked, why) in [
        ("  ", "GB", Unreadable::Empty),
        ("GB", "GB", Unreadable::NoNumber),
        ("many", "", Unreadable::NoNumber),
        ("half of it", "GB", Unreadable::NoNumber),
        ("~3.5", "GB", Unreadable::NoNumber),
        ("= 3.5", "GB", Unreadable::NoNumber),
        ("...", "GB", Unreadable::NoNumber),
        ("3.5 %", "", Unreadable::OtherUnit),
        ("3 parsecs", "GB", Unreadable::UnknownUnit),
        ("3 ms", "GB", Unreadable::OtherUnit),
        ("1e999", "", Unreadable::NoValue),
        ("3,500", "GB", Unreadable::TwoWays),
        ("12,345 MB", "GB", Unreadable::TwoWays),
        ("1,5,5", "", Unreadable::NoNumber),
        ("1,23.5", "", Unreadable::NoNumber),
        ("7*4/8", "GB", Unreadable::UnknownUnit),
        ("4:1", "×", Unreadable::UnknownUnit),
        ("1-2", "", Unreadable::UnknownUnit),
        ("28 Gb", "GB", Unreadable::UnknownUnit),
        ("4 b", "bit", Unreadable::UnknownUnit),
        ("-1,234", "", Unreadable::TwoWays),
        (&"9".repeat(201), "", Unreadable::TooLong),
    ] {
        assert_eq!(read(text, asked), Err(why), "{text}");
    }
}

#[test]
fn hostile_formulas_get_a_reason() {
    let named = [("a", 2.0)];
    for (text, expected) in [
        ("2 * a + 1", 5.0),
        ("a ^ 3", 8.0),
        ("-a", -2.0),
        ("max(a, 7) - round(2.5)", 4.0),
        ("ceil(ln(0.2) / ln(0.8))", 8.0),
        ("log2(8) + floor(1.9) + abs(-1) + sqrt(4) + exp(0) + min(1, a)", 9.0),
        ("2 ^ 3 ^ 2", 512.0),
        ("-2 ^ 2", -4.0),
        ("1e9 / 1e3", 1e6),
        ("A + a", 4.0),
    ] {
        let it = value(text, &named).unwrap_or_else(|why| panic!("{text}: {why:?}"));
        assert!((it - expected).abs() < 1e-9 * expected.abs(), "{text}: {it}");
    }
    for text in [
        "", "a a", "2 *", "(", ")", "a(", "1 / 0", "0 / 0", "b", "sqrt(-1)", "2e999", "a;",
        "a = 3", "'a'", "print(a)", "max()", "\0", "αβ",
    ] {
        assert!(value(text, &named).is_err(), "{text}");
    }
    assert_eq!(value("1e999", &named), Err(Unreadable::NoValue));
    for text in [
        "(".repeat(190),
        "-".repeat(190) + "a",
        "a^".repeat(90) + "a",
        "(".repeat(10_000),
        "abs(".repeat(10_000),
        "a+".repeat(100_000),
    ] {
        // It may be read where it is short, and may not take the program down.
        let _ = value(&text, &named);
    }
}

#[test]
fn what_was_wrong_comes_back_first_and_then_what_is_new() {
    let mut progress = Progress::default();
    let all = [0, 1, 2, 3];
    assert_eq!(progress.next(&all), Some(0));
    progress.take(0, false);
    assert!(progress.is_to_repeat(0) && progress.next(&all) == Some(1));
    progress.take(1, true);
    assert_eq!(progress.next(&all), Some(2));
    progress.take(2, true);
    // Two other answers later.
    assert_eq!(progress.next(&all), Some(0));
    progress.take(0, true);
    assert_eq!((progress.streak, progress.best), (3, 3));
    let record = progress.records[0].as_ref().expect("it was answered");
    assert_eq!((record.right, record.wrong), (1, 1));
    assert!(!progress.is_to_repeat(0) && progress.next(&all) == Some(3));
    progress.take(3, true);
    assert_eq!(progress.next(&all), Some(1));
    assert_eq!(progress.next(&[]), None);
}

const SIZE: &str = r#"{ "id": "size", "kind": "number", "concept": "A byte has 8 bits.",
        "source": "book", "draw": { "bits": [4, 8] },
        "ask": "How many bytes are {bits} bits?", "answer": "bits / 8", "unit": "B", "tolerance": 0,
        "mistakes": [{ "answer": "bits * 8", "why": "The other way." }], "steps": ["{bits} / 8 = {answer}"] }"#;

/// What a drill of one picture has besides.
const PICTURE: &str = r#""kind": "picture", "picture": { "caption": "Bits",
        "x": { "label": "bits", "scale": "linear", "domain": [0, 8] },
        "y": { "label": "bytes", "scale": "linear", "domain": [0, 1] },
        "series": [{ "kind": "line", "name": "bytes", "marks": [{ "x": "bits", "y": "bits / 8", "name": "a file" }] }],
        "limits": [{ "axis": "x", "at": 8, "name": "most" }] }"#;

/// What is said of a chapter of one drill, with one text of it changed.
fn complaint(drill: &str, from: &str, to: &str) -> String {
    assert!(drill.contains(from));
    let chapter = format!(r#"{{ "drills": [{}] }}"#, drill.replacen(from, to, 1));
    let titles = r#"[{ "id": "one", "title": "One" }]"#;
    let sources = r#"{ "book": { "text": "A book", "url": "https://example.org/" } }"#;
    build::to_rust(titles, sources, |_| chapter.clone()).expect_err("it makes no sense")
}

#[test]
fn a_drill_that_makes_no_sense_is_named_with_its_field() {
    for (from, to, told) in [
        (
            "\"kind\": \"number\"",
            "\"kind\": \"riddle\"",
            "workbook/chapters/one.json: drills[0].kind: unknown variant",
        ),
        ("\"ask\"", "\"asks\"", "workbook/chapters/one.json: drills[0].asks: unknown field"),
        (
            "{bits} bits?",
            "{bit} bits?",
            "workbook/chapters/one.json: drills[0] (size): nothing has the name {bit}",
        ),
        ("[\"{bits} / 8 = {answer}\"]", "[\" \"]", "(size): a text of it is empty"),
        ("\"The other way.\"", r#""The other\nway.""#, "way.” has two lines"),
        ("[4, 8]", "[]", "drills[0] (size).draw.bits: there is no number"),
        (
            "\"tolerance\": 0",
            "\"tolerance\": 2",
            "drills[0] (size).tolerance: 2 is not from 0 to 0.2",
        ),
        ("\"unit\": \"B\",", "", "drills[0] (size).unit: it is missing"),
        ("\"book\"", "\"film\"", "drills[0] (size).source: sources.json has no film"),
        ("\"answer\": \"bits * 8\", ", "", "drills[0] (size).mistakes: one has no answer"),
        (
            "\"kind\": \"number\"",
            "\"kind\": \"choice\"",
            "drills[0] (size).answers: none is to be chosen",
        ),
        (
            "\"kind\": \"number\"",
            "\"kind\": \"order\"",
            "drills[0] (size).items: there have to be 3 to 8",
        ),
        (
            "\"kind\": \"number\"",
            "\"kind\": \"formula\"",
            "drills[0] (size).given: it says nothing",
        ),
        (
            "\"kind\": \"number\"",
            "\"kind\": \"picture\"",
            "drills[0] (size).picture: a picture has one",
        ),
    ] {
        let complaint = complaint(SIZE, from, to);
        assert!(complaint.contains(told), "{complaint}");
    }
}

#[test]
fn a_picture_has_nothing_that_is_not_drawn() {
    let drill = SIZE.replacen(r#""kind": "number""#, PICTURE, 1);
    for (from, to, told) in [
        ("\"line\"", "\"bubbles\"", "series[0].kind: unknown variant `bubbles`"),
        ("\"line\"", "\"waterfall\"", "series[0].kind: unknown variant `waterfall`"),
        ("\"a file\"", "\"a file\", \"size\": 3", "marks[0].size: unknown field"),
        ("\"most\"", "\"most\", \"side\": \"above\"", "limits[0].side: unknown field"),
        ("\"axis\": \"x\"", "\"axis\": \"z\"", "limits[0].axis: unknown variant"),
        (
            "\"linear\", \"domain\": [0, 1]",
            "\"band\", \"domain\": [\"a\"]",
            "(size).picture.y.scale: heights",
        ),
    ] {
        let complaint = complaint(&drill, from, to);
        assert!(complaint.contains(told), "{complaint}");
    }
}

proptest! {
    #[test]
    fn no_text_takes_the_checkers_down(text in "\\PC{0,60}", seed: u32) {
        for drill in all().iter().filter(|it| !matches!(it.1.task, Task::Choice { .. } | Task::Order { .. })).step_by(5) {
            let drawn = draw(&drill.1, seed, 0).expect("it can be drawn");
            let _ = check_text(&drill.1, &drawn, &text);
        }
    }

    #[test]
    fn formulas_of_any_characters_of_formulas_end(text in "[-+*/^()a0-9.,e ]{0,120}") {
        let _ = value(&text, &[("a", 2.0)]);
    }
}

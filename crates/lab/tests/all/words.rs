//! Whoever changes a text or a track is told what is wrong with it, and there is not too much to read.

#[path = "../../build/words.rs"]
mod build;

use serde_json::{Value, json};

const TRACKS: &str = include_str!("../../../../assets/lab/tracks.json");
const PARTS: &str = include_str!("../../../../assets/lab/parts.json");

fn changed(json: &str, pointer: &str, value: Value) -> String {
    let mut all: Value = serde_json::from_str(json).expect("the shipped file");
    *all.pointer_mut(pointer).expect("a place of the file") = value;
    all.to_string()
}

/// What the build says of the shipped tracks with one value changed.
fn of_tracks(pointer: &str, value: Value) -> String {
    build::to_rust(&changed(TRACKS, pointer, value), PARTS).expect_err("it makes no sense")
}

/// … and of the shipped parts.
fn of_parts(pointer: &str, value: Value) -> String {
    build::to_rust(TRACKS, &changed(PARTS, pointer, value)).expect_err("it makes no sense")
}

/// A list of the shipped parts without its last.
fn shorter(pointer: &str) -> Value {
    let all: Value = serde_json::from_str(PARTS).expect("the shipped file");
    let mut list = all.pointer(pointer).expect("a place of the file").clone();
    list.as_array_mut().expect("a list").pop();
    list
}

#[test]
fn what_ships_is_accepted() {
    let rust = build::to_rust(TRACKS, PARTS).expect("it is built of them");
    assert!(rust.contains("MISSIONS") && rust.contains("REFLECTIONS"), "{rust}");
}

#[test]
fn a_track_that_makes_no_sense_is_named_with_its_field() {
    let cases = [
        ("/0/veto/points", json!(0), "[0].veto.points: 0 is not within 0.1..=50"),
        ("/3/veto/points", json!(51), "[3].veto.points: 51 is not within"),
        ("/1/veto/why", json!(""), "[1].veto.why: is empty"),
        ("/2/name", json!(" \n"), "[2].name: is empty"),
        ("/2/messages/ship", json!(""), "[2].messages.ship: is empty"),
        ("/1/hardware", json!(""), "[1].hardware: is empty"),
        ("/0/limit/part_of_fp16", json!(1.5), "[0].limit.part_of_fp16: 1.5 is not within"),
        ("/0/limit/part_of_fp16", json!(0), "[0].limit.part_of_fp16: 0 is not within"),
        // Once as fast is no task, and pruning that makes it ten times as fast is not in the lab.
        ("/2/speed_up", json!(1), "[2].speed_up: 1 is not within"),
        ("/2/speed_up", json!(11), "[2].speed_up: 11 is not within"),
        ("/0/mission", json!("{veto} points"), "[0].mission: there is no figure {veto}"),
    ];
    for (pointer, value, expected) in cases {
        let told = of_tracks(pointer, value);
        assert!(told.starts_with(&format!("tracks.json: {expected}")), "{told}");
    }
}

#[test]
fn tracks_have_their_order_and_none_is_missing() {
    let mut tracks: Vec<Value> = serde_json::from_str(TRACKS).expect("the shipped file");
    let told = |tracks: &[Value]| {
        let told = build::to_rust(&json!(tracks).to_string(), PARTS).expect_err("in no order");
        assert!(told.starts_with("tracks.json: id: they are ["), "{told}");
        told
    };
    tracks.swap(0, 1);
    assert!(told(&tracks).contains(r#"["edge", "cloud", "mobile", "tiny"]"#));
    tracks.swap(0, 1);
    let tiny = tracks.pop().expect("four of them");
    told(&tracks);
    tracks.extend([tiny.clone(), tiny]);
    told(&tracks);
    assert!(of_tracks("/1/id", json!("car")).starts_with("tracks.json: id: they are ["));
}

#[test]
fn a_part_that_makes_no_sense_is_named_with_its_field() {
    let cases = [
        ("/pruning/title", json!(""), "pruning.title: is empty"),
        (
            "/quantization/predictions/1/reveal",
            json!(""),
            "quantization.predictions[1].reveal: is empty",
        ),
        ("/ship/predictions/0/question", json!(" "), "ship.predictions[0].question: is empty"),
        ("/ship/predictions/0/answers/3", json!(""), "ship.predictions[0].answers: is empty"),
        ("/quantization/ask/wrong", json!(""), "quantization.ask.wrong: is empty"),
        (
            "/distillation/reflection/answers/2/explanation",
            json!(""),
            "distillation.reflection.answers.explanation: is empty",
        ),
        ("/ship/defend/answers/1/text", json!(""), "ship.defend.answers.text: is empty"),
        ("/ship/sources/0/text", json!(""), "ship.sources.text: is empty"),
        (
            "/pruning/sources/1/url",
            json!("http://arxiv.org/"),
            "pruning.sources.url: \"http://arxiv.org/\" does not start with https://",
        ),
    ];
    for (pointer, value, expected) in cases {
        let told = of_parts(pointer, value);
        assert!(told.starts_with(&format!("parts.json: {expected}")), "{told}");
    }
}

#[test]
fn a_question_has_four_answers_and_a_reflection_one_that_is_right() {
    let cases = [
        ("/quantization/predictions/1/answers", "quantization.predictions[1].answers", 3, 4),
        ("/pruning/predictions/0/answers", "pruning.predictions[0].answers", 3, 4),
        ("/distillation/reflection/answers", "distillation.reflection.answers", 3, 4),
        ("/ship/defend/answers", "ship.defend.answers", 1, 2),
    ];
    for (pointer, name, count, wanted) in cases {
        let told = of_parts(pointer, shorter(pointer));
        assert_eq!(told, format!("parts.json: {name}: there are {count}, and it takes {wanted}"));
    }
    let told = of_parts("/ship/reflection/answers/3/right", json!(true));
    assert_eq!(told, "parts.json: ship.reflection.answers.right: there are 2, and it takes 1");
    let told = of_parts("/ship/reflection/answers/1/right", json!(false));
    assert_eq!(told, "parts.json: ship.reflection.answers.right: there are 0, and it takes 1");
}

#[test]
fn a_part_has_the_questions_that_the_journey_asks() {
    for (pointer, value) in [
        ("/quantization/predictions", shorter("/quantization/predictions")),
        ("/pruning/predictions", json!([])),
        ("/quantization/ask", Value::Null),
        ("/ship/defend", Value::Null),
    ] {
        let told = of_parts(pointer, value);
        assert!(told.starts_with("parts.json: it takes two predictions"), "{pointer}: {told}");
    }
}

#[test]
fn a_name_between_braces_has_to_be_a_figure_of_that_part() {
    let told = |text| {
        let told = of_parts("/ship/reflection/answers/0/explanation", json!(text));
        let start = "parts.json: ship.reflection.answers.explanation: ";
        told.strip_prefix(start).expect("the name of its place").to_owned()
    };
    for (text, figure) in [
        ("{mask_gb} GB, and {mask} more", "{mask}"),
        ("{veto} points, which another part has", "{veto}"),
        ("{}", "{}"),
    ] {
        let told = told(text);
        assert!(told.starts_with(&format!("there is no figure {figure}")), "{told}");
        assert!(told.contains("mask_gb"), "it says which there are: {told}");
    }
    // A page would show these as they are.
    for text in ["{mask_gb", "{mask_gb} GB, {anywhere_gb"] {
        let told = told(text);
        assert!(told.starts_with("a brace is not closed: {"), "{told}");
    }
}

#[test]
fn an_unknown_missing_or_ill_typed_field_is_named_with_its_place() {
    for (from, to, place) in [
        ("\"part_of_fp16\"", "\"part_of_fp32\"", "[0].limit"),
        ("\"points\"", "\"points_percent\"", "[0].veto"),
        ("\"who\"", "\"whom\"", "[0]"),
    ] {
        let told = build::to_rust(&TRACKS.replacen(from, to, 1), PARTS).expect_err("another name");
        assert!(told.starts_with(&format!("tracks.json: {place}")), "{told}");
        assert!(told.contains(to.trim_matches('"')), "{told}");
    }
    for (from, to, place) in [
        ("\"reveal\"", "\"answer\"", "quantization.predictions[0]"),
        ("\"ask\"", "\"asks\"", "quantization"),
        ("\"explanation\"", "\"because\"", "quantization.reflection.answers[0]"),
        ("\"ship\"", "\"shipping\"", ""),
    ] {
        let told = build::to_rust(TRACKS, &PARTS.replacen(from, to, 1)).expect_err("another name");
        assert!(told.starts_with(&format!("parts.json: {place}")), "{told}");
        assert!(told.contains(to.trim_matches('"')), "{told}");
    }
    let told = of_tracks("/3/limit/of", json!("money"));
    assert!(told.starts_with("tracks.json: [3].limit.of: ") && told.contains("money"), "{told}");
    let told = of_tracks("/1/two_of_four", json!("yes"));
    assert!(told.starts_with("tracks.json: [1].two_of_four: "), "{told}");
    let told = of_parts("/pruning/predictions/0/answers/1", json!(1.5));
    assert!(told.starts_with("parts.json: pruning.predictions[0].answers[1]: "), "{told}");
}

#[test]
fn what_is_no_json_is_refused_with_the_name_of_its_file() {
    for broken in [String::new(), format!("{TRACKS}]"), "[".into()] {
        let told = build::to_rust(&broken, PARTS).expect_err("no file");
        assert!(told.starts_with("tracks.json: "), "{told}");
        let told = build::to_rust(TRACKS, &broken).expect_err("no file");
        assert!(told.starts_with("parts.json: "), "{told}");
    }
}

/// The words of all texts under a value, without addresses; a figure between braces is one.
fn words(of: &Value) -> usize {
    match of {
        Value::String(text) if text.starts_with("https://") => 0,
        Value::String(text) => text.split_whitespace().count(),
        Value::Array(all) => all.iter().map(words).sum(),
        Value::Object(all) => all.values().map(words).sum(),
        _ => 0,
    }
}

#[test]
fn a_student_reads_at_most_three_thousand_words() {
    let [tracks, parts] =
        [TRACKS, PARTS].map(|it| serde_json::from_str::<Value>(it).expect("the shipped file"));
    let longest = tracks.as_array().expect("a list").iter().map(words).max().expect("four");
    // Those of the four tracks' cards that stand side by side before one is chosen are read, too.
    let cards = ["name", "who", "mission", "wall"];
    let tracks = tracks.as_array().expect("a list").iter();
    let cards = tracks.flat_map(|it| cards.map(|name| words(&it[name]))).sum::<usize>();
    let all = longest + cards + words(&parts);
    assert!(all > 500, "{all}: they have been counted");
    assert!(all <= 3000, "{all}");
}

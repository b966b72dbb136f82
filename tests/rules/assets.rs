//! The tables in `assets/`: the shipped ones are taken, wrong ones name their file and field.

#[path = "../../build/tables.rs"]
pub mod tables;

use serde_json::{Value, json};
use sharp_shot::rules::{CONTRACTS, LAYERS, Layer, Precision, Sensitivities};

pub const MODEL: &str = include_str!("../../assets/model.json");
pub const SENSITIVITIES: &str = include_str!("../../assets/sensitivities.json");
pub const CONTRACTS_JSON: &str = include_str!("../../assets/contracts.json");

/// The shipped tables with one of them changed, as the build reads them.
fn parse_with(file: &str, change: impl FnOnce(&mut Value)) -> Result<tables::Tables, String> {
    let names = ["model.json", "sensitivities.json", "contracts.json"];
    let place = names.iter().position(|name| *name == file).expect("a table of that name");
    let mut texts = [MODEL, SENSITIVITIES, CONTRACTS_JSON].map(String::from);
    let mut table = serde_json::from_str(&texts[place]).expect("the shipped table is JSON");
    change(&mut table);
    texts[place] = table.to_string();
    tables::parse(&texts[0], &texts[1], &texts[2])
}

/// Puts a value at a place in a table and expects a complaint that names the file and the field.
fn assert_refused(file: &str, place: &str, value: Value, field: &str) {
    let result = parse_with(file, |table| match table.pointer_mut(place) {
        Some(old) => *old = value.clone(),
        None => insert(table, place, value.clone()),
    });
    let complaint = result.expect_err(&format!("{value} at {place} of {file} is wrong"));
    assert_names(&complaint, file, field);
}

/// Takes a field out of a table and expects a complaint that names the file and the field.
fn assert_missed(file: &str, place: &str) {
    let (parent, field) = place.rsplit_once('/').expect("a place starts with a slash");
    let result = parse_with(file, |table| {
        let parent = table.pointer_mut(parent).expect("the parent is there");
        parent.as_object_mut().expect("an object").remove(field).expect("the field is there");
    });
    let complaint = result.expect_err(&format!("{file} needs {place}"));
    assert_names(&complaint, file, field);
}

fn insert(table: &mut Value, place: &str, value: Value) {
    let (parent, field) = place.rsplit_once('/').expect("a place starts with a slash");
    table.pointer_mut(parent).expect("the parent is there")[field] = value;
}

/// The first contract alone, where its budget cannot clash with another's.
fn alone(change: impl FnOnce(&mut Value)) -> Result<tables::Tables, String> {
    parse_with("contracts.json", |table| {
        *table = json!([table[0]]);
        change(&mut table[0]);
    })
}

fn assert_names(complaint: &str, file: &str, field: &str) {
    assert!(complaint.starts_with(file), "{complaint:?} does not name {file}");
    assert!(complaint.contains(field), "{complaint:?} does not name {field}");
}

#[test]
fn the_shipped_tables_are_taken() {
    tables::parse(MODEL, SENSITIVITIES, CONTRACTS_JSON).expect("the shipped tables are right");
}

#[test]
fn the_constants_are_made_from_the_tables() {
    let rust = tables::parse(MODEL, SENSITIVITIES, CONTRACTS_JSON).expect("right").to_rust();
    for layer in LAYERS {
        assert!(rust.contains(&format!("name: {:?}, role: Role::{:?}", layer.name, layer.role)));
    }
    for contract in CONTRACTS {
        assert!(
            rust.contains(&format!("{contract:?}").replace("Table", "Range::Table")),
            "{contract:?} in {rust}"
        );
    }
    let changed =
        parse_with("sensitivities.json", |table| table["edge"]["amplitude"]["int4"] = json!(43.5));
    assert!(changed.expect("within reason").to_rust().contains("43.5"));
}

#[test]
fn the_game_uses_the_figures_of_the_tables() {
    let table: Value = serde_json::from_str(SENSITIVITIES).expect("the shipped table is JSON");
    for (layer, Layer { role, .. }) in LAYERS.into_iter().enumerate() {
        for precision in Precision::ALL {
            let figure = |of: &str| table[role.name()][of][precision.name()].as_f64().expect(of);
            for (used, figure) in [
                (Sensitivities::default().amplitude(role, precision), figure("amplitude")),
                (Sensitivities::default().survival(layer, precision), figure("survival")),
            ] {
                assert!((f64::from(used) - figure).abs() < 1e-5, "{role:?} at {precision:?}");
            }
        }
    }
}

#[test]
fn a_missing_field_is_named() {
    for place in ["/layers", "/bits", "/layers/2/role", "/layers/5/name", "/bits/int8"] {
        assert_missed("model.json", place);
    }
    for place in ["/edge", "/feed-forward", "/attention/effect", "/edge/survival/fp16"] {
        assert_missed("sensitivities.json", place);
    }
    for place in ["/0/name", "/0/budget", "/0/shots", "/0/ship_at", "/1/story", "/2/figures"] {
        assert_missed("contracts.json", place);
    }
    for figure in ["of", "have", "need"] {
        assert_missed("contracts.json", &format!("/4/figures/{figure}"));
    }
}

#[test]
fn an_unknown_field_is_named() {
    for place in ["/colour", "/layers/1/colour", "/bits/colour"] {
        assert_refused("model.json", place, json!(1), "colour");
    }
    for place in ["/colour", "/edge/colour", "/attention/amplitude/colour"] {
        assert_refused("sensitivities.json", place, json!(1), "colour");
    }
    for place in ["/0/colour", "/3/figures/colour"] {
        assert_refused("contracts.json", place, json!(1), "colour");
    }
}

#[test]
fn a_value_of_the_wrong_type_is_named() {
    assert_refused("model.json", "/bits/int8", json!("eight"), "bits.int8");
    assert_refused("model.json", "/layers/3/name", json!(3), "layers[3].name");
    assert_refused("model.json", "/layers/3/role", json!("middle"), "layers[3].role");
    assert_refused("sensitivities.json", "/edge/effect", json!("glare"), "edge.effect");
    let place = "/feed-forward/survival/int8";
    assert_refused("sensitivities.json", place, json!(null), "feed-forward.survival.int8");
    for budget in [json!(96.5), json!(-96), json!("96")] {
        assert_refused("contracts.json", "/0/budget", budget, "[0].budget");
    }
}

#[test]
fn a_table_that_is_no_json_is_named() {
    for (complaint, file) in [
        (tables::parse("{", SENSITIVITIES, CONTRACTS_JSON), "model.json"),
        (tables::parse(MODEL, "", CONTRACTS_JSON), "sensitivities.json"),
        (tables::parse(MODEL, SENSITIVITIES, "[{]"), "contracts.json"),
    ] {
        assert_names(&complaint.expect_err("no JSON"), file, "line 1");
    }
}

#[test]
fn text_after_the_end_of_a_table_is_named() {
    let more = |table| format!("{table} {{ \"forgotten\": 1 }}");
    for (complaint, file) in [
        (tables::parse(&more(MODEL), SENSITIVITIES, CONTRACTS_JSON), "model.json"),
        (tables::parse(MODEL, &more(SENSITIVITIES), CONTRACTS_JSON), "sensitivities.json"),
        (tables::parse(MODEL, SENSITIVITIES, &more(CONTRACTS_JSON)), "contracts.json"),
    ] {
        assert_names(&complaint.expect_err("more than one table"), file, "line");
    }
}

#[test]
fn five_or_seven_layers_are_refused() {
    for count in [0, 5, 7] {
        let layer = |n| json!({ "name": format!("layer {n}"), "role": "edge" });
        let layers: Vec<_> = (0..count).map(layer).collect();
        assert_refused("model.json", "/layers", json!(layers), "layers");
    }
}

#[test]
fn a_layer_needs_a_name_of_its_own() {
    assert_refused("model.json", "/layers/3/name", json!("attn.1"), "layers[3].name");
    assert_refused("model.json", "/layers/0/name", json!(""), "layers[0].name");
}

#[test]
fn bits_must_fall_and_stay_above_none() {
    assert_refused("model.json", "/bits/int8", json!(16), "bits");
    assert_refused("model.json", "/bits/fp16", json!(64), "bits");
    assert_refused("model.json", "/bits/int4", json!(0), "bits");
}

#[test]
fn every_role_must_have_its_own_effect() {
    assert_refused("sensitivities.json", "/edge/effect", json!("blur"), "edge.effect");
    assert_refused("sensitivities.json", "/attention/effect", json!("drift"), "attention.effect");
    let (place, field) = ("/feed-forward/effect", "feed-forward.effect");
    assert_refused("sensitivities.json", place, json!("jitter"), field);
}

#[test]
fn an_amplitude_must_start_at_0_and_never_fall() {
    for role in ["edge", "attention", "feed-forward"] {
        let field = format!("{role}.amplitude");
        for (precision, figure) in [("fp32", 0.01), ("fp16", -0.1), ("int8", 100.0), ("int4", 0.3)]
        {
            let place = format!("/{role}/amplitude/{precision}");
            assert_refused("sensitivities.json", &place, json!(figure), &field);
        }
    }
}

#[test]
fn a_survival_must_start_at_1_never_rise_and_stay_above_0() {
    for role in ["edge", "attention", "feed-forward"] {
        let field = format!("{role}.survival");
        for (precision, figure) in
            [("fp32", 0.999), ("fp16", 1.01), ("int8", 0.1), ("int8", 0.999), ("int4", 0.0)]
        {
            let place = format!("/{role}/survival/{precision}");
            assert_refused("sensitivities.json", &place, json!(figure), &field);
        }
    }
}

#[test]
fn a_contract_must_be_possible() {
    for budget in [0, 23, 193] {
        let result = alone(|contract| contract["budget"] = json!(budget));
        assert_names(&result.expect_err("no such budget"), "contracts.json", "[0].budget");
    }
    for shots in [0, 11] {
        assert_refused("contracts.json", "/0/shots", json!(shots), "[0].shots");
    }
    for ship_at in [0, 31] {
        assert_refused("contracts.json", "/0/ship_at", json!(ship_at), "[0].ship_at");
    }
    for field in ["name", "story", "figures/unit"] {
        let name = format!("[1].{}", field.replace('/', "."));
        assert_refused("contracts.json", &format!("/1/{field}"), json!(""), &name);
    }
}

#[test]
fn a_contract_at_its_limits_is_taken() {
    for (budget, have, shots, ship_at) in [(24, 1, 10, 30), (192, 8, 1, 3), (96, 4, 6, 1)] {
        let result = alone(|contract| {
            contract["figures"] = json!({ "of": 192, "have": have, "need": 8, "unit": "MB" });
            contract["budget"] = json!(budget);
            contract["shots"] = json!(shots);
            contract["ship_at"] = json!(ship_at);
        });
        result.expect("possible");
    }
}

#[test]
fn every_contract_is_checked_and_there_must_be_one() {
    for place in 0..CONTRACTS.len() {
        let shots = format!("/{place}/shots");
        assert_refused("contracts.json", &shots, json!(11), &format!("[{place}].shots"));
    }
    let none = parse_with("contracts.json", |table| *table = json!([]));
    assert_names(&none.expect_err("no contract"), "contracts.json", "empty");
}

#[test]
fn the_budgets_must_fall_from_each_contract_to_the_next() {
    for (one, other) in [(0, 1), (2, 3), (3, 4)] {
        let swapped = parse_with("contracts.json", |table| {
            table.as_array_mut().expect("a list").swap(one, other);
        });
        assert_names(&swapped.expect_err("a budget rises"), "contracts.json", "budget");
    }
    let twice = parse_with("contracts.json", |table| table[1] = table[0].clone());
    assert_names(&twice.expect_err("a budget stays"), "contracts.json", "budget");
}

#[test]
fn a_budget_must_be_what_the_figures_come_to() {
    for (place, budget) in [(0, 92), (1, 44), (2, 41), (3, 38)] {
        let at = format!("/{place}/budget");
        assert_refused("contracts.json", &at, json!(budget), &format!("[{place}].budget"));
    }
    assert_refused("contracts.json", "/2/figures/have", json!(80), "[2].budget");
    assert_refused("contracts.json", "/1/figures/of", json!(96), "[1].");
}

#[test]
fn figures_that_make_no_sense_are_named() {
    for of in [0, 32, 95, 100, 193] {
        assert_refused("contracts.json", "/0/figures/of", json!(of), "[0].figures.of");
    }
    for have in [0, 33] {
        assert_refused("contracts.json", "/0/figures/have", json!(have), "[0].figures.have");
    }
    for need in [0, 15] {
        assert_refused("contracts.json", "/0/figures/need", json!(need), "[0].figures");
    }
}

#[test]
fn figures_of_any_size_are_taken_or_named() {
    let result = alone(|contract| {
        contract["figures"]["have"] = json!(2_000_000_000);
        contract["figures"]["need"] = json!(4_000_000_000_u32);
    });
    result.expect("half of it is 96 bits");
}

#[test]
fn what_lies_beyond_quantization_is_said_there_and_only_there() {
    let missing = parse_with("contracts.json", |table| {
        table[4].as_object_mut().expect("an object").remove("beyond").expect("it is there");
    });
    assert_names(&missing.expect_err("19 bits are beyond"), "contracts.json", "[4].beyond");
    assert_refused("contracts.json", "/4/beyond", json!(""), "[4].beyond");
    assert_refused("contracts.json", "/4/beyond", json!(null), "[4].beyond");
    for place in 0..4 {
        let at = format!("/{place}/beyond");
        assert_refused("contracts.json", &at, json!("Prune."), &format!("[{place}].beyond"));
    }
    let within = json!({ "of": 192, "have": 1, "need": 6, "unit": "of the energy" });
    assert_refused("contracts.json", "/4/figures", within, "[4].beyond");
}

#[test]
fn an_effect_that_leaves_the_field_is_named() {
    for too_much in [131.0, 1e39] {
        let place = "/edge/amplitude/int4";
        assert_refused("sensitivities.json", place, json!(too_much), "edge.amplitude");
    }
}

//! The tables in `assets/`, as someone who changes the game may leave them.

use super::{fuzz, misspelt};
use crate::assets::{CONTRACTS_JSON, MODEL, SENSITIVITIES, tables};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

const FILES: [&str; 3] = ["model.json", "sensitivities.json", "contracts.json"];

/// All fields of the tables; `[` stands for a place in a list.
const FIELDS: [&str; 24] = [
    "layers",
    "name",
    "role",
    "bits",
    "fp32",
    "fp16",
    "int8",
    "int4",
    "edge",
    "attention",
    "feed-forward",
    "effect",
    "amplitude",
    "survival",
    "budget",
    "shots",
    "ship_at",
    "story",
    "figures",
    "of",
    "have",
    "need",
    "unit",
    "[",
];

fn shipped() -> [Value; 3] {
    [MODEL, SENSITIVITIES, CONTRACTS_JSON]
        .map(|table| serde_json::from_str(table).expect("the shipped table is JSON"))
}

/// A change of a table.
#[derive(Clone, Debug)]
enum Edit {
    Put(Value),
    /// What stands at another place.
    Copy(Index),
    Scale(f64),
    Remove,
    Add(Value),
}

/// Any JSON, with lists too short to stand for an object of the tables.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        4 => (0_u32..200).prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<u64>().prop_map(Value::from),
        2 => (0.0..1.5).prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => select(FIELDS.to_vec()).prop_map(Value::from),
        1 => any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let key = prop_oneof![select(FIELDS.to_vec()).prop_map(String::from), "[a-z ]{0,9}"];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..=1).prop_map(Value::from),
            proptest::collection::hash_map(key, inner, 0..4)
                .prop_map(|fields| fields.into_iter().collect::<Value>()),
        ]
    })
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        2 => any_json().prop_map(Edit::Put),
        2 => any::<Index>().prop_map(Edit::Copy),
        4 => (0.5..1.5).prop_map(Edit::Scale),
        1 => Just(Edit::Remove),
        1 => any_json().prop_map(Edit::Add),
    ]
}

/// Every place in a table, as a JSON pointer.
fn places(value: &Value, at: &str) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Array(items) => {
            (0..).zip(items).map(|(i, item): (u32, _)| (i.to_string(), item)).collect()
        }
        Value::Object(fields) => fields.iter().map(|(key, field)| (key.clone(), field)).collect(),
        _ => Vec::new(),
    };
    let below = children.into_iter().flat_map(|(key, child)| places(child, &format!("{at}/{key}")));
    core::iter::once(at.to_owned()).chain(below).collect()
}

fn apply(table: &mut Value, place: Index, edit: Edit) {
    let places = places(table, "");
    let place = place.get(&places);
    let instead = match &edit {
        Edit::Put(value) | Edit::Add(value) => value.clone(),
        Edit::Copy(other) => {
            table.pointer(other.get(&places[..]).as_str()).expect("a place").clone()
        }
        Edit::Scale(..) | Edit::Remove => Value::Null,
    };
    let value = table.pointer_mut(place).expect("a place");
    match edit {
        Edit::Put(_) | Edit::Copy(_) => *value = instead,
        Edit::Scale(factor) => scale(value, factor),
        Edit::Add(_) => match value {
            Value::Array(items) => items.push(instead),
            Value::Object(fields) => drop(fields.insert("colour".into(), instead)),
            _ => {}
        },
        Edit::Remove => {
            let (parent, key) = place.rsplit_once('/').unwrap_or_default();
            match table.pointer_mut(parent) {
                Some(Value::Array(items)) => drop(key.parse().map(|i: usize| items.remove(i))),
                Some(Value::Object(fields)) => drop(fields.remove(key)),
                _ => {}
            }
        }
    }
}

/// A number that is near another, and whole if that is.
fn scale(value: &mut Value, factor: f64) {
    if let Some(whole) = value.as_u64() {
        *value = json!((whole as f64 * factor).round() as u64);
    } else if let Some(part) = value.as_f64() {
        *value = json!(part * factor);
    }
}

/// The shipped tables with some changes in one of them, and which.
fn edited() -> impl Strategy<Value = (usize, [String; 3])> {
    let edits = proptest::collection::vec((any::<Index>(), edit()), 1..4);
    (0..FILES.len(), edits).prop_map(|(file, edits)| {
        let mut tables = shipped();
        for (place, edit) in edits {
            apply(&mut tables[file], place, edit);
        }
        (file, tables.map(|table| table.to_string()))
    })
}

/// The shipped tables with one of them misspelt, and which.
fn misspelt_table() -> impl Strategy<Value = (usize, [String; 3])> {
    (0..FILES.len()).prop_flat_map(|file| {
        let tables = shipped().map(|table| table.to_string());
        misspelt(Just(tables[file].clone())).prop_map(move |text| {
            let mut tables = tables.clone();
            tables[file] = text;
            (file, tables)
        })
    })
}

fn parse([model, sensitivities, contracts]: &[String; 3]) -> Result<tables::Tables, String> {
    tables::parse(model, sensitivities, contracts)
}

/// A complaint about a table names it and then the field; or the line, where it is no JSON or of
/// another kind altogether.
fn check_complaint(complaint: &str, file: usize, text: &str) -> Result<(), TestCaseError> {
    // What the bits are, the contracts are checked against.
    let named = FILES.iter().position(|name| complaint.starts_with(name));
    prop_assert!(named == Some(file) || (file, named) == (0, Some(2)), "{complaint}");
    let (_, what) = complaint.split_once(": ").expect("the file comes first");
    let is_field_named = FIELDS.iter().any(|field| what.starts_with(field)) || what.contains('`');
    let root: Value = serde_json::from_str(text).unwrap_or_default();
    let is_of_its_kind =
        if file == 2 { root != json!([]) && root.is_array() } else { root.is_object() };
    let is_line_named = what.contains(" at line ") || what == "the list is empty";
    prop_assert!(is_field_named || (!is_of_its_kind && is_line_named), "{complaint}");
    Ok(())
}

/// The numbers at a place of a table, by precision, as the game has them.
fn figures(table: &Value, place: &str) -> [f32; 4] {
    let figures = table.pointer(place).expect("the figures are there");
    let figure = |precision| figures[precision].as_f64().expect("a number") as f32;
    ["fp32", "fp16", "int8", "int4"].map(figure)
}

/// What the game takes for granted of its tables.
fn check_taken(texts: &[String; 3]) -> Result<(), TestCaseError> {
    let tables = texts.each_ref().map(|text| serde_json::from_str::<Value>(text).expect("JSON"));
    let [model, sensitivities, contracts] = &tables;
    let bits = figures(model, "/bits");
    prop_assert!(bits.is_sorted_by(|a, b| a > b) && bits[0] <= 64.0 && bits[3] >= 1.0);
    prop_assert_eq!(model["layers"].as_array().map(Vec::len), Some(6));
    for role in ["edge", "attention", "feed-forward"] {
        let amplitude = figures(sensitivities, &format!("/{role}/amplitude"));
        prop_assert!(amplitude.is_sorted() && amplitude[0] == 0.0 && amplitude[3] <= 130.0);
        let survival = figures(sensitivities, &format!("/{role}/survival"));
        prop_assert!(survival.is_sorted_by(|a, b| a >= b) && survival.starts_with(&[1.0]));
        prop_assert!(survival[3] > 0.0);
    }
    let mut above = f32::INFINITY;
    for contract in contracts.as_array().expect("a list") {
        let figure = |field| contract[field].as_f64().expect("a number") as f32;
        let [budget, shots, ship_at] = ["budget", "shots", "ship_at"].map(figure);
        prop_assert!(6.0 * bits[3] <= budget && budget <= 6.0 * bits[0] && budget < above);
        prop_assert!((1.0..=10.0).contains(&shots) && (1.0..=3.0 * shots).contains(&ship_at));
        prop_assert!(contract["name"] != "" && contract["story"] != "");
        above = budget;
    }
    Ok(())
}

fn check((file, texts): &(usize, [String; 3])) -> Result<bool, TestCaseError> {
    match parse(texts) {
        Ok(tables) => {
            check_taken(texts)?;
            prop_assert!(tables.to_rust().contains("const BITS: [u32; 4]"));
            Ok(true)
        }
        Err(complaint) => {
            check_complaint(&complaint, *file, &texts[*file])?;
            Ok(false)
        }
    }
}

#[test]
fn any_change_of_a_table_makes_sense_or_its_field_is_named() {
    fuzz("tables", edited(), |case| check(&case));
}

#[test]
fn any_misspelt_table_makes_sense_or_its_field_or_line_is_named() {
    fuzz("misspelt tables", misspelt_table(), |case| check(&case));
}

/// `layers[3].name` for `/layers/3/name`.
fn dotted(place: &str) -> String {
    let parts = place.split('/').skip(1).map(|part| match part.parse::<u32>() {
        Ok(index) => format!("[{index}]"),
        Err(_) => format!(".{part}"),
    });
    parts.collect::<String>().trim_start_matches('.').to_owned()
}

/// A value of another kind, at any place of any table.
fn mistyped() -> impl Strategy<Value = (usize, Index, Value)> {
    let value =
        select(vec![json!(true), json!(7), json!(-0.5), json!("seven"), json!({}), json!([])]);
    (0..FILES.len(), any::<Index>(), value)
}

#[test]
fn any_value_of_another_type_is_named_with_its_whole_path() {
    fuzz("mistyped tables", mistyped(), |(file, place, value)| {
        let mut tables = shipped();
        let places = places(&tables[file], "");
        let place = place.get(&places[1..]);
        let old = tables[file].pointer_mut(place).expect("a place");
        if core::mem::discriminant(old) == core::mem::discriminant(&value) {
            return Ok(true);
        }
        *old = value;
        let texts = tables.map(|table| table.to_string());
        let complaint = parse(&texts).err().unwrap_or_default();
        let expected = format!("{}: {}", FILES[file], dotted(place));
        prop_assert!(complaint.starts_with(&expected), "{complaint:?} is not about {expected}");
        Ok(false)
    });
}

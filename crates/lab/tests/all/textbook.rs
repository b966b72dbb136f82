//! Whoever changes a figure is told what is wrong with it.

#[path = "../../build/textbook.rs"]
mod build;

use serde_json::{Value, json};

const SHIPPED: &str = include_str!("../../../../assets/lab/textbook.json");

/// What the build says of the shipped file with one value changed.
fn complaint(pointer: &str, value: Value) -> String {
    let mut book: Value = serde_json::from_str(SHIPPED).expect("the shipped file");
    *book.pointer_mut(pointer).expect("a place of the file") = value;
    build::to_rust(&book.to_string()).expect_err("it makes no sense")
}

#[test]
fn a_figure_that_makes_no_sense_is_named() {
    let cases = [
        ("/models/1/top1_percent", json!(175.8), "models[1].top1_percent: 175.8 is not within 0"),
        ("/models/0/fp32_mib", json!(102), "models[0].fp32_mib: 102 is not four bytes a parameter"),
        ("/models/0/name", json!(""), "models[0]: a name is empty"),
        ("/formats/2/cloud_times", json!(0), "formats[2].cloud_times: 0 is not above 0"),
        ("/formats/2/bits", json!(2), "formats: their bits: they are not in order"),
        ("/training/at", json!("fp32"), "training.at: fp32 is no format that costs accuracy"),
        ("/calibration/0/images_below", json!(512), "calibration: they are not in order"),
        ("/devices/1/watts", json!(-5), "devices[1].watts: -5 is not above 0"),
        (
            "/language_model/variants/3/perplexity",
            json!(0.5),
            "language_model.variants[3].perplexity: 0.5 is not within 1",
        ),
        ("/phones_gb", json!([]), "phones_gb: there is none"),
    ];
    for (pointer, value, expected) in cases {
        let told = complaint(pointer, value);
        assert!(told.starts_with(&format!("textbook.json: {expected}")), "{told}");
    }
}

#[test]
fn a_misspelt_field_and_another_type_are_named_with_their_place() {
    let told = complaint("/models/2/sensitivity", json!("high"));
    assert!(told.contains("models[2].sensitivity") && told.contains("high"), "{told}");
    let misspelt = SHIPPED.replacen("\"fp32_mib\"", "\"fp32_mb\"", 1);
    let told = build::to_rust(&misspelt).expect_err("an unknown field");
    assert!(told.contains("models[0]") && told.contains("fp32_mb"), "{told}");
    for broken in [String::new(), format!("{SHIPPED}]")] {
        assert!(build::to_rust(&broken).is_err());
    }
}

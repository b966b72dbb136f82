//! The figures of textbooks and papers as they stand in `assets/lab/textbook.json`, and what must be true of them.

use serde::Deserialize;
use std::fmt::{Debug, Write};

/// The whole file. What is in it has the names that it has in `src/textbook.rs`, as its `Debug` is what Rust reads.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Textbook {
    models: Vec<Model>,
    formats: Vec<Format>,
    calibration: Vec<Calibration>,
    training: Training,
    devices: Vec<Device>,
    language_model: LanguageModel,
    phones_gb: Vec<f64>,
    app_limit_mib: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Model {
    name: String,
    parameters_millions: f64,
    fp32_mib: f64,
    top1_percent: f64,
    sensitivity: f64,
    cloud_fp32_ms: f64,
    phone_int8_ms: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Format {
    name: String,
    bits: u32,
    drop: f64,
    calibrated: f64,
    cloud_times: f64,
    phone_times: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Calibration {
    images_below: u32,
    drop: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Training {
    regains: f64,
    at: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Device {
    name: String,
    memory_gb: f64,
    bandwidth_gb_s: f64,
    fp16_sparse_tflops: Option<f64>,
    int8_sparse_tops: Option<f64>,
    int8_tops: Option<f64>,
    watts: f64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageModel {
    name: String,
    parameters_billions: f64,
    data: String,
    layers: u32,
    kv_heads: u32,
    head_width: u32,
    width: u32,
    feed_forward_width: u32,
    number_bytes: u32,
    variants: Vec<Variant>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Variant {
    name: String,
    gb: f64,
    perplexity: f64,
}

/// The constants that `src/textbook.rs` includes.
///
/// # Errors
///
/// A sentence that names the file and the field.
pub fn to_rust(json: &str) -> Result<String, String> {
    let mut text = serde_json::Deserializer::from_str(json);
    let book: Textbook =
        serde_path_to_error::deserialize(&mut text).map_err(|error| named(&error.to_string()))?;
    text.end().map_err(|error| named(&error.to_string()))?;
    book.check().map_err(|error| named(&error))?;
    Ok(book.constants())
}

fn named(complaint: &str) -> String {
    format!("textbook.json: {complaint}")
}

impl Textbook {
    fn check(&self) -> Result<(), String> {
        for (at, it) in self.models.iter().enumerate() {
            let place = format!("models[{at}]");
            filled(&place, &it.name)?;
            positive(&place, "parameters_millions", it.parameters_millions)?;
            positive(&place, "fp32_mib", it.fp32_mib)?;
            within(&place, "top1_percent", it.top1_percent, 0.0, 100.0)?;
            positive(&place, "sensitivity", it.sensitivity)?;
            positive(&place, "cloud_fp32_ms", it.cloud_fp32_ms)?;
            positive(&place, "phone_int8_ms", it.phone_int8_ms)?;
            // Four bytes for each parameter, in MiB; a file has a little more beside them.
            let bytes = 4e6 * it.parameters_millions / f64::from(1 << 20);
            within(&place, "fp32_mib", it.fp32_mib / bytes, 0.97, 1.03).map_err(|_| {
                format!("{place}.fp32_mib: {} is not four bytes a parameter", it.fp32_mib)
            })?;
        }
        self.check_formats()?;
        for (at, it) in self.calibration.iter().enumerate() {
            within(&format!("calibration[{at}]"), "drop", it.drop, 0.0, 100.0)?;
        }
        rising("calibration", self.calibration.iter().map(|it| f64::from(it.images_below)))?;
        positive("training", "regains", self.training.regains)?;
        if !self.formats.iter().any(|it| it.name == self.training.at && it.drop > 0.0) {
            return Err(format!(
                "training.at: {} is no format that costs accuracy",
                self.training.at
            ));
        }
        for (at, it) in self.devices.iter().enumerate() {
            let place = format!("devices[{at}]");
            filled(&place, &it.name)?;
            positive(&place, "memory_gb", it.memory_gb)?;
            positive(&place, "bandwidth_gb_s", it.bandwidth_gb_s)?;
            positive(&place, "watts", it.watts)?;
            for rate in
                [it.fp16_sparse_tflops, it.int8_sparse_tops, it.int8_tops].into_iter().flatten()
            {
                positive(&place, "its rate", rate)?;
            }
        }
        self.language_model.check()?;
        positive("app_limit_mib", "it", self.app_limit_mib)?;
        rising("phones_gb", self.phones_gb.iter().rev().copied())
    }

    fn check_formats(&self) -> Result<(), String> {
        for (at, it) in self.formats.iter().enumerate() {
            let place = format!("formats[{at}]");
            filled(&place, &it.name)?;
            within(&place, "bits", it.bits.into(), 1.0, 32.0)?;
            within(&place, "drop", it.drop, 0.0, 100.0)?;
            within(&place, "calibrated", it.calibrated, 0.0, 100.0)?;
            positive(&place, "cloud_times", it.cloud_times)?;
            positive(&place, "phone_times", it.phone_times)?;
        }
        rising("formats: their bits", self.formats.iter().rev().map(|it| it.bits.into()))
    }

    fn constants(&self) -> String {
        let mut rust = String::new();
        let model = &self.language_model;
        put_all(&mut rust, "MODELS", "Model", &self.models);
        put_all(&mut rust, "FORMATS", "Format", &self.formats);
        put_all(&mut rust, "CALIBRATION", "Calibration", &self.calibration);
        put_all(&mut rust, "DEVICES", "Device", &self.devices);
        put_all(&mut rust, "VARIANTS", "Variant", &model.variants);
        put_all(&mut rust, "PHONES_GB", "f64", &self.phones_gb);
        let limit = self.app_limit_mib;
        writeln!(rust, "/// What an app may take for a model, in MiB (2²⁰ bytes), as the sizes of the classifiers are.\npub const APP_LIMIT_MIB: f64 = {limit:?};")
            .expect("a String takes all");
        let at = self.formats.iter().position(|it| it.name == self.training.at).expect("checked");
        let regains = self.training.regains;
        writeln!(
            rust,
            "pub(crate) const TRAINING: Training = Training {{ regains: {regains:?}, at: {at} }};"
        )
        .expect("a String takes all");
        let LanguageModel {
            name,
            parameters_billions,
            data,
            layers,
            kv_heads,
            head_width,
            width,
            feed_forward_width,
            number_bytes,
            ..
        } = model;
        writeln!(
            rust,
            "/// The large language model.\npub const LANGUAGE_MODEL: LanguageModel = LanguageModel {{ name: {name:?}, \
             parameters_billions: {parameters_billions:?}, data: {data:?}, layers: {layers}, kv_heads: {kv_heads}, \
             head_width: {head_width}, width: {width}, feed_forward_width: {feed_forward_width}, \
             number_bytes: {number_bytes} }};"
        )
        .expect("a String takes all");
        rust
    }
}

impl LanguageModel {
    fn check(&self) -> Result<(), String> {
        filled("language_model", &self.name)?;
        filled("language_model", &self.data)?;
        positive("language_model", "parameters_billions", self.parameters_billions)?;
        for (name, count) in [
            ("layers", self.layers),
            ("kv_heads", self.kv_heads),
            ("head_width", self.head_width),
            ("width", self.width),
            ("feed_forward_width", self.feed_forward_width),
            ("number_bytes", self.number_bytes),
        ] {
            positive("language_model", name, count.into())?;
        }
        for (at, it) in self.variants.iter().enumerate() {
            let place = format!("language_model.variants[{at}]");
            filled(&place, &it.name)?;
            positive(&place, "gb", it.gb)?;
            // Below 1 there is no perplexity.
            within(&place, "perplexity", it.perplexity, 1.0, f64::MAX)?;
        }
        Ok(())
    }
}

fn put_all(rust: &mut String, name: &str, kind: &str, items: &[impl Debug]) {
    let count = items.len();
    writeln!(rust, "/// As `assets/lab/textbook.json` has them.\npub const {name}: [{kind}; {count}] = {items:?};")
        .expect("a String takes all");
}

fn filled(place: &str, name: &str) -> Result<(), String> {
    if name.is_empty() { Err(format!("{place}: a name is empty")) } else { Ok(()) }
}

fn positive(place: &str, field: &str, value: f64) -> Result<(), String> {
    if value > 0.0 && value.is_finite() {
        Ok(())
    } else {
        Err(format!("{place}.{field}: {value} is not above 0"))
    }
}

fn within(place: &str, field: &str, value: f64, least: f64, most: f64) -> Result<(), String> {
    if (least..=most).contains(&value) {
        Ok(())
    } else {
        Err(format!("{place}.{field}: {value} is not within {least} to {most}"))
    }
}

fn rising(what: &str, values: impl Iterator<Item = f64>) -> Result<(), String> {
    let values = values.collect::<Vec<_>>();
    if values.is_empty() {
        return Err(format!("{what}: there is none"));
    }
    if values.windows(2).all(|pair| pair[0] < pair[1]) {
        Ok(())
    } else {
        Err(format!("{what}: they are not in order"))
    }
}

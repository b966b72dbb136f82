//! Checks `assets/lab/textbook.json` and turns it into Rust constants.

mod textbook;

use std::path::Path;
use std::{env, fs, process};

fn main() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/lab/textbook.json");
    println!("cargo::rerun-if-changed={}", file.display());
    let json = fs::read_to_string(&file).unwrap_or_default();
    let rust = textbook::to_rust(&json).unwrap_or_else(|complaint| {
        println!("cargo::error={complaint}");
        process::exit(1);
    });
    let out = env::var("OUT_DIR").expect("Cargo says where");
    fs::write(Path::new(&out).join("textbook.rs"), rust).expect("Cargo's folder takes a file");
}

//! Checks the files of figures and turns them into Rust constants.

mod measured;
mod textbook;

use std::path::Path;
use std::{env, fs, process};

fn main() {
    make("lab/textbook.json", textbook::to_rust, "textbook.rs");
    make("model/lab.json", measured::to_rust, "measured.rs");
}

fn make(asset: &str, to_rust: fn(&str) -> Result<String, String>, name: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets").join(asset);
    println!("cargo::rerun-if-changed={}", file.display());
    let json = fs::read_to_string(&file).unwrap_or_default();
    let rust = to_rust(&json).unwrap_or_else(|complaint| {
        println!("cargo::error={complaint}");
        process::exit(1);
    });
    let out = env::var("OUT_DIR").expect("Cargo says where");
    fs::write(Path::new(&out).join(name), rust).expect("Cargo's folder takes a file");
}

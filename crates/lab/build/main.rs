//! Checks what stands in `assets/` for the lab, and turns what is calculated with into Rust constants.

mod textbook;
mod words;

use std::path::Path;
use std::{env, fs, process};

fn main() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets");
    let read = |name: &str| {
        let file = assets.join(name);
        println!("cargo::rerun-if-changed={}", file.display());
        fs::read_to_string(&file).unwrap_or_default()
    };
    let out = env::var("OUT_DIR").expect("Cargo says where");
    let write = |name: &str, rust: Result<String, String>| {
        let rust = rust.unwrap_or_else(|complaint| {
            println!("cargo::error={complaint}");
            process::exit(1);
        });
        fs::write(Path::new(&out).join(name), rust).expect("Cargo's folder takes a file");
    };
    write("textbook.rs", textbook::to_rust(&read("lab/textbook.json")));
    write("tracks.rs", words::to_rust(&read("lab/tracks.json"), &read("lab/parts.json")));
}

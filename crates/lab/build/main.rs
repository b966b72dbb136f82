//! Checks what stands in `assets/` for the lab, and turns what is calculated with into Rust constants.

mod drills;
mod measured;
mod textbook;
mod words;

use std::path::Path;
use std::{env, fs, process};

fn main() {
    write("textbook.rs", textbook::to_rust(&asset("lab/textbook.json")));
    write("tracks.rs", words::to_rust(&asset("lab/tracks.json"), &asset("lab/parts.json")));
    write(
        "drills.rs",
        drills::to_rust(&asset("workbook/chapters.json"), &asset("workbook/sources.json"), chapter),
    );
    write("measured.rs", measured::to_rust(&asset("model/lab.json")));
}

fn chapter(id: &str) -> String {
    asset(&format!("workbook/chapters/{id}.json"))
}

fn asset(name: &str) -> String {
    // Asked for when it runs: the same script is run for other clones that share a folder of Cargo's.
    let package = env::var_os("CARGO_MANIFEST_DIR").expect("Cargo says where");
    let file = Path::new(&package).join("../../assets").join(name);
    println!("cargo::rerun-if-changed={}", file.display());
    fs::read_to_string(&file).unwrap_or_default()
}

fn write(name: &str, rust: Result<String, String>) {
    let rust = rust.unwrap_or_else(|complaint| {
        println!("cargo::error={complaint}");
        process::exit(1);
    });
    let out = env::var("OUT_DIR").expect("Cargo says where");
    fs::write(Path::new(&out).join(name), rust).expect("Cargo's folder takes a file");
}

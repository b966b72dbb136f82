//! Turns the tables in `assets/` into Rust constants, so that a wrong table fails the build and
//! no JSON reader is downloaded by a student.

mod live;
mod tables;

use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=assets");
    println!("cargo::rerun-if-changed=build");
    let read = |name: &str| {
        fs::read_to_string(Path::new("assets").join(name))
            .unwrap_or_else(|error| panic!("assets/{name}: {error}"))
    };
    let tables =
        tables::parse(&read("model.json"), &read("sensitivities.json"), &read("contracts.json"))
            .unwrap_or_else(|error| panic!("assets/{error}"));
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    let live = live::contracts(&read("live.json")).unwrap_or_else(|error| panic!("assets/{error}"));
    fs::write(Path::new(&out).join("tables.rs"), tables.to_rust() + &live)
        .expect("OUT_DIR is writable");
}

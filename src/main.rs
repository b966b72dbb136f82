//! The compiled game of a page, which is all in the library. It is an executable, as Cargo optimizes across
//! crates (`lto` in Cargo.toml) where it makes one, and not where it makes a library that Rust can use too.

use sharp_shot as _;

fn main() {}

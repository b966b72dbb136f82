//! Prints what every setting of the dials does, as CSV: `cargo run --release --example sight_table`.

fn main() {
    print!("{}", sharp_shot::rules::sight_table());
}

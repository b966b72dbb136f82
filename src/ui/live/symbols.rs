//! The symbols of the objects: a sign for the eye, and a name.

use super::words::Line;

/// Sign and name: "◆ diamond".
pub fn named(symbol: u8) -> &'static str {
    Line::Symbols.text().split(", ").nth(symbol.into()).unwrap_or_default()
}

/// The sign alone.
pub fn sign(symbol: u8) -> &'static str {
    named(symbol).split(' ').next().unwrap_or_default()
}

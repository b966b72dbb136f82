//! The symbols of the objects: a sign for the eye, and a name.

/// Of each symbol, by its number. All are in the fonts of phones and desktops, and none of them is
/// shown as a coloured picture anywhere.
const SYMBOLS: [(&str, &str); range_model::SYMBOLS] = [
    ("◆", "diamond"),
    ("●", "disc"),
    ("▲", "triangle"),
    ("■", "square"),
    ("★", "star"),
    ("✚", "cross"),
    ("○", "ring"),
    ("☾", "moon"),
    ("⚑", "flag"),
    ("♜", "rook"),
];

/// Its sign.
pub fn sign(symbol: u8) -> &'static str {
    SYMBOLS[usize::from(symbol)].0
}

/// Sign and name: "◆ diamond".
pub fn named(symbol: u8) -> String {
    let (sign, name) = SYMBOLS[usize::from(symbol)];
    format!("{sign} {name}")
}

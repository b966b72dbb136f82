//! A number with its unit, as a student types it.

use super::Unreadable;
use super::decimal::decimal;
use alloc::string::String;
use alloc::vec::Vec;

/// How long an answer may be, in bytes.
pub(super) const LONGEST: usize = 200;

/// What can be compared with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Of memory, in bytes.
    Memory,
    /// In seconds.
    Time,
    /// In joules.
    Energy,
    /// Any other: only its own name fits.
    Other(&'static str),
}

/// A unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Unit {
    /// As it is written.
    pub name: &'static str,
    /// What it measures.
    pub of: Quantity,
    /// How much of the quantity's first unit it is.
    pub size: f64,
}

const fn unit(name: &'static str, of: Quantity, size: f64) -> Unit {
    Unit { name, of, size }
}

/// Those that are understood. Of two names the page writes the first.
const UNITS: [Unit; 38] = [
    unit("B", Quantity::Memory, 1.0),
    unit("byte", Quantity::Memory, 1.0),
    unit("bytes", Quantity::Memory, 1.0),
    unit("kB", Quantity::Memory, 1e3),
    unit("KB", Quantity::Memory, 1e3),
    unit("MB", Quantity::Memory, 1e6),
    unit("GB", Quantity::Memory, 1e9),
    unit("TB", Quantity::Memory, 1e12),
    unit("KiB", Quantity::Memory, 1024.0),
    unit("MiB", Quantity::Memory, 1_048_576.0),
    unit("GiB", Quantity::Memory, 1_073_741_824.0),
    unit("bit", Quantity::Memory, 0.125),
    unit("bits", Quantity::Memory, 0.125),
    unit("kbit", Quantity::Memory, 125.0),
    unit("Mbit", Quantity::Memory, 125e3),
    unit("Gbit", Quantity::Memory, 125e6),
    unit("s", Quantity::Time, 1.0),
    unit("sec", Quantity::Time, 1.0),
    unit("seconds", Quantity::Time, 1.0),
    unit("ns", Quantity::Time, 1e-9),
    unit("µs", Quantity::Time, 1e-6),
    unit("us", Quantity::Time, 1e-6),
    unit("ms", Quantity::Time, 1e-3),
    unit("min", Quantity::Time, 60.0),
    unit("h", Quantity::Time, 3600.0),
    unit("hours", Quantity::Time, 3600.0),
    unit("J", Quantity::Energy, 1.0),
    unit("mJ", Quantity::Energy, 1e-3),
    unit("µJ", Quantity::Energy, 1e-6),
    unit("uJ", Quantity::Energy, 1e-6),
    unit("%", Quantity::Other("%"), 1.0),
    unit("percent", Quantity::Other("%"), 1.0),
    unit("×", Quantity::Other("×"), 1.0),
    unit("x", Quantity::Other("×"), 1.0),
    unit("times", Quantity::Other("×"), 1.0),
    unit("nats", Quantity::Other("nats"), 1.0),
    unit("FLOP/byte", Quantity::Other("FLOP/byte"), 1.0),
    unit("FLOPs/byte", Quantity::Other("FLOP/byte"), 1.0),
];

/// What a student has typed, in the unit that was asked for. Of a number such as `1,234` there are two readings, as
/// a comma is a decimal point for some and parts thousands for others.
///
/// # Errors
///
/// What keeps it from being read.
pub fn read(text: &str, asked: &str) -> Result<Vec<f64>, Unreadable> {
    if text.len() > LONGEST {
        return Err(Unreadable::TooLong);
    }
    // A real minus is longer than the one of programs; no space counts, whatever its width.
    let text = text.replace('−', "-");
    let text = text.chars().filter(|it| !it.is_whitespace()).collect::<String>();
    if text.is_empty() {
        return Err(Unreadable::Empty);
    }
    let (number, name) = text.split_at(number_ends(text.as_bytes()));
    let size = if name.is_empty() { 1.0 } else { in_asked(name, asked)? };
    let numbers = readings(number).into_iter().filter_map(|it| decimal(&it)).map(|it| it * size);
    let numbers = numbers.filter(|it| it.is_finite()).collect::<Vec<_>>();
    if numbers.is_empty() { Err(Unreadable::NoNumber) } else { Ok(numbers) }
}

/// Where the number ends, and its unit begins.
fn number_ends(text: &[u8]) -> usize {
    let is_figure = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    let is_part = |at: usize| match text[at] {
        b'.' | b',' | b'+' | b'-' | b'\'' => true,
        // An exponent, unless it begins a unit.
        b'e' | b'E' => at > 0 && (is_figure(at + 1) || is_figure(at + 2)),
        _ => is_figure(at),
    };
    (0..text.len()).find(|at| !is_part(*at)).unwrap_or(text.len())
}

/// How much one of this unit is in the one that was asked for.
fn in_asked(name: &str, asked: &str) -> Result<f64, Unreadable> {
    let find = |name: &str| {
        // Most write GB as gb when they are in a hurry: where nothing else is meant by it, that will do.
        let alike = || UNITS.iter().find(|it| it.name.eq_ignore_ascii_case(name));
        UNITS.iter().find(|it| it.name == name).or_else(alike)
    };
    let it = find(name).ok_or(Unreadable::UnknownUnit)?;
    let asked = find(asked).ok_or(Unreadable::OtherUnit)?;
    if it.of == asked.of { Ok(it.size / asked.size) } else { Err(Unreadable::OtherUnit) }
}

/// The number as [`decimal`] takes it, in each way in which it can be read.
fn readings(number: &str) -> Vec<String> {
    let count = |mark: u8| number.bytes().filter(|it| *it == mark).count();
    let last = |mark: u8| number.bytes().rposition(|it| it == mark);
    // With a point for the decimal mark, and without what parts thousands.
    let written = |decimal: Option<char>| {
        let kept =
            number.chars().filter(|it| Some(*it) == decimal || !matches!(it, '.' | ',' | '\''));
        kept.map(|it| if Some(it) == decimal { '.' } else { it }).collect::<String>()
    };
    let marks: &[Option<char>] = match (count(b','), count(b'.')) {
        (0, 0) => &[None],
        (0, 1) => &[Some('.')],
        // 3,5 or 1,234
        (1, 0) => &[Some(','), None],
        // 1,234,567 and 1.234.567
        (_, 0) | (0, _) => &[None],
        // 1,234.5
        _ if last(b'.') > last(b',') => &[Some('.')],
        // 1.234,5
        _ => &[Some(',')],
    };
    marks.iter().map(|mark| written(*mark)).collect()
}

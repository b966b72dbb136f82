//! A number with its unit, as a student types it.

use super::Unreadable;
use super::decimal::{cut, decimal, pieces};
use alloc::string::String;
use alloc::vec::Vec;

/// How long an answer may be, in bytes.
pub(super) const LONGEST: usize = 200;

/// What is understood, by what it measures: how much of the first it is, and its names.
const UNITS: [&str; 7] = [
    "1 B byte bytes;1e3 kB kilobyte kilobytes;1e6 MB megabyte megabytes;1e9 GB gigabyte gigabytes;\
     1e12 TB terabyte terabytes;1024 KiB;1048576 MiB;1073741824 GiB;\
     0.125 bit bits;125 kbit;125e3 Mbit;125e6 Gbit",
    "1 s sec second seconds;1e-9 ns;1e-6 µs μs us;1e-3 ms;60 min minutes;3600 h hour hours",
    "1 J;1e-3 mJ;1e-6 µJ μJ uJ",
    "1 % percent",
    "1 × x times",
    "1 nats nat",
    "1 FLOP/byte FLOPs/byte",
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
    let text = text.chars().filter(|it| !it.is_whitespace());
    let text = text.map(|it| if it == '−' { '-' } else { it }).collect::<String>();
    if text.is_empty() {
        return Err(Unreadable::Empty);
    }
    let text = text.strip_suffix(".").unwrap_or(&text);
    let end = number_ends(text.as_bytes());
    let [number, name] = [text.get(..end), text.get(end..)].map(Option::unwrap_or_default);
    if number.is_empty() {
        return Err(Unreadable::NoNumber);
    }
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
    let (of, size) = unit(name).ok_or(Unreadable::UnknownUnit)?;
    match unit(asked) {
        Some((other, asked)) if of == other => Ok(size / asked),
        _ => Err(Unreadable::OtherUnit),
    }
}

/// What a unit measures, as an index, and its size. Most write GB as gb when they are in a hurry.
fn unit(name: &str) -> Option<(usize, f64)> {
    UNITS.iter().enumerate().find_map(|(of, all)| {
        pieces(all, b';').find_map(|one| {
            let (size, names) = cut(one, b' ');
            let is_it = pieces(names?, b' ').any(|it| it.eq_ignore_ascii_case(name));
            if is_it { Some((of, decimal(size)?)) } else { None }
        })
    })
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
        (0, 1) => &[Some('.')],
        // 3,5 or 1,234
        (1, 0) => &[Some(','), None],
        // 1234, 1,234,567 and 1.234.567
        (_, 0) | (0, _) => &[None],
        // 1,234.5
        _ if last(b'.') > last(b',') => &[Some('.')],
        // 1.234,5
        _ => &[Some(',')],
    };
    marks.iter().map(|mark| written(*mark)).collect()
}

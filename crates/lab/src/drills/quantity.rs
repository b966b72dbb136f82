//! A number with its unit, as a student types it.

use super::Unreadable;
use super::decimal::{cut, decimal, pieces};
use alloc::string::String;

/// How long an answer may be, in bytes.
pub(super) const LONGEST: usize = 200;

/// What is understood, by what it measures: how much of the first it is, and its names.
const UNITS: [&str; 6] = [
    "1 B byte bytes;1e3 kB kilobyte kilobytes;1e6 MB megabyte megabytes;1e9 GB gigabyte gigabytes;\
     1e12 TB terabyte terabytes;1024 KiB;1048576 MiB;1073741824 GiB;\
     0.125 bit bits bits/weight;125 kbit;125e3 Mbit;125e6 Gbit",
    "1 s sec second seconds;1e-9 ns;1e-6 µs μs us;1e-3 ms;60 min minutes;3600 h hr hrs hour hours",
    "1 % percent",
    "1 × x times",
    "1 nats nat",
    "1 FLOP/byte FLOPs/byte FLOP/B FLOPs/B",
];

/// What a student has typed, in the unit that was asked for.
///
/// # Errors
///
/// What keeps it from being read.
pub fn read(text: &str, asked: &str) -> Result<f64, Unreadable> {
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
    let number = decimal(&plain(number)?).ok_or(Unreadable::NoNumber)?;
    let it = number * if name.is_empty() { 1.0 } else { in_asked(name, asked)? };
    if it.is_finite() { Ok(it) } else { Err(Unreadable::NoValue) }
}

/// Where the number ends, and its unit begins.
fn number_ends(text: &[u8]) -> usize {
    let is_figure = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    let is_part = |at: usize| match text[at] {
        b'.' | b',' | b'\'' => true,
        b'+' | b'-' => at == 0 || text[at - 1] | 32 == b'e',
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

/// What a unit measures, as an index, and its size. Most write GB as gb when they are in a hurry; who writes Gb or b may
/// mean bits.
fn unit(name: &str) -> Option<(usize, f64)> {
    UNITS.iter().enumerate().find_map(|(of, all)| {
        pieces(all, b';').find_map(|one| {
            let (size, names) = cut(one, b' ');
            let is_bits = matches!(name.as_bytes(), [b'A'..=b'Z', b'b'] | [b'b']);
            let is_it = pieces(names?, b' ').any(|it| it.eq_ignore_ascii_case(name)) && !is_bits;
            if is_it { Some((of, decimal(size)?)) } else { None }
        })
    })
}

/// The number as [`decimal`] takes it: with a point for the decimal mark, and without what parts thousands. The last mark is
/// the decimal one, unless there are several of its kind: 3,5 and 1.234,5, but 1,234,567. A comma before three digits may
/// be either.
fn plain(number: &str) -> Result<String, Unreadable> {
    let is_mark = |it: &u8| matches!(it, b'.' | b',' | b'\'');
    let bytes = number.as_bytes();
    let last = bytes.iter().rposition(|it| is_mark(it) && *it != b'\'');
    let decimal = last.filter(|at| bytes.iter().position(|it| *it == bytes[*at]) == Some(*at));
    let (whole, part) = bytes.split_at(decimal.unwrap_or(bytes.len()));
    let unsigned = if let [b'+' | b'-', rest @ ..] = whole { rest } else { whole };
    if let [b',', part @ ..] = part
        && part.len() == 3
        && part.iter().all(u8::is_ascii_digit)
        && matches!(unsigned, [b'1'..=b'9'] | [b'1'..=b'9', _] | [b'1'..=b'9', _, _])
    {
        return Err(Unreadable::TwoWays);
    }
    if whole.split(is_mark).skip(1).any(|it| it.len() != 3) {
        return Err(Unreadable::NoNumber);
    }
    let figures = whole.iter().filter(|it| !is_mark(it));
    let rest = part.iter().map(|it| if *it == b',' { &b'.' } else { it });
    Ok(figures.chain(rest).map(|it| char::from(*it)).collect())
}

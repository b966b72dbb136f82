//! Decimal numbers. What the standard library has for them is 13 kB of WebAssembly, as it is right to the last bit also
//! with hundreds of digits; of fifteen digits this keeps all.

use super::formula::power;

/// The number that is written so: `12`, `-0.5`, `.5`, `1e9`, `2.5E-3`. It may be infinite, where it is too large.
#[must_use]
pub fn decimal(text: &str) -> Option<f64> {
    let (mantissa, exponent) = match text.bytes().position(|it| it | 32 == b'e') {
        Some(at) => (text.get(..at)?, whole(text.get(at + 1..)?)?),
        None => (text, 0),
    };
    let (sign, digits) = signed(mantissa);
    let (before, after) = cut(digits, b'.');
    let after = after.unwrap_or_default();
    if before.len() + after.len() == 0 {
        return None;
    }
    let mut number = 0.0;
    for digit in before.bytes().chain(after.bytes()) {
        number = number * 10.0 + f64::from(figure(digit)?);
    }
    let exponent = exponent - i32::try_from(after.len()).ok()?;
    let power = power(10.0, f64::from(exponent.abs()));
    Some(sign * if exponent < 0 { number / power } else { number * power })
}

/// A whole number with its sign; beyond what any exponent can be it is that.
fn whole(text: &str) -> Option<i32> {
    let (sign, digits) = signed(text);
    if digits.is_empty() {
        return None;
    }
    let number = digits
        .bytes()
        .try_fold(0_i32, |sum, it| Some((10 * sum + i32::from(figure(it)?)).min(9999)));
    number.map(|it| if sign < 0.0 { -it } else { it })
}

fn signed(text: &str) -> (f64, &str) {
    match text.strip_prefix("-") {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix("+").unwrap_or(text)),
    }
}

/// What stands before the first of these marks, and what after it. The standard library's searches are for any text, and
/// weigh more.
pub(super) fn cut(text: &str, mark: u8) -> (&str, Option<&str>) {
    match text.bytes().position(|it| it == mark) {
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..)),
        None => (text, None),
    }
}

/// What these marks part.
pub(super) fn pieces(text: &str, mark: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    core::iter::from_fn(move || {
        let (piece, others) = cut(rest?, mark);
        rest = others;
        Some(piece)
    })
}

fn figure(byte: u8) -> Option<u8> {
    byte.is_ascii_digit().then(|| byte - b'0')
}

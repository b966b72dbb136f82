//! Whether an answer is right, and if not, which typical mistake it is.

use super::quantity::{LONGEST, read};
use super::{Drawn, Drill, Task, value};
use alloc::string::String;
use alloc::vec::Vec;

/// At how many points a formula is tried.
const POINTS: usize = 12;

/// How far two formulas may be apart there, as a part of their value: what rounding leaves.
const EQUAL: f64 = 1e-9;

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Right.
    Right,
    /// Wrong, and nothing is known of why.
    Wrong,
    /// The typical mistake of this index.
    Mistake(usize),
}

/// Why an answer cannot be read. It counts as none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing.
    Empty,
    /// It is longer than any answer.
    TooLong,
    /// No number stands at its beginning.
    NoNumber,
    /// What stands after the number is no unit that is known.
    UnknownUnit,
    /// Its unit measures something else than what was asked for.
    OtherUnit,
    /// It is no formula.
    NoFormula,
    /// A name in it is none of the drill's.
    UnknownName,
    /// It goes deeper, or has more parts, than any answer.
    TooDeep,
    /// It comes to no finite number.
    NoValue,
    /// Its comma may be a decimal point, or part thousands: 1,234.
    TwoWays,
}

/// What a typed answer is: a number, or a formula.
///
/// # Errors
///
/// What keeps it from being read.
pub fn check_text(drill: &Drill, drawn: &Drawn, text: &str) -> Result<Verdict, Unreadable> {
    match &drill.task {
        Task::Number { unit, tolerance, .. } => {
            let said = read(text, unit)?;
            let is = |value: f64| {
                // What rounding leaves is right also where a whole number is asked for.
                let most = (tolerance + EQUAL) * value.abs();
                (said - value).abs() <= most
            };
            Ok(verdict(is(drawn.answer), drawn.mistakes.iter().map(|it| is(*it))))
        }
        Task::Formula(formulas) => check_formula(drill, formulas, text),
        _ => Err(Unreadable::NoNumber),
    }
}

fn verdict(is_right: bool, mut mistakes: impl Iterator<Item = bool>) -> Verdict {
    if is_right {
        return Verdict::Right;
    }
    mistakes.position(|it| it).map_or(Verdict::Wrong, Verdict::Mistake)
}

/// Two formulas are taken for the same that have the same values wherever they are tried.
fn check_formula(drill: &Drill, formulas: &[&str], text: &str) -> Result<Verdict, Unreadable> {
    if text.len() > LONGEST {
        return Err(Unreadable::TooLong);
    }
    // The page writes signs that are no programs'.
    let sign = |it| match it {
        '×' | '·' => '*',
        '÷' => '/',
        '−' => '-',
        it => it,
    };
    let text = text.chars().map(sign).collect::<String>();
    if text.chars().all(char::is_whitespace) {
        return Err(Unreadable::Empty);
    }
    let mut chance = drill.chance(0, 0);
    let mut alike = formulas.iter().map(|_| true).collect::<Vec<_>>();
    for _ in 0..POINTS {
        let Some(named) = drill.named(&mut chance) else { continue };
        let said = value(&text, &named)?;
        for (still, formula) in alike.iter_mut().zip(formulas) {
            let is = |it: f64| (said - it).abs() <= EQUAL * it.abs();
            *still &= value(formula, &named).is_ok_and(is);
        }
    }
    let mut alike = alike.into_iter();
    Ok(verdict(alike.next() == Some(true), alike))
}

/// What a chosen answer or line is, by its index in the drill.
#[must_use]
pub fn check_choice(drill: &Drill, chosen: usize) -> Verdict {
    match drill.task {
        Task::Choice { right, .. } if right == chosen => Verdict::Right,
        _ => Verdict::Wrong,
    }
}

/// What an order of items is, by their indices in the drill.
#[must_use]
pub fn check_order(drill: &Drill, order: &[usize]) -> Verdict {
    let Task::Order { items, mistakes } = &drill.task else { return Verdict::Wrong };
    let place = |item: usize| order.iter().position(|it| *it == item);
    let is_early = |(early, before): &(usize, usize)| place(*early) < place(*before);
    verdict(order.iter().copied().eq(0..*items), mistakes.iter().map(is_early))
}

//! A drill as the build writes it: a text of four lines, which is a third of what structures with pointers weigh in the
//! page. `build/drills.rs` says what stands where.

use super::decimal::{cut, decimal, pieces};
use alloc::vec::Vec;

/// What quantities are called that no student writes.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

/// What a student is asked, with numbers still to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Drill {
    /// Each name, and the numbers of which it is one.
    pub draws: Vec<(&'static str, Vec<f64>)>,
    /// Names for what follows from those, in this order.
    pub derived: Vec<(&'static str, &'static str)>,
    /// What makes an answer right.
    pub task: Task,
    /// The formulas of its picture's numbers.
    pub picture: Vec<&'static str>,
    /// Chance begins with it, so that no drill has the numbers of another.
    pub(super) own: u32,
}

/// What makes an answer right, and which wrong ones are typical.
#[derive(Clone, Debug, PartialEq)]
pub enum Task {
    /// A number with a unit.
    Number {
        /// In what it is asked for.
        unit: &'static str,
        /// How far beside it an answer may be, as a part of it.
        tolerance: f64,
        /// The formula of the right one, and those of typical wrong ones.
        formulas: Vec<&'static str>,
    },
    /// A formula over the drill's names: a right one, and typical wrong ones.
    Formula(Vec<&'static str>),
    /// One of a few answers, or the wrong line of a listing.
    Choice {
        /// How many there are.
        answers: usize,
        /// The index of the one to choose.
        right: usize,
        /// Whether they stand in an order of their own.
        is_listing: bool,
    },
    /// Items to be put in order.
    Order {
        /// How many there are.
        items: usize,
        /// Pairs of which the first item stands before the second, and should not.
        mistakes: Vec<(usize, usize)>,
    },
}

impl Drill {
    /// The drill of a text that the build has written.
    #[must_use]
    pub fn new(text: &'static str) -> Self {
        let mut lines = pieces(text, b'\n').map(parts);
        let mut next = || lines.next().unwrap_or_default();
        // FNV-1a (Fowler, Noll and Vo): the numbers stay the same when other drills come and go.
        let hash = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        let task = Task::new(&next());
        let mut letters = 0..;
        let mut named = |part: &'static str| {
            let at = letters.next().unwrap_or_default();
            match cut(part, b'=') {
                (name, Some(it)) => (name, it),
                (it, None) => (LETTERS.get(at..=at).unwrap_or_default(), it),
            }
        };
        let mut all =
            |parts: Vec<&'static str>| parts.into_iter().map(&mut named).collect::<Vec<_>>();
        let draws = all(next()).into_iter();
        let draws = draws.map(|(name, all)| (name, numbers(pieces(all, b' ')))).collect();
        let derived = all(next());
        Self { task, draws, derived, picture: next(), own: text.bytes().fold(0x811c_9dc5, hash) }
    }

    /// All its names, the drawn ones first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.draws.iter().map(|(name, _)| *name).chain(self.derived.iter().map(|(name, _)| *name))
    }
}

impl Task {
    fn new(parts: &[&'static str]) -> Self {
        let (kind, rest) = parts.split_first().unwrap_or((&"", &[]));
        match (*kind, rest) {
            ("n", [unit, tolerance, formulas @ ..]) => {
                let tolerance = decimal(tolerance).unwrap_or_default();
                Self::Number { unit, tolerance, formulas: formulas.into() }
            }
            ("f", formulas) => Self::Formula(formulas.into()),
            _ => match (*kind, numbers(rest.iter().copied()).as_slice()) {
                ("o", [items, pairs @ ..]) => {
                    let pairs = pairs.as_chunks().0.iter();
                    let mistakes = pairs.map(|&[early, before]| (early as usize, before as usize));
                    Self::Order { items: *items as usize, mistakes: mistakes.collect() }
                }
                (kind, [answers, right, ..]) => Self::Choice {
                    answers: *answers as usize,
                    right: *right as usize,
                    is_listing: kind == "l",
                },
                _ => Self::Formula(Vec::new()),
            },
        }
    }
}

fn parts(line: &'static str) -> Vec<&'static str> {
    if line.is_empty() { Vec::new() } else { pieces(line, b';').collect() }
}

fn numbers<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<f64> {
    texts.filter_map(decimal).collect()
}

//! The numbers of a drill, from a seed.

use super::{Drill, Task, value};
use alloc::vec::Vec;
use range_model::Chance;

/// How often numbers are drawn again that make a typical mistake look right.
const DRAWS: usize = 100;

/// How many tolerances two answers have to be apart.
const APART: f64 = 3.0;

/// What a student is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// Of the drill's names: the drawn ones, then the derived ones.
    pub values: Vec<f64>,
    /// The right number; 0 where none is asked for.
    pub answer: f64,
    /// What the typical mistakes come to.
    pub mistakes: Vec<f64>,
    /// The numbers of the picture.
    pub picture: Vec<f64>,
    /// In which order answers or items are shown, by their indices.
    pub order: Vec<usize>,
}

impl Drill {
    /// All names with numbers by chance, and with what follows from them; nothing where that is no number.
    pub(super) fn named(&self, chance: &mut Chance) -> Option<Vec<(&'static str, f64)>> {
        let mut named = Vec::new();
        for (name, numbers) in &self.draws {
            named.push((*name, *numbers.get(chance.below(numbers.len() as u32) as usize)?));
        }
        for (name, formula) in &self.derived {
            let it = value(formula, &named).ok()?;
            named.push((name, it));
        }
        Some(named)
    }

    /// What chance makes of this drill in the `round`-th time that it is asked, for all who share a seed.
    pub(super) fn chance(&self, seed: u32, round: u32) -> Chance {
        let own = u64::from(self.own);
        let mut seeds = Chance::new(u64::from(round) << 32 | own);
        Chance::new(u64::from(seed ^ seeds.next()) << 32 | own)
    }
}

/// The numbers of a drill for a seed and a round, such that no typical mistake looks right or like another. Nothing where
/// there are none, which the tests rule out for each drill of the workbook.
#[must_use]
pub fn draw(drill: &Drill, seed: u32, round: u32) -> Option<Drawn> {
    let mut chance = drill.chance(seed, round);
    (0..DRAWS).find_map(|_| attempt(drill, &mut chance))
}

fn attempt(drill: &Drill, chance: &mut Chance) -> Option<Drawn> {
    let named = drill.named(chance)?;
    let all = |formulas: &[&str]| {
        formulas.iter().map(|it| value(it, &named).ok()).collect::<Option<Vec<_>>>()
    };
    let picture = all(&drill.picture)?;
    let (mut answer, mut mistakes) = (0.0, Vec::new());
    if let Task::Number { tolerance, formulas, .. } = &drill.task {
        let numbers = all(formulas)?;
        let near = |a: f64, b: f64| (a - b).abs() <= APART * tolerance * a.abs().max(b.abs());
        let is_alike = |at: usize| numbers[..at].iter().any(|other| near(*other, numbers[at]));
        if (0..numbers.len()).any(is_alike) {
            return None;
        }
        answer = *numbers.first()?;
        mistakes.extend(&numbers[1..]);
    }
    let order = match drill.task {
        Task::Choice { answers, is_listing: true, .. } => (0..answers).collect(),
        Task::Choice { answers: count, .. } | Task::Order { items: count, .. } => {
            shuffled(count, chance)
        }
        _ => Vec::new(),
    };
    // Items that stand in order already ask for nothing.
    let is_solved = matches!(drill.task, Task::Order { .. }) && order.is_sorted();
    let values = named.iter().map(|it| it.1).collect();
    (!is_solved).then_some(Drawn { values, answer, mistakes, picture, order })
}

/// The indices of so many in an order by chance (Fisher and Yates).
fn shuffled(count: usize, chance: &mut Chance) -> Vec<usize> {
    let mut order = (0..count).collect::<Vec<_>>();
    for at in (1..count).rev() {
        order.swap(at, chance.below(at as u32 + 1) as usize);
    }
    order
}

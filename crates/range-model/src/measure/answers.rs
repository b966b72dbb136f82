//! How well all settings answer.

use crate::measure::settings::Settings;
use crate::task::board::Board;
use alloc::vec;
use alloc::vec::Vec;

/// The seed of the [`Chance`](crate::Chance) that drew the boards on which accuracies are measured.
pub const HELD_OUT: u64 = 1 << 40;

/// How many boards the accuracies of the tables are measured on.
pub const BOARDS: usize = 4096;

/// How well each setting answers, in sums over boards.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answers {
    /// How many boards it was.
    pub boards: u32,
    /// By setting: how many answers were the right cell.
    pub right: Vec<u32>,
    /// By setting: how many were that cell or a king's move away.
    pub near: Vec<u32>,
    /// By setting: the king's distances from the right cell, added up.
    pub distance: Vec<u32>,
    /// By setting: what aiming there scores, of 3 for each board: 3 for the cell, 2 for one a king's move
    /// away, 1 for one two moves away.
    pub points: Vec<u32>,
}

impl Answers {
    /// Of all settings to all of these boards.
    #[must_use]
    pub fn of(settings: &Settings, boards: &[Board]) -> Self {
        let none = || vec![0; Settings::COUNT];
        let mut sums = Self {
            boards: boards.len() as u32,
            right: none(),
            near: none(),
            distance: none(),
            points: none(),
        };
        for board in boards {
            let truth = board.answer();
            settings.run(board, &mut |number, answer| {
                let distance = u32::from(answer.cell().king_distance(truth));
                sums.right[usize::from(number)] += u32::from(distance == 0);
                sums.near[usize::from(number)] += u32::from(distance <= 1);
                sums.distance[usize::from(number)] += distance;
                sums.points[usize::from(number)] += 3_u32.saturating_sub(distance);
            });
        }
        sums
    }

    /// Adds what was measured on other boards.
    pub fn add(&mut self, other: &Self) {
        self.boards += other.boards;
        add(&mut self.right, &other.right);
        add(&mut self.near, &other.near);
        add(&mut self.distance, &other.distance);
        add(&mut self.points, &other.points);
    }
}

/// Adds sums, setting by setting.
pub(super) fn add(sums: &mut [u32], others: &[u32]) {
    sums.iter_mut().zip(others).for_each(|(sum, other)| *sum += other);
}

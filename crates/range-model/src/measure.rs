//! What is measured of all settings.

use crate::board::Board;
use crate::chance::Chance;
use crate::settings::Settings;
use alloc::vec;
use alloc::vec::Vec;

/// The seed of the [`Chance`] that drew the boards on which accuracies are measured.
pub const HELD_OUT: u64 = 1 << 40;

/// That of the boards on which activation scales are calibrated.
pub const CALIBRATION: u64 = 2 << 40;

/// That of the boards on which objects wander.
pub const WANDERING: u64 = 3 << 40;

/// How many boards the accuracies of the tables are measured on.
pub const BOARDS: usize = 4096;

/// How many boards the scales are calibrated on.
pub const CALIBRATION_BOARDS: usize = 256;

/// How many boards are watched while objects wander on them.
pub const WALKS: usize = 256;

/// How many steps of [`Board::wander`] each of them takes.
pub const STEPS: usize = 16;

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

/// How much each setting's answers wobble while what does not matter moves, in sums over walks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wobble {
    /// How many boards were watched, each for [`STEPS`] steps.
    pub walks: u32,
    /// By setting: in how many steps the answer changed.
    pub changed: Vec<u32>,
    /// By setting: how many different cells were answered in each walk, added up.
    pub cells: Vec<u32>,
    /// By setting: the answers' [`spread`](crate::Answer::spread) at the start of each walk, added up, in 65,536ths of
    /// a cell (so that the order of the sum does not matter).
    pub spread: Vec<u32>,
}

impl Wobble {
    /// Of all settings on the walks with these indices; each has a [`Chance`] of its own.
    #[must_use]
    pub fn of(settings: &Settings, walks: core::ops::Range<usize>) -> Self {
        let none = || vec![0; Settings::COUNT];
        let mut sums =
            Self { walks: walks.len() as u32, changed: none(), cells: none(), spread: none() };
        for walk in walks {
            let mut chance = Chance::new(WANDERING + walk as u64);
            let mut board = chance.board();
            let mut seen = [const { Vec::new() }; STEPS + 1];
            for (step, cells) in seen.iter_mut().enumerate() {
                settings.run(&board, &mut |number, answer| {
                    cells.push(answer.cell());
                    if step == 0 {
                        sums.spread[usize::from(number)] += (answer.spread() * 65_536.0) as u32;
                    }
                });
                board.wander(&mut |n| chance.below(n));
            }
            for number in 0..Settings::COUNT {
                let cells = seen.each_ref().map(|cells| cells[number]);
                let changes = cells.windows(2).filter(|two| two[0] != two[1]);
                sums.changed[number] += changes.count() as u32;
                let is_new = |at: &usize| !cells[..*at].contains(&cells[*at]);
                sums.cells[number] += (0..=STEPS).filter(is_new).count() as u32;
            }
        }
        sums
    }

    /// Adds what was measured on other walks.
    pub fn add(&mut self, other: &Self) {
        self.walks += other.walks;
        add(&mut self.changed, &other.changed);
        add(&mut self.cells, &other.cells);
        add(&mut self.spread, &other.spread);
    }
}

fn add(sums: &mut [u32], others: &[u32]) {
    sums.iter_mut().zip(others).for_each(|(sum, other)| *sum += other);
}

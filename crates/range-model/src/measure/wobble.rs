//! How much the answers of all settings wobble.

use super::answers::add;
use super::settings::Settings;
use crate::task::chance::Chance;
use alloc::vec;
use alloc::vec::Vec;

/// The seed of the [`Chance`](crate::Chance) of the first board on which objects wander; each next board has the next.
pub const WANDERING: u64 = 3 << 40;

/// How many boards are watched while objects wander on them.
pub const WALKS: usize = 256;

/// How many steps of [`Board::wander`](crate::Board::wander) each of them takes.
pub const STEPS: usize = 16;

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
    /// Of all settings on the walks with these indices; each has a [`Chance`](crate::Chance) of its own.
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

//! What the page measures by itself: how a network answers its own sample of boards.

use alloc::vec::Vec;
use range_model::{Board, Chance, Network};

/// The seed of the boards of the page, apart from those of the trainer.
const PAGE: u64 = 4 << 40;

/// How many boards the page measures on.
pub const BOARDS: u32 = 512;

/// The boards of the page.
pub struct Sample {
    boards: Vec<Board>,
}

impl Default for Sample {
    fn default() -> Self {
        let mut chance = Chance::new(PAGE);
        Self { boards: (0..BOARDS).map(|_| chance.board()).collect() }
    }
}

impl Sample {
    /// One of them; what is beyond the last counts as the last.
    #[must_use]
    pub fn board(&self, at: u32) -> &Board {
        &self.boards[at.min(BOARDS - 1) as usize]
    }
}

/// How well a network answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Live {
    /// In percent.
    pub accuracy: f64,
    /// The standard error of that, in points: of the share with two right and two wrong answers added (Agresti and Coull
    /// 1998), or a network without a mistake would seem to be known exactly.
    pub error: f64,
}

/// A network that is being measured.
pub struct Measurement {
    network: Network,
    seen: u32,
    right: u32,
}

impl Measurement {
    /// Of this network, before its first board.
    #[must_use]
    pub fn of(network: Network) -> Self {
        Self { network, seen: 0, right: 0 }
    }

    /// Answers so many boards more; the result, once all have been answered.
    pub fn advance(&mut self, sample: &Sample, boards: u32) -> Option<Live> {
        for board in sample.boards.iter().skip(self.seen as usize).take(boards as usize) {
            self.right += u32::from(self.network.run(board).cell() == board.answer());
            self.seen += 1;
        }
        (self.seen == BOARDS).then(|| Live::of(self.right, self.seen))
    }
}

impl Live {
    /// Of so many right answers to so many boards.
    #[must_use]
    pub fn of(right: u32, boards: u32) -> Self {
        let (right, boards) = (f64::from(right), f64::from(boards));
        let (share, count) = ((right + 2.0) / (boards + 4.0), boards + 4.0);
        Self {
            accuracy: 100.0 * right / boards,
            error: libm::sqrtf((1e4 * share * (1.0 - share) / count) as f32).into(),
        }
    }
}

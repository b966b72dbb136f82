//! Boards by chance that are the same everywhere.

use crate::task::board::Board;

/// Numbers by chance from a seed: `SplitMix64` (Steele, Lea and Flood, *Fast Splittable Pseudorandom
/// Number Generators*, 2014). Which boards a measurement used is thereby said with one number, for the
/// trainer, the tests and a page alike.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Those of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 32 bits.
    #[expect(clippy::should_implement_trait, reason = "there is always a next one")]
    pub fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 32) as u32
    }

    /// The next number below `n`, each (to 32 bits) equally often; 0 where there is none.
    pub fn below(&mut self, n: u32) -> u32 {
        ((u64::from(self.next()) * u64::from(n)) >> 32) as u32
    }

    /// The next board.
    pub fn board(&mut self) -> Board {
        Board::draw(&mut |n| self.below(n))
    }
}

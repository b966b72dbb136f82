//! What a round was worth, and what it was lost by.

use super::cause::main_cause;
use super::{Cause, Shots, Zone};
use crate::rules::{Accuracy, Contract};

impl Shots {
    /// The points of all shots so far.
    #[must_use]
    pub fn score(&self) -> u32 {
        self.iter().map(|shot| shot.zone().points()).sum()
    }

    /// The shot with which the score has reached `ship_at` points, by its place; none before.
    #[must_use]
    pub fn shipping(&self, ship_at: u32) -> Option<usize> {
        let mut score = 0;
        self.iter().position(|shot| {
            score += shot.zone().points();
            score >= ship_at
        })
    }

    /// How many bullseyes in a row the last shots were.
    #[must_use]
    pub fn streak(&self) -> usize {
        self.iter().rev().take_while(|shot| shot.zone() == Zone::Bullseye).count()
    }
}

/// The result of a round.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Outcome {
    /// 0 to 30.
    pub score: u32,
    /// Whether the contract was met.
    pub shipped: bool,
    /// The most bits that any of the shots used, so that nobody ships at 24 bits what was shot
    /// at 96.
    pub bits: u32,
    /// The mean over the shots.
    pub accuracy: Accuracy,
    /// What took the most points; none if none were lost.
    pub cause: Option<Cause>,
}

impl Outcome {
    /// What the player reads.
    #[must_use]
    pub fn verdict(&self) -> &'static str {
        if self.shipped { "Shipped" } else { "Not shipped" }
    }

    /// The result of `shots` under `contract`.
    #[must_use]
    pub fn of(shots: &Shots, contract: &Contract) -> Self {
        let score = shots.score();
        let accuracy: f32 = shots.iter().map(|shot| shot.accuracy.0).sum();
        Self {
            score,
            shipped: score >= contract.ship_at,
            bits: shots.iter().map(|shot| shot.dials.bits()).max().unwrap_or(0),
            accuracy: Accuracy(accuracy / (shots.len() as f32).max(1.0)),
            cause: main_cause(shots),
        }
    }
}

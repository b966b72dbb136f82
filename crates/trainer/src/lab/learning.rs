//! Training with what the lab adds: compression in the loop, a teacher, a fixed set of boards.

use super::distillation::{Teacher, distilled};
use super::job::Failure;
use crate::compression::Compression;
use crate::net::Net;
use crate::training::{Descent, Recipe, loss};
use candle_core::Result;
use range_model::{Board, Chance, Weights};

/// The seeds of the [`Chance`] that draws fresh boards, apart from those of the range model.
const FRESH: u64 = 16 << 40;

/// Those of the one that picks boards from a fixed set.
const PICKED: u64 = 17 << 40;

/// One training.
pub struct Lesson<'a> {
    /// How long, and how fast.
    pub recipe: Recipe,
    /// What is in the loop.
    pub compression: Compression,
    /// Which the boards are; all fresh ones otherwise.
    pub fixed: Option<&'a [Board]>,
    /// Whose answers count beside the right ones.
    pub teacher: Option<Teacher<'a>>,
    /// What draws the boards.
    pub seed: u64,
}

impl Lesson<'_> {
    /// Changes the network's parameters.
    pub fn teach(&self, net: &Net) -> Result<()> {
        let mut fresh = Chance::new(FRESH + self.seed);
        let mut picks = Chance::new(PICKED + self.seed);
        let mut descent = Descent::new(net, self.recipe)?;
        for step in 0..self.recipe.steps {
            let picked = self.fixed.map(|fixed| {
                let pick = |_| picks.below(fixed.len() as u32) as usize;
                (0..self.recipe.batch).map(pick).collect::<Vec<_>>()
            });
            let boards = match (&picked, self.fixed) {
                (Some(picked), Some(fixed)) => picked.iter().map(|&at| fixed[at]).collect(),
                _ => (0..self.recipe.batch).map(|_| fresh.board()).collect::<Vec<_>>(),
            };
            let logits = net.compressed_logits(&boards, &self.compression)?;
            let hard = loss(&logits, &boards, self.recipe.sigma)?;
            let loss = match &self.teacher {
                None => hard,
                Some(teacher) => {
                    let taught = teacher.logits(&boards, picked.as_deref())?;
                    distilled(&logits, &taught, &hard, teacher.temperature, teacher.alpha)?
                }
            };
            descent.step(step, &loss)?;
        }
        Ok(())
    }
}

/// A network's parameters, rounded once to what a file has of them.
pub fn rounded_once(values: Vec<f32>) -> std::result::Result<Weights, Failure> {
    Ok(Weights::from_bytes(&Weights::new(values)?.to_bytes())?)
}

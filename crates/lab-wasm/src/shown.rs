//! What the instruments show beside the figures of a setting.

use super::Lab;
use crate::bench::plain;
use alloc::vec;
use alloc::vec::Vec;
use lab::distillation::{self, Loss, loss, softmax};
use lab::frontier::{Choice, dominators};
use lab::instruments::{
    BOARDS, CALIBRATIONS, DEFENCES, EDGE_SHARE, ENERGY_LEFT, PLANS, Pruned, SPARSE_PAYS, variants,
    waterfall,
};
use lab::journey::TRIES;
use lab::measured::{
    ALPHA, ANYWHERE, BOARDS as TRAINER_BOARDS, BySeed, FRESH, IN_TRAINING, INT4_THEN_PRUNED,
    NEURONS, SEEDS, SENSITIVITIES, SMALLER_HEADS, STUDENTS, TWO_OF_FOUR,
};
use lab::memory::{Memory, context_of_equal_parts, memory};
use lab::numbers::{FromNumbers, ToNumbers};
use lab::textbook::{APP_LIMIT_MIB, LANGUAGE_MODEL, PHONES_GB};
use range_model::CELLS;
use wasm_bindgen::prelude::*;

/// How well the curvature times the rounding error, and that error alone, rank the layers by the accuracy that they cost at
/// int4. A constant of its own, as the page has no use for the rest.
const RANKS: [BySeed; 2] = [
    SENSITIVITIES[0].trace_times_error.accuracy_loss,
    SENSITIVITIES[0].squared_error.accuracy_loss,
];

#[wasm_bindgen]
impl Lab {
    /// What was measured by the trainer, and what textbooks say: what does not depend on the student.
    #[must_use]
    pub fn facts() -> Vec<f64> {
        let mut to = Vec::new();
        [BOARDS, TRAINER_BOARDS].write(&mut to);
        SEEDS.len().write(&mut to);
        CALIBRATIONS.write(&mut to);
        [SPARSE_PAYS, APP_LIMIT_MIB, ALPHA, ENERGY_LEFT, EDGE_SHARE].write(&mut to);
        TRIES.write(&mut to);
        PLANS.write(&mut to);
        PHONES_GB.as_slice().write(&mut to);
        variants().write(&mut to);
        DEFENCES.write(&mut to);
        ANYWHERE.as_slice().write(&mut to);
        [TWO_OF_FOUR].as_slice().write(&mut to);
        NEURONS.len().write(&mut to);
        for (_, it) in &NEURONS {
            it.write(&mut to);
        }
        [SMALLER_HEADS].as_slice().write(&mut to);
        IN_TRAINING.as_slice().write(&mut to);
        INT4_THEN_PRUNED.write(&mut to);
        STUDENTS.as_slice().write(&mut to);
        FRESH.as_slice().write(&mut to);
        RANKS.write(&mut to);
        to
    }

    /// From the speed-up in theory to the real one; nothing where there is no such setting or no mission.
    #[must_use]
    pub fn waterfall(&self, pruned: &[f64]) -> Vec<f64> {
        let it = Pruned::from_numbers(pruned).zip(self.journey.mission());
        it.and_then(|(it, mission)| waterfall(&it, mission))
            .map_or_else(Vec::new, |it| it.to_numbers())
    }

    /// Weights, KV cache and activations of the language model, in GB, with so many bits and tokens.
    #[must_use]
    pub fn memory(bits: f64, context: u32) -> Vec<f64> {
        let Memory { weights_gb, cache_gb, activations_gb } =
            memory(&LANGUAGE_MODEL, bits, context);
        vec![weights_gb, cache_gb, activations_gb]
    }

    /// For each pair of a cost and a loss, whether it is on the frontier of all.
    #[must_use]
    pub fn frontier(pairs: &[f64]) -> Vec<f64> {
        let choices = pairs.as_chunks().0.iter().map(|&[cost, loss]| Choice { cost, loss });
        let dominators = dominators(&choices.collect::<Vec<_>>());
        dominators.iter().map(|it| f64::from(u8::from(it.is_none()))).collect()
    }

    /// At how many tokens the cache takes as much as weights of so many bits.
    #[must_use]
    pub fn equal_context(bits: f64) -> f64 {
        context_of_equal_parts(&LANGUAGE_MODEL, bits)
    }

    /// Takes the file of the students that are shown. False where it is no such file.
    pub fn take_students(&mut self, bytes: &[u8]) -> bool {
        self.bench.take_students(bytes)
    }

    /// What the teacher and a student (0: alone, 1: taught) make of a board at a temperature: how likely each column and
    /// each row is, of the teacher and then of the student; column and row of the right cell; the entropies of both; and
    /// the loss with the α of the trainer. Nothing until the students are there.
    #[must_use]
    pub fn softened(&self, board: u32, student: usize, temperature: f64) -> Vec<f64> {
        let Some(student) = self.bench.students.get(student) else { return Vec::new() };
        let board = self.bench.sample.board(board);
        let [teacher, student] = [&self.bench.weights, student]
            .map(|weights| plain(weights.clone()).run(board).logits().map(f64::from));
        let (mut to, mut entropies) = (Vec::new(), [0.0; 2]);
        for (logits, entropy) in [&teacher, &student].into_iter().zip(&mut entropies) {
            for side in logits.chunks_exact(CELLS) {
                let shares = softmax(side, temperature);
                *entropy += distillation::entropy(&shares);
                to.extend(shares);
            }
        }
        let truth = board.answer();
        let truth = [truth.x, truth.y];
        let mut sums = [0.0; 3];
        let sides = teacher.chunks_exact(CELLS).zip(student.chunks_exact(CELLS));
        for ((teacher, student), truth) in sides.zip(truth) {
            let Loss { divergence, cross_entropy, total } =
                loss(teacher, student, usize::from(truth), temperature, ALPHA);
            for (sum, it) in sums.iter_mut().zip([divergence, cross_entropy, total]) {
                *sum += it;
            }
        }
        truth.write(&mut to);
        to.extend(entropies);
        to.extend(sums);
        to
    }
}

//! What the instruments show beside the figures of a setting.

use super::{Lab, from, to};
use lab::distillation::{entropy, loss, softmax};
use lab::instruments::{BOARDS, CALIBRATIONS, DEFENCES, Pruned, SPARSE_PAYS, variants, waterfall};
use lab::measured::{
    ANYWHERE, FRESH, Fresh, HEADS, IN_TRAINING, INT4_THEN_PRUNED, InTraining, NEURONS, SENSITIVITIES, STUDENTS,
    Sensitivity, Student, TWO_OF_FOUR,
};
use lab::memory::{Memory, context_of_equal_parts, memory};
use lab::textbook::{APP_LIMIT_MB, FORMATS, Format, LANGUAGE_MODEL, LanguageModel, MODELS, Model, PHONES_GB};
use range_model::{Network, Scales, Weights};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// What does not depend on what a student does.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Facts {
    boards: u32,
    trainer_boards: u32,
    calibrations: [(u32, u32); 4],
    sparse_pays: f64,
    app_limit_mb: f64,
    models: &'static [Model],
    formats: &'static [Format],
    language_model: &'static LanguageModel,
    phones: &'static [f64],
    variants: Vec<lab::instruments::Variant>,
    defences: [usize; 2],
    anywhere: &'static [lab::measured::Pruned],
    two_of_four: [lab::measured::Pruned; 1],
    neurons: Vec<lab::measured::Pruned>,
    heads: Vec<lab::measured::Pruned>,
    in_training: &'static [InTraining],
    order: lab::measured::BySeed,
    students: &'static [Student],
    fresh: &'static [Fresh],
    sensitivities: &'static [Sensitivity],
}

/// A board, and what teacher and student make of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Softened {
    /// The likelihood of each column, then of each row, of the teacher.
    teacher: [Vec<f64>; 2],
    student: [Vec<f64>; 2],
    /// The right cell.
    x: u8,
    y: u8,
    /// In nats; of columns and rows together.
    entropies: [f64; 2],
    divergence: f64,
    cross_entropy: f64,
    total: f64,
}

#[wasm_bindgen]
impl Lab {
    /// What was measured by the trainer, and what textbooks say.
    #[must_use]
    pub fn facts() -> JsValue {
        to(&Facts {
            boards: BOARDS,
            trainer_boards: lab::measured::BOARDS,
            calibrations: CALIBRATIONS,
            sparse_pays: SPARSE_PAYS,
            app_limit_mb: APP_LIMIT_MB,
            models: &MODELS,
            formats: &FORMATS,
            language_model: &LANGUAGE_MODEL,
            phones: &PHONES_GB,
            variants: variants(),
            defences: DEFENCES,
            anywhere: &ANYWHERE,
            two_of_four: [TWO_OF_FOUR],
            neurons: NEURONS.iter().map(|(_, it)| *it).collect(),
            heads: HEADS.last().map(|(_, it)| *it).into_iter().collect(),
            in_training: &IN_TRAINING,
            order: INT4_THEN_PRUNED,
            students: &STUDENTS,
            fresh: &FRESH,
            sensitivities: &SENSITIVITIES,
        })
    }

    /// From the speed-up in theory to the real one.
    ///
    /// # Errors
    ///
    /// When it is no setting.
    pub fn waterfall(&self, pruned: JsValue) -> Result<JsValue, JsError> {
        let pruned: Pruned = from(pruned)?;
        Ok(to(&self.journey.mission().and_then(|mission| waterfall(&pruned, mission))))
    }

    /// Weights and KV cache of the language model, in GB, with so many bits and tokens.
    #[must_use]
    pub fn memory(bits: f64, context: u32) -> Vec<f64> {
        let Memory { weights_gb, cache_gb } = memory(&LANGUAGE_MODEL, bits, context);
        vec![weights_gb, cache_gb]
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

    /// What the teacher and a student (0: alone, 1: taught) make of a board at a temperature, and the loss with α.
    /// Nothing until the students are there.
    #[must_use]
    pub fn softened(&self, board: u32, student: usize, temperature: f64, alpha: f64) -> JsValue {
        let Some(student) = self.bench.students.get(student) else { return JsValue::NULL };
        let board = self.bench.sample.board(board);
        let logits = |weights: &Weights| {
            let scales = Scales::new([0.0; Scales::COUNT]).expect("0 is a reach");
            let answer = Network::new(weights.clone(), scales).run(board);
            let logits = answer.logits().map(f64::from);
            let (x, y) = logits.split_at(logits.len() / 2);
            [x.to_vec(), y.to_vec()]
        };
        let [teacher, student] = [&self.bench.weights, student].map(logits);
        let soft = |sides: &[Vec<f64>; 2]| sides.each_ref().map(|side| softmax(side, temperature));
        let truth = board.answer();
        let sides = [(0, truth.x), (1, truth.y)];
        let parts = sides.map(|(at, truth)| {
            loss(&teacher[at], &student[at], usize::from(truth), temperature, alpha)
        });
        let sum = |of: fn(&lab::distillation::Loss) -> f64| parts.iter().map(of).sum();
        let softened = [soft(&teacher), soft(&student)];
        let entropies =
            softened.each_ref().map(|sides| sides.iter().map(|side| entropy(side)).sum::<f64>());
        let [teacher, student] = softened;
        to(&Softened {
            teacher,
            student,
            x: truth.x,
            y: truth.y,
            entropies,
            divergence: sum(|it| it.divergence),
            cross_entropy: sum(|it| it.cross_entropy),
            total: sum(|it| it.total),
        })
    }
}

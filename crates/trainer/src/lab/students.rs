//! Students: smaller networks that are trained anew, with and without a teacher.
//!
//! A student differs from its teacher in nothing but its feed-forward layers, which have 64, 32 or 16 neurons
//! instead of 128. Afterwards it stands in the layout of the whole network, in which the other neurons are 0:
//! the range model runs it as any, to the same answers, and rounds it alike.

use super::distillation::{Knows, Teacher};
use super::job::{Failure, Job, Measured};
use super::learning::{Lesson, rounded_once};
use super::measure::{by_dial, cost, origin, trained_accuracy};
use super::recipes::Recipes;
use crate::compression::Compression;
use crate::net::{NEURONS, Net};
use crate::study::boards;
use crate::training::Recipe;
use range_model::measure::Storage;
use range_model::{Board, Granularity, Layer, Mask, Network, Precision, Scales, Scheme, Weights};
use serde_json::{Value, json};
use std::sync::{Arc, OnceLock};

/// How many neurons each of their feed-forward layers has.
const SIZES: [usize; 3] = [64, 32, 16];

/// How many neurons the students have that a page shows, and those that are trained on fresh boards.
pub const SHOWN: usize = 32;

const TEMPERATURES: [u8; 4] = [1, 2, 4, 8];

/// That of the teacher on fresh boards.
const FRESH_TEMPERATURE: u8 = 2;

/// The seeds of the fixed sets of boards, apart from those of the range model.
const FIXED: u64 = 18 << 40;

/// What is added to the seed of the network, so that no student starts like its teacher.
const ANOTHER_START: u64 = 1000;

/// The boards of a fixed set, and the logits of the teacher of all of them.
struct Homework {
    boards: Vec<Board>,
    logits: Vec<f32>,
}

/// How one student is trained.
#[derive(Clone, Copy)]
struct Plan {
    neurons: usize,
    recipe: Recipe,
    /// With a teacher, T.
    temperature: Option<u8>,
    /// Whether all is rounded to int4 in the loop.
    int4: bool,
    /// Whether the boards are always fresh.
    fresh: bool,
}

/// All with one teacher.
pub fn jobs<'a>(recipes: &'a Recipes, seed: u64, teacher: &'a Weights) -> Vec<Job<'a>> {
    let homework = Arc::new(OnceLock::new());
    let jobs = plans(recipes).into_iter().map(|(name, plan)| {
        let homework = Arc::clone(&homework);
        Job {
            key: format!("{name}/seed{seed}"),
            recipe: json!([plan.recipe, recipes.alpha, recipes.fixed_boards]),
            from: origin(teacher),
            work: Box::new(move || {
                let homework = homework.get_or_init(|| Homework::of(recipes, seed, teacher));
                plan.carry_out(recipes, seed, teacher, homework)
            }),
        }
    });
    jobs.collect()
}

fn plans(recipes: &Recipes) -> Vec<(String, Plan)> {
    let mut plans = Vec::new();
    for (loop_name, int4) in [("fp32", false), ("int4", true)] {
        for neurons in SIZES {
            for temperature in [None].into_iter().chain(TEMPERATURES.map(Some)) {
                let name = format!("students/{loop_name}/ffn{neurons}/{}", teaching(temperature));
                let recipe = recipes.student;
                plans.push((name, Plan { neurons, recipe, temperature, int4, fresh: false }));
            }
        }
    }
    for (length, recipe) in [("short", recipes.short), ("long", recipes.long)] {
        for (name, temperature, int4) in
            [("int4_with_teacher", Some(FRESH_TEMPERATURE), true), ("alone", None, false)]
        {
            let plan = Plan { neurons: SHOWN, recipe, temperature, int4, fresh: true };
            plans.push((format!("fresh_boards/{length}/{name}"), plan));
        }
    }
    plans
}

fn teaching(temperature: Option<u8>) -> String {
    temperature.map_or_else(|| "alone".to_owned(), |it| format!("T{it}"))
}

/// The keys of the students that a page shows: alone, and with a teacher at T = 4.
pub fn shown(seed: u64) -> [String; 2] {
    [None, Some(4)].map(|it| format!("students/fp32/ffn{SHOWN}/{}/seed{seed}", teaching(it)))
}

impl Homework {
    fn of(recipes: &Recipes, seed: u64, teacher: &Weights) -> Self {
        let boards = boards(FIXED + seed, recipes.fixed_boards);
        // At fp32 no scale is used.
        let scales = Scales::new([0.0; Scales::COUNT]).expect("0 is a reach");
        let network = Network::new(teacher.clone(), scales);
        let logits = boards.iter().flat_map(|board| *network.run(board).logits()).collect();
        Self { boards, logits }
    }
}

impl Plan {
    fn carry_out(
        &self,
        recipes: &Recipes,
        seed: u64,
        teacher: &Weights,
        homework: &Homework,
    ) -> Result<Measured, Failure> {
        let teacher = Net::from_values(teacher.values())?;
        let knows = if self.fresh { Knows::Now(&teacher) } else { Knows::Before(&homework.logits) };
        let teacher = self.temperature.map(|temperature| Teacher {
            knows,
            temperature: f64::from(temperature),
            alpha: recipes.alpha,
        });
        let dial = Scheme::dial(Precision::Int4);
        let lesson = Lesson {
            recipe: self.recipe,
            compression: if self.int4 {
                Compression::quantized(dial, None)
            } else {
                Compression::default()
            },
            fixed: (!self.fresh).then_some(&homework.boards),
            teacher,
            seed,
        };
        let net = Net::with_neurons(seed + ANOTHER_START, self.neurons)?;
        lesson.teach(&net)?;
        let values = embedded(&net.values()?, self.neurons);
        // Many weights of a quantized training end where a hair decides to which side they are rounded.
        let network = if self.int4 { Weights::new(values)? } else { rounded_once(values)? };
        let figures = self.figures(&network)?;
        Ok(Measured { figures, network: (!self.int4).then_some(network) })
    }

    fn figures(&self, network: &Weights) -> Result<Value, Failure> {
        let mask = student(self.neurons);
        let int4 = if self.int4 {
            trained_accuracy(network, &Scheme::dial(Precision::Int4))?
        } else {
            by_dial(network, Precision::Int4)?
        };
        Ok(json!({
            "parameters": mask.kept().iter().filter(|kept| **kept).count(),
            "cost": cost(&mask, Storage::Dense, Granularity::Matrix),
            "fp32": by_dial(network, Precision::Fp32)?,
            "int8": by_dial(network, Precision::Int8)?,
            "int4": int4,
        }))
    }
}

/// What a student with so many neurons has of the whole layout.
fn student(neurons: usize) -> Mask {
    let mut mask = Mask::default();
    for at in neurons..NEURONS {
        mask.remove_neuron(Layer::FeedForward1, at);
        mask.remove_neuron(Layer::FeedForward2, at);
    }
    mask
}

/// A student's parameters in the whole layout. As its neurons are the first, their order stays the same.
fn embedded(values: &[f32], neurons: usize) -> Vec<f32> {
    let mut values = values.iter().copied();
    let mask = student(neurons);
    let place = |kept: &bool| if *kept { values.next().expect("as many as stay") } else { 0.0 };
    mask.kept().iter().map(place).collect()
}

/// The file of a student: only the parameters that it has, in the order of the layout.
pub fn to_bytes(network: &Weights, neurons: usize) -> Vec<u8> {
    let bytes = network.to_bytes();
    let mask = student(neurons);
    let pairs = bytes.chunks_exact(2).zip(mask.kept()).filter(|(_, kept)| **kept);
    pairs.flat_map(|(pair, _)| pair).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_embedded_student_answers_as_the_small_network() {
        for neurons in SIZES {
            let net = Net::with_neurons(6, neurons).unwrap();
            let mut values = net.values().unwrap();
            // Biases start at 0, and would hide where they stand.
            for (at, value) in values.iter_mut().enumerate() {
                *value += 0.01 * (at % 7) as f32;
            }
            let net = Net::from_values(&values).unwrap();
            let network = Weights::new(embedded(&values, neurons)).unwrap();
            assert_eq!(to_bytes(&network, neurons).len(), 2 * values.len());
            let network = Network::new(network, Scales::new([1.0; Scales::COUNT]).unwrap());
            let boards = boards(1, 16);
            let [x, y] = net.logits(&boards).unwrap().map(|it| it.to_vec2::<f32>().unwrap());
            for (board, logits) in boards.iter().zip(x.into_iter().zip(y)) {
                let logits = [logits.0, logits.1].concat();
                for (ours, candles) in network.run(board).logits().iter().zip(logits) {
                    assert!((ours - candles).abs() < 1e-4, "{ours} {candles}");
                }
            }
        }
    }

    #[test]
    fn a_student_has_the_parameters_of_its_size() {
        let count = |neurons| student(neurons).kept().iter().filter(|it| **it).count();
        assert_eq!([128, 64, 32, 16].map(count), [30_336, 22_016, 17_856, 15_776]);
    }
}

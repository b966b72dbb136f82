//! What `make model-lab` measured, as it stands in `assets/model/lab.json`, and what must be true of it.

mod figures;
mod numbers;

use figures::{Figures, Fresh, Named, Pruned, Qat, Targets, Trained, WithoutQuantizer};
use numbers::Accuracy;
use serde::Deserialize;
use std::fmt::Write;
use std::num::{NonZeroU16, NonZeroU32};

/// Which percentages of all weights were removed.
const PERCENTS: [u8; 11] = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95];

/// How many neurons were left of each feed-forward layer.
const NEURONS_LEFT: [u8; 4] = [96, 64, 32, 16];

/// How many the whole network has in each.
const NEURONS: f64 = 128.0;

/// Which heads were removed, and which part of the four they are.
const HEADS: [(&str, f64); 5] = [
    ("attn1_head1", 0.25),
    ("attn1_head2", 0.25),
    ("attn2_head1", 0.25),
    ("attn2_head2", 0.25),
    ("smaller_of_each", 0.5),
];

/// What is in the students' loop.
const LOOPS: [(&str, bool); 2] = [("fp32", false), ("int4", true)];

/// How many neurons each feed-forward layer of a student has.
const STUDENTS: [u32; 3] = [64, 32, 16];

/// Without a teacher, or with one at so many degrees.
const TEACHING: [(&str, Option<u32>); 5] =
    [("alone", None), ("T1", Some(1)), ("T2", Some(2)), ("T4", Some(4)), ("T8", Some(8))];

/// How many neurons a student on fresh boards has, and how warm its teacher is.
const FRESH: (u32, u32) = (32, 2);

/// The whole file but for what says how it was made.
#[derive(Deserialize)]
struct Lab {
    seeds: Vec<u64>,
    shipped_seed: u64,
    boards: Boards,
    recipes: Recipes,
    figures: Figures,
}

#[derive(Deserialize)]
struct Boards {
    held_out: NonZeroU16,
}

#[derive(Deserialize)]
struct Recipes {
    fine_tuning: Recipe,
    fine_tuning_to_the_cell: Recipe,
    student: Recipe,
    short: Recipe,
    long: Recipe,
    fixed_boards: NonZeroU32,
    alpha: f64,
}

#[derive(Deserialize)]
struct Recipe {
    steps: NonZeroU32,
}

/// What has to be known before the figures are read.
#[derive(Deserialize)]
struct Seeds {
    seeds: Vec<u64>,
    boards: Boards,
}

/// The constants that `src/measured.rs` includes.
///
/// # Errors
///
/// A sentence that names the file and the field.
pub fn to_rust(json: &str) -> Result<String, String> {
    let mut text = serde_json::Deserializer::from_str(json);
    let seeds: Seeds =
        serde_path_to_error::deserialize(&mut text).map_err(|error| named(&error.to_string()))?;
    numbers::expect(seeds.seeds.len(), seeds.boards.held_out.get());
    let mut text = serde_json::Deserializer::from_str(json);
    let lab: Lab =
        serde_path_to_error::deserialize(&mut text).map_err(|error| named(&error.to_string()))?;
    text.end().map_err(|error| named(&error.to_string()))?;
    lab.constants().map_err(|error| named(&error))
}

fn named(complaint: &str) -> String {
    format!("lab.json: {complaint}")
}

impl Lab {
    fn constants(&self) -> Result<String, String> {
        let mut rust = String::new();
        self.put_recipes(&mut rust)?;
        self.put_pruning(&mut rust)?;
        self.put_training(&mut rust)?;
        self.put_students(&mut rust)?;
        let schemes = self.figures.sensitivity.iter();
        let schemes = schemes.map(|(scheme, it)| it.rust(scheme)).collect::<Vec<_>>();
        put_all(&mut rust, "Which layer suffers.", "SENSITIVITIES", "Sensitivity", &schemes);
        Ok(rust)
    }

    fn put_recipes(&self, rust: &mut String) -> Result<(), String> {
        let Recipes { fine_tuning, fine_tuning_to_the_cell, student, fixed_boards, alpha, .. } =
            &self.recipes;
        let shipped = self.seeds.iter().position(|it| *it == self.shipped_seed);
        let shipped = shipped
            .ok_or_else(|| format!("shipped_seed: {} is none of the seeds", self.shipped_seed))?;
        if fine_tuning.steps != fine_tuning_to_the_cell.steps {
            return Err("recipes.fine_tuning_to_the_cell.steps: both targets take as many".into());
        }
        if !(0.0..=1.0).contains(alpha) {
            return Err(format!("recipes.alpha: {alpha} is not within 0 to 1"));
        }
        let counts = [
            ("On how many boards accuracies are measured.", "BOARDS", self.boards.held_out.into()),
            ("How many steps fine-tuning takes.", "FINE_TUNING_STEPS", fine_tuning.steps),
            (
                "How many steps a student learns on its fixed boards.",
                "STUDENT_STEPS",
                student.steps,
            ),
            ("How many boards those are.", "STUDENT_BOARDS", *fixed_boards),
        ];
        let kind = format!("[u64; {}]", self.seeds.len());
        put(rust, "Those of the networks.", "SEEDS", &kind, &format!("{:?}", self.seeds));
        put(rust, "Which of them ships.", "SHIPPED", "usize", &shipped.to_string());
        for (says, name, count) in counts {
            put(rust, says, name, "u32", &count.to_string());
        }
        let says = "How much of a student's loss is its teacher's, 0 to 1: α.";
        put(rust, says, "ALPHA", "f64", &format!("{alpha:?}"));
        Ok(())
    }

    fn put_pruning(&self, rust: &mut String) -> Result<(), String> {
        let pruning = &self.figures.pruning;
        let anywhere = PERCENTS.map(|percent| (percent.to_string(), f64::from(percent) / 100.0));
        let anywhere = pruned("figures.pruning.anywhere", &pruning.anywhere, &anywhere)?;
        put_all(rust, "The smallest weights, wherever they are.", "ANYWHERE", "Pruned", &anywhere);
        let two_of_four = pruning.two_of_four.rust(0.5);
        put(rust, "The smaller two of every four.", "TWO_OF_FOUR", "Pruned", &two_of_four);

        let neurons =
            NEURONS_LEFT.map(|left| (format!("{left}_left"), 1.0 - f64::from(left) / NEURONS));
        let neurons = pruned("figures.pruning.neurons", &pruning.neurons, &neurons)?;
        let neurons = NEURONS_LEFT.iter().zip(neurons).map(|(left, it)| format!("({left}, {it})"));
        let says = "How many neurons are left of each feed-forward layer: the largest.";
        put_all(rust, says, "NEURONS", "(u32, Pruned)", &neurons.collect::<Vec<_>>());

        let heads = HEADS.map(|(name, removed)| (name.to_owned(), removed));
        let heads = pruned("figures.pruning.heads", &pruning.heads, &heads)?;
        let heads = HEADS.iter().zip(heads).map(|((name, _), it)| format!("({name:?}, {it})"));
        let says = "Which heads are removed.";
        put_all(rust, says, "HEADS", "(&str, Pruned)", &heads.collect::<Vec<_>>());

        let order = self.figures.order.int4_then_pruned.rust();
        let says = "Half of the weights pruned by their size after they were rounded to int4.";
        put(rust, says, "INT4_THEN_PRUNED", "Hits", &order);
        Ok(())
    }

    fn put_training(&self, rust: &mut String) -> Result<(), String> {
        let Qat { int4, int3, int2, binary, without_quantizer } = &self.figures.qat;
        let Targets { bell, true_cell } = without_quantizer;
        let formats = [
            in_training("int4", 4, int4, without_quantizer, |it| &it.int4)?,
            in_training("int3", 3, int3, without_quantizer, |it| &it.int3)?,
            in_training("int2", 2, int2, without_quantizer, |it| &it.int2)?,
            in_training("binary", 1, binary, without_quantizer, |it| &it.binary)?,
        ];
        let says = "Fine-tuned with the quantizer in the loop.";
        put_all(rust, says, "IN_TRAINING", "InTraining", &formats);
        let [bell, true_cell] = [bell, true_cell].map(|it| it.fp32.rust());
        let both = format!("WithoutQuantizer {{ bell: {bell}, true_cell: {true_cell} }}");
        let says = "Fine-tuned without a quantizer, and not rounded.";
        put(rust, says, "WITHOUT_QUANTIZER", "WithoutQuantizer", &both);
        Ok(())
    }

    fn put_students(&self, rust: &mut String) -> Result<(), String> {
        let mut students = Vec::new();
        let place = "figures.students";
        let by_loop = in_order(place, &self.figures.students, &LOOPS.map(|(name, _)| name))?;
        for ((loop_name, int4), by_size) in LOOPS.iter().zip(by_loop) {
            let place = format!("{place}.{loop_name}");
            let sizes = STUDENTS.map(|neurons| format!("ffn{neurons}"));
            for (neurons, by_teacher) in STUDENTS.iter().zip(in_order(&place, by_size, &sizes)?) {
                let place = format!("{place}.ffn{neurons}");
                let by_teacher = in_order(&place, by_teacher, &TEACHING.map(|(name, _)| name))?;
                for ((_, temperature), student) in TEACHING.iter().zip(by_teacher) {
                    students.push(student.rust(*neurons, *temperature, *int4));
                }
            }
        }
        let says = "Students on a fixed set of boards: first those that are not rounded in training, by size.";
        put_all(rust, says, "STUDENTS", "Student", &students);

        let (short, long) = (&self.figures.fresh_boards.short, &self.figures.fresh_boards.long);
        let both = [fresh(short, &self.recipes.short), fresh(long, &self.recipes.long)];
        put_all(
            rust,
            "Students on fresh boards, a short and a long time.",
            "FRESH",
            "Fresh",
            &both,
        );
        Ok(())
    }
}

/// What is left without each of these, which are so much of what they are a pattern of.
fn pruned(
    place: &str,
    all: &Named<Pruned>,
    which: &[(String, f64)],
) -> Result<Vec<String>, String> {
    let names = which.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>();
    let all = in_order(place, all, &names)?;
    Ok(all.iter().zip(which).map(|(it, (_, removed))| it.rust(*removed)).collect())
}

fn in_training(
    name: &str,
    bits: u32,
    Targets { bell, true_cell }: &Targets<Trained>,
    without: &Targets<WithoutQuantizer>,
    this: impl Fn(&WithoutQuantizer) -> &Accuracy,
) -> Result<String, String> {
    let Trained { bytes, rounds, .. } = bell;
    if (*bytes, rounds) != (true_cell.bytes, &true_cell.rounds) {
        return Err(format!(
            "figures.qat.{name}.true_cell: its bytes or what it rounds are not bell's"
        ));
    }
    let bell = bell.rust(this(&without.bell));
    let true_cell = true_cell.rust(this(&without.true_cell));
    Ok(format!(
        "InTraining {{ name: {name:?}, bits: {bits}, bytes: {bytes}, rounds: {rounds:?}, bell: {bell}, \
         true_cell: {true_cell} }}"
    ))
}

fn fresh(Fresh { alone, int4_with_teacher }: &Fresh, recipe: &Recipe) -> String {
    let (neurons, temperature) = FRESH;
    let alone = alone.rust(neurons, None, false);
    let taught = int4_with_teacher.rust(neurons, Some(temperature), true);
    format!("Fresh {{ steps: {}, alone: {alone}, int4_with_teacher: {taught} }}", recipe.steps)
}

/// What stands under each of these names. Others there may not be.
fn in_order<'a, T>(
    place: &str,
    all: &'a Named<T>,
    names: &[impl AsRef<str>],
) -> Result<Vec<&'a T>, String> {
    if let Some(other) = all.keys().find(|key| names.iter().all(|it| it.as_ref() != *key)) {
        return Err(format!("{place}.{other}: there is no place for it"));
    }
    let of = |name: &str| all.get(name).ok_or_else(|| format!("{place}.{name}: it is missing"));
    names.iter().map(|name| of(name.as_ref())).collect()
}

fn put(rust: &mut String, says: &str, name: &str, kind: &str, value: &str) {
    writeln!(rust, "/// {says}\npub const {name}: {kind} = {value};").expect("a String takes all");
}

fn put_all(rust: &mut String, says: &str, name: &str, kind: &str, items: &[String]) {
    let kind = format!("[{kind}; {}]", items.len());
    put(rust, says, name, &kind, &format!("[{}]", items.join(", ")));
}

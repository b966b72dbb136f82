//! Fine-tuning with the quantizer in the loop, and what pruning does before and after quantizing.

use super::job::{Failure, Job, Measured};
use super::learning::Lesson;
use super::measure::{INT4_BY_CHANNEL, accuracy, accuracy_with, calibrated, origin, rounded};
use super::recipes::Recipes;
use crate::compression::Compression;
use crate::net::Net;
use crate::training::Recipe;
use range_model::measure::{Storage, bytes, scales};
use range_model::{Clip, Format, Granularity, Mask, Precision, Scheme, Weights};
use serde_json::{Value, json};

/// A format that is trained in the loop, with a scale for each matrix.
#[derive(Clone, Copy)]
struct Trained {
    name: &'static str,
    bits: u32,
    scheme: Scheme,
    /// The scheme in words.
    rounds: &'static str,
}

fn formats() -> [Trained; 4] {
    let of = |weights, clip| Scheme { weights, clip, ..Scheme::dial(Precision::Fp32) };
    let format = |name, bits, scheme, rounds| Trained { name, bits, scheme, rounds };
    let [int3, binary] = [Format::Int(3), Format::Binary].map(|it| of(it, Clip::Absmax));
    // With the largest weight as its only step, nearly all others would be 0.
    let int2 = of(Format::Int(2), Clip::SquaredError);
    [
        format("int4", 4, Scheme::dial(Precision::Int4), "weights and activations, absmax"),
        format("int3", 3, int3, "weights, absmax"),
        format(
            "int2",
            2,
            int2,
            "weights, −1, 0 and 1 times the reach with the least squared error",
        ),
        format("binary", 1, binary, "weights, signs times the mean absolute value"),
    ]
}

/// All of one network.
pub fn jobs<'a>(recipes: &'a Recipes, seed: u64, network: &'a Weights) -> Vec<Job<'a>> {
    let mut jobs = Vec::new();
    for (target, recipe) in
        [("bell", &recipes.fine_tuning), ("true_cell", &recipes.fine_tuning_to_the_cell)]
    {
        let trained = formats().map(|format| Job {
            key: format!("qat/{}/{target}/seed{seed}", format.name),
            recipe: json!([recipe, format.rounds]),
            from: origin(network),
            work: Box::new(move || fine_tuned(*recipe, seed, network, &format)),
        });
        jobs.extend(trained);
        jobs.push(Job {
            key: format!("qat/without_quantizer/{target}/seed{seed}"),
            recipe: json!(recipe),
            from: origin(network),
            work: Box::new(move || without_quantizer(*recipe, seed, network)),
        });
    }
    jobs.push(Job {
        key: format!("order/int4_then_pruned/seed{seed}"),
        recipe: Value::Null,
        from: origin(network),
        work: Box::new(move || int4_then_pruned(network)),
    });
    jobs
}

/// The parameters after fine-tuning.
///
/// They are not rounded to bfloat16: many weights end where a hair decides to which side they are rounded (Nagel
/// et al., arXiv 2203.11086), and what ships of them is the integers.
fn tune(
    recipe: Recipe,
    seed: u64,
    network: &Weights,
    compression: Compression,
) -> Result<Weights, Failure> {
    let net = Net::from_values(network.values())?;
    Lesson { recipe, compression, fixed: None, teacher: None, seed }.teach(&net)?;
    Ok(Weights::new(net.values()?)?)
}

/// A format after training as it is, after fine-tuning with the scales of before, and then with the smaller half of
/// its weights pruned.
fn fine_tuned(
    recipe: Recipe,
    seed: u64,
    network: &Weights,
    format: &Trained,
) -> Result<Measured, Failure> {
    let (scheme, frozen) = (format.scheme, calibrated(network)?);
    let tuned = tune(recipe, seed, network, Compression::quantized(scheme, Some(frozen)))?;
    let pruned = Mask::smallest(&tuned, 0.5).of(&tuned);
    let scales = scales(Granularity::Matrix);
    let figures = json!({
        "rounds": format.rounds,
        "bytes": bytes(&Mask::default(), format.bits, scales, Storage::Dense),
        "as_it_is": accuracy(network, &scheme)?,
        "fine_tuned": accuracy_with(frozen, &tuned, &scheme),
        "fine_tuned_then_half_pruned": accuracy_with(frozen, &pruned, &scheme),
    });
    Ok(Measured { figures, network: None })
}

/// What as much fine-tuning does by itself to what is rounded only afterwards.
fn without_quantizer(recipe: Recipe, seed: u64, network: &Weights) -> Result<Measured, Failure> {
    let tuned = tune(recipe, seed, network, Compression::default())?;
    let mut figures = json!({ "fp32": accuracy(&tuned, &Scheme::dial(Precision::Fp32))? });
    for format in formats() {
        figures[format.name] = accuracy(&tuned, &format.scheme)?;
    }
    Ok(Measured { figures, network: None })
}

/// Half of the weights pruned by their size after rounding, where many are alike.
fn int4_then_pruned(network: &Weights) -> Result<Measured, Failure> {
    let int4 = rounded(network, &INT4_BY_CHANNEL)?;
    let pruned = Mask::smallest(&int4, 0.5).of(&int4);
    let figures = accuracy(&pruned, &Scheme::dial(Precision::Fp32))?;
    Ok(Measured { figures, network: None })
}

//! Fine-tuning with the quantizer in the loop, and what pruning does before and after quantizing.

use super::job::{Failure, Job, Measured};
use super::learning::{Lesson, rounded_once};
use super::measure::{INT4_BY_CHANNEL, accuracy, origin, rounded, trained_accuracy};
use super::recipes::Recipes;
use crate::compression::Compression;
use crate::net::Net;
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
    let tuned = formats().map(|format| Job {
        key: format!("qat/{}/seed{seed}", format.name),
        recipe: json!([recipes.fine_tuning, format.rounds]),
        from: origin(network),
        work: Box::new(move || fine_tuned(recipes, seed, network, &format)),
    });
    let turned_around = Job {
        key: format!("order/int4_then_pruned/seed{seed}"),
        recipe: Value::Null,
        from: origin(network),
        work: Box::new(move || int4_then_pruned(network)),
    };
    tuned.into_iter().chain([turned_around]).collect()
}

/// A format after training as it is, after fine-tuning, and then with the smaller half of its weights pruned.
fn fine_tuned(
    recipes: &Recipes,
    seed: u64,
    network: &Weights,
    format: &Trained,
) -> Result<Measured, Failure> {
    let scheme = format.scheme;
    let net = Net::from_values(network.values())?;
    let lesson = Lesson {
        recipe: recipes.fine_tuning,
        compression: Compression::quantized(scheme),
        fixed: None,
        teacher: None,
        seed,
    };
    lesson.teach(&net)?;
    let tuned = rounded_once(net.values()?)?;
    let pruned = Mask::smallest(&tuned, 0.5).of(&tuned);
    let scales = scales(Granularity::Matrix);
    let figures = json!({
        "rounds": format.rounds,
        "bytes": bytes(&Mask::default(), format.bits, scales, Storage::Dense),
        "as_it_is": accuracy(network, &scheme)?,
        "fine_tuned": trained_accuracy(&tuned, &scheme)?,
        "fine_tuned_then_half_pruned": trained_accuracy(&pruned, &scheme)?,
    });
    Ok(Measured { figures, network: Some(tuned) })
}

/// Half of the weights pruned by their size after rounding, where many are alike.
fn int4_then_pruned(network: &Weights) -> Result<Measured, Failure> {
    let int4 = rounded(network, &INT4_BY_CHANNEL)?;
    let pruned = Mask::smallest(&int4, 0.5).of(&int4);
    let figures = accuracy(&pruned, &Scheme::dial(Precision::Fp32))?;
    Ok(Measured { figures, network: None })
}

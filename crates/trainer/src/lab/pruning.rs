//! Pruning, as it is and with fine-tuning.

use super::job::{Failure, Job, Measured};
use super::learning::{Lesson, rounded_once};
use super::measure::{INT4_BY_CHANNEL, accuracy, cost, origin};
use super::recipes::Recipes;
use crate::compression::Compression;
use crate::net::{NEURONS, Net};
use range_model::measure::Storage;
use range_model::{Layer, Mask, Precision, Scheme, Weights};
use serde_json::{Value, json};

/// Which percentage of all weights is removed, the smallest first.
const ANYWHERE: [u8; 11] = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95];

/// How many neurons of each feed-forward layer stay: 25, 50, 75 and 87.5 % are removed.
const NEURONS_LEFT: [usize; 4] = [96, 64, 32, 16];

const ATTENTIONS: [Layer; 2] = [Layer::Attention1, Layer::Attention2];

/// How many heads an attention has.
const HEADS: usize = 2;

/// All of one network.
pub fn jobs<'a>(recipes: &'a Recipes, seed: u64, network: &'a Weights) -> Vec<Job<'a>> {
    let jobs = masks(network).into_iter().map(|(name, mask, storage)| Job {
        key: format!("pruning/{name}/seed{seed}"),
        recipe: json!(recipes.fine_tuning),
        from: origin(network),
        work: Box::new(move || pruned(recipes, seed, network, &mask, storage)),
    });
    jobs.collect()
}

/// What is removed: what it is called, what stays, and how a file says so.
fn masks(network: &Weights) -> Vec<(String, Mask, Storage)> {
    let mut masks = Vec::new();
    for percent in ANYWHERE {
        let mask = Mask::smallest(network, f32::from(percent) / 100.0);
        // Where nothing is removed, nothing has to be said.
        let storage = if percent == 0 { Storage::Dense } else { Storage::Bitmap };
        masks.push((format!("anywhere/{percent}"), mask, storage));
    }
    masks.push(("two_of_four".into(), Mask::two_of_four(network), Storage::TwoOfFour));
    for left in NEURONS_LEFT {
        let name = format!("neurons/{left}_left");
        masks.push((name, Mask::without_neurons(network, NEURONS - left), Storage::Dense));
    }
    for (number, layer) in (1..).zip(ATTENTIONS) {
        for head in 0..HEADS {
            let mut mask = Mask::default();
            mask.remove_head(layer, head);
            masks.push((format!("heads/attn{number}_head{}", head + 1), mask, Storage::Dense));
        }
    }
    let smaller_heads = Mask::without_smaller_heads(network);
    masks.push(("heads/smaller_of_each".into(), smaller_heads, Storage::Dense));
    masks
}

fn pruned(
    recipes: &Recipes,
    seed: u64,
    network: &Weights,
    mask: &Mask,
    storage: Storage,
) -> Result<Measured, Failure> {
    let as_it_is = mask.of(network);
    let net = Net::from_values(as_it_is.values())?;
    let lesson = Lesson {
        recipe: recipes.fine_tuning,
        compression: Compression::pruned(mask)?,
        fixed: None,
        teacher: None,
        seed,
    };
    lesson.teach(&net)?;
    let tuned = rounded_once(net.values()?)?;
    let figures = json!({
        "cost": cost(mask, storage, INT4_BY_CHANNEL.granularity),
        "as_it_is": before_and_after_int4(&as_it_is)?,
        "fine_tuned": before_and_after_int4(&tuned)?,
    });
    Ok(Measured { figures, network: None })
}

/// A pruned network, and the same with its weights then rounded to int4: what was pruned stays 0.
fn before_and_after_int4(weights: &Weights) -> Result<Value, Failure> {
    let mut figures = accuracy(weights, &Scheme::dial(Precision::Fp32))?;
    figures["then_int4"] = accuracy(weights, &INT4_BY_CHANNEL)?;
    Ok(figures)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::Recipe;

    #[test]
    fn masks_hold_while_the_rest_is_trained() {
        let net = Net::new(4).unwrap();
        let network = Weights::new(net.values().unwrap()).unwrap();
        let mask = Mask::without_neurons(&network, 96);
        let net = Net::from_values(mask.of(&network).values()).unwrap();
        let lesson = Lesson {
            recipe: Recipe { steps: 5, warm_up: 1, batch: 16, ..Recipe::LIVE },
            compression: Compression::pruned(&mask).unwrap(),
            fixed: None,
            teacher: None,
            seed: 0,
        };
        lesson.teach(&net).unwrap();
        let after = net.values().unwrap();
        let removed = mask.kept().iter().zip(&after).filter(|(kept, _)| !**kept);
        assert!(removed.clone().all(|(_, value)| value.to_bits() == 0));
        assert_eq!(removed.count(), 2 * 96 * 65);
        let changed = after
            .iter()
            .zip(network.values())
            .filter(|(after, value)| after.to_bits() != value.to_bits());
        assert!(changed.count() > 15_000);
    }
}

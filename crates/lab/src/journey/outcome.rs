//! What came, for what was predicted.

use super::Part;
use crate::impact::{Place, Scheme, impact};
use crate::instruments::{Figures, Format, Pruned, Structure, best_plan, waterfall};
use crate::measured::{ANYWHERE, FRESH, Fresh};
use crate::textbook::{FORMATS, MODELS};
use crate::tracks::Mission;

/// Above how many points a drop is no longer "nearly the same".
const NEARLY: f64 = 1.0;

/// Which answer to a prediction of a part is right on a mission, by the figures; nothing where none is. The answers
/// stand in `assets/lab/parts.json` in this order.
#[must_use]
pub fn right_prediction(part: Part, question: usize, mission: &Mission) -> Option<u8> {
    match (part, question) {
        (Part::Quantization, 0) => halving(),
        (Part::Quantization, 1) => lossless(),
        (Part::Pruning, 0) => twice_as_fast(mission),
        (Part::Distillation, 0) => Some(with_a_teacher(&FRESH)),
        (Part::Ship, 0) => best_plan().and_then(|plan| plan.try_into().ok()),
        _ => None,
    }
}

/// ResNet-50 in so many bits, after training with all images.
fn resnet(bits: u32) -> Option<crate::impact::Impact> {
    let format = FORMATS.iter().find(|it| it.bits == bits)?;
    Some(impact(&MODELS[0], format, Scheme::AfterTraining { images: 1024 }, Place::Cloud))
}

/// Half or a quarter of the memory; nearly the same accuracy or less.
fn halving() -> Option<u8> {
    let (half, eighth) = (resnet(16)?, resnet(8)?);
    let shrinks = half.size_mib / eighth.size_mib;
    let memory = match shrinks {
        1.5..2.5 => 0,
        3.5..4.5 => 2,
        _ => return None,
    };
    let lost = eighth.drop - half.drop;
    let accuracy = if lost < NEARLY {
        0
    } else if (5.0..=10.0).contains(&lost) {
        1
    } else {
        return None;
    };
    Some(memory + accuracy)
}

/// None, under 0.1, 0.5 to 2 or 5 to 10 points.
fn lossless() -> Option<u8> {
    match resnet(8)?.drop {
        0.0 => Some(0),
        drop if drop < 0.1 => Some(1),
        drop if (0.5..=2.0).contains(&drop) => Some(2),
        drop if (5.0..=10.0).contains(&drop) => Some(3),
        _ => None,
    }
}

/// Twice, 1.5 times, not faster, half as fast.
fn twice_as_fast(mission: &Mission) -> Option<u8> {
    let step = ANYWHERE.iter().position(|it| (it.removed - 0.5).abs() < 1e-9)?.try_into().ok()?;
    let half = Pruned { structure: Structure::Anywhere, step, fine_tuned: true };
    let speed_up = waterfall(&half, mission)?.realized;
    let answers = [2.0, 1.5, 1.0, 0.5];
    answers.iter().position(|it| (it - speed_up).abs() < 0.2)?.try_into().ok()
}

/// Always, only after a short or a long training, never: whether a student of 4 bits with a teacher has more right than
/// one of 8 bits without, by the medians of three seeds.
fn with_a_teacher([short, long]: &[Fresh; 2]) -> u8 {
    let wins = |it: &Fresh| {
        it.int4_with_teacher.int4.percent().median() > it.alone.int8.percent().median()
    };
    match (wins(short), wins(long)) {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => 2,
        (false, false) => 3,
    }
}

/// The format at which more is lost than a mission allows, for the first time from the most bits to the fewest; `of`
/// has the figures of each.
#[must_use]
pub fn first_below(mission: &Mission, of: impl Fn(Format) -> Option<Figures>) -> Option<Format> {
    Format::ALL
        .into_iter()
        .find(|&format| of(format).is_some_and(|it| it.drop > mission.veto_points))
}

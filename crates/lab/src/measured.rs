//! What was measured of the range model and takes training: `assets/model/lab.json`, which the build checks.
//!
//! Accuracies are counted on [`BOARDS`] that nothing was trained on. There is one of each network that `make model`
//! trains: they differ in nothing but their seed, and what differs among them is chance.

#![expect(clippy::unreadable_literal, reason = "what the build writes is read by Rust alone")]

use crate::numbers::{ToNumbers, written};
use alloc::vec::Vec;

/// A figure of each network, in the order of [`SEEDS`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BySeed(pub [f32; SEEDS.len()]);

impl BySeed {
    /// That of the network that ships.
    #[must_use]
    pub const fn shipped(self) -> f64 {
        self.0[SHIPPED] as f64
    }

    /// The smallest.
    #[must_use]
    pub fn least(self) -> f64 {
        self.0.iter().copied().map(f64::from).fold(f64::INFINITY, f64::min)
    }

    /// The one in the middle of three; of other numbers the mean of the ends.
    #[must_use]
    pub fn median(self) -> f64 {
        match *self.0.as_slice() {
            [a, b, c] => f64::from(a.min(b).max(a.max(b).min(c))),
            _ => f64::midpoint(self.least(), self.most()),
        }
    }

    /// The largest.
    #[must_use]
    pub fn most(self) -> f64 {
        self.0.iter().copied().map(f64::from).fold(f64::NEG_INFINITY, f64::max)
    }
}

/// On how many of [`BOARDS`] each network points at the right cell. (A count is half of what its accuracy weighs.)
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hits(pub [u16; SEEDS.len()]);

impl Hits {
    /// The accuracies, in percent of boards.
    #[must_use]
    pub const fn percent(self) -> BySeed {
        let mut percent = [0.0; SEEDS.len()];
        let mut at = 0;
        while at < percent.len() {
            percent[at] = (100.0 * self.0[at] as f64 / BOARDS as f64) as f32;
            at += 1;
        }
        BySeed(percent)
    }
}

/// Hits of one network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rounded {
    /// At fp32.
    pub accuracy: Hits,
    /// With the weights then rounded to int4, with a scale for each channel.
    pub then_int4: Hits,
}

/// A pruned network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pruned {
    /// Which part is removed of the weights that the pattern is for, 0 to 1: of all, of those that come in fours, of the
    /// feed-forward layers, or of the attentions.
    pub removed: f64,
    /// Of its file with weights at fp32, fp16, int8 and int4; for the last two with a scale for each channel.
    pub bytes: [u32; 4],
    /// Of a pass with dense kernels.
    pub multiply_adds: u32,
    /// Pruned after training.
    pub as_it_is: Rounded,
    /// … and then trained for [`FINE_TUNING_STEPS`] more.
    pub fine_tuned: Rounded,
}

/// A format that is in the loop of a fine-tuning, with a scale for each matrix.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InTraining {
    /// As the lab calls it.
    pub name: &'static str,
    /// Of a weight.
    pub bits: u32,
    /// Of the file.
    pub bytes: u32,
    /// What is rounded and how, in words.
    pub rounds: &'static str,
    /// With the target that the networks were trained with, which is a bell around the true cell.
    pub bell: Trained,
    /// With the true cell alone as the target.
    pub true_cell: Trained,
}

/// Hits at a format.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trained {
    /// Rounded after training.
    pub as_it_is: Hits,
    /// Rounded after a fine-tuning without the quantizer.
    pub without_quantizer: Hits,
    /// Fine-tuned with the quantizer in the loop, for as many steps.
    pub fine_tuned: Hits,
    /// … and then with the smaller half of its weights pruned.
    pub then_half_pruned: Hits,
}

/// Hits at fp32.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WithoutQuantizer {
    /// As in [`InTraining`].
    pub bell: Hits,
    /// As in [`InTraining`].
    pub true_cell: Hits,
}

/// A smaller network that was trained anew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Student {
    /// In each of its feed-forward layers.
    pub neurons: u32,
    /// With a teacher, T.
    pub temperature: Option<u32>,
    /// Whether weights and activations were rounded to int4 while it learned.
    pub int4_in_the_loop: bool,
    /// How many it has.
    pub parameters: u32,
    /// Of a pass.
    pub multiply_adds: u32,
    /// Of its file with weights at fp32, fp16, int8 and int4; for the last two with a scale for each matrix.
    pub bytes: [u32; 4],
    /// Its hits at fp32.
    pub fp32: Hits,
    /// … at int8.
    pub int8: Hits,
    /// … at int4.
    pub int4: Hits,
}

/// Students on boards that are always fresh.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fresh {
    /// How long they learn.
    pub steps: u32,
    /// Without a teacher, and without rounding.
    pub alone: Student,
    /// With a teacher, and rounded to int4.
    pub int4_with_teacher: Student,
}

/// Which layer suffers when it alone is rounded, and what would have told so before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sensitivity {
    /// How it is rounded.
    pub scheme: &'static str,
    /// How well the Hessian's trace times the squared rounding error (HAWQ-V2, arXiv 1911.03852) tells the order.
    pub trace_times_error: Ranks,
    /// How well the error does alone.
    pub squared_error: Ranks,
    /// From the embedding to the output.
    pub layers: [Suffering; 6],
}

/// Spearman's rank correlations over the six layers, −1 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranks {
    /// With how much the cross entropy rises.
    pub entropy_rise: BySeed,
    /// With how much accuracy is lost.
    pub accuracy_loss: BySeed,
}

/// What rounding one layer does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suffering {
    /// As the game's dials call it.
    pub layer: &'static str,
    /// The mean of the Hessian's diagonal over its weights, in nats per squared unit of a weight.
    pub mean_trace: BySeed,
    /// The sum of its squared rounding errors, in squared units of a weight.
    pub squared_error: BySeed,
    /// Their product, in nats.
    pub trace_times_error: BySeed,
    /// How much the cross entropy rises, in nats.
    pub entropy_rise: BySeed,
    /// How much of the accuracy is lost, in points of percent.
    pub accuracy_loss: BySeed,
}

include!(concat!(env!("OUT_DIR"), "/measured.rs"));

/// The last of [`HEADS`]: of each attention the head with the smaller norm.
pub const SMALLER_HEADS: Pruned = HEADS[HEADS.len() - 1].1;

impl ToNumbers for BySeed {
    fn write(&self, to: &mut Vec<f64>) {
        self.0.len().write(to);
        to.extend(self.0.iter().copied().map(f64::from));
    }
}

impl ToNumbers for Hits {
    fn write(&self, to: &mut Vec<f64>) {
        self.percent().write(to);
    }
}
written!(Rounded { accuracy, then_int4 });
written!(Pruned { removed, bytes, multiply_adds, as_it_is, fine_tuned });
written!(Trained { as_it_is, without_quantizer, fine_tuned, then_half_pruned });
written!(InTraining { bits, bytes, bell, true_cell });
written!(Student {
    neurons,
    temperature,
    int4_in_the_loop,
    parameters,
    multiply_adds,
    bytes,
    fp32,
    int8,
    int4,
});
written!(Fresh { steps, alone, int4_with_teacher });
written!(Sensitivity { trace_times_error, squared_error, layers });
written!(Ranks { entropy_rise, accuracy_loss });
written!(Suffering { mean_trace, squared_error, trace_times_error, entropy_rise, accuracy_loss });

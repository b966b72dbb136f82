//! What was measured, group by group: as `lab.json` has it, and as Rust reads it.

use super::numbers::{Accuracy, Quantity, Rounded, Signed};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What has a name in the file.
pub type Named<T> = BTreeMap<String, T>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    pub pruning: Pruning,
    pub qat: Qat,
    pub order: Order,
    pub students: Named<Named<Named<Student>>>,
    pub fresh_boards: FreshBoards,
    pub sensitivity: Named<Sensitivity>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pruning {
    pub anywhere: Named<Pruned>,
    pub two_of_four: Pruned,
    pub neurons: Named<Pruned>,
    pub heads: Named<Pruned>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pruned {
    cost: Cost,
    as_it_is: Rounded,
    fine_tuned: Rounded,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cost {
    bytes: Bytes,
    multiply_adds: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bytes {
    fp32: u32,
    fp16: u32,
    int8: u32,
    int4: u32,
}

/// Trained with a quantizer in the loop.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Qat {
    pub int4: Targets<Trained>,
    pub int3: Targets<Trained>,
    pub int2: Targets<Trained>,
    pub binary: Targets<Trained>,
    pub without_quantizer: Targets<WithoutQuantizer>,
}

/// What fine-tuning aims at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Targets<T> {
    pub bell: T,
    pub true_cell: T,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trained {
    pub rounds: String,
    pub bytes: u32,
    as_it_is: Accuracy,
    fine_tuned: Accuracy,
    fine_tuned_then_half_pruned: Accuracy,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithoutQuantizer {
    pub fp32: Accuracy,
    pub int4: Accuracy,
    pub int3: Accuracy,
    pub int2: Accuracy,
    pub binary: Accuracy,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    pub int4_then_pruned: Accuracy,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Student {
    parameters: u32,
    cost: Cost,
    fp32: Accuracy,
    int8: Accuracy,
    int4: Accuracy,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FreshBoards {
    pub short: Fresh,
    pub long: Fresh,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fresh {
    pub alone: Student,
    pub int4_with_teacher: Student,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sensitivity {
    mean_trace: ByLayer<Quantity>,
    squared_error: ByLayer<Quantity>,
    trace_times_error: ByLayer<Quantity>,
    entropy_rise: ByLayer<Quantity>,
    accuracy_loss: ByLayer<Signed>,
    spearman: Spearman,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ByLayer<T> {
    embedding: T,
    #[serde(rename = "attn.1")]
    attention1: T,
    #[serde(rename = "ffn.1")]
    feed_forward1: T,
    #[serde(rename = "attn.2")]
    attention2: T,
    #[serde(rename = "ffn.2")]
    feed_forward2: T,
    output: T,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spearman {
    trace_times_error_and_entropy_rise: Signed,
    trace_times_error_and_accuracy_loss: Signed,
    squared_error_and_entropy_rise: Signed,
    squared_error_and_accuracy_loss: Signed,
}

impl Pruned {
    pub fn rust(&self, removed: f64) -> String {
        format!(
            "Pruned {{ removed: {removed:?}, {}, as_it_is: {}, fine_tuned: {} }}",
            self.cost.rust(),
            self.as_it_is.rust(),
            self.fine_tuned.rust()
        )
    }
}

impl Cost {
    fn rust(&self) -> String {
        let Bytes { fp32, fp16, int8, int4 } = self.bytes;
        format!("bytes: {:?}, multiply_adds: {}", [fp32, fp16, int8, int4], self.multiply_adds)
    }
}

impl Trained {
    /// `control`: fine-tuned alike, but without the quantizer.
    pub fn rust(&self, control: &Accuracy) -> String {
        format!(
            "Trained {{ as_it_is: {}, without_quantizer: {}, fine_tuned: {}, then_half_pruned: {} }}",
            self.as_it_is.rust(),
            control.rust(),
            self.fine_tuned.rust(),
            self.fine_tuned_then_half_pruned.rust()
        )
    }
}

impl Student {
    pub fn rust(&self, neurons: u32, temperature: Option<u32>, int4_in_the_loop: bool) -> String {
        format!(
            "Student {{ neurons: {neurons}, temperature: {temperature:?}, int4_in_the_loop: {int4_in_the_loop}, \
             parameters: {}, {}, fp32: {}, int8: {}, int4: {} }}",
            self.parameters,
            self.cost.rust(),
            self.fp32.rust(),
            self.int8.rust(),
            self.int4.rust()
        )
    }
}

impl Sensitivity {
    pub fn rust(&self, scheme: &str) -> String {
        let Spearman {
            trace_times_error_and_entropy_rise,
            trace_times_error_and_accuracy_loss,
            squared_error_and_entropy_rise,
            squared_error_and_accuracy_loss,
        } = &self.spearman;
        let ranks = |entropy_rise: &Signed, accuracy_loss: &Signed| {
            let [entropy_rise, accuracy_loss] = [entropy_rise, accuracy_loss].map(Signed::rust);
            format!("Ranks {{ entropy_rise: {entropy_rise}, accuracy_loss: {accuracy_loss} }}")
        };
        format!(
            "Sensitivity {{ scheme: {scheme:?}, trace_times_error: {}, squared_error: {}, layers: [{}] }}",
            ranks(trace_times_error_and_entropy_rise, trace_times_error_and_accuracy_loss),
            ranks(squared_error_and_entropy_rise, squared_error_and_accuracy_loss),
            self.layers().join(", ")
        )
    }

    fn layers(&self) -> Vec<String> {
        let of = |name: &str, at: usize| {
            format!(
                "Suffering {{ layer: {name:?}, mean_trace: {}, squared_error: {}, trace_times_error: {}, \
                 entropy_rise: {}, accuracy_loss: {} }}",
                self.mean_trace.in_order()[at].rust(),
                self.squared_error.in_order()[at].rust(),
                self.trace_times_error.in_order()[at].rust(),
                self.entropy_rise.in_order()[at].rust(),
                self.accuracy_loss.in_order()[at].percent()
            )
        };
        let names = ["embedding", "attn.1", "ffn.1", "attn.2", "ffn.2", "output"];
        names.iter().enumerate().map(|(at, name)| of(name, at)).collect()
    }
}

impl<T> ByLayer<T> {
    fn in_order(&self) -> [&T; 6] {
        let Self { embedding, attention1, feed_forward1, attention2, feed_forward2, output } = self;
        [embedding, attention1, feed_forward1, attention2, feed_forward2, output]
    }
}

//! The figures of `assets/lab/textbook.json`, which the build checks.

/// An image classifier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    /// As the papers call it.
    pub name: &'static str,
    /// Weights, in millions.
    pub parameters_millions: f64,
    /// Its file at fp32, in MiB (2²⁰ bytes).
    pub fp32_mib: f64,
    /// How many images of the validation set of `ImageNet` it names rightly at fp32, in percent.
    pub top1_percent: f64,
    /// How much more than ResNet-50 it loses by the same format.
    pub sensitivity: f64,
    /// How long it takes for an image on the accelerator of a data centre at fp32, in ms.
    pub cloud_fp32_ms: f64,
    /// How long on a phone at int8, in ms.
    pub phone_int8_ms: f64,
}

/// What weights are stored as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Format {
    /// As the field calls it.
    pub name: &'static str,
    /// Bits of a weight.
    pub bits: u32,
    /// What it costs ResNet-50 when it is quantized after training with enough calibration images, in points of
    /// top-1 accuracy.
    pub drop: f64,
    /// How many times what a small calibration set costs.
    pub calibrated: f64,
    /// The time of a pass on a data centre's accelerator, as a part of that at fp32.
    pub cloud_times: f64,
    /// The time of a pass on a phone, as a part of that at int8.
    pub phone_times: f64,
}

/// What it costs to calibrate with few images.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Calibration {
    /// With fewer images than this.
    pub images_below: u32,
    /// Points of top-1 accuracy.
    pub drop: f64,
}

/// What training with the quantizer in the loop regains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Training {
    /// Points of top-1 accuracy, at the format `at`.
    pub regains: f64,
    /// Of [`FORMATS`].
    pub at: usize,
}

/// What a model runs on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Device {
    /// What it is.
    pub name: &'static str,
    /// In GB (10⁹ bytes).
    pub memory_gb: f64,
    /// Of its memory, in GB a second.
    pub bandwidth_gb_s: f64,
    /// The most at fp16, with 2:4 sparsity, in 10¹² operations a second.
    pub fp16_sparse_tflops: Option<f64>,
    /// The most at int8, with 2:4 sparsity, in 10¹² operations a second.
    pub int8_sparse_tops: Option<f64>,
    /// The most at int8, in 10¹² operations a second.
    pub int8_tops: Option<f64>,
    /// What it draws, in W.
    pub watts: f64,
}

/// A large language model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LanguageModel {
    /// As its paper calls it.
    pub name: &'static str,
    /// Weights, in 10⁹.
    pub parameters_billions: f64,
    /// The text on which its perplexity was measured.
    pub data: &'static str,
    /// Transformer blocks.
    pub layers: u32,
    /// Heads that have keys and values of their own, in a block.
    pub kv_heads: u32,
    /// Numbers in a key of one head.
    pub head_width: u32,
    /// Numbers of a token between two blocks.
    pub width: u32,
    /// Neurons in the feed-forward network of a block.
    pub feed_forward_width: u32,
    /// Bytes of a number in the KV cache, and of an activation.
    pub number_bytes: u32,
}

/// A language model, made smaller.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variant {
    /// What was done.
    pub name: &'static str,
    /// Its file, in GB (10⁹ bytes).
    pub gb: f64,
    /// Of the text; lower is better, and 1 is the least.
    pub perplexity: f64,
}

include!(concat!(env!("OUT_DIR"), "/textbook.rs"));

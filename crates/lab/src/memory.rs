//! What a language model takes while it answers: weights, KV cache, activations.

use crate::textbook::LanguageModel;

/// The memory of a language model, in GB (10⁹ bytes).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Its weights.
    pub weights_gb: f64,
    /// Keys and values of all tokens so far.
    pub cache_gb: f64,
    /// What a layer passes on and works with, while all these tokens are read at once.
    pub activations_gb: f64,
}

/// With weights of so many bits and a context of so many tokens.
///
/// The cache holds a key and a value of each token, layer and KV head: 2 × layers × heads × width × bytes a token. The
/// activations are those of a feed-forward network with a gate, the widest place: the stream that it adds to, its input,
/// the gate and what that multiplies. One layer after the other takes the same memory.
#[must_use]
pub fn memory(model: &LanguageModel, bits: f64, context: u32) -> Memory {
    let numbers =
        2.0 * f64::from(model.layers) * f64::from(model.kv_heads) * f64::from(model.head_width);
    let widest = 2.0 * (f64::from(model.width) + f64::from(model.feed_forward_width));
    let gb = |numbers: f64| numbers * f64::from(model.number_bytes) * f64::from(context) / 1e9;
    Memory {
        weights_gb: model.parameters_billions * bits / 8.0,
        cache_gb: gb(numbers),
        activations_gb: gb(widest),
    }
}

/// At how many tokens the cache takes as much as the weights, rounded up.
#[must_use]
pub fn context_of_equal_parts(model: &LanguageModel, bits: f64) -> f64 {
    let Memory { weights_gb, cache_gb, .. } = memory(model, bits, 1);
    libm::ceil(weights_gb / cache_gb)
}

//! Weights, KV cache and activations.

use crate::same;
use lab::memory::{context_of_equal_parts, memory};
use lab::textbook::LANGUAGE_MODEL;

#[test]
fn the_cache_outweighs_the_weights_at_long_contexts() {
    // 2 × 32 layers × 8 heads × 128 numbers × 2 bytes = 131,072 bytes a token.
    let at = |bits, context| memory(&LANGUAGE_MODEL, bits, context);
    same(at(4.0, 0).weights_gb, 4.0);
    same(at(16.0, 0).weights_gb, 16.0);
    same(at(4.0, 0).cache_gb, 0.0);
    same(at(4.0, 8192).cache_gb, 1.073_741_824);
    same(at(4.0, 131_072).cache_gb, 17.179_869_184);
    // 2 × (4,096 + 14,336) numbers × 2 bytes = 73,728 bytes a token.
    same(at(4.0, 8192).activations_gb, 0.603_979_776);
    // 4e9 / 131,072 = 30,517.6.
    same(context_of_equal_parts(&LANGUAGE_MODEL, 4.0), 30_518.0);
}

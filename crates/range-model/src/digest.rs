//! One number for many answers.

use crate::network::Network;
use crate::task::board::Board;

/// A number that changes when one bit of one logit does: the FNV-1a hash (64 bits) of the logits of all
/// boards, each as its four bytes, the lowest first. The same on every machine.
#[must_use]
pub fn digest(network: &Network, boards: &[Board]) -> u64 {
    let answers = boards.iter().map(|board| network.run(board));
    answers.fold(0xcbf2_9ce4_8422_2325, |hash, answer| {
        let bytes = answer.logits().iter().flat_map(|logit| logit.to_le_bytes());
        let mix = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        bytes.fold(hash, mix)
    })
}

//! A hash that is the same on every machine and in every version.

/// FNV-1a of 64 bits. Constants: Fowler, Noll, Vo, RFC 9923.
pub(super) fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    const OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    bytes.fold(OFFSET_BASIS, |h, b| (h ^ u64::from(b)).wrapping_mul(PRIME))
}

//! The numbers of the file of weights.

/// The upper 16 bits of the nearest number that has no others (bfloat16; ties to even).
pub(crate) fn to_bf16(value: f32) -> u16 {
    let bits = value.to_bits();
    let tie = (bits >> 16) & 1;
    (bits.wrapping_add(0x7fff + tie) >> 16) as u16
}

/// The number whose upper 16 bits these are.
pub(crate) fn from_bf16(bits: u16) -> f32 {
    f32::from_bits(u32::from(bits) << 16)
}

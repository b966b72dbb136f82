//! Floats of 16 bits.

/// The largest finite half-precision number.
const LARGEST: f32 = 65504.0;

/// The smallest half-precision number whose eleven bits are all there: 2^−14.
const SMALLEST_NORMAL: f32 = 6.103_515_6e-5;

/// The nearest half-precision number (IEEE 754 binary16; ties to even), as an `f32`. What is too large
/// becomes the largest finite one.
pub(crate) fn half(value: f32) -> f32 {
    let size = value.abs();
    let rounded = if size < SMALLEST_NORMAL {
        // Between 0.5 and 1 the numbers of an f32 are as far apart as those small ones: 2^−24.
        (size + 0.5) - 0.5
    } else {
        // Of 23 stored bits ten remain. A carry moves on into the exponent, as it should.
        let bits = size.to_bits();
        let tie = (bits >> 13) & 1;
        f32::from_bits(bits.wrapping_add(0xfff + tie) & !0x1fff)
    };
    rounded.min(LARGEST).copysign(value)
}

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

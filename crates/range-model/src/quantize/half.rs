//! Half-precision floats.

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

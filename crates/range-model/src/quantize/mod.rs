//! What is done to parameters to make them smaller.

mod half;
pub(crate) mod mask;
mod order;
pub(crate) mod outlier;
pub(crate) mod precision;
pub(crate) mod scheme;
pub(crate) mod structures;

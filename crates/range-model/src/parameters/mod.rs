//! What a network consists of, and in which order it stands in files.

mod bf16;
pub(crate) mod layout;
pub(crate) mod scales;
pub(crate) mod weights;

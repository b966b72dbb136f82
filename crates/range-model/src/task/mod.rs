//! What is asked, and what is right.

pub(crate) mod board;
pub(crate) mod chance;
mod draw;

//! Sharp Shot: compress a six-layer model with precision dials, then shoot at a target through
//! the noise that the compression made.
//!
//! [`rules`] is the game and knows nothing of a browser; `ui` draws it and listens for it.

// What only describes values for a programmer is left out of the wasm (`tools/wasm/parts.mjs`).
#![warn(clippy::use_debug)]

pub mod rules;
#[cfg(target_arch = "wasm32")]
mod ui;

//! Sharp Shot: compress a six-layer model with precision dials, then shoot at a target through
//! the noise that the compression made.
//!
//! [`rules`] is the game and knows nothing of a browser; `ui` draws it and listens for it.
//!
//! # Where Bevy is bent for bytes
//!
//! A student downloads every byte, so in some places Bevy is not used as it usually is. The last
//! column has what the usual form by itself costs more, in kB (brotli) before the first shot, with
//! Bevy 0.19.1 and Rust 1.95. What gains less than 1 kB is not done.
//!
//! | here | usually | kB |
//! | --- | --- | --- |
//! | `App::empty()`, in `rules/game.rs` | `App::new()` | 36.3 |
//! | only `Update` is run, no `Startup`, also there | `MainSchedulePlugin` | 7.0 |
//! | `insert_resource(T::default())` | `init_resource::<T>()` | 4.7 |
//! | `Game::send` drops the messages that were read | `add_message::<T>()` | 2.8 |
//! | plugins are called: `plugin(app)` | `add_plugins(plugin)` | 1.9 |
//! | `round/begin.rs` asks itself whether a round is due | a run condition | 1.6 |
//! | all views are one system, in `ui/mod.rs` | a system for each view | 2.1 |
//!
//! One system has one set of parameters, so the views share `ui::view::View`, and each asks itself
//! what has changed. A system for each view would cost 2.8 where each had parameters of its own, and
//! 5.5 where each had a run condition.

// What only describes values for a programmer is left out of the wasm (`tools/wasm/parts.mjs`).
#![warn(clippy::use_debug)]

pub mod rules;
#[cfg(target_arch = "wasm32")]
mod ui;

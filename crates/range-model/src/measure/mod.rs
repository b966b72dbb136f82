//! Measuring a network: its activation scales, how well all its settings answer, how much their
//! answers wobble; and what it costs.

mod answers;
mod calibrate;
mod cost;
mod settings;
mod tables;
mod wobble;

pub use answers::{Answers, BOARDS, HELD_OUT};
pub use calibrate::{CALIBRATION, CALIBRATION_BOARDS, calibrate};
pub use cost::{
    MULTIPLY_ADDS, MULTIPLY_ADDS_BY_LAYER, Storage, WITHOUT_WEIGHTS, bytes, bytes_by_layer,
    multiply_adds, scales,
};
pub use settings::Settings;
pub use tables::{Tables, cells_byte, cells_of, share_byte};
pub use wobble::{STEPS, WALKS, WANDERING, Wobble};

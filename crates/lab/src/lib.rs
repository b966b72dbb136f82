//! What the compression lab and the workbook calculate.
//!
//! The figures of textbooks and papers stand in `assets/lab/textbook.json` and are constants here ([`textbook`]);
//! the formulas that go with them are a model of what was measured elsewhere, and the page says so. What is measured
//! is measured on the range model.
//!
//! Units are in the names. A GB has 10⁹ bytes and a MiB 2²⁰. Milliseconds times watts are millijoules.

// Without `std` the wasm is smaller: there a panic would bring what it says, and where it was.
#![no_std]

extern crate alloc;

pub mod distillation;
pub mod drills;
pub mod frontier;
pub mod impact;
pub mod instruments;
pub mod journey;
pub mod limits;
pub mod measured;
pub mod memory;
pub mod numbers;
pub mod pruning;
pub mod textbook;
pub mod tracks;

//! The rules as the page drives them: one input and one frame at a time, on a clock of the tests'.

mod accuracy;
mod aim;
mod assets;
mod balance;
mod budget;
mod cause;
mod dials;
mod driver;
mod result;
mod reveal;
mod rings;
mod round;
mod scripted;
mod seeds;
mod sequences;
mod sight;
mod sight_table;
mod sway;
mod swaying_target;
mod targets;
mod time;

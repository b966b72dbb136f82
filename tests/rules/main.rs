//! The rules as the page drives them: one input and one frame at a time, on a clock of the tests'.

mod accuracy;
mod aim;
mod any;
mod assets;
mod balance;
mod budget;
mod cause;
mod challenge;
mod contracts;
mod dials;
mod driver;
mod fuzz;
mod insight;
mod links;
mod live;
#[path = "../../examples/balance/live.rs"]
mod live_players;
mod played;
#[path = "../../examples/balance/players.rs"]
mod players;
mod progress;
mod replay;
mod result;
mod reveal;
mod rings;
mod round;
mod scripted;
mod seeds;
mod sequences;
mod sight;
mod sight_table;
#[path = "../../examples/balance/study.rs"]
mod study;
mod sway;
mod swaying_target;
mod targets;
mod thousand_rounds;
mod time;

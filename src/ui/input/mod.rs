//! What the player does, made into the rules' messages. Of the game itself nothing is known here
//! but [`Controls`]; what the page around does (resize, hide) goes to `host`.

mod aiming;
mod clicks;
mod controls;
mod finger;
mod inputs;
mod keys;
mod mouse;

pub use controls::Controls;
pub use inputs::Inputs;

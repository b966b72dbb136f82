//! What the player does, made into the rules' messages. Of the session nothing is known here but
//! [`Controls`]; what the page around does (it is resized, or hidden) is not for this folder.

mod aiming;
mod clicks;
mod controls;
mod finger;
mod inputs;
mod keys;
mod mouse;

pub use controls::Controls;
pub use inputs::Inputs;

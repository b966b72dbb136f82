//! What the loader calls (`web/loader/`): all that is seen of the compiled game from outside. Nothing
//! here decides anything; it hands over what a game holds.

mod debrief;
mod link;
mod live;
mod mount;
mod panic;
mod state;

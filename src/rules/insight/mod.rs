//! What can be learned from a round and from the model: computed when it is asked for, so that
//! there are no systems here, and nothing that the game needs before the last shot.

mod best_move;
mod cost;
mod frontier;
mod sight_table;

pub use best_move::{Move, best_move};
pub use cost::{costliest, costs};
pub use frontier::{PAIRS, frontier, int4_pairs};
pub use sight_table::sight_table;

//! What an input may do to a game.

use bevy::math::Vec2;
use bevy::prelude::Message;

/// A game, as its inputs see it.
pub trait Controls {
    /// Takes a message to the rules that the player made at `time`, in the browser's ms; none while
    /// [`Controls::watches`].
    fn send(&self, time: f64, message: impl Message);

    /// Whether a friend's round plays by itself.
    fn watches(&self) -> bool;

    /// Whether the game is in view, in a tab that may be hidden.
    fn is_in_view(&self) -> bool;

    /// Where the aim is, in units of the field.
    fn aim(&self) -> Vec2;

    /// How far a key moves the aim, in units; a `fine` step where there is a choice.
    fn step(&self, fine: bool) -> f32;

    /// The pointer is on a dial, by its layer's number, or beside all of them.
    fn hover(&self, dial: Option<usize>);

    /// The pointer has left the game.
    fn leave(&self);

    /// A dial is focused, by its layer's number, or none.
    fn focus(&self, dial: Option<usize>);

    /// Tells the player where the target is.
    fn locate(&self);
}

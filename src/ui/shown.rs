//! What of a game is shown beside what the rules hold: how it looks, what is pointed out, what is
//! asked for.

use super::host::set_attribute;
use super::panel::{Page, Request, Subject};
use super::play::Play;
use super::range::RangeCanvas;
use crate::rules::Motion;
use bevy::prelude::*;

impl Play {
    /// Another dial is hovered or focused, or none is. Whether that changes what is shown.
    pub fn point_out(&self, change: impl FnOnce(&mut Subject)) -> bool {
        let mut game = self.game.borrow_mut();
        let mut subject = game.world_mut().resource_mut::<Subject>();
        let mut pointed_out = *subject;
        change(&mut pointed_out);
        subject.set_if_neq(pointed_out)
    }

    /// Tells where the target is, with the next frame.
    pub fn locate(&self) {
        self.game.borrow_mut().world_mut().insert_resource(Request(true));
    }

    /// Looks so from the next frame on.
    pub fn look(&self, theme: &str, motion: Motion) {
        let mut game = self.game.borrow_mut();
        set_attribute(&game.world_mut().non_send::<Page>().sheet, "data-theme", theme);
        game.world_mut().insert_resource(motion);
    }

    /// Draws the range anew with the next frame: its colours or its resolution may have changed.
    pub fn forget_look(&self) {
        self.game.borrow_mut().world_mut().non_send_mut::<RangeCanvas>().forget_look();
    }
}

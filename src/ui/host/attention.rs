//! What the game follows of the page around it: how it is to look, and whether anybody sees it.

use super::dom::window;
use super::look::{Theme, motion};
use crate::rules::Motion;
use core::cell::Cell;

/// What was last seen of the page.
pub struct Attention {
    theme: Theme,
    looks: Cell<Option<(&'static str, Motion)>>,
    in_view: Cell<bool>,
}

impl Attention {
    pub fn new(theme: Theme) -> Self {
        Self { theme, looks: Cell::default(), in_view: Cell::new(true) }
    }

    /// How the page and the system want the game to look, if that is new.
    pub fn new_look(&self) -> Option<(&'static str, Motion)> {
        let look = Some((self.theme.name(), motion()));
        look.filter(|_| self.looks.replace(look) != look)
    }

    /// The game came into view, or left it.
    pub fn see(&self, in_view: bool) {
        self.in_view.set(in_view);
    }

    /// Whether it is in view, in a tab that may be hidden.
    pub fn is_in_view(&self) -> bool {
        self.in_view.get()
    }

    /// Whether anybody can see it.
    pub fn is_seen(&self) -> bool {
        let hidden = window().document().is_some_and(|document| document.hidden());
        self.in_view.get() && !hidden
    }
}

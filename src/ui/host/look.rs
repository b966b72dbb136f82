//! How the game is to look: light or dark, and how much of it may move.

use super::dom::window;
use crate::rules::Motion;

/// What the page's author asked for.
#[derive(Clone, Copy)]
pub enum Theme {
    /// As the page around the game, or else as the system.
    Auto,
    Light,
    Dark,
}

/// Whether the system says so now.
pub const DARK: &str = "(prefers-color-scheme: dark)";
pub const REDUCED_MOTION: &str = "(prefers-reduced-motion: reduce)";

impl Theme {
    /// By the option of that name.
    pub fn named(name: &str) -> Self {
        match name {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }

    /// The value of the attribute that the style sheet goes by.
    pub fn name(self) -> &'static str {
        let dark = match self {
            Self::Auto => page_is_dark().unwrap_or_else(|| system_says(DARK)),
            Self::Light => false,
            Self::Dark => true,
        };
        if dark { "dark" } else { "light" }
    }
}

/// What the player's system asks for.
pub fn motion() -> Motion {
    if system_says(REDUCED_MOTION) { Motion::Reduced } else { Motion::Full }
}

/// What a Quarto page says of itself, which its reader can switch.
fn page_is_dark() -> Option<bool> {
    let classes = window().document()?.body()?.class_name();
    let has = |name| classes.split_whitespace().any(|class| class == name);
    if has("quarto-dark") {
        Some(true)
    } else if has("quarto-light") {
        Some(false)
    } else {
        None
    }
}

fn system_says(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|answer| answer.matches())
}

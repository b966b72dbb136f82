//! The words of the live range, from `web/live/words.js`.

use std::cell::OnceCell;

thread_local! {
    static LINES: OnceCell<Vec<&'static str>> = const { OnceCell::new() };
}

/// A line, in their order there.
#[derive(Clone, Copy)]
pub enum Line {
    Premise,
    Accuracy,
    Off,
    Wobble,
    Spread,
    Range,
    Miss,
    TwoAway,
    Beside,
    RightCell,
    ModelMisled,
    AimMisled,
    ModelLesson,
    AimLesson,
    ModelReason,
    AimReason,
    Dial,
    DialMeasured,
    Basis,
    Practice,
    Scoring,
    Clue,
    Place,
    OnPlace,
    Cells,
    OneCell,
    Found,
    OffBy,
    Truth,
    Symbols,
}

/// Keeps the lines of a text for all games of the page. Whether there are as many as are asked for.
pub fn take(text: String) -> bool {
    let complete = text.lines().count() == Line::Symbols as usize + 1;
    if complete {
        // They are wanted as long as there is a page; those that come again are the same.
        LINES.with(|held| {
            held.get_or_init(|| String::leak(text).lines().collect());
        });
    }
    complete
}

impl Line {
    /// What it says.
    pub fn text(self) -> &'static str {
        LINES.with(|lines| lines.get().map_or("", |lines| lines[self as usize]))
    }

    /// The same with `parts` in place of each `{}`.
    pub fn with(self, parts: &[&str]) -> String {
        let mut parts = parts.iter();
        let mut text = String::new();
        for piece in self.text().split("{}") {
            text.push_str(piece);
            text.push_str(parts.next().copied().unwrap_or_default());
        }
        text
    }
}

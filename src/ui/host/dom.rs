//! What many files of `ui` need of the browser's window and elements.

use web_sys::{Element, Window};

/// The window: this crate's `ui` only ever runs in a page.
pub fn window() -> Window {
    web_sys::window().expect("a page has a window")
}

/// Sets the text of the element that `selector` finds inside `parent`.
pub fn set_text(parent: &Element, selector: &str, text: &str) {
    if let Ok(Some(element)) = parent.query_selector(selector) {
        element.set_text_content(Some(text));
    }
}

/// Sets an attribute; only a name that is no name could fail.
pub fn set_attribute(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

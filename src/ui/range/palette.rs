//! The colours of the canvas, from the custom properties in `web/palette.css`.

use crate::rules::{Cause, Zone};
use crate::ui::host::window;
use web_sys::{CssStyleDeclaration, Element};

/// The line that ends the inner and the outer ring, in units.
const LINE: f32 = 0.8;

/// What the range is drawn with, as CSS colours.
pub struct Palette {
    pub field: String,
    pub ink: String,
    edge: String,
    attention: String,
    feed_forward: String,
    /// What the live range marks the right cell with (`web/live/`).
    pub truth: String,
    /// Of the zones, from the miss to the bullseye.
    zones: [String; 4],
    /// The target from the middle out: each disc's radius in units and its colour (0–255).
    pub discs: [(f32, [f32; 3]); 5],
}

impl Palette {
    /// The colours as they are for `element`.
    pub fn read(element: &Element) -> Self {
        let style = window().get_computed_style(element).ok().flatten();
        let get = |name| style.as_ref().map(|style| property(style, name)).unwrap_or_default();
        Self {
            field: get("--field"),
            ink: get("--ink"),
            edge: get("--edge"),
            attention: get("--attention"),
            feed_forward: get("--feed-forward"),
            truth: get("--truth"),
            zones: ["--soft", "--ring-outer", "--ring-inner", "--ring-bullseye"].map(get),
            discs: [
                (Zone::Bullseye.radius(), rgb(&get("--ring-bullseye"))),
                (Zone::Inner.radius() - LINE, rgb(&get("--ring-inner"))),
                (Zone::Inner.radius(), rgb(&get("--ring-inner-line"))),
                (Zone::Outer.radius() - LINE, rgb(&get("--ring-outer"))),
                (Zone::Outer.radius(), rgb(&get("--ring-outer-line"))),
            ],
        }
    }

    /// The colour of the zone's ring; a miss has a pale one.
    pub fn zone(&self, zone: Zone) -> &str {
        &self.zones[zone as usize]
    }

    /// The hue of the role that is behind it.
    pub fn cause(&self, cause: Cause) -> &str {
        match cause {
            Cause::Drift => &self.edge,
            Cause::Jitter => &self.attention,
            Cause::Blur => &self.feed_forward,
            Cause::Aim => &self.ink,
        }
    }
}

fn property(style: &CssStyleDeclaration, name: &str) -> String {
    style.get_property_value(name).map(|value| value.trim().to_owned()).unwrap_or_default()
}

/// From `#rrggbb`; anything else is grey.
fn rgb(hex: &str) -> [f32; 3] {
    let number = hex.strip_prefix('#').and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let [_, r, g, b] = number.unwrap_or(0x0080_8080).to_be_bytes();
    [r, g, b].map(f32::from)
}

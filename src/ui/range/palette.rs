//! The colours of the canvas, from the custom properties in `web/sharp-shot.css`.

use crate::rules::Zone;
use crate::ui::host::window;
use web_sys::{CssStyleDeclaration, Element};

/// The line that ends the inner and the outer ring, in units.
const LINE: f32 = 0.8;

/// What the range is drawn with, as CSS colours.
pub struct Palette {
    pub field: String,
    pub grid: String,
    pub ink: String,
    pub accent: String,
    pub red: String,
    pub orange: String,
    pub blue: String,
    pub green: String,
    /// The target from the middle out: each disc's radius in units and its colour (0–255).
    pub discs: [(f32, [f32; 3]); 5],
}

impl Palette {
    /// The colours as they are for `element` now: light or dark.
    pub fn read(element: &Element) -> Self {
        let style = window().get_computed_style(element).ok().flatten();
        let get = |name| style.as_ref().map(|style| property(style, name)).unwrap_or_default();
        Self {
            field: get("--field"),
            grid: get("--grid"),
            ink: get("--ink"),
            accent: get("--accent"),
            red: get("--red"),
            orange: get("--orange"),
            blue: get("--blue"),
            green: get("--green"),
            discs: [
                (Zone::Bullseye.radius(), rgb(&get("--ring-bullseye"))),
                (Zone::Inner.radius() - LINE, rgb(&get("--ring-inner"))),
                (Zone::Inner.radius(), rgb(&get("--ring-inner-line"))),
                (Zone::Outer.radius() - LINE, rgb(&get("--ring-outer"))),
                (Zone::Outer.radius(), rgb(&get("--ring-outer-line"))),
            ],
        }
    }

    /// What a shot in the zone is marked with.
    pub fn zone(&self, zone: Zone) -> &str {
        match zone {
            Zone::Miss => &self.red,
            Zone::Outer => &self.orange,
            Zone::Inner => &self.blue,
            Zone::Bullseye => &self.green,
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

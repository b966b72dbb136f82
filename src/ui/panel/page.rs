//! The game's elements, from the markup in `web/sharp-shot.html`.

use crate::rules::{Contract, LAYERS, Role};
use crate::ui::host::{set_text, window};
use crate::ui::view::Voice;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlCanvasElement, HtmlElement, ShadowRoot};

const MARKUP: &str = include_str!("../../../web/sharp-shot.html");

/// The roles, whose effects are shown in this order.
const EFFECTS: [Role; 3] = [Role::Edge, Role::Attention, Role::FeedForward];

/// The elements that the views fill in.
pub struct Page {
    pub dials: Vec<HtmlElement>,
    pub sheet: HtmlElement,
    /// Without the debrief under it.
    pub game: HtmlElement,
    pub bits: HtmlElement,
    pub accuracy: HtmlElement,
    /// What each layer has of the bits, and took of the accuracy, by layer.
    pub bits_parts: Vec<HtmlElement>,
    pub accuracy_parts: Vec<HtmlElement>,
    /// Drift, jitter and blur.
    pub effects: Vec<HtmlElement>,
    pub hint: HtmlElement,
    pub spoken: HtmlElement,
    pub fire: HtmlElement,
    pub prompt: HtmlElement,
    pub stage: HtmlElement,
    pub canvas: HtmlCanvasElement,
    pub pips: Vec<HtmlElement>,
    pub score: HtmlElement,
    /// Where the shots went.
    pub marks: Vec<HtmlElement>,
    /// What the game is about, until the first dial is turned.
    pub premise: HtmlElement,
    pub result: HtmlElement,
    pub next: HtmlElement,
    pub status: HtmlElement,
    /// What the views say on the range that is played.
    pub voice: Box<dyn Voice>,
}

impl Page {
    /// Puts the markup into the shadow root and finds its elements, by class and never by a
    /// page-wide id.
    pub fn build(
        root: &ShadowRoot,
        contract: &Contract,
        voice: Box<dyn Voice>,
    ) -> Result<Self, JsValue> {
        root.set_inner_html(MARKUP);
        let find = |selector: &str| in_root(root, selector);
        let Contract { name, budget, shots, ship_at, .. } = contract;
        let count = *shots as usize;
        find(".contract")?.set_text_content(Some(&format!("{name} · {budget} bits")));
        let page = Self {
            dials: copies(find(".dial")?, LAYERS.len())?,
            sheet: find(".sheet")?,
            game: find(".game")?,
            bits: find(".bits")?,
            accuracy: find(".accuracy")?,
            bits_parts: copies(find(".bits .parts i")?, LAYERS.len())?,
            accuracy_parts: copies(find(".accuracy .parts i")?, LAYERS.len())?,
            effects: copies(find(".effect")?, EFFECTS.len())?,
            hint: find(".hint")?,
            spoken: find(".spoken")?,
            fire: find(".fire")?,
            prompt: find(".prompt")?,
            stage: find(".stage")?,
            canvas: find("canvas")?.unchecked_into(),
            pips: copies(find(".pips li")?, count)?,
            score: find(".score")?,
            marks: copies(find(".marks i")?, count)?,
            premise: find(".premise")?,
            result: find(".result")?,
            next: find("[data-action=next]")?,
            status: find(".status")?,
            voice,
        };
        for (index, (dial, layer)) in page.dials.iter().zip(&LAYERS).enumerate() {
            set_text(dial, "kbd", &(index + 1).to_string());
            set_text(dial, ".layer", layer.name);
            set_text(dial, ".role", layer.role.name());
            belongs(dial, index)?;
            belongs(&page.bits_parts[index], index)?;
            belongs(&page.accuracy_parts[index], index)?;
        }
        join_roles(&page.accuracy_parts)?;
        for (name, points) in [("--ship", *ship_at), ("--most", 3 * shots)] {
            find(".track")?.style().set_property(name, &points.to_string())?;
        }
        for (meter, role) in page.effects.iter().zip(EFFECTS) {
            set_text(meter, "span", role.effect());
            meter.set_attribute("data-role", role.name())?;
            if let Some(bar) = meter.query_selector("[role=meter]")? {
                bar.set_attribute("aria-label", role.effect())?;
            }
        }
        for (index, pip) in page.pips.iter().enumerate() {
            pip.style().set_property("--index", &index.to_string())?;
        }
        // A button that cannot do anything only disappoints (iPhones have no full screen).
        let possible = window().document().is_some_and(|document| document.fullscreen_enabled());
        find("[data-action=fullscreen]")?.set_hidden(!possible);
        Ok(page)
    }
}

/// Says whose part it is: its hue is that of the layer's role.
fn belongs(part: &HtmlElement, layer: usize) -> Result<(), JsValue> {
    part.set_attribute("data-layer", &layer.to_string())?;
    part.set_attribute("data-role", LAYERS[layer].role.name())
}

/// Puts the parts of a role's layers side by side in the page.
fn join_roles(parts: &[HtmlElement]) -> Result<(), JsValue> {
    // Whichever it is, it is moved on in its turn; after itself it stays where it is.
    let mut last = &parts[0];
    for role in EFFECTS {
        for (part, layer) in parts.iter().zip(&LAYERS) {
            if layer.role == role {
                last.after_with_node_1(part)?;
                last = part;
            }
        }
    }
    Ok(())
}

fn in_root(root: &ShadowRoot, selector: &str) -> Result<HtmlElement, JsValue> {
    let found = root.query_selector(selector)?;
    found.map(JsCast::unchecked_into).ok_or_else(|| JsValue::from_str(selector))
}

/// The element and copies of it after it, `count` in all.
fn copies(first: HtmlElement, count: usize) -> Result<Vec<HtmlElement>, JsValue> {
    let mut all = vec![first];
    while all.len() < count {
        let copy: HtmlElement = all[0].clone_node_with_deep(true)?.unchecked_into();
        all[all.len() - 1].after_with_node_1(&copy)?;
        all.push(copy);
    }
    Ok(all)
}

/// A figure with one decimal, or none where that would be 0.
pub fn units(value: f32) -> String {
    let tenths = (10.0 * value).round() as u32;
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    }
}

//! What is said on the first range.

use super::page::units;
use crate::rules::{Cause, Dials, LAYERS, Precision, Sight, Zone};
use crate::ui::view::{Effect, View, Voice};
use bevy::math::Vec2;

/// Speaks of rings, of drift, jitter and blur.
pub struct FirstRange;

impl Voice for FirstRange {
    fn premise(&self) -> &'static str {
        "Your model is too big for its memory. Save bits, and the sight gets worse."
    }

    fn points(&self, zone: Zone) -> &'static str {
        ["Miss.", "Outer ring: 1 point.", "Inner ring: 2 points.", "Bullseye: 3 points."]
            [zone as usize]
    }

    fn why(&self, cause: Cause) -> &'static str {
        match cause {
            Cause::Drift => "Drift misled you.",
            Cause::Jitter => "Jitter misled you.",
            Cause::Blur => "Too blurred to aim.",
            Cause::Aim => "The aim was off.",
        }
    }

    fn lesson(&self, cause: Option<Cause>) -> &'static str {
        match cause {
            Some(Cause::Drift) => {
                "Edge layers at low precision move what you see, each target in another direction."
            }
            Some(Cause::Jitter) => {
                "Attention at low precision makes what you see sway. Wait to find the middle of the sway."
            }
            Some(Cause::Blur) => {
                "Feed-forward at low precision blurs the rings, so their middle is hard to find."
            }
            Some(Cause::Aim) | None => "Mostly the aim: it was off even for the target as shown.",
        }
    }

    fn reason(&self, cause: Cause) -> &'static str {
        match cause {
            Cause::Drift => "Most points were lost to drift: an edge layer was squeezed too hard.",
            Cause::Jitter => "Most points were lost to jitter: attention was squeezed too hard.",
            Cause::Blur => "Most points were lost to blur: feed-forward was squeezed too hard.",
            Cause::Aim => "Most points were lost to the aim, not to the bits.",
        }
    }

    fn dial(&self, view: &View, layer: usize) -> (String, String) {
        let (role, precision) = (LAYERS[layer].role, view.dials.0[layer]);
        let name = precision.name();
        let strength = ["no ", "hardly any ", "a little ", ""][precision as usize];
        let title = format!("{name} on {}: {strength}{}.", role.with_article(), role.effect());
        let amplitude = units(view.sensitivities.amplitude(role, precision));
        let accuracy = units(100.0 * view.sensitivities.survival(layer, precision));
        let way = ["off", "each way", "softer"][role as usize];
        (title, format!(" By itself: {amplitude} units {way}, {accuracy}% accuracy."))
    }

    fn basis(&self) -> &'static str {
        "estimated"
    }

    fn practice(&self) -> &'static str {
        "Practice target. The range is 400 units wide. Click or tap a dial, or press 1-6."
    }

    fn scoring(&self) -> &'static str {
        "Bullseye 3, inner ring 2, outer ring 1."
    }

    fn clue(&self, _: &View) -> Option<String> {
        None
    }

    fn place(&self, view: &View) -> Option<String> {
        let shown = view.shown(&view.target()?, &view.sight) - view.crosshair.0;
        let what = if view.is_practice() { "practice target" } else { "target" };
        let far = shown.length().round() as u32;
        Some(match way(shown) {
            Some(way) => format!("The {what} is shown {far} units away: {way}."),
            None => format!("The aim is on the middle of the {what} as shown."),
        })
    }

    fn effects(&self, view: &View) -> [Effect; 3] {
        let most = Sight::of(&Dials::uniform(Precision::Int4), &view.sensitivities);
        let strengths = |sight: &Sight| [sight.drift, sight.jitter, sight.blur];
        let (now, most) = (strengths(&view.sight), strengths(&most));
        core::array::from_fn(|effect| Effect {
            text: units(now[effect]),
            part: now[effect] / most[effect],
        })
    }
}

/// A way in words, to the next whole number: "7 right, 3 down"; none where it is shorter.
pub fn way(way: Vec2) -> Option<String> {
    let [right, down] = way.to_array().map(|part| part.round() as i32);
    let x = if right < 0 { "left" } else { "right" };
    let y = if down < 0 { "up" } else { "down" };
    let (right, down) = (right.unsigned_abs(), down.unsigned_abs());
    (right + down > 0).then(|| format!("{right} {x}, {down} {y}"))
}

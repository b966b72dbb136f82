//! A finger on the range: it aims while it is down, and fires when lifted.

use super::aiming::Aiming;
use super::controls::Controls;
use crate::rules::{Aim, FIELD, Fire};
use bevy::math::Vec2;
use core::cell::Cell;
use web_sys::PointerEvent;

/// How far above a finger the crosshair is kept, in CSS pixels: under it, nobody would see it.
const LIFT: f32 = 56.0;

/// The finger on the range, if one is there that has not been joined by another.
#[derive(Default)]
pub struct Finger {
    touching: Cell<Option<Touch>>,
}

/// Where and when (in the browser's ms) the finger came down.
#[derive(Clone, Copy)]
struct Touch {
    pointer: i32,
    at: Vec2,
    time: f64,
}

impl Finger {
    /// A finger that leaves the range, or is joined by another, takes its aim back.
    pub fn hear(&self, kind: &str, event: &PointerEvent, aiming: &Aiming, game: &impl Controls) {
        let (pointer, time) = (event.pointer_id(), event.time_stamp());
        let follow = || {
            let aim = aim_above(event, aiming).unwrap_or(aiming.rested());
            game.send(time, Aim(aim));
        };
        match (kind, self.touching.get()) {
            ("pointerdown", None) if event.is_primary() && event.button() == 0 => {
                self.touching.set(Some(Touch { pointer, at: aiming.field_point(event), time }));
                aiming.rest(game.aim());
                follow();
            }
            ("pointermove", Some(touch)) if touch.pointer == pointer => follow(),
            ("pointerup", Some(touch)) if touch.pointer == pointer => {
                self.touching.set(None);
                let aim = touch.tapped(event, aiming).or_else(|| aim_above(event, aiming));
                game.send(time, Aim(aim.unwrap_or(aiming.rested())));
                if aim.is_some() {
                    game.send(time, Fire);
                }
            }
            ("pointerdown" | "pointercancel", Some(_)) => {
                self.touching.set(None);
                game.send(time, Aim(aiming.rested()));
            }
            _ => {}
        }
    }
}

/// The point above the finger, while the finger is on the range. Below it the range goes on for
/// as long as the crosshair is still on it.
fn aim_above(event: &PointerEvent, aiming: &Aiming) -> Option<Vec2> {
    let finger = aiming.field_point(event);
    let touch = event.pointer_type() == "touch";
    let lift = if touch { LIFT * aiming.units_per_pixel() } else { 0.0 };
    let aim = finger - lift * Vec2::Y;
    let inside = (0.0..=FIELD).contains(&finger.x) && finger.y >= 0.0 && aim.y <= FIELD;
    inside.then_some(aim.max(Vec2::ZERO))
}

impl Touch {
    /// Where the finger is, if it only tapped: nobody can have looked at the crosshair then.
    fn tapped(self, event: &PointerEvent, aiming: &Aiming) -> Option<Vec2> {
        /// The longest tap, in ms, and how far it may slip, in CSS pixels.
        const SHORT: f64 = 200.0;
        const SLIP: f32 = 10.0;
        let slipped = aiming.field_point(event).distance(self.at);
        let short = event.time_stamp() - self.time <= SHORT;
        (short && slipped <= SLIP * aiming.units_per_pixel()).then_some(self.at)
    }
}

//! A finger on the range: it aims while it is down, and fires when lifted.

use super::session::Session;
use crate::rules::{Aim, Crosshair, FIELD, Fire};
use bevy::math::Vec2;
use web_sys::PointerEvent;

/// How far above a finger the crosshair is kept, in CSS pixels: under it, nobody would see it.
const LIFT: f32 = 56.0;

/// The finger, and where and when (in the browser's ms) it came down.
#[derive(Clone, Copy)]
pub struct Touch {
    pointer: i32,
    at: Vec2,
    time: f64,
}

impl Session {
    /// A finger that leaves the range, or is joined by another, takes its aim back.
    pub fn finger(&self, kind: &str, event: &PointerEvent) {
        let touching = &self.pointer.touching;
        let (pointer, time) = (event.pointer_id(), event.time_stamp());
        match (kind, touching.get()) {
            ("pointerdown", None) if event.is_primary() && event.button() == 0 => {
                touching.set(Some(Touch { pointer, at: self.field_point(event), time }));
                self.pointer.rest(self.game.borrow().get::<Crosshair>().0);
                self.follow(event);
            }
            ("pointermove", Some(touch)) if touch.pointer == pointer => self.follow(event),
            ("pointerup", Some(touch)) if touch.pointer == pointer => {
                touching.set(None);
                let aim = self.tapped(touch, event).or_else(|| self.aim_above(event));
                self.send(time, Aim(aim.unwrap_or(self.pointer.rested())));
                if aim.is_some() {
                    self.send(time, Fire);
                }
            }
            ("pointerdown" | "pointercancel", Some(_)) => {
                touching.set(None);
                self.send(time, Aim(self.pointer.rested()));
            }
            _ => {}
        }
    }

    fn follow(&self, event: &PointerEvent) {
        let aim = self.aim_above(event).unwrap_or(self.pointer.rested());
        self.send(event.time_stamp(), Aim(aim));
    }

    /// The point above the finger, while the finger is on the range. Below it the range goes on
    /// for as long as the crosshair is still on it.
    fn aim_above(&self, event: &PointerEvent) -> Option<Vec2> {
        let finger = self.field_point(event);
        let touch = event.pointer_type() == "touch";
        let lift = if touch { LIFT * self.units_per_pixel() } else { 0.0 };
        let aim = finger - lift * Vec2::Y;
        let inside = (0.0..=FIELD).contains(&finger.x) && finger.y >= 0.0 && aim.y <= FIELD;
        inside.then_some(aim.max(Vec2::ZERO))
    }

    /// Where the finger is, if it only tapped: nobody can have looked at the crosshair then.
    fn tapped(&self, touch: Touch, event: &PointerEvent) -> Option<Vec2> {
        /// The longest tap, in ms, and how far it may slip, in CSS pixels.
        const SHORT: f64 = 200.0;
        const SLIP: f32 = 10.0;
        let slipped = self.field_point(event).distance(touch.at);
        let short = event.time_stamp() - touch.time <= SHORT;
        (short && slipped <= SLIP * self.units_per_pixel()).then_some(touch.at)
    }
}

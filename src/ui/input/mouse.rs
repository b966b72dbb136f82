//! A mouse: it aims where it is, and fires when it is pressed.

use super::aiming::Aiming;
use super::controls::Controls;
use crate::rules::{Aim, Fire};
use core::cell::Cell;
use web_sys::PointerEvent;

/// The mouse, and when it last moved (in the browser's ms).
#[derive(Default)]
pub struct Mouse {
    moved: Cell<f64>,
}

impl Mouse {
    /// One that leaves the range, for Fire say, leaves the aim where it last rested.
    pub fn hear(&self, kind: &str, event: &PointerEvent, aiming: &Aiming, game: &impl Controls) {
        /// A mouse that stands still for so many ms has aimed at something.
        const REST: f64 = 150.0;
        let (time, at) = (event.time_stamp(), aiming.field_point(event));
        let aim = game.aim();
        if time - self.moved.replace(time) >= REST {
            aiming.rest(aim);
        }
        match kind {
            "pointermove" => game.send(time, Aim(at)),
            "pointerleave" => game.send(time, Aim(aiming.rested())),
            "pointerdown" if event.button() == 0 => {
                aiming.rest(at);
                game.send(time, Aim(at));
                game.send(time, Fire);
            }
            _ => {}
        }
    }
}

//! Frames, only when something asks for one.

use super::dom::window;
use core::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// At most one animation frame under way; dropping it calls that one off.
pub struct FrameLoop {
    callback: Closure<dyn FnMut(f64)>,
    pending: Rc<Cell<Option<i32>>>,
}

impl FrameLoop {
    /// `paint` is given the frame's time, in the browser's ms.
    pub fn new(paint: impl Fn(f64) + 'static) -> Self {
        let pending = Rc::new(Cell::new(None));
        let callback = Closure::new({
            let pending = pending.clone();
            move |time| {
                pending.set(None);
                paint(time);
            }
        });
        Self { callback, pending }
    }

    /// Asks for a frame, unless one is coming already.
    pub fn request(&self) {
        if self.pending.get().is_none() {
            let callback = self.callback.as_ref().unchecked_ref();
            self.pending.set(window().request_animation_frame(callback).ok());
        }
    }

    /// Calls off the frame that was asked for.
    pub fn cancel(&self) {
        if let Some(id) = self.pending.take() {
            // Calling off a frame that has gone by does nothing.
            let _ = window().cancel_animation_frame(id);
        }
    }
}

impl Drop for FrameLoop {
    fn drop(&mut self) {
        self.cancel();
    }
}

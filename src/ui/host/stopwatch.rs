//! The game's time, which stands still while nobody can see the game.

use super::dom::window;
use core::cell::Cell;
use core::time::Duration;

/// Turns the browser's time (ms) into the game's.
pub struct Stopwatch {
    /// The browser's time at the game's time zero, had it never stood still.
    zero: Cell<f64>,
    stopped: Cell<Option<f64>>,
    /// The browser's time when it was last read.
    last: Cell<f64>,
}

impl Stopwatch {
    pub fn start(now: f64) -> Self {
        Self { zero: Cell::new(now), stopped: Cell::new(None), last: Cell::new(now) }
    }

    pub fn stop(&self, now: f64) {
        if self.runs() {
            self.stopped.set(Some(now));
        }
    }

    pub fn resume(&self, now: f64) {
        if let Some(stopped) = self.stopped.take() {
            self.zero.set(self.zero.get() + now - stopped);
            self.last.set(now);
        }
    }

    /// Lets the game's time jump ahead.
    pub fn skip(&self, by: Duration) {
        self.zero.set(self.zero.get() - by.as_millis() as f64);
    }

    pub fn runs(&self) -> bool {
        self.stopped.get().is_none()
    }

    /// The game's time at the browser's `time`.
    pub fn read(&self, time: f64) -> Duration {
        /// No input comes so late, in ms: the browser's clock was set back, and the game's goes on.
        const SET_BACK: f64 = 10_000.0;
        let time = self.stopped.get().map_or(time, |stopped| time.min(stopped));
        let back = self.last.replace(time) - time;
        if back > SET_BACK {
            self.zero.set(self.zero.get() - back);
        }
        Duration::from_millis((time - self.zero.get()).max(0.0) as u64)
    }
}

/// The browser's time, in ms.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

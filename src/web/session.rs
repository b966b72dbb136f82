//! One game in one page: the rules, their views and everything that has to be undone.

use super::frame_loop::FrameLoop;
use super::input::Pointer;
use super::keys::Keys;
use super::listeners::{Listeners, ResizeWatch};
use super::page::{Page, window};
use super::range_canvas::RangeCanvas;
use super::{Paint, plugin, storage};
use crate::rules::{Contract, Game, Seed};
use bevy::prelude::Message;
use core::cell::RefCell;
use core::time::Duration;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use web_sys::{HtmlCanvasElement, ShadowRoot};

/// A game in a page. Dropping it takes away its listeners and its frame.
pub struct Session {
    pub game: RefCell<Game>,
    pub root: ShadowRoot,
    pub canvas: HtmlCanvasElement,
    pub keys: Keys,
    pub pointer: Pointer,
    /// The browser's time at the game's time zero, in ms.
    epoch: f64,
    frames: FrameLoop,
    _listeners: Listeners,
    _resize: ResizeWatch,
}

impl Session {
    pub fn start(root: ShadowRoot, seed: Seed, page_keys: bool) -> Result<Rc<Self>, JsValue> {
        let mut app = Game::app();
        let page = Page::build(&root, app.world().resource::<Contract>())?;
        let canvas = page.canvas.clone();
        let range = RangeCanvas::new(&canvas)?;
        storage::load(&mut app, &seed);
        app.insert_resource(seed).insert_non_send(page).insert_non_send(range).add_plugins(plugin);
        let game = RefCell::new(Game::start(app));
        let keys = Keys::new(page_keys);
        let session = Rc::new_cyclic(|weak: &Weak<Self>| {
            let on_event = weak.clone();
            let on_frame = weak.clone();
            let on_resize = weak.clone();
            Self {
                epoch: now(),
                frames: FrameLoop::new(move |time| {
                    if let Some(session) = on_frame.upgrade() {
                        session.paint(time);
                    }
                }),
                _listeners: Listeners::new(&root, &canvas, &keys, move |event| {
                    if let Some(session) = on_event.upgrade() {
                        session.handle(&event);
                    }
                }),
                _resize: ResizeWatch::new(&canvas, move || {
                    if let Some(session) = on_resize.upgrade() {
                        session.frames.request();
                    }
                }),
                game,
                root,
                canvas,
                keys,
                pointer: Pointer::default(),
            }
        });
        session.frames.request();
        Ok(session)
    }

    /// Takes one input that the player made at `time`, in the browser's ms.
    pub fn send(&self, time: f64, input: impl Message) {
        let mut game = self.game.borrow_mut();
        game.world_mut().insert_resource(storage::today());
        game.send(self.since_start(time), input);
        self.frames.request();
    }

    pub fn send_now(&self, input: impl Message) {
        self.send(now(), input);
    }

    /// Draws the range anew: its colours or its resolution may have changed.
    pub fn repaint(&self) {
        self.game.borrow_mut().world_mut().non_send_mut::<RangeCanvas>().forget_look();
        self.frames.request();
    }

    fn paint(&self, time: f64) {
        let mut game = self.game.borrow_mut();
        game.show(self.since_start(time));
        game.world_mut().run_schedule(Paint);
        if game.world_mut().non_send::<RangeCanvas>().moving {
            self.frames.request();
        }
    }

    fn since_start(&self, time: f64) -> Duration {
        Duration::from_millis((time - self.epoch).max(0.0) as u64)
    }
}

fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

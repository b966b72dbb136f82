//! One game in one page: the rules, their views and everything that has to be undone.

use super::frame_loop::FrameLoop;
use super::hint::Subject;
use super::input::Pointer;
use super::listeners::Listeners;
use super::look::{self, Theme};
use super::news::News;
use super::observers::{Change, Observers};
use super::page::{Page, set_attribute, window};
use super::range_canvas::RangeCanvas;
use super::spoken::Request;
use super::stopwatch::Stopwatch;
use super::{Paint, plugin, storage};
use crate::rules::{Contract, Game, Motion, Seed};
use bevy::prelude::*;
use core::cell::{Cell, RefCell};
use js_sys::Function;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use web_sys::{AbortSignal, HtmlCanvasElement, ShadowRoot};

/// What the page's author has chosen.
pub struct Options {
    pub contract: Contract,
    pub seed: Seed,
    pub theme: Theme,
}

/// A game in a page. Dropping it takes away its observers and its frame.
pub struct Session {
    pub game: RefCell<Game>,
    pub root: ShadowRoot,
    pub canvas: HtmlCanvasElement,
    pub pointer: Pointer,
    theme: Theme,
    /// What the page was last made to look like.
    looks: Cell<Option<(&'static str, Motion)>>,
    stopwatch: Stopwatch,
    pub in_view: Cell<bool>,
    frames: FrameLoop,
    observers: Observers,
    /// Tells the page of news, and the last of them that it was told of.
    changed: Function,
    told: Cell<Option<News>>,
    _listeners: Listeners,
}

impl Session {
    pub fn start(
        root: ShadowRoot,
        options: Options,
        signal: &AbortSignal,
        changed: Function,
    ) -> Result<Rc<Self>, JsValue> {
        let Options { contract, seed, theme } = options;
        let mut app = Game::app();
        app.insert_resource(contract);
        let page = Page::build(&root, &contract)?;
        let (canvas, sheet) = (page.canvas.clone(), page.sheet.clone());
        let range = RangeCanvas::new(&canvas)?;
        storage::load(&mut app, &seed, &contract);
        app.insert_resource(seed).insert_non_send(page).insert_non_send(range).add_plugins(plugin);
        let game = RefCell::new(Game::start(app));
        let session = Rc::new_cyclic(|weak: &Weak<Self>| {
            let (on_event, on_frame, on_change) = (weak.clone(), weak.clone(), weak.clone());
            Self {
                frames: FrameLoop::new(move |time| {
                    if let Some(session) = on_frame.upgrade() {
                        session.paint(time);
                    }
                }),
                _listeners: Listeners::new(&root, &sheet, &canvas, signal, move |event| {
                    if let Some(session) = on_event.upgrade() {
                        session.handle(&event);
                    }
                }),
                observers: Observers::new(&sheet, move |change| {
                    if let Some(session) = on_change.upgrade() {
                        session.notice(&change);
                    }
                }),
                stopwatch: Stopwatch::start(now()),
                in_view: Cell::new(true),
                looks: Cell::default(),
                pointer: Pointer::default(),
                game,
                root,
                canvas,
                theme,
                changed,
                told: Cell::default(),
            }
        });
        session.look();
        session.watch();
        Ok(session)
    }

    /// Takes one input that the player made at `time`, in the browser's ms.
    pub fn send(&self, time: f64, input: impl Message) {
        let mut game = self.game.borrow_mut();
        game.world_mut().insert_resource(storage::today());
        game.send(self.stopwatch.read(time), input);
        self.frames.request();
    }

    pub fn send_now(&self, input: impl Message) {
        self.send(now(), input);
    }

    /// Another dial is hovered or focused, or none is.
    pub fn point_out(&self, change: impl FnOnce(&mut Subject)) {
        let mut game = self.game.borrow_mut();
        let mut subject = game.world_mut().resource_mut::<Subject>();
        let mut pointed_out = *subject;
        change(&mut pointed_out);
        if subject.set_if_neq(pointed_out) {
            self.frames.request();
        }
    }

    /// Tells where the target is.
    pub fn locate(&self) {
        self.game.borrow_mut().world_mut().insert_resource(Request(true));
        self.frames.request();
    }

    /// Lets the game look as the page and the system want it to.
    pub fn look(&self) {
        let (theme, motion) = (self.theme.name(), look::motion());
        if self.looks.replace(Some((theme, motion))) != Some((theme, motion)) {
            let mut game = self.game.borrow_mut();
            set_attribute(&game.world_mut().non_send::<Page>().sheet, "data-theme", theme);
            game.world_mut().insert_resource(motion);
            drop(game);
            self.repaint();
        }
    }

    /// Draws the range anew: its colours or its resolution may have changed.
    pub fn repaint(&self) {
        self.game.borrow_mut().world_mut().non_send_mut::<RangeCanvas>().forget_look();
        self.frames.request();
    }

    fn notice(&self, change: &Change) {
        match *change {
            Change::Look => {
                self.look();
                self.frames.request();
            }
            Change::InView(in_view) => {
                self.in_view.set(in_view);
                self.watch();
            }
        }
    }

    /// Stops or resumes the game's time: nothing goes on that nobody can see.
    pub fn watch(&self) {
        let hidden = window().document().is_some_and(|document| document.hidden());
        if hidden || !self.in_view.get() {
            self.stopwatch.stop(now());
        } else if !self.stopwatch.runs() {
            self.stopwatch.resume(now());
            self.frames.request();
        }
    }

    fn paint(&self, time: f64) {
        let mut game = self.game.borrow_mut();
        game.show(self.stopwatch.read(time));
        game.world_mut().run_schedule(Paint);
        if game.world_mut().non_send::<RangeCanvas>().moving && self.stopwatch.runs() {
            self.frames.request();
        }
        let news = Some(News::of(&game));
        drop(game);
        if self.told.replace(news) != news {
            // The loader's function does not throw.
            let _ = self.changed.call0(&JsValue::NULL);
        }
    }

    /// Ends all that would call the game again; its listeners end with their signal.
    pub fn halt(&self) {
        self.frames.cancel();
        self.observers.disconnect();
    }
}

fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

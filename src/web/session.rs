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
use crate::rules::{Challenge, Contract, Game, Motion, Phase, Played, Replay, Round, Seed};
use bevy::prelude::*;
use core::cell::{Cell, RefCell};
use core::time::Duration;
use js_sys::Function;
use std::rc::{Rc, Weak};
use wasm_bindgen::JsValue;
use web_sys::{AbortSignal, HtmlCanvasElement, ShadowRoot};

/// What is to be played.
pub enum Start {
    /// Rounds of one's own, which are kept between visits.
    Own(Contract, Seed),
    /// A round with the targets of a friend's, of which nothing is kept; or that round, to watch.
    Link(Challenge, bool),
}

/// A game in a page. Dropping it takes away its observers and its frame.
pub struct Session {
    pub game: RefCell<Game>,
    pub root: ShadowRoot,
    pub canvas: HtmlCanvasElement,
    pub pointer: Pointer,
    /// A friend's round, which is watched instead of played.
    replay: Option<RefCell<Replay>>,
    is_own: bool,
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
        start: Start,
        theme: Theme,
        signal: &AbortSignal,
        changed: Function,
    ) -> Result<Rc<Self>, JsValue> {
        let mut app = Game::app();
        let is_own = matches!(start, Start::Own(..));
        let mut replay = None;
        match start {
            Start::Own(contract, seed) => storage::keep(&mut app, contract, seed),
            Start::Link(challenge, watched) => {
                app.insert_resource(storage::best(&challenge.contract));
                challenge.prepare(&mut app);
                replay = watched.then(|| RefCell::new(Replay::of(&challenge)));
            }
        }
        let page = Page::build(&root, app.world().resource())?;
        let (canvas, sheet, shown) = (page.canvas.clone(), page.sheet.clone(), page.game.clone());
        let range = RangeCanvas::new(&canvas)?;
        app.insert_non_send(page).insert_non_send(range);
        plugin(&mut app);
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
                observers: Observers::new(&shown, &canvas, move |change| {
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
                replay,
                is_own,
                theme,
                changed,
                told: Cell::default(),
            }
        });
        session.look();
        session.watch();
        Ok(session)
    }

    /// Takes one input that the player made at `time`, in the browser's ms; none while watching.
    pub fn send(&self, time: f64, input: impl Message) {
        if self.watches() {
            return;
        }
        let mut game = self.game.borrow_mut();
        if self.is_own {
            game.world_mut().insert_resource(storage::today());
        } else {
            // A new round has the same targets again.
            let Round { day, number, .. } = *game.get();
            game.world_mut().insert_resource(Played { day, rounds: number });
        }
        game.send(self.stopwatch.read(time), input);
        self.frames.request();
    }

    /// Whether it plays a friend's round by itself.
    pub fn watches(&self) -> bool {
        self.replay.is_some()
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
                self.repaint();
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
        let plays = self.play_on(&mut game, time);
        game.show(self.stopwatch.read(time));
        game.world_mut().run_schedule(Paint);
        let moves = game.world_mut().non_send::<RangeCanvas>().moving;
        if (moves || plays) && self.stopwatch.runs() {
            self.frames.request();
        }
        let news = Some(News::of(&game));
        drop(game);
        if self.told.replace(news) != news {
            // The loader's function does not throw.
            let _ = self.changed.call0(&JsValue::NULL);
        }
    }

    /// What a friend has done until now; what nobody needs to wait for is skipped. Answers whether
    /// there is more to come.
    fn play_on(&self, game: &mut Game, time: f64) -> bool {
        const PAUSE: Duration = Duration::from_millis(250);
        let Some(mut replay) = self.replay.as_ref().map(RefCell::borrow_mut) else { return false };
        let now = self.stopwatch.read(time);
        replay.advance(game, now);
        game.show(now);
        let wait = replay.next().map(|next| next.saturating_sub(now + PAUSE));
        if *game.get::<Phase>() == Phase::Aiming {
            self.stopwatch.skip(wait.unwrap_or_default());
        }
        wait.is_some()
    }

    /// Goes to the last shot of the round that is watched.
    pub fn finish(&self) {
        if let Some(replay) = &self.replay {
            let end = replay.borrow_mut().finish(&mut self.game.borrow_mut());
            self.stopwatch.skip(end.saturating_sub(self.stopwatch.read(now())));
            self.frames.request();
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

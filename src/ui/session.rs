//! A game in a page, from its start until it is halted: it ties the game to its inputs, to the page
//! around it and to its frames.

use super::host::{Attention, Change, FrameLoop, Listeners, Observers, Theme, now};
use super::input::{Controls, Inputs};
use super::live;
use super::news::{News, Teller};
use super::panel::{FirstRange, Page, Subject};
use super::play::{Play, Start};
use super::range::RangeCanvas;
use crate::rules::{Contract, Game, Range, RangeSpotter};
use bevy::prelude::*;
use core::cell::Ref;
use js_sys::Function;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, Event, HtmlCanvasElement, KeyboardEvent, ShadowRoot};

/// A game in a page. Dropping it takes away its observers and its frame.
pub struct Session {
    play: Play,
    inputs: Inputs,
    attention: Attention,
    teller: Teller,
    frames: FrameLoop,
    observers: Observers,
    _listeners: Listeners,
}

impl Session {
    /// Builds the game into `root`. Its listeners end with `signal`; `changed` is called when the
    /// page should ask for the state.
    pub fn start(
        root: ShadowRoot,
        start: Start,
        theme: Theme,
        signal: &AbortSignal,
        changed: Function,
    ) -> Result<Rc<Self>, JsValue> {
        let (play, [canvas, sheet, shown]) = Play::start(start, |app| {
            let contract: &Contract = app.world().resource();
            let is_live = contract.range != Range::Table;
            let voice = if is_live { live::voice() } else { Box::new(FirstRange) };
            let page = Page::build(&root, contract, voice)?;
            let painter = is_live.then(|| live::painter(&page));
            let elements = [page.canvas.clone().into(), page.sheet.clone(), page.game.clone()];
            let range = RangeCanvas::new(&page.canvas, painter)?;
            app.insert_non_send(page).insert_non_send(range);
            super::plugin(app);
            Ok(elements)
        })?;
        let canvas: HtmlCanvasElement = canvas.unchecked_into();
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
                        session.hear(&event);
                    }
                }),
                observers: Observers::new(&shown, &canvas, move |change| {
                    if let Some(session) = on_change.upgrade() {
                        session.notice(&change);
                    }
                }),
                attention: Attention::new(theme),
                inputs: Inputs::of(root, canvas),
                teller: Teller::new(changed),
                play,
            }
        });
        session.look();
        session.watch();
        Ok(session)
    }

    /// What the rules hold now.
    pub fn game(&self) -> Ref<'_, Game> {
        self.play.game()
    }

    /// A key was pressed outside of the game.
    pub fn key(&self, event: &KeyboardEvent) {
        self.inputs.key(event, self);
    }

    /// Takes a message that did not come by an event.
    pub fn send_now(&self, message: impl Message) {
        self.send(now(), message);
    }

    /// Goes to the last shot of the round that is watched.
    pub fn finish(&self) {
        if self.watches() {
            self.play.finish();
            self.frames.request();
        }
    }

    /// Ends all that would call the game again; its listeners end with their signal.
    pub fn halt(&self) {
        self.frames.cancel();
        self.observers.disconnect();
    }

    fn hear(&self, event: &Event) {
        match event.type_().as_str() {
            "change" => self.look(),
            "resize" => self.repaint(),
            "visibilitychange" => self.watch(),
            kind => self.inputs.hear(kind, event, self),
        }
    }

    fn notice(&self, change: &Change) {
        match *change {
            Change::Look => {
                self.look();
                self.repaint();
            }
            Change::InView(in_view) => {
                self.attention.see(in_view);
                self.watch();
            }
        }
    }

    /// Lets the game look as the page and the system want it to.
    fn look(&self) {
        if let Some((theme, motion)) = self.attention.new_look() {
            self.play.look(theme, motion);
            self.repaint();
        }
    }

    fn repaint(&self) {
        self.play.forget_look();
        self.frames.request();
    }

    /// Stops or resumes the game's time: nothing goes on that nobody can see.
    fn watch(&self) {
        if self.play.go_on(self.attention.is_seen()) {
            self.frames.request();
        }
    }

    fn point_out(&self, change: impl FnOnce(&mut Subject)) {
        if self.play.point_out(change) {
            self.frames.request();
        }
    }

    fn paint(&self, time: f64) {
        if self.play.paint(time) {
            self.frames.request();
        }
        let news = News::of(&self.game());
        self.teller.tell(news);
    }
}

impl Controls for Session {
    fn send(&self, time: f64, message: impl Message) {
        if !self.watches() {
            self.play.send(time, message);
            self.frames.request();
        }
    }

    fn watches(&self) -> bool {
        self.play.watches()
    }

    fn is_in_view(&self) -> bool {
        self.attention.is_in_view()
    }

    fn aim(&self) -> Vec2 {
        self.play.aim()
    }

    fn step(&self, fine: bool) -> f32 {
        self.game().get::<RangeSpotter>().grid().step(fine)
    }

    fn hover(&self, dial: Option<usize>) {
        self.point_out(|subject| subject.hover(dial));
    }

    fn leave(&self) {
        self.point_out(Subject::leave);
    }

    fn focus(&self, dial: Option<usize>) {
        self.point_out(|subject| subject.focus(dial));
    }

    fn locate(&self) {
        self.play.locate();
        self.frames.request();
    }
}

//! The range: target, shots, the truth about them, and the sight.

use super::effects::{
    APPEARANCE_SECONDS, CHEER_SECONDS, FLIGHT, POINTS_SECONDS, appearance, cheer, impact, mark,
    points, shake, trace,
};
use super::glide::Glide;
use super::painter::Painter;
use super::palette::Palette;
use super::pen::Pen;
use super::reticle::Reticle;
use super::reveal::truth;
use super::ring_gradient::ring_gradient;
use crate::rules::{FIELD, Motion, Phase, Sight};
use crate::ui::view::View;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use core::time::Duration;
use wasm_bindgen::JsValue;
use web_sys::{CanvasGradient, HtmlCanvasElement};

/// The canvas and what is kept from frame to frame.
pub struct RangeCanvas {
    /// Whether the next frame will look different with no further input.
    pub moving: bool,
    pen: Pen,
    palette: Option<Palette>,
    rings: Option<Rings>,
    reticle: Reticle,
    /// Of another range than the first.
    painter: Option<Box<dyn Painter>>,
}

/// The gradient of the target.
struct Rings {
    /// The blur and the scale that it was made for, bit by bit.
    made_for: [u32; 2],
    gradient: CanvasGradient,
    radius: f32,
}

impl RangeCanvas {
    /// # Errors
    ///
    /// If the browser has no 2D canvas.
    pub fn new(
        canvas: &HtmlCanvasElement,
        painter: Option<Box<dyn Painter>>,
    ) -> Result<Self, JsValue> {
        let (pen, reticle) = (Pen::new(canvas)?, Reticle::new()?);
        Ok(Self { moving: false, pen, palette: None, rings: None, reticle, painter })
    }

    /// Reads size and palette anew for the next frame.
    pub fn forget_look(&mut self) {
        self.pen.forget_size();
        self.palette = None;
        self.rings = None;
    }

    fn target(&mut self, palette: &Palette, at: Vec2, sight: &Sight) {
        /// Half a pixel of softness, or a sharp rim would show steps.
        const PIXEL: f32 = 0.5;
        let scale = self.pen.scale;
        let made_for = [sight.blur, scale].map(f32::to_bits);
        if self.rings.as_ref().is_none_or(|rings| rings.made_for != made_for) {
            let sigma = sight.blur.max(PIXEL / scale);
            let made = ring_gradient(&self.pen.context, palette, sigma, sight.contrast());
            self.rings = made.map(|(gradient, radius)| Rings { made_for, gradient, radius });
        }
        if let Some(rings) = &self.rings {
            self.pen.glow(&rings.gradient, at, rings.radius);
        }
    }
}

/// Above all places where the practice target may be shown, in units.
const PRACTICE_LABEL: Vec2 = Vec2::new(FIELD / 2.0, 40.0);

/// What the range shows.
#[derive(SystemParam)]
pub struct Scene<'w> {
    pub view: View<'w>,
    glide: Res<'w, Glide>,
}

impl Scene<'_> {
    fn lively(&self) -> bool {
        *self.view.motion == Motion::Full
    }

    /// Whether the last shot is shown, and no target that waits for the next.
    fn shot_is_shown(&self) -> bool {
        *self.view.phase != Phase::Aiming
    }

    /// Not while it would only hide where the shot went.
    fn crosshair_is_shown(&self) -> bool {
        let view = &self.view;
        let moved = view.shots.last().is_none_or(|shot| shot.hit != view.crosshair.0);
        *view.phase != Phase::Over && (moved || !self.shot_is_shown())
    }

    /// How long the target that waits for a shot has been seen, in seconds, if that is news.
    fn appearing(&self) -> Option<f32> {
        let revealed = self.view.shots.last().map_or(Duration::ZERO, |shot| shot.reveal_ends);
        let age = self.view.since(revealed.max(self.glide.came));
        let waits = *self.view.phase == Phase::Aiming && !self.view.is_practice();
        (self.lively() && waits && age < APPEARANCE_SECONDS).then_some(age)
    }

    /// How long it has been celebrated that the model ships, in seconds.
    fn cheering(&self) -> Option<f32> {
        let shot = &self.view.shots[self.view.shots.shipping(self.view.contract.ship_at)?];
        let age = self.view.since(shot.fired) - FLIGHT;
        (self.lively() && (0.0..CHEER_SECONDS).contains(&age)).then_some(age)
    }

    /// Whether the next frame will look different with no further input.
    fn moves(&self, painter: Option<&dyn Painter>) -> bool {
        let view = &self.view;
        let unsteady = view.sight.jitter > 0.0 || painter.is_some_and(|it| it.moves(view));
        let sways = *view.phase == Phase::Aiming && unsteady;
        let news = view.last_shot().is_some_and(|(_, age)| age < POINTS_SECONDS);
        let glides = self.glide.moves(view.clock.now());
        let plays = self.appearing().is_some() || self.cheering().is_some();
        sways || news || glides || plays || *view.phase == Phase::Reveal
    }

    fn draw_target(&self, range: &mut RangeCanvas, palette: &Palette) {
        let view = &self.view;
        if let Some(painter) = &range.painter {
            painter.target(view, &range.pen, palette);
            return;
        }
        if let Some(target) = view.target() {
            let sight = self.glide.at(view.clock.now());
            let at = view.shown(&target, &sight);
            range.target(palette, at, &sight);
            if view.is_practice() {
                range.pen.text(palette, &palette.ink, PRACTICE_LABEL, "practice target", 1.0);
            }
            if let Some(age) = self.appearing() {
                appearance(&range.pen, palette, at, age);
            }
        } else if let Some((shot, age)) = view.last_shot() {
            range.target(palette, shot.shown, &shot.sight);
            if shot.reveals() {
                truth(&range.pen, palette, shot, age, *view.motion);
            }
        }
    }

    fn draw_shot(&self, pen: &Pen, palette: &Palette) {
        let Some((shot, age)) = self.view.last_shot() else { return };
        if self.shot_is_shown() && self.lively() {
            trace(pen, palette, shot, age);
            impact(pen, palette, shot, age);
        }
        if self.lively() && age < FLIGHT {
            return;
        }
        if self.shot_is_shown() {
            mark(pen, palette, shot);
        }
        if age < POINTS_SECONDS {
            let rise = if self.lively() { age / POINTS_SECONDS } else { 0.5 };
            points(pen, palette, shot, rise);
        }
    }
}

pub fn draw(scene: &Scene, range: &mut RangeCanvas) {
    let palette = range.palette.take().unwrap_or_else(|| Palette::read(&range.pen.canvas));
    range.pen.clear();
    let shaken = scene.view.last_shot().filter(|_| scene.lively() && scene.shot_is_shown());
    if let Some((shot, age)) = shaken {
        range.pen.shake(shake(shot, age));
    }
    if let Some(age) = scene.cheering() {
        cheer(&range.pen, &palette, age);
    }
    scene.draw_target(range, &palette);
    if scene.crosshair_is_shown() {
        let (at, ready) = (scene.view.crosshair.0, !scene.view.is_practice());
        match &range.painter {
            Some(painter) => painter.aim(&range.pen, &palette, at, ready),
            None => range.reticle.draw(&range.pen, &palette, at, ready),
        }
    }
    scene.draw_shot(&range.pen, &palette);
    range.moving = scene.moves(range.painter.as_deref());
    range.palette = Some(palette);
}

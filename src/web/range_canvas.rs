//! The range: grid, target, shots, the truth about them, and the crosshair.

use super::Paint;
use super::page::window;
use super::palette::Palette;
use super::ring_gradient::ring_gradient;
use crate::rules::{
    Budget, Clock, Crosshair, FIELD, Phase, Round, Shot, Shots, Sight, Targets, Zone,
};
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use core::f64::consts::TAU;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasGradient, CanvasRenderingContext2d, HtmlCanvasElement};

/// How long a shot's mark and its points stay, in seconds.
const MARK_SECONDS: f32 = 0.9;

/// The size of the canvas's texts, in CSS pixels.
const TEXT_PX: f32 = 13.0;

pub fn plugin(app: &mut App) {
    app.add_systems(Paint, draw);
}

/// The canvas and what is kept from frame to frame.
pub struct RangeCanvas {
    /// Whether the next frame will look different with no further input.
    pub moving: bool,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    palette: Option<Palette>,
    rings: Option<Rings>,
    /// CSS pixels for a unit of the field.
    css_scale: f32,
    /// Canvas pixels for a unit of the field.
    scale: f32,
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
    pub fn new(canvas: &HtmlCanvasElement) -> Result<Self, JsValue> {
        let context = canvas.get_context("2d")?.ok_or("no 2D canvas")?;
        Ok(Self {
            moving: false,
            canvas: canvas.clone(),
            context: context.unchecked_into(),
            palette: None,
            rings: None,
            css_scale: 1.0,
            scale: 1.0,
        })
    }

    /// Reads the palette anew for the next frame.
    pub fn forget_look(&mut self) {
        self.palette = None;
        self.rings = None;
    }

    /// Gives the canvas a pixel for each of the screen's, and clears it.
    fn clear(&mut self) {
        let css_width = self.canvas.get_bounding_client_rect().width() as f32;
        let width = (css_width * window().device_pixel_ratio() as f32).round().max(1.0);
        if self.canvas.width() != width as u32 {
            self.canvas.set_width(width as u32);
            self.canvas.set_height(width as u32);
        }
        self.css_scale = css_width.max(1.0) / FIELD;
        self.scale = width / FIELD;
        self.unmoved();
        self.context.clear_rect(0.0, 0.0, FIELD.into(), FIELD.into());
    }

    /// Lets the context draw in units of the field.
    fn unmoved(&self) {
        self.moved(Vec2::ZERO);
    }

    /// Lets the context draw in units, around a point.
    fn moved(&self, to: Vec2) {
        let (scale, to) = (f64::from(self.scale), self.scale * to);
        // A transform of finite numbers is always taken.
        let _ = self.context.set_transform(scale, 0.0, 0.0, scale, to.x.into(), to.y.into());
    }

    fn target(&mut self, palette: &Palette, at: Vec2, sight: &Sight) {
        /// Half a pixel of softness, or a sharp rim would show steps.
        const PIXEL: f32 = 0.5;
        let made_for = [sight.blur, self.scale].map(f32::to_bits);
        if !self.rings.as_ref().is_some_and(|rings| rings.made_for == made_for) {
            let sigma = sight.blur.max(PIXEL / self.scale);
            let made = ring_gradient(&self.context, palette, sigma, sight.contrast());
            self.rings = made.map(|(gradient, radius)| Rings { made_for, gradient, radius });
        }
        if let Some(rings) = &self.rings {
            let (from, size) = (f64::from(-rings.radius), f64::from(2.0 * rings.radius));
            self.moved(at);
            self.context.set_fill_style_canvas_gradient(&rings.gradient);
            self.context.fill_rect(from, from, size, size);
            self.unmoved();
        }
    }

    fn line(&self, from: Vec2, to: Vec2) {
        self.context.begin_path();
        self.context.move_to(from.x.into(), from.y.into());
        self.context.line_to(to.x.into(), to.y.into());
        self.context.stroke();
    }

    fn circle(&self, at: Vec2, radius: f32) {
        self.context.begin_path();
        // Only a negative radius is refused.
        let _ = self.context.arc(at.x.into(), at.y.into(), radius.into(), 0.0, TAU);
        self.context.stroke();
    }

    /// Sets the pen; the width is in CSS pixels.
    fn pen(&self, colour: &str, width: f32) {
        self.context.set_stroke_style_str(colour);
        self.context.set_line_width((width / self.css_scale).into());
    }

    fn grid(&self, palette: &Palette) {
        const STEPS: u8 = 8;
        self.pen(&palette.grid, 1.0);
        for step in 1..STEPS {
            let at = FIELD * f32::from(step) / f32::from(STEPS);
            self.line(Vec2::new(at, 0.0), Vec2::new(at, FIELD));
            self.line(Vec2::new(0.0, at), Vec2::new(FIELD, at));
        }
    }

    /// A text around a point, kept inside the field, readable on anything.
    fn text(&self, palette: &Palette, colour: &str, at: Vec2, text: &str) {
        let size = TEXT_PX / self.css_scale;
        self.context.set_font(&format!("700 {}px system-ui, sans-serif", size.ceil() as u32));
        self.context.set_text_align("center");
        self.context.set_text_baseline("middle");
        let half = text.len() as f32 * size * 0.3;
        let at = at.clamp(Vec2::new(half, size), Vec2::new(FIELD - half, FIELD - size));
        self.pen(&palette.field, 4.0);
        self.context.set_fill_style_str(colour);
        // Text at finite coordinates is always drawn.
        let _ = self.context.stroke_text(text, at.x.into(), at.y.into());
        let _ = self.context.fill_text(text, at.x.into(), at.y.into());
    }

    /// The true target, the shown one, and the line between them.
    fn truth(&self, palette: &Palette, shot: &Shot) {
        self.pen(&palette.red, 2.0);
        let dash = f64::from(5.0 / self.css_scale);
        self.dashes(&[dash.into(), dash.into()]);
        for zone in Zone::RINGS {
            self.circle(shot.centre, zone.radius());
        }
        self.dashes(&[]);
        self.line(shot.centre, shot.shown);
        let apart = shot.centre.distance(shot.shown).round() as u32;
        let label = if apart > Zone::Bullseye.radius() as u32 {
            format!("true target, shown {apart} away")
        } else {
            "true target".into()
        };
        let above = Zone::Outer.radius() + TEXT_PX / self.css_scale;
        self.text(palette, &palette.red, shot.centre - Vec2::Y * above, &label);
    }

    fn dashes(&self, pattern: &[JsValue]) {
        let pattern: js_sys::Array = pattern.iter().collect();
        // Any pattern of positive numbers is taken.
        let _ = self.context.set_line_dash(&pattern);
    }

    /// Where the last shot went and what it brought; `age` is 0 to 1.
    fn mark(&self, palette: &Palette, shot: &Shot, age: f32) {
        let arm = 7.0 / self.css_scale;
        for (colour, width) in [(&palette.field, 6.0), (&palette.ink, 2.5)] {
            self.pen(colour, width);
            for diagonal in [Vec2::ONE, Vec2::new(1.0, -1.0)] {
                self.line(shot.hit - arm * diagonal, shot.hit + arm * diagonal);
            }
        }
        let points = shot.zone().points();
        if age < 1.0 && points > 0 {
            let rise = (24.0 + 16.0 * age) / self.css_scale;
            self.pen(&palette.green, 2.0);
            self.circle(shot.hit, (8.0 + 20.0 * age) / self.css_scale);
            let at = shot.hit - Vec2::Y * rise;
            self.text(palette, &palette.green, at, &format!("+{points}"));
        }
    }

    fn crosshair(&self, palette: &Palette, at: Vec2, ready: bool) {
        let colour = if ready { &palette.accent } else { &palette.ink };
        for (colour, width) in [(&palette.field, 5.0), (colour, 2.0)] {
            self.pen(colour, width);
            self.circle(at, 5.0 / self.css_scale);
            for arm in [Vec2::X, Vec2::NEG_X, Vec2::Y, Vec2::NEG_Y] {
                let unit = arm / self.css_scale;
                self.line(at + 8.0 * unit, at + 18.0 * unit);
            }
        }
    }
}

/// What the range shows.
#[derive(SystemParam)]
struct Scene<'w> {
    clock: Res<'w, Clock>,
    round: Res<'w, Round>,
    phase: Res<'w, Phase>,
    targets: Res<'w, Targets>,
    shots: Res<'w, Shots>,
    sight: Res<'w, Sight>,
    budget: Res<'w, Budget>,
    crosshair: Res<'w, Crosshair>,
}

fn draw(scene: Scene, mut range: NonSendMut<RangeCanvas>) {
    let palette = range.palette.take().unwrap_or_else(|| Palette::read(&range.canvas));
    range.clear();
    range.grid(&palette);
    let aiming = *scene.phase == Phase::Aiming;
    let mut moving = *scene.phase == Phase::Reveal;
    if aiming {
        let time = scene.clock.now().saturating_sub(scene.round.started);
        let at = scene.targets.0[scene.shots.len()].shown(&scene.sight, time);
        range.target(&palette, at, &scene.sight);
        moving |= scene.sight.jitter > 0.0;
    }
    let last = scene.shots.last();
    if let Some(shot) = last.filter(|_| !aiming) {
        range.target(&palette, shot.shown, &shot.sight);
        if shot.zone() == Zone::Miss || shot.zone() < shot.shown_zone() {
            range.truth(&palette, shot);
        }
    }
    if *scene.phase != Phase::Over {
        range.crosshair(&palette, scene.crosshair.0, scene.budget.excess() == 0);
    }
    if let Some(shot) = last {
        let age = scene.clock.now().saturating_sub(shot.fired).as_secs_f32() / MARK_SECONDS;
        if !aiming || age < 1.0 {
            range.mark(&palette, shot, age);
        }
        moving |= age < 1.0;
    }
    range.palette = Some(palette);
    range.moving = moving;
}

//! The range: grid, target, shots, the truth about them, and the crosshair.

use super::Paint;
use super::palette::Palette;
use super::pen::Pen;
use super::ring_gradient::ring_gradient;
use crate::rules::{
    Budget, Clock, Crosshair, FIELD, Phase, Round, Shot, Shots, Sight, Targets, Zone,
};
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{CanvasGradient, HtmlCanvasElement};

/// How long a shot's mark and its points stay, in seconds.
const MARK_SECONDS: f32 = 0.9;

pub fn plugin(app: &mut App) {
    app.add_systems(Paint, draw);
}

/// The canvas and what is kept from frame to frame.
pub struct RangeCanvas {
    /// Whether the next frame will look different with no further input.
    pub moving: bool,
    pen: Pen,
    palette: Option<Palette>,
    rings: Option<Rings>,
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
        Ok(Self { moving: false, pen: Pen::new(canvas)?, palette: None, rings: None })
    }

    /// Reads the palette anew for the next frame.
    pub fn forget_look(&mut self) {
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

fn grid(pen: &Pen, palette: &Palette) {
    const STEPS: u8 = 8;
    pen.stroke(&palette.grid, 1.0);
    for step in 1..STEPS {
        let at = FIELD * f32::from(step) / f32::from(STEPS);
        pen.line(Vec2::new(at, 0.0), Vec2::new(at, FIELD));
        pen.line(Vec2::new(0.0, at), Vec2::new(FIELD, at));
    }
}

/// The true target and the line to where it was shown.
fn truth(pen: &Pen, palette: &Palette, shot: &Shot) {
    pen.stroke(&palette.red, 2.0);
    pen.dashes(5.0);
    for zone in Zone::RINGS {
        pen.circle(shot.centre, zone.radius());
    }
    pen.dashes(0.0);
    pen.line(shot.centre, shot.shown);
    let apart = shot.centre.distance(shot.shown);
    let label = if apart > Zone::Bullseye.radius() {
        format!("true target, shown {} units off", apart.round() as u32)
    } else {
        "true target".into()
    };
    let above = Zone::Outer.radius() + pen.text_size();
    pen.text(palette, &palette.red, shot.centre - Vec2::Y * above, &label);
}

/// Where the last shot went and what it brought; `age` is 0 to 1 while that is news.
fn mark(pen: &Pen, palette: &Palette, shot: &Shot, age: f32) {
    for (colour, width) in [(&palette.field, 6.0), (&palette.ink, 2.5)] {
        pen.stroke(colour, width);
        for diagonal in [Vec2::ONE, Vec2::new(1.0, -1.0)] {
            let arm = pen.px(7.0) * diagonal;
            pen.line(shot.hit - arm, shot.hit + arm);
        }
    }
    let points = shot.zone().points();
    if age < 1.0 && points > 0 {
        pen.stroke(&palette.green, 2.0);
        pen.circle(shot.hit, pen.px(8.0 + 20.0 * age));
        let at = shot.hit - Vec2::Y * pen.px(24.0 + 16.0 * age);
        pen.text(palette, &palette.green, at, &format!("+{points}"));
    }
}

fn crosshair(pen: &Pen, palette: &Palette, at: Vec2, ready: bool) {
    let colour = if ready { &palette.accent } else { &palette.ink };
    for (colour, width) in [(&palette.field, 5.0), (colour, 2.0)] {
        pen.stroke(colour, width);
        pen.circle(at, pen.px(5.0));
        for arm in [Vec2::X, Vec2::NEG_X, Vec2::Y, Vec2::NEG_Y] {
            pen.line(at + pen.px(8.0) * arm, at + pen.px(18.0) * arm);
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
    let palette = range.palette.take().unwrap_or_else(|| Palette::read(&range.pen.canvas));
    range.pen.clear();
    grid(&range.pen, &palette);
    let now = scene.clock.now();
    let aiming = *scene.phase == Phase::Aiming;
    let last = scene.shots.last();
    if aiming {
        let time = now.saturating_sub(scene.round.started);
        let at = scene.targets.0[scene.shots.len()].shown(&scene.sight, time);
        range.target(&palette, at, &scene.sight);
    } else if let Some(shot) = last {
        range.target(&palette, shot.shown, &shot.sight);
        if shot.reveals() {
            truth(&range.pen, &palette, shot);
        }
    }
    if *scene.phase != Phase::Over {
        crosshair(&range.pen, &palette, scene.crosshair.0, scene.budget.excess() == 0);
    }
    let age = |shot: &Shot| now.saturating_sub(shot.fired).as_secs_f32() / MARK_SECONDS;
    let news = last.is_some_and(|shot| age(shot) < 1.0);
    if let Some(shot) = last.filter(|_| news || !aiming) {
        mark(&range.pen, &palette, shot, age(shot));
    }
    let sways = aiming && scene.sight.jitter > 0.0;
    range.moving = sways || news || *scene.phase == Phase::Reveal;
    range.palette = Some(palette);
}

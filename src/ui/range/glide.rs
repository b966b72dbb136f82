//! The sight as it is drawn: it glides to where the dials have put it, unless another target came.

use crate::rules::{Motion, Phase, RulesSystems, Sight};
use crate::ui::view::View;
use bevy::prelude::*;
use core::time::Duration;

/// How long the target takes to glide.
const GLIDE: Duration = Duration::from_millis(180);

pub fn plugin(app: &mut App) {
    app.insert_resource(Glide::default())
        .add_systems(Update, follow.after(RulesSystems::Measure).before(RulesSystems::Shoot));
}

/// From one sight to another.
#[derive(Resource, Default)]
pub struct Glide {
    from: Sight,
    to: Sight,
    ends: Duration,
    /// Where the target truly is: within a round no two are at the same place.
    centre: Vec2,
    /// When it became the next target; a reveal may still hide it.
    pub came: Duration,
}

impl Glide {
    /// Whether it is still under way.
    pub fn moves(&self, now: Duration) -> bool {
        now < self.ends
    }

    /// The sight to draw.
    pub fn at(&self, now: Duration) -> Sight {
        let left = self.ends.saturating_sub(now).as_secs_f32() / GLIDE.as_secs_f32();
        // Quick at first: the answer to a dial must not be waited for.
        let left = left.min(1.0).powi(3);
        let mix = |from: f32, to: f32| to + left * (from - to);
        let Self { from, to, .. } = self;
        Sight {
            drift: mix(from.drift, to.drift),
            jitter: mix(from.jitter, to.jitter),
            blur: mix(from.blur, to.blur),
        }
    }
}

/// It starts when the dial was turned, not when that is first drawn. A target that comes with a new
/// sight comes where it belongs.
fn follow(view: View, mut glide: ResMut<Glide>) {
    let now = view.clock.now();
    let centre = view.next_target().centre;
    let stays = glide.centre == centre;
    if !stays {
        glide.centre = centre;
        glide.came = now;
    }
    if glide.to != *view.sight {
        let seen = stays && *view.phase == Phase::Aiming && !view.round.is_changed();
        let ends = if seen && *view.motion == Motion::Full { now + GLIDE } else { now };
        *glide = Glide { from: glide.at(now), to: *view.sight, ends, ..*glide };
    }
}

//! The game in a browser: it draws the rules and listens for the player; it decides nothing. What is
//! not Rust (markup, style, the scripts that load this) is in `web/`.
//!
//! `api` → `session` → `play`, `input`, `news` → `live` → `panel`, `range` → `view`, `host` → the browser.

mod api;
mod host;
mod input;
mod live;
mod news;
mod panel;
mod play;
mod range;
mod session;
mod shown;
mod view;

use bevy::prelude::*;
use panel::{Page, Request, Subject, Told};
use range::{RangeCanvas, Scene};
use view::Paint;

/// Smaller than the allocator that comes with std (`bench/SIZE.md`).
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn plugin(app: &mut App) {
    app.add_systems(Paint, draw);
    for plugin in [panel::plugin, range::plugin] {
        plugin(app);
    }
}

/// All views, as one system (the crate's documentation says why).
fn draw(
    scene: Scene,
    subject: Res<Subject>,
    page: NonSend<Page>,
    mut range: NonSendMut<RangeCanvas>,
    mut request: ResMut<Request>,
    mut told: Local<Told>,
) {
    panel::draw(&scene.view, &subject, &page);
    panel::speak(&scene.view, &page, &mut request, &mut told);
    range::draw(&scene, &mut range);
}

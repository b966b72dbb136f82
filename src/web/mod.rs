//! The page: draws the rules and listens for the player; decides nothing.

mod debrief;
mod dial_panel;
mod effects;
mod finger;
mod frame_loop;
mod glide;
mod hint;
mod input;
mod keys;
mod listeners;
mod look;
mod meters;
mod mount;
mod news;
mod observers;
mod page;
mod palette;
mod panic;
mod pen;
mod pips;
mod prompt;
mod range_canvas;
mod result_card;
mod reveal;
mod ring_gradient;
mod session;
mod spoken;
mod status_line;
mod stopwatch;
mod storage;
mod view;

use bevy::ecs::schedule::ScheduleLabel;
use bevy::prelude::*;
use page::Page;
use range_canvas::{RangeCanvas, Scene};

/// 2.5 kB smaller (brotli) than the allocator that comes with std.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Draws what has changed: run once for a frame, however many inputs came before it.
#[derive(ScheduleLabel, Clone, PartialEq, Eq, Hash, Debug)]
struct Paint;

fn plugin(app: &mut App) {
    app.add_systems(Paint, draw);
    for plugin in [hint::plugin, spoken::plugin, glide::plugin] {
        plugin(app);
    }
}

/// All views. (As one system: each of its own would be compiled on its own.)
fn draw(
    scene: Scene,
    subject: Res<hint::Subject>,
    page: NonSend<Page>,
    mut range: NonSendMut<RangeCanvas>,
    mut request: ResMut<spoken::Request>,
    mut told: Local<spoken::Told>,
) {
    let view = &scene.view;
    for draw in [
        dial_panel::draw,
        meters::draw,
        status_line::draw,
        pips::draw,
        prompt::draw,
        result_card::draw,
    ] {
        draw(view, &page);
    }
    hint::draw(view, &subject, &page);
    spoken::speak(view, &page, &mut request, &mut told);
    range_canvas::draw(&scene, &mut range);
}

//! What the page of the workbook calls. Numbers go over in lists; `web/workbook/` says what stands where.

#![cfg(target_arch = "wasm32")]
#![no_std]

extern crate alloc;

use alloc::vec::Vec;
use lab::drills::{DRILLS, Drawn, Drill, Progress, Verdict, check_choice, check_order, check_text};
use lab::numbers::{FromNumbers, ToNumbers};
use wasm_bindgen::prelude::*;

/// Smaller than the standard library's.
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// A panic is a trap: what the standard library does before that ends nowhere in a page, and is kilobytes.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}

fn drill(at: usize) -> Option<Drill> {
    Some(Drill::new(DRILLS.get(at)?))
}

fn drawn(at: usize, seed: u32, round: u32) -> Option<(Drill, Drawn)> {
    let drill = drill(at)?;
    let drawn = lab::drills::draw(&drill, seed, round)?;
    Some((drill, drawn))
}

/// The numbers of a drill: its values, the right answer, those of its picture, and in which order answers or items are
/// shown. Nothing where there is no such drill.
#[wasm_bindgen]
#[must_use]
pub fn draw(drill: usize, seed: u32, round: u32) -> Vec<f64> {
    let mut to = Vec::new();
    if let Some((_, Drawn { values, answer, picture, order, .. })) = drawn(drill, seed, round) {
        values.write(&mut to);
        answer.write(&mut to);
        picture.write(&mut to);
        order.write(&mut to);
    }
    to
}

/// 0 for right, 1 for wrong, 2 more than the index of a typical mistake.
fn code(verdict: Verdict) -> i32 {
    match verdict {
        Verdict::Right => 0,
        Verdict::Wrong => 1,
        Verdict::Mistake(at) => 2 + at as i32,
    }
}

/// What a typed answer is; below 0 where it cannot be read.
#[wasm_bindgen(js_name = checkText)]
#[must_use]
pub fn check_typed(drill: usize, seed: u32, round: u32, text: &str) -> i32 {
    let Some((drill, drawn)) = drawn(drill, seed, round) else { return 1 };
    check_text(&drill, &drawn, text).map_or_else(|why| -1 - why as i32, code)
}

/// What a chosen answer or line is.
#[wasm_bindgen(js_name = checkChoice)]
#[must_use]
pub fn check_chosen(at: usize, chosen: usize) -> i32 {
    drill(at).map_or(1, |drill| code(check_choice(&drill, chosen)))
}

/// What an order of items is.
#[wasm_bindgen(js_name = checkOrder)]
#[must_use]
pub fn check_ordered(at: usize, order: &[usize]) -> i32 {
    drill(at).map_or(1, |drill| code(check_order(&drill, order)))
}

/// The progress with one more answer, which is the first where the progress cannot be read.
#[wasm_bindgen]
#[must_use]
pub fn take(progress: &[f64], drill: usize, is_right: bool) -> Vec<f64> {
    let mut progress = Progress::from_numbers(progress).unwrap_or_default();
    progress.take(drill, is_right);
    progress.to_numbers()
}

/// Which of these drills comes next; −1 where there is none.
#[wasm_bindgen]
#[must_use]
pub fn next(progress: &[f64], drills: &[usize]) -> i32 {
    let progress = Progress::from_numbers(progress).unwrap_or_default();
    progress.next(drills).map_or(-1, |it| it as i32)
}

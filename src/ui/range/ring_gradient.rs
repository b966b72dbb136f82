//! The target as a radial gradient: exact under any blur, in every browser.

use super::palette::Palette;
use crate::rules::coverage;
use web_sys::{CanvasGradient, CanvasRenderingContext2d};

/// Beyond this many σ from a rim nothing of the blur can be seen.
const REACH: f32 = 3.5;

/// A gradient around the origin, and the radius to fill it to, in units. `sigma` is the blur's
/// (above 0), `contrast` what is left of the colours (0 to 1).
pub fn ring_gradient(
    context: &CanvasRenderingContext2d,
    palette: &Palette,
    sigma: f32,
    contrast: f32,
) -> Option<(CanvasGradient, f32)> {
    let rim = palette.discs[palette.discs.len() - 1].0;
    let end = rim + REACH * sigma;
    let (radius, zero) = (f64::from(end), 0.0);
    let gradient = context.create_radial_gradient(zero, zero, zero, zero, zero, radius).ok()?;
    for stop in stops(palette, sigma, end) {
        let colour = format!("#{:08x}", rgba(palette, sigma, contrast, stop));
        // The offset is within 0 to 1 and the colour is a colour.
        let _ = gradient.add_color_stop(stop / end, &colour);
    }
    Some((gradient, end))
}

/// Radii at which the colour is computed: close together where it changes, around each rim.
fn stops(palette: &Palette, sigma: f32, end: f32) -> Vec<f32> {
    const STEPS: i8 = 7;
    let around = |rim: f32| {
        (-STEPS..=STEPS).map(move |step| rim + sigma * REACH * f32::from(step) / f32::from(STEPS))
    };
    let mut stops = vec![0.0];
    stops.extend(palette.discs.iter().flat_map(|disc| around(disc.0)));
    stops.retain(|&stop| (0.0..=end).contains(&stop));
    stops.sort_by(f32::total_cmp);
    stops
}

/// The blurred picture at a distance from its middle, as 0xrrggbbaa.
fn rgba(palette: &Palette, sigma: f32, contrast: f32, distance: f32) -> u32 {
    let (mut colour, mut inside) = ([0.0; 3], 0.0);
    for (radius, disc) in palette.discs {
        let covered = coverage(radius, sigma, distance);
        let ring = (covered - inside).max(0.0);
        for (sum, channel) in colour.iter_mut().zip(disc) {
            *sum += ring * channel;
        }
        inside = covered.max(inside);
    }
    // The colours were summed by how much of each is seen; a stop wants them opaque.
    let [r, g, b] = colour.map(|sum| (sum / inside.max(0.001)).min(255.0) as u8);
    u32::from_be_bytes([r, g, b, (255.0 * inside * contrast) as u8])
}

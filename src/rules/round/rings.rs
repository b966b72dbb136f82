//! The rings of the target: what they score, and how they look through a blur.

use bevy::math::ops;
use core::f32::consts::PI;

/// What a shot hit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Zone {
    /// Beyond the outer ring.
    Miss,
    /// The outer ring.
    Outer,
    /// The inner ring.
    Inner,
    /// The middle.
    Bullseye,
}

impl Zone {
    /// The zones that score, from the outside in.
    pub const RINGS: [Self; 3] = [Self::Outer, Self::Inner, Self::Bullseye];

    /// The zone at a distance from the centre, in units.
    #[must_use]
    pub fn at(distance: f32) -> Self {
        let hit = Self::RINGS.into_iter().rfind(|ring| distance <= ring.radius());
        hit.unwrap_or(Self::Miss)
    }

    /// Where the zone ends, in units from the centre.
    #[must_use]
    pub fn radius(self) -> f32 {
        [f32::INFINITY, 52.0, 32.0, 14.0][self as usize]
    }

    /// 0 to 3.
    #[must_use]
    pub fn points(self) -> u32 {
        self as u32
    }

    /// What the player reads.
    #[must_use]
    pub fn name(self) -> &'static str {
        ["miss", "outer", "inner", "bullseye"][self as usize]
    }

    /// The same beside where the shot went.
    #[must_use]
    pub fn mark(self) -> &'static str {
        ["miss", "+1", "+2", "+3"][self as usize]
    }
}

/// How much of a disc of `radius` is seen at `distance` from its centre through a Gaussian blur
/// of standard deviation `sigma` (above 0): 0 to 1. All three in the same unit.
///
/// A target is radial, so blurred it is radial again. This is the exact convolution, in polar
/// coordinates around the point that is looked at: along each direction the Gaussian's mass up
/// to ρ is 1 − exp(−ρ²/2σ²), and the disc is the stretch between its two crossings.
#[must_use]
pub fn coverage(radius: f32, sigma: f32, distance: f32) -> f32 {
    /// Directions in a half turn: the result is within 0.01 of the integral from σ = r/50 up.
    const DIRECTIONS: u16 = 96;
    /// Beyond this many σ from the rim a blur cannot be seen (0.03 %).
    const REACH: f32 = 3.5;

    if (distance - radius).abs() > REACH * sigma {
        return if distance < radius { 1.0 } else { 0.0 };
    }
    let beyond = |rho: f32| ops::exp(-0.5 * (rho / sigma) * (rho / sigma));
    let along = |step: u16| {
        let angle = PI * (f32::from(step) + 0.5) / f32::from(DIRECTIONS);
        let (sin, cos) = (ops::sin(angle), ops::cos(angle));
        let half_chord = radius * radius - distance * distance * sin * sin;
        if half_chord <= 0.0 {
            return 0.0;
        }
        let (middle, half_chord) = (-distance * cos, ops::sqrt(half_chord));
        let leaves = middle + half_chord;
        if leaves <= 0.0 {
            return 0.0;
        }
        beyond((middle - half_chord).max(0.0)) - beyond(leaves)
    };
    (0..DIRECTIONS).map(along).sum::<f32>() / f32::from(DIRECTIONS)
}

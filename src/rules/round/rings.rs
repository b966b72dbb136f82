//! The rings of the target: what they score, how they look through a blur, and what they are on a
//! board of cells.

use super::FIELD;
use bevy::math::ops;
use bevy::prelude::*;
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

/// Where the aim can rest, and how a shot is measured.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Grid {
    /// Anywhere, and by its distance from the centre.
    #[default]
    Points,
    /// On the cells of a board, and by the moves of a king in chess: the cell itself is the
    /// bullseye, one move away the inner ring, two the outer.
    Cells,
}

impl Grid {
    /// Cells of a board in a row.
    pub const CELLS: u8 = 32;

    /// The width of a cell, in units.
    pub const CELL: f32 = FIELD / Self::CELLS as f32;

    /// Steps in a unit: without cells the aim rests on a grid much finer than any screen, so that
    /// a shot fits into four bytes of a link, exactly. The middles of cells are on it too.
    pub(in crate::rules) const STEPS: f32 = 128.0;

    /// The middle of a cell, in units.
    #[must_use]
    pub fn middle(x: u8, y: u8) -> Vec2 {
        Self::CELL * (Vec2::new(x.into(), y.into()) + 0.5)
    }

    /// The place next to a point of the field where the aim can rest, in units.
    #[must_use]
    pub fn snap(self, point: Vec2) -> Vec2 {
        match self {
            Self::Points => (Self::STEPS * point).round() / Self::STEPS,
            Self::Cells => {
                let [x, y] = (point / Self::CELL).to_array().map(|part| part as u8);
                let last = Self::CELLS - 1;
                Self::middle(x.min(last), y.min(last))
            }
        }
    }

    /// How far a key moves the aim, in units: on a board always by a cell, or else by a `fine` step
    /// where that is asked for.
    #[must_use]
    pub fn step(self, fine: bool) -> f32 {
        match self {
            Self::Cells => Self::CELL,
            Self::Points if fine => 1.0,
            Self::Points => 8.0,
        }
    }

    /// What a shot hits that goes so far beside the centre, in units.
    #[must_use]
    pub fn zone(self, beside: Vec2) -> Zone {
        match self {
            Self::Points => Zone::at(beside.length()),
            Self::Cells => match Self::moves(beside) {
                0 => Zone::Bullseye,
                1 => Zone::Inner,
                2 => Zone::Outer,
                _ => Zone::Miss,
            },
        }
    }

    /// The moves of a king between two cells that are so far apart, in units.
    #[must_use]
    pub fn moves(way: Vec2) -> u32 {
        (way.abs().max_element() / Self::CELL).round() as u32
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

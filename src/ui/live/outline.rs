//! The outline of a cell.

use bevy::math::Vec2;

/// The four sides of a square around a point, each reaching so far.
pub fn outline(at: Vec2, reach: f32) -> [[Vec2; 2]; 4] {
    let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]
        .map(|(x, y)| at + reach * Vec2::new(x, y));
    [0, 1, 2, 3].map(|side| [corners[side], corners[(side + 1) % 4]])
}

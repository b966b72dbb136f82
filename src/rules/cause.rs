//! What the points of a shot, and of a round, were lost to.

use super::{Shot, Zone};
use bevy::math::Vec2;

/// Why points were lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cause {
    /// The edge layers moved what was shown.
    Drift,
    /// The attention layers shook it.
    Jitter,
    /// The feed-forward layers smeared it.
    Blur,
    /// The hand.
    Aim,
}

const COUNT: usize = 4;

/// A value for each cause, by its number.
type Each<T> = [T; COUNT];

/// What took the most points from some shots; none if none were lost.
pub(super) fn main_cause(shots: &[Shot]) -> Option<Cause> {
    use Cause::{Aim, Blur, Drift, Jitter};
    let mut total = [0; COUNT];
    for shot in shots {
        for (total, lost) in total.iter_mut().zip(shot.lost()) {
            *total += lost;
        }
    }
    // Of those that took as many, the last.
    let most = [Aim, Blur, Jitter, Drift].into_iter().max_by_key(|&cause| total[cause as usize]);
    most.filter(|&cause| total[cause as usize] > 0)
}

impl Shot {
    /// What took the most points from this shot; none from a bullseye.
    #[must_use]
    pub fn cause(&self) -> Option<Cause> {
        main_cause(core::slice::from_ref(self))
    }

    /// What each cause cost, in twelfths of a point and by its number: together, all that the shot
    /// lost.
    ///
    /// This is Shapley's value (L. S. Shapley, A Value for n-Person Games, 1953): what it brings
    /// to take the cause away, as a mean over all orders of taking the causes away. So none pays
    /// for being looked at last.
    #[must_use]
    pub fn lost(&self) -> Each<i32> {
        /// Of twelve orders, those in which certain others come first, by how many these are.
        const ORDERS: Each<i32> = [3, 1, 1, 3];
        let mut lost = [0; COUNT];
        if self.zone() == Zone::Bullseye {
            return lost;
        }
        let errors = self.errors();
        for gone in 0..1_usize << COUNT {
            let is_gone = |cause: usize| gone >> cause & 1 == 1;
            let mut left = self.hit - self.centre;
            for cause in (0..COUNT).filter(|&cause| is_gone(cause)) {
                left -= errors[cause];
            }
            let points = Zone::at(left.length()).points().cast_signed();
            for (cause, lost) in lost.iter_mut().enumerate() {
                // What there is with the cause away, less what there was before.
                let others = gone & !(1 << cause);
                let part = ORDERS[others.count_ones() as usize] * points;
                *lost += if is_gone(cause) { part } else { -part };
            }
        }
        lost
    }

    /// How far each cause moved the shot, in units: together, from the true centre to where it
    /// went.
    ///
    /// The player sees how far the target drifted, how far it swayed, and how far beside it the
    /// shot went. What of these is smaller than the bullseye counts with the largest: nobody would
    /// believe that it cost more.
    ///
    /// Of what the shot went beside, the blur explains as much as the rim that it softens is wide:
    /// 2 standard deviations to each side. The rest is the hand's.
    fn errors(&self) -> Each<Vec2> {
        let (drift, sway) = (self.drifted - self.centre, self.shown - self.drifted);
        let mut seen = [drift, sway, self.hit - self.shown];
        let lengths = seen.map(Vec2::length);
        let mut largest = 0;
        for error in 1..seen.len() {
            if lengths[error] > lengths[largest] {
                largest = error;
            }
        }
        for error in 0..seen.len() {
            if error != largest && lengths[error] < Zone::Bullseye.radius() {
                let small = core::mem::take(&mut seen[error]);
                seen[largest] += small;
            }
        }
        let [drift, sway, beside] = seen;
        let blur = beside.clamp_length_max(2.0 * self.sight.blur);
        [drift, sway, blur, beside - blur]
    }
}

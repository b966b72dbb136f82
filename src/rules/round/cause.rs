//! What the points of a shot, and of a round, were lost to.

use super::{Grid, Shot, Zone};
use bevy::math::Vec2;

/// Why points were lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cause {
    /// The edge layers moved what was shown; on a board of cells, all layers together did.
    Drift,
    /// The attention layers shook it.
    Jitter,
    /// The feed-forward layers smeared it.
    Blur,
    /// The hand.
    Aim,
}

/// How many causes there are.
const CAUSES: usize = 4;

/// What took the most points from some shots; of causes that took as many, the one that moved
/// them farther. None if none were lost.
pub(super) fn main_cause(shots: &[Shot]) -> Option<Cause> {
    use Cause::{Aim, Blur, Drift, Jitter};
    let mut total = [(0, 0.0); CAUSES];
    for shot in shots {
        let moved = shot.errors().map(Vec2::length);
        for (total, (lost, moved)) in total.iter_mut().zip(shot.lost().into_iter().zip(moved)) {
            *total = (total.0 + lost, total.1 + moved);
        }
    }
    let causes = [Drift, Jitter, Blur, Aim].into_iter().zip(total);
    let most = causes.max_by(|(_, a), (_, b)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    most.filter(|(_, (lost, _))| *lost > 0).map(|(cause, _)| cause)
}

impl Shot {
    /// What took the most points from this shot; none from a bullseye.
    #[must_use]
    pub fn cause(&self) -> Option<Cause> {
        main_cause(core::slice::from_ref(self))
    }

    /// What each [`Cause`] cost, by its number and in twelfths of a point: together, all that the
    /// shot lost.
    ///
    /// This is Shapley's value (L. S. Shapley, A Value for n-Person Games, 1953): what it brings
    /// to take the cause away, as a mean over all orders of taking the causes away. So none pays
    /// for being looked at last.
    #[must_use]
    pub fn lost(&self) -> [i32; CAUSES] {
        /// k! (3 − k)! / 4!, in twelfths: how likely just these k others were taken away before.
        const WEIGHTS: [i32; CAUSES] = [3, 1, 1, 3];
        let mut lost = [0; CAUSES];
        if self.zone() == Zone::Bullseye {
            return lost;
        }
        let errors = self.errors();
        for gone in 0..1_usize << CAUSES {
            let is_gone = |cause: usize| gone >> cause & 1 == 1;
            let mut left = self.hit - self.centre;
            for cause in (0..CAUSES).filter(|&cause| is_gone(cause)) {
                left -= errors[cause];
            }
            let points = self.grid.zone(left).points().cast_signed();
            for (cause, lost) in lost.iter_mut().enumerate() {
                // What there is with the cause away, less what there was before.
                let others = gone & !(1 << cause);
                let part = WEIGHTS[others.count_ones() as usize] * points;
                *lost += if is_gone(cause) { part } else { -part };
            }
        }
        // The player sees one gap between target and shot, and it has one name: that of the cause
        // that made more of it.
        let [.., blur, aim] = errors;
        let by_blur = blur.length() >= aim.length();
        let [drift, jitter, blur, aim] = lost;
        let gap = blur + aim;
        if by_blur { [drift, jitter, gap, 0] } else { [drift, jitter, 0, gap] }
    }

    /// How far each cause moved the shot, in units: together, from the true centre to where it
    /// went.
    ///
    /// The player sees how far the target drifted, how far it swayed, and how far beside it the
    /// shot went. What of these is smaller than the bullseye counts with the largest: nobody would
    /// believe that it cost more. But the hand is not to blame for a bullseye of the shown target,
    /// where that was shown farther off than the shot was.
    ///
    /// Of what the shot went beside, the blur explains as much as the rim that it softens is wide:
    /// 2 standard deviations to each side. The rest is the hand's.
    ///
    /// On a board of cells nothing sways and nothing is blurred: what was shown was off, or the hand.
    fn errors(&self) -> [Vec2; CAUSES] {
        if self.grid == Grid::Cells {
            return [self.shown - self.centre, Vec2::ZERO, Vec2::ZERO, self.hit - self.shown];
        }
        let (drift, sway) = (self.drifted - self.centre, self.shown - self.drifted);
        let mut seen = [drift, sway, self.hit - self.shown];
        let [drift, sway, beside] = seen.map(Vec2::length);
        let ring = Zone::Bullseye.radius();
        let mut largest = usize::from(sway > drift);
        let misled = beside <= ring && self.shown.distance(self.centre) >= beside;
        if beside > drift.max(sway) && !misled {
            largest = 2;
        }
        for (error, length) in [drift, sway, beside].into_iter().enumerate() {
            if error != largest && length < ring {
                let small = core::mem::take(&mut seen[error]);
                seen[largest] += small;
            }
        }
        let [drift, sway, beside] = seen;
        let blur = beside.clamp_length_max(2.0 * self.sight.blur);
        [drift, sway, blur, beside - blur]
    }
}

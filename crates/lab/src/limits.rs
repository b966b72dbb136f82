//! What a mission allows, and what stands in its way.

use crate::numbers::one_of;
use crate::tracks::Mission;
use alloc::vec::Vec;

/// The most that a mission allows, in the units of the candidates; what it does not limit is infinite. The least
/// accuracy is its stakeholder's veto.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Where it is stored.
    pub size: f64,
    /// Of a pass.
    pub latency: f64,
    /// Of a pass.
    pub energy: f64,
    /// Below which the stakeholder refuses, in percent.
    pub accuracy_percent: f64,
}

/// What a candidate comes to, in the units of its [`Limits`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Where it is stored.
    pub size: f64,
    /// Of a pass.
    pub latency: f64,
    /// Of a pass.
    pub energy: f64,
    /// In percent.
    pub accuracy_percent: f64,
}

/// Why a candidate cannot be shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// It does not fit.
    Memory,
    /// It answers too late.
    Latency,
    /// It draws too much.
    Energy,
    /// The stakeholder refuses.
    Veto,
}

impl Limits {
    /// That of a stakeholder alone: no more than so many points may be lost.
    #[must_use]
    pub const fn veto(mission: &Mission) -> Self {
        let most = f64::INFINITY;
        Self { size: most, latency: most, energy: most, accuracy_percent: -mission.veto_points }
    }

    /// All that stands in the way of a candidate, in the order of [`Obstacle`]. What is exactly at a limit is allowed;
    /// what is no number is not.
    #[must_use]
    pub fn obstacles(&self, candidate: &Candidate) -> Vec<Obstacle> {
        let checks = [
            (candidate.size <= self.size, Obstacle::Memory),
            (candidate.latency <= self.latency, Obstacle::Latency),
            (candidate.energy <= self.energy, Obstacle::Energy),
            (candidate.accuracy_percent >= self.accuracy_percent, Obstacle::Veto),
        ];
        checks.into_iter().filter(|(holds, _)| !holds).map(|(_, obstacle)| obstacle).collect()
    }
}

one_of!(Obstacle { Memory, Latency, Energy, Veto });

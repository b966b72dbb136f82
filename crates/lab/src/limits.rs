//! What a mission allows, and what stands in its way.

/// The most that a mission allows; what it does not limit is infinite. The least accuracy is its stakeholder's veto.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// In the unit of the sizes that it is compared with.
    pub size: f64,
    /// Of a pass, in ms.
    pub latency_ms: f64,
    /// Of a pass, in mJ.
    pub energy_mj: f64,
    /// Below which the stakeholder refuses, in percent.
    pub accuracy_percent: f64,
}

/// What a candidate comes to, in the units of its [`Limits`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// In the unit of the limit.
    pub size: f64,
    /// Of a pass, in ms.
    pub latency_ms: f64,
    /// Of a pass, in mJ.
    pub energy_mj: f64,
    /// In percent.
    pub accuracy_percent: f64,
}

/// Why a candidate cannot be shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// It does not fit.
    OutOfMemory,
    /// It answers too late.
    TooSlow,
    /// It draws too much.
    TooHungry,
    /// The stakeholder refuses.
    Veto,
}

impl Limits {
    /// All that stands in the way of a candidate, in the order of [`Obstacle`]. What is exactly at a limit is allowed;
    /// what is no number is not.
    #[must_use]
    pub fn obstacles(&self, candidate: &Candidate) -> Vec<Obstacle> {
        let checks = [
            (candidate.size <= self.size, Obstacle::OutOfMemory),
            (candidate.latency_ms <= self.latency_ms, Obstacle::TooSlow),
            (candidate.energy_mj <= self.energy_mj, Obstacle::TooHungry),
            (candidate.accuracy_percent >= self.accuracy_percent, Obstacle::Veto),
        ];
        checks.into_iter().filter(|(holds, _)| !holds).map(|(_, obstacle)| obstacle).collect()
    }
}

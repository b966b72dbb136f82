//! What the dials use of the bits that the contract allows.

use super::{Contract, Dials};
use crate::rules::RulesSystems;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Budget::default())
        .add_systems(Update, measure.in_set(RulesSystems::Measure));
}

/// Bits used and allowed.
#[derive(Resource, Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Budget {
    /// Bits of the six layers together.
    pub used: u32,
    /// The contract's limit.
    pub limit: u32,
}

impl Budget {
    /// How many bits too many the dials use; 0 within the budget.
    #[must_use]
    pub fn excess(&self) -> u32 {
        self.used.saturating_sub(self.limit)
    }
}

fn measure(dials: Res<Dials>, contract: Res<Contract>, mut budget: ResMut<Budget>) {
    budget.set_if_neq(Budget { used: dials.bits(), limit: contract.budget });
}

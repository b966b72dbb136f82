//! What quantization takes from a model, by a table or as it was measured.

use super::Dials;
use super::tables::{ATTENTION, EDGE, FEED_FORWARD, LAYERS, Precision, Role, Sensitivity};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Sensitivities::default());
}

/// How much each role suffers from each precision: all that the first range knows of quantization.
const SENSITIVITIES: [Sensitivity; 3] = [EDGE, ATTENTION, FEED_FORWARD];

/// How much the model of a range suffers from its dials.
#[derive(Resource, Default, Debug)]
pub enum Sensitivities {
    /// As a table has it for each role.
    #[default]
    Table,
    /// As it was measured on a real model, for every setting by its number ([`Dials::number`]): the
    /// accuracy, in 255ths. What such a setting does to the sight, its range shows.
    Measured(Vec<u8>),
}

impl Sensitivities {
    /// Strength of the role's own effect for one layer, in units of the field.
    #[must_use]
    pub fn amplitude(&self, role: Role, precision: Precision) -> f32 {
        match self {
            Self::Table => SENSITIVITIES[role as usize].amplitude[precision as usize],
            Self::Measured(_) => 0.0,
        }
    }

    /// The part of the accuracy that a layer leaves with all others at fp32, 0 to 1.
    #[must_use]
    pub fn survival(&self, layer: usize, precision: Precision) -> f32 {
        match self {
            Self::Table => SENSITIVITIES[LAYERS[layer].role as usize].survival[precision as usize],
            Self::Measured(_) => {
                let mut dials = Dials::default();
                dials.0[layer] = precision;
                // Survivals are multiplied and divided by.
                self.accuracy(&dials).max(1.0 / 255.0)
            }
        }
    }

    /// What is left of the accuracy with a setting, 0 to 1: in a table, the product of what each
    /// layer leaves. In a real two-block transformer the product of the single-layer survivals
    /// explains 96–99 % of the variance over all 4096 settings, their sum 80–93 %.
    #[must_use]
    pub fn accuracy(&self, dials: &Dials) -> f32 {
        match self {
            Self::Table => {
                (0..LAYERS.len()).map(|layer| self.survival(layer, dials.0[layer])).product()
            }
            Self::Measured(table) => f32::from(table[usize::from(dials.number())]) / 255.0,
        }
    }
}

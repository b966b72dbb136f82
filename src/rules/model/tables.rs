//! The figures of the game, made from `assets/*.json` and checked when it is built.

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Sensitivities::default()).insert_resource(Contract::default());
}

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// One layer of the model.
#[derive(Clone, Copy, Debug)]
pub struct Layer {
    /// What the player reads: `attn.1`.
    pub name: &'static str,
    /// Where it stands in the model, which decides how it suffers.
    pub role: Role,
}

/// Where a layer stands in the model.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// First and last layer; at low precision the target drifts.
    Edge,
    /// At low precision the target jitters.
    Attention,
    /// At low precision the target blurs.
    FeedForward,
}

impl Role {
    /// What the player reads.
    #[must_use]
    pub fn name(self) -> &'static str {
        ["edge", "attention", "feed-forward"][self as usize]
    }

    /// The same in a sentence: "an edge layer".
    #[must_use]
    pub fn with_article(self) -> &'static str {
        ["an edge layer", "an attention layer", "a feed-forward layer"][self as usize]
    }

    /// What it does to the sight at low precision.
    #[must_use]
    pub fn effect(self) -> &'static str {
        ["drift", "jitter", "blur"][self as usize]
    }
}

/// The number format of a layer's weights.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Precision {
    /// 32-bit floating point.
    #[default]
    Fp32,
    /// 16-bit floating point.
    Fp16,
    /// 8-bit integer.
    Int8,
    /// 4-bit integer.
    Int4,
}

impl Precision {
    /// From the most bits to the fewest.
    pub const ALL: [Self; 4] = [Self::Fp32, Self::Fp16, Self::Int8, Self::Int4];

    /// Bits for a weight.
    #[must_use]
    pub fn bits(self) -> u32 {
        BITS[self as usize]
    }

    /// What the player reads.
    #[must_use]
    pub fn name(self) -> &'static str {
        ["fp32", "fp16", "int8", "int4"][self as usize]
    }

    /// What a press of the dial makes of it: one step down, and from int4 back to fp32.
    #[must_use]
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }
}

/// How the layers of one role answer to each precision, in the order of [`Precision::ALL`].
#[derive(Clone, Copy, Debug)]
pub struct Sensitivity {
    /// Strength of the role's effect for one layer, in units of the field.
    pub amplitude: [f32; 4],
    /// The part of the accuracy that one layer leaves, 0 to 1.
    pub survival: [f32; 4],
}

/// How much each role suffers from each precision. All that the game knows of quantization
/// comes from here: today a table, one day perhaps a real quantized network.
#[derive(Resource, Debug)]
pub struct Sensitivities([Sensitivity; 3]);

impl Default for Sensitivities {
    fn default() -> Self {
        Self([EDGE, ATTENTION, FEED_FORWARD])
    }
}

impl Sensitivities {
    /// Strength of the role's own effect for one layer, in units of the field.
    #[must_use]
    pub fn amplitude(&self, role: Role, precision: Precision) -> f32 {
        self.0[role as usize].amplitude[precision as usize]
    }

    /// The part of the accuracy that one layer leaves, 0 to 1.
    #[must_use]
    pub fn survival(&self, role: Role, precision: Precision) -> f32 {
        self.0[role as usize].survival[precision as usize]
    }
}

/// What the player has been asked for.
#[derive(Resource, Clone, Copy, PartialEq, Eq, Debug)]
pub struct Contract {
    /// What the player reads.
    pub name: &'static str,
    /// Bits that the six layers may use together.
    pub budget: u32,
    /// Shots in a round.
    pub shots: u32,
    /// Points that ship the model.
    pub ship_at: u32,
}

impl Contract {
    /// All layers at int4.
    pub const LEAST_BITS: u32 = LAYERS.len() as u32 * BITS[3];

    /// All layers at fp32.
    pub const MOST_BITS: u32 = LAYERS.len() as u32 * BITS[0];

    /// The most shots that a page may ask for.
    pub const MOST_SHOTS: u32 = 20;

    /// A contract of the page's own: `budget` in bits, `ship_at` in points, at most three for
    /// each of the `shots`.
    #[must_use]
    pub fn custom(budget: u32, shots: u32, ship_at: u32) -> Self {
        let custom = Self { name: "Custom contract", budget, shots, ship_at };
        let known =
            CONTRACTS.into_iter().find(|known| Self { name: custom.name, ..*known } == custom);
        known.unwrap_or(custom)
    }

    /// What the player reads where it is offered: "Tiny, 48 bits".
    #[must_use]
    pub fn with_bits(&self) -> String {
        format!("{}, {} bits", self.name, self.budget)
    }

    /// The contract that shipping this one opens; none after the last, and for a page's own.
    #[must_use]
    pub fn next(&self) -> Option<Self> {
        let place = CONTRACTS.iter().position(|known| known == self)?;
        CONTRACTS.get(place + 1).copied()
    }

    /// Whether a score under it may stand beside those of the first contract: it has as many
    /// shots, and no more bits.
    #[must_use]
    pub fn compares(&self) -> bool {
        self.shots == CONTRACTS[0].shots && self.budget <= CONTRACTS[0].budget
    }
}

impl Default for Contract {
    fn default() -> Self {
        CONTRACTS[0]
    }
}

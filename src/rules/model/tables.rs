//! The figures of the game, made from `assets/*.json` and checked when it is built.

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Contract::default());
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

/// What the player shoots at, and what shows it.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Range {
    /// Rings, through the sight that a table gives each setting.
    #[default]
    Table,
    /// Cells of a board, where a real model points that the dials quantize.
    Live,
    /// The same with an outlier in the model's activations.
    Outlier,
}

impl Range {
    /// By their numbers.
    pub const ALL: [Self; 3] = [Self::Table, Self::Live, Self::Outlier];
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
    /// Where it is played.
    pub range: Range,
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
    pub fn custom(range: Range, budget: u32, shots: u32, ship_at: u32) -> Self {
        let custom = Self { name: "Custom contract", budget, shots, ship_at, range };
        let known = ALL.iter().find(|known| Self { name: custom.name, ..**known } == custom);
        *known.unwrap_or(&custom)
    }

    /// The contracts of the first range, and then those of the live one.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &ALL
    }

    /// What the player reads where it is offered: "Tiny, 48 bits".
    #[must_use]
    pub fn with_bits(&self) -> String {
        format!("{}, {} bits", self.name, self.budget)
    }

    /// The contract that shipping this one opens; none after the last of a range, and for a page's
    /// own.
    #[must_use]
    pub fn next(&self) -> Option<Self> {
        let place = ALL.iter().position(|known| known == self)?;
        let is_first = |contract: &Self| contract.range == Range::Table;
        ALL.get(place + 1).filter(|next| is_first(next) == is_first(self)).copied()
    }

    /// Whether a score under it may stand beside those of the first contract: it has the same
    /// targets, as many shots, and no more bits.
    #[must_use]
    pub fn compares(&self) -> bool {
        let first = &CONTRACTS[0];
        self.range == first.range && self.shots == first.shots && self.budget <= first.budget
    }
}

/// [`Contract::all`]: one list, so that the compiled game holds each of them once.
static ALL: [Contract; CONTRACTS.len() + LIVE_CONTRACTS.len()] = {
    let mut all = [CONTRACTS[0]; CONTRACTS.len() + LIVE_CONTRACTS.len()];
    let mut place = 1;
    while place < all.len() {
        all[place] = match place.checked_sub(CONTRACTS.len()) {
            None => CONTRACTS[place],
            Some(place) => LIVE_CONTRACTS[place],
        };
        place += 1;
    }
    all
};

impl Default for Contract {
    fn default() -> Self {
        CONTRACTS[0]
    }
}

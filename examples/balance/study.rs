//! Every setting of the dials with what the meter says of it and what the players score with it.

use super::players::{Player, Zones, expected_score, rank_correlation, ship_probability};
use sharp_shot::rules::{Accuracy, Contract, Dials, Precision, Sensitivities, Sight};
use std::collections::HashMap;

/// Hand error of the players, in units, before blur adds to it.
pub const STEADY_HAND: f32 = 6.0;

/// The same of an average player.
pub const AVERAGE_HAND: f32 = 10.0;

/// A setting and what the meter says of it.
#[derive(Clone, Copy)]
pub struct Setting {
    pub dials: Dials,
    pub sight: Sight,
    pub accuracy: f32,
}

impl Setting {
    pub fn new(dials: Dials) -> Self {
        let sensitivities = Sensitivities::default();
        let sight = Sight::of(&dials, &sensitivities);
        Self { dials, sight, accuracy: Accuracy::of(&dials, &sensitivities).0 }
    }

    /// All that the first contract's budget allows.
    pub fn within_budget() -> Vec<Self> {
        Self::within(Contract::default().budget)
    }

    pub fn within(bits: u32) -> Vec<Self> {
        Dials::all().filter(|dials| dials.bits() <= bits).map(Self::new).collect()
    }

    pub fn shots(&self, player: Player) -> [Zones; 10] {
        player.shots(&self.sight, STEADY_HAND)
    }

    /// The average player: A with a less steady hand.
    pub fn average_shots(&self) -> [Zones; 10] {
        Player::A.shots(&self.sight, AVERAGE_HAND)
    }

    pub fn score(&self, player: Player) -> f32 {
        expected_score(&self.shots(player))
    }

    pub fn ships(&self, player: Player) -> f32 {
        ships(&self.shots(player))
    }

    /// The precisions by name, in the order of the layers.
    pub fn names(&self) -> String {
        self.dials.0.map(Precision::name).join(" ")
    }
}

/// The chance that these shots meet the first contract.
pub fn ships(shots: &[Zones]) -> f32 {
    ship_probability(shots, Contract::default().ship_at as usize)
}

/// The setting that the meter likes best.
pub fn best(settings: &[Setting]) -> Setting {
    let best = settings.iter().max_by(|a, b| a.accuracy.total_cmp(&b.accuracy));
    *best.expect("there are settings")
}

/// How well the meter's ranking agrees with a player's scores, and how often it ranks two
/// settings the wrong way round (0 to 1, of the pairs that differ in both).
pub fn honesty(settings: &[Setting], player: Player) -> (f32, f32) {
    let meter: Vec<f32> = settings.iter().map(|setting| setting.accuracy).collect();
    let scores = scores(settings, player);
    let (mut pairs, mut wrong) = (0_u32, 0_u32);
    for (i, (meter_a, score_a)) in meter.iter().zip(&scores).enumerate() {
        for (meter_b, score_b) in meter[..i].iter().zip(&scores) {
            let order = meter_a.total_cmp(meter_b) as i8 * score_a.total_cmp(score_b) as i8;
            pairs += u32::from(order != 0);
            wrong += u32::from(order < 0);
        }
    }
    (rank_correlation(&meter, &scores), wrong as f32 / pairs as f32)
}

/// What a player scores with each setting. Layers of the same role can be swapped, so most
/// settings share their sight with others.
fn scores(settings: &[Setting], player: Player) -> Vec<f32> {
    let mut known = HashMap::new();
    let mut score = |setting: &Setting| {
        let Sight { drift, jitter, blur } = setting.sight;
        let sight = [drift, jitter, blur].map(f32::to_bits);
        *known.entry(sight).or_insert_with(|| setting.score(player))
    };
    settings.iter().map(&mut score).collect()
}

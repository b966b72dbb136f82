//! The six precision dials.

use super::{LAYERS, Precision};
use crate::rules::RulesSystems;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(Messages::<TurnDial>::default())
        .insert_resource(Dials::default())
        .add_systems(Update, turn.in_set(RulesSystems::Turn));
}

/// The player turns a dial one step down, or from int4 back to fp32.
#[derive(Message, Clone, Copy, Debug)]
pub struct TurnDial {
    /// Index into [`LAYERS`]; there is no dial elsewhere, and turning it does nothing.
    pub layer: usize,
}

/// The precision of each layer, in the order of [`LAYERS`].
#[derive(Resource, Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Dials(pub [Precision; LAYERS.len()]);

impl Dials {
    /// How many settings there are.
    pub const COUNT: u16 = 4096;

    /// All settings, the first dial slowest, each from fp32 to int4.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).map(Self::numbered)
    }

    /// The setting at a place in [`Dials::all`]; of a larger number, the lower twelve bits count.
    #[must_use]
    pub fn numbered(number: u16) -> Self {
        let place = |layer| 2 * (LAYERS.len() - 1 - layer);
        Self(core::array::from_fn(|layer| Precision::ALL[usize::from(number) >> place(layer) & 3]))
    }

    /// Its place in [`Dials::all`]: two bits for each layer, the first one's highest.
    #[must_use]
    pub fn number(&self) -> u16 {
        self.0.iter().fold(0, |number, &precision| number << 2 | precision as u16)
    }

    /// The same precision for every layer.
    #[must_use]
    pub fn uniform(precision: Precision) -> Self {
        Self([precision; LAYERS.len()])
    }

    /// The bits of all layers together.
    #[must_use]
    pub fn bits(&self) -> u32 {
        self.0.iter().map(|precision| precision.bits()).sum()
    }
}

fn turn(mut turns: MessageReader<TurnDial>, mut dials: ResMut<Dials>) {
    for turn in turns.read() {
        if turn.layer < LAYERS.len() {
            let dial = &mut dials.0[turn.layer];
            *dial = dial.next();
        }
    }
}

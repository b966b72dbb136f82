//! A finished round in a few bytes, for a link.
//!
//! The version; on another range than the first, its number; bits, shots and ship line of the
//! contract; the length of a seed's text plus one and the text, or 0 and the day; the number of the
//! round; for each shot its setting ([`Dials::number`], and one bit more for reduced motion), the time
//! since the shot before, and where it went in steps of the aim's grid; at the end a checksum.
//! Lengths, days, numbers and times (ms) are LEB128, all others little-endian.

use super::{Broken, Challenge, Step};
use crate::rules::hash::hash;
use crate::rules::{Contract, Dials, FIELD, Grid, Motion, Range, Seed};
use bevy::math::Vec2;
use core::time::Duration;

/// Since 2 each setting has targets of its own.
const VERSION: u8 = 2;
/// The version of rounds on other ranges than the first, whose links are as they were.
const LIVE_VERSION: u8 = 3;
/// Above the twelve bits of the setting.
const REDUCED: u16 = 1 << 12;
const CHECKSUM: usize = 4;

fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    (hash(bytes.iter().copied()) as u32).to_le_bytes()
}

impl Challenge {
    /// As bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let Contract { budget, shots, ship_at, range, .. } = self.contract;
        let mut bytes = match range {
            Range::Table => vec![VERSION],
            _ => vec![LIVE_VERSION, range as u8],
        };
        bytes.extend([budget, shots, ship_at].map(|number| number as u8));
        match &self.seed {
            Seed::Daily => {
                put_number(&mut bytes, 0);
                put_number(&mut bytes, self.day);
            }
            Seed::Text(text) => {
                put_number(&mut bytes, text.len() as u32 + 1);
                bytes.extend(text.bytes());
            }
        }
        put_number(&mut bytes, self.number);
        let mut before = Duration::ZERO;
        for step in &self.steps {
            let reduced = if step.motion == Motion::Reduced { REDUCED } else { 0 };
            bytes.extend((step.dials.number() | reduced).to_le_bytes());
            put_number(&mut bytes, step.at.saturating_sub(before).as_millis() as u32);
            before = step.at;
            for part in (Grid::STEPS * step.hit).to_array() {
                bytes.extend((part as u16).to_le_bytes());
            }
        }
        bytes.extend(checksum(&bytes));
        bytes
    }

    /// From bytes of whatever origin.
    ///
    /// # Errors
    ///
    /// If they are not what [`Challenge::to_bytes`] makes of a round, or the contract is none.
    /// Whether the rules allow the round, [`Challenge::replayed`] tells.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Broken> {
        let (content, end) = bytes.split_last_chunk().ok_or(Broken::Damaged)?;
        if *end != checksum(content) {
            return Err(Broken::Damaged);
        }
        let (range, content) = match content {
            [VERSION, content @ ..] => (Range::Table, content),
            [LIVE_VERSION, 1, content @ ..] => (Range::Live, content),
            [LIVE_VERSION, 2, content @ ..] => (Range::Outlier, content),
            [1..VERSION, ..] => return Err(Broken::Old),
            _ => return Err(Broken::Unknown),
        };
        let challenge = Reader(content).challenge(range).ok_or(Broken::Impossible)?;
        let Contract { budget, shots, ship_at, .. } = challenge.contract;
        let possible = (Contract::LEAST_BITS..=Contract::MOST_BITS).contains(&budget)
            && (1..=Contract::MOST_SHOTS).contains(&shots)
            && (1..=3 * shots).contains(&ship_at);
        // There is one way to write a round: nothing is left over, and no bit is unused.
        let canonical = possible && challenge.to_bytes() == bytes;
        if canonical { Ok(challenge) } else { Err(Broken::Impossible) }
    }
}

/// LEB128: seven bits a byte, the lowest first.
fn put_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// What is left to be read.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn challenge(mut self, range: Range) -> Option<Challenge> {
        let [budget, shots, ship_at] = self.bytes()?;
        let (seed, day) = match self.number()?.checked_sub(1) {
            None => (Seed::Daily, self.number()?),
            Some(length) => (Seed::Text(self.text(length as usize)?), 0),
        };
        let number = self.number()?;
        let mut at = Duration::ZERO;
        let mut steps = Vec::new();
        for _ in 0..shots {
            let setting = u16::from_le_bytes(self.bytes()?);
            at += Duration::from_millis(self.number()?.into());
            steps.push(Step {
                at,
                dials: Dials::numbered(setting),
                motion: if setting & REDUCED == 0 { Motion::Full } else { Motion::Reduced },
                hit: Vec2::new(self.part()?, self.part()?),
            });
        }
        let contract = Contract::custom(range, budget.into(), shots.into(), ship_at.into());
        Some(Challenge { contract, seed, day, number, steps })
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*bytes)
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..u32::BITS).step_by(7) {
            let [byte] = self.bytes()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self, length: usize) -> Option<String> {
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(core::str::from_utf8(text).ok()?.into())
    }

    /// A coordinate, in units.
    fn part(&mut self) -> Option<f32> {
        let part = f32::from(u16::from_le_bytes(self.bytes()?)) / Grid::STEPS;
        (part <= FIELD).then_some(part)
    }
}

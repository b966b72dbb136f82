//! What the page of the lab calls. Values go over as JavaScript has them, in the form that `lab` gives its types.

#![cfg(target_arch = "wasm32")]

mod bench;
mod shown;

use bench::{Bench, Tried};
use lab::instruments::{Format, Quantized, Scale, Scheme, Subject, fits};
use lab::journey::{Journey, Move, Part, Progress, Refusal, Unsound, first_below, right_prediction};
use serde::{Deserialize, Serialize};
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::prelude::*;

/// One student's lab.
#[wasm_bindgen]
pub struct Lab {
    journey: Journey,
    bench: Bench,
}

/// What a part has come to.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Seen {
    /// The right answers to the predictions, once all are given.
    right: Vec<Option<u8>>,
    predicted: bool,
    decided: bool,
    done: bool,
}

/// All that the page shows beside its instruments.
#[derive(Serialize)]
struct View<'a> {
    progress: &'a Progress,
    mission: Option<&'static lab::tracks::Mission>,
    parts: Vec<Seen>,
}

#[wasm_bindgen]
impl Lab {
    /// With the file of the live range, which begins with the network's weights.
    ///
    /// # Errors
    ///
    /// When there are no weights in it.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &[u8]) -> Result<Lab, JsError> {
        let bench = Bench::new(model).ok_or_else(|| JsError::new("live.bin has no network"))?;
        Ok(Self { journey: Journey::default(), bench })
    }

    /// Goes on from what was kept; what was done here is gone.
    ///
    /// # Errors
    ///
    /// With "version" or "content" where it cannot have been kept by this lab.
    pub fn resume(&mut self, progress: JsValue) -> Result<(), JsValue> {
        let progress: Progress = from_value(progress).map_err(|_| unsound(Unsound::Content))?;
        self.journey = Journey::resume(progress).map_err(unsound)?;
        Ok(())
    }

    /// Makes a move.
    ///
    /// # Errors
    ///
    /// With the name of why it is refused.
    pub fn play(&mut self, it: JsValue) -> Result<(), JsValue> {
        let it: Move = from_value(it).map_err(|_| to(&Refusal::Unknown))?;
        let mission = self.journey.mission();
        let figures = |tried| mission.and_then(|mission| self.bench.figures(&tried, mission));
        let figures = match it {
            Move::Ship { setting } => figures(Tried::Quantized(setting)),
            Move::Try { setting } => figures(Tried::Pruned(setting)),
            Move::Choose { setting } => figures(Tried::Student(setting)),
            _ => None,
        };
        let cliff = self.cliff();
        self.journey.play(it, figures, cliff).map_err(|refusal| to(&refusal))
    }

    /// What was done, and what came of it.
    #[must_use]
    pub fn view(&self) -> JsValue {
        let (progress, mission) = (self.journey.progress(), self.journey.mission());
        let seen = |part: Part| {
            let predicted = progress.has_predicted(part);
            let right = mission.filter(|_| predicted).map_or_else(Vec::new, |mission| {
                (0..part.predictions()).map(|at| right_prediction(part, at, mission)).collect()
            });
            Seen { right, predicted, decided: progress.is_decided(part), done: progress.is_done(part) }
        };
        to(&View { progress, mission, parts: Part::ALL.into_iter().map(seen).collect() })
    }

    /// The entries of the parts that are done.
    #[must_use]
    pub fn ledger(&self) -> JsValue {
        to(&self.journey.ledger())
    }

    /// What a setting comes to: `{ quantized }`, `{ pruned }` or `{ student }`. Nothing where a textbook has no such
    /// format, or it has not been measured.
    ///
    /// # Errors
    ///
    /// When it is no setting.
    pub fn figures(&self, tried: JsValue) -> Result<JsValue, JsError> {
        let tried: Tried = from_value(tried)?;
        Ok(to(&self.journey.mission().and_then(|mission| self.bench.figures(&tried, mission))))
    }

    /// Measures what has to be measured of a setting on so many boards more. True when there is nothing left to measure.
    ///
    /// # Errors
    ///
    /// When it is no setting.
    pub fn measure(&mut self, tried: JsValue, boards: u32) -> Result<bool, JsError> {
        Ok(self.bench.measure(from_value(tried)?, boards))
    }

    /// Whether a variant fits into a phone.
    #[must_use]
    pub fn fits(&self, phone: usize, variant: usize) -> bool {
        fits(phone, variant) == Some(true)
    }

    /// Whether a student with as much less energy as is asked for is good enough.
    #[must_use]
    pub fn is_there_less(&self) -> bool {
        let first = self.journey.progress().distillation.first.as_ref();
        first.zip(self.journey.mission()).is_some_and(|(first, mission)| {
            lab::journey::is_there_less(&first.figures, mission)
        })
    }

    /// Where the first part's cliff is; nothing until it has been measured.
    fn cliff(&self) -> Option<Option<Format>> {
        let mission = self.journey.mission()?;
        let of = |format| self.bench.figures(&Tried::Quantized(plain(format)), mission);
        let all = Format::ALL.into_iter().all(|format| of(format).is_some());
        all.then(|| first_below(mission, of))
    }
}

/// The range model's weights in a format, in the way in which the cliff is asked for.
fn plain(format: Format) -> Quantized {
    Quantized {
        model: Subject::Range,
        format,
        scheme: Scheme::After,
        scale: Scale::Matrix,
        calibration: 3,
        clipped: false,
        activations: false,
        layers: [None; 6],
    }
}

fn unsound(it: Unsound) -> JsValue {
    JsValue::from_str(match it {
        Unsound::Version => "version",
        Unsound::Content => "content",
    })
}

/// A value as JavaScript has it.
fn to<T: Serialize + ?Sized>(value: &T) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::UNDEFINED)
}

/// A value that came from JavaScript.
fn from<T: for<'a> Deserialize<'a>>(value: JsValue) -> Result<T, JsError> {
    Ok(from_value(value)?)
}

//! What a format does to a classifier, by the textbook's formulas.

use crate::textbook::{CALIBRATION, DEVICES, FORMATS, Format, Model, TRAINING};

/// How a model comes to its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// After training, with so many calibration images.
    AfterTraining {
        /// How many.
        images: u32,
    },
    /// With the quantizer in the loop while it trains.
    InTraining,
}

/// Where a model runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the accelerator of a data centre.
    Cloud,
    /// On a phone's.
    Phone,
}

/// What a format does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Impact {
    /// Top-1 accuracy, in percent.
    pub accuracy_percent: f64,
    /// Lost against fp32, in points of it.
    pub drop: f64,
    /// In MiB (2²⁰ bytes).
    pub size_mib: f64,
    /// How many times smaller than at fp32.
    pub ratio: f64,
    /// Of a pass, in ms.
    pub latency_ms: f64,
    /// Of a pass, in mJ.
    pub energy_mj: f64,
}

/// What a format does to a model.
#[must_use]
pub fn impact(model: &Model, format: &Format, scheme: Scheme, place: Place) -> Impact {
    let drop = drop(model, format, scheme);
    let latency_ms = match place {
        Place::Cloud => model.cloud_fp32_ms * format.cloud_times,
        Place::Phone => model.phone_int8_ms * format.phone_times,
    };
    let ratio = 32.0 / f64::from(format.bits);
    Impact {
        accuracy_percent: model.top1_percent - drop,
        drop,
        size_mib: model.fp32_mib / ratio,
        ratio,
        latency_ms,
        energy_mj: latency_ms * DEVICES[place as usize].watts,
    }
}

/// What a format costs a model, in points of top-1 accuracy. Training with the quantizer in the loop needs no
/// calibration and regains more where more was lost, but never more than that.
fn drop(model: &Model, format: &Format, scheme: Scheme) -> f64 {
    let lost = |format: &Format| format.drop * model.sensitivity;
    match scheme {
        Scheme::AfterTraining { images } => {
            let few = CALIBRATION.iter().find(|it| images < it.images_below);
            lost(format) + format.calibrated * few.map_or(0.0, |it| it.drop)
        }
        Scheme::InTraining => {
            let regained = TRAINING.regains * lost(format) / lost(&FORMATS[TRAINING.at]);
            (lost(format) - regained).max(0.0)
        }
    }
}

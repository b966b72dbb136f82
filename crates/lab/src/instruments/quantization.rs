//! The first part's setting: which model, in how many bits, and how it comes to them.

use super::sample::Live;
use super::{Basis, Figures};
use crate::impact::{self, Place, impact};
use crate::measured::{ANYWHERE, BySeed, Hits, IN_TRAINING};
use crate::numbers::{fields, one_of};
use crate::textbook::{FORMATS, MODELS};
use alloc::vec::Vec;
use range_model::measure::{CALIBRATION, MULTIPLY_ADDS, MULTIPLY_ADDS_BY_LAYER, bytes_by_layer};
use range_model::{
    Board, Broken, Chance, Clip, Format as Rounds, Granularity, LAYERS, Layer, Network,
    Scheme as Rounding, Weights, calibrate,
};

/// With how many boards the range model is calibrated, and with how many images a classifier.
pub const CALIBRATIONS: [(u32, u32); 4] = [(1, 64), (4, 256), (16, 512), (256, 1024)];

/// Which model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// That of the live range.
    Range,
    /// ResNet-50.
    ResNet,
    /// MobileNetV3-Large.
    MobileNet,
    /// ViT-B/16.
    ViT,
}

/// What weights are stored as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// 32 bits.
    Fp32,
    /// 16 bits.
    Fp16,
    /// 8 bits.
    Int8,
    /// 4 bits.
    Int4,
    /// 3 bits.
    Int3,
    /// 2 bits: −1, 0 and 1.
    Int2,
    /// 1 bit: the sign.
    Binary,
}

/// How a model comes to its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Rounded after training.
    After,
    /// Trained on with the quantizer in the loop, on the targets that the network was trained with.
    Loop,
    /// The same on the true cell alone.
    Cell,
}

/// Which weights share a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Those of a matrix.
    Matrix,
    /// Those of an output.
    Channel,
    /// Eight that follow each other.
    Group,
}

/// What a student has set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantized {
    /// Of this model…
    pub model: Subject,
    /// … all layers that have no format of their own.
    pub format: Format,
    /// How it comes to that.
    pub scheme: Scheme,
    /// Of the range model's weights.
    pub scale: Scale,
    /// An index of [`CALIBRATIONS`].
    pub calibration: u8,
    /// Whether the activations' scale leaves out the largest percent, instead of reaching to the largest.
    pub clipped: bool,
    /// Whether the activations of the range model are rounded like the weights (not to a sign: with
    /// [`Format::Binary`] they stay).
    pub activations: bool,
    /// Formats of single layers.
    pub layers: [Option<Format>; LAYERS],
}

impl Subject {
    /// Of `MODELS`; nothing for the range model, which is measured.
    #[must_use]
    pub const fn textbook(self) -> Option<&'static crate::textbook::Model> {
        match self {
            Self::Range => None,
            Self::ResNet => Some(&MODELS[0]),
            Self::MobileNet => Some(&MODELS[1]),
            Self::ViT => Some(&MODELS[2]),
        }
    }
}

impl Format {
    /// All of them, from the most bits to the fewest.
    pub const ALL: [Self; 7] =
        [Self::Fp32, Self::Fp16, Self::Int8, Self::Int4, Self::Int3, Self::Int2, Self::Binary];

    /// Bits of a weight.
    #[must_use]
    pub const fn bits(self) -> u32 {
        [32, 16, 8, 4, 3, 2, 1][self as usize]
    }

    /// What a textbook says of it, which leaves out int3 and binary.
    #[must_use]
    pub fn textbook(self) -> Option<&'static crate::textbook::Format> {
        FORMATS.iter().find(|it| it.bits == self.bits())
    }

    /// How long a pass takes, as a part of that at fp16. No hardware is taken to have int3 or signs: they run as int4
    /// and int2.
    #[must_use]
    pub fn time(self, place: Place) -> f64 {
        let runs_as = match self {
            Self::Int3 => Self::Int4,
            Self::Binary => Self::Int2,
            other => other,
        };
        let times = |it: &crate::textbook::Format| match place {
            Place::Cloud => it.cloud_times,
            Place::Phone => it.phone_times,
        };
        let of = |format: Self| format.textbook().map_or(1.0, times);
        of(runs_as) / of(Self::Fp16)
    }

    fn rounds(self) -> Rounds {
        match self {
            Self::Fp32 => Rounds::Fp32,
            Self::Fp16 => Rounds::Fp16,
            Self::Binary => Rounds::Binary,
            integer => Rounds::Int(integer.bits() as u8),
        }
    }
}

/// Which part of the range model's weights the first and the last layer have, 0 to 1.
pub const EDGE_SHARE: f64 =
    (weights(&[Layer::Embedding, Layer::Output]) as f64) / (weights(&Layer::ALL) as f64);

/// How many weights layers have in their matrices.
const fn weights(layers: &[Layer]) -> usize {
    let (mut sum, mut rest) = (0, layers);
    while let [layer, others @ ..] = rest {
        rest = others;
        let mut matrices = layer.matrices();
        while let [matrix, others @ ..] = matrices {
            matrices = others;
            sum += matrix.len();
        }
    }
    sum
}

impl Scale {
    /// As the range model knows it.
    #[must_use]
    pub const fn granularity(self) -> Granularity {
        match self {
            Self::Matrix => Granularity::Matrix,
            Self::Channel => Granularity::Channel,
            Self::Group => Granularity::Group(8),
        }
    }
}

impl Quantized {
    /// The range model, rounded like this after training.
    ///
    /// # Errors
    ///
    /// When the weights are no network.
    pub fn network(&self, weights: &Weights) -> Result<Network, Broken> {
        let clip = if self.clipped { Clip::Percentile(99.0) } else { Clip::Absmax };
        let mut chance = Chance::new(CALIBRATION);
        let boards = (0..self.boards()).map(|_| chance.board()).collect::<Vec<Board>>();
        let scales = calibrate(weights, &boards, clip, 8)?;
        let mut network = Network::new(weights.clone(), scales);
        for (layer, format) in Layer::ALL.into_iter().zip(self.formats()) {
            network.set_scheme(layer, &self.rounding(format));
        }
        Ok(network)
    }

    fn rounding(&self, format: Format) -> Rounding {
        let integers = matches!(format, Format::Int8 | Format::Int4 | Format::Int3 | Format::Int2);
        Rounding {
            weights: format.rounds(),
            granularity: self.scale.granularity(),
            // With the largest weight as its only step nearly all would be 0.
            clip: if format == Format::Int2 { Clip::SquaredError } else { Clip::Absmax },
            activations: (self.activations && integers).then_some(format.bits() as u8),
        }
    }

    /// What each layer has.
    #[must_use]
    pub fn formats(&self) -> [Format; LAYERS] {
        self.layers.map(|own| own.unwrap_or(self.format))
    }

    /// Whether its figures have to be measured in the page.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.model == Subject::Range && self.in_training().is_none()
    }

    /// What the trainer measured with the quantizer in the loop. Where nothing is lost, nothing was trained.
    fn in_training(&self) -> Option<&'static crate::measured::InTraining> {
        let trained = IN_TRAINING.iter().find(|it| it.bits == self.format.bits());
        trained.filter(|_| self.model == Subject::Range && self.scheme != Scheme::After)
    }

    fn boards(&self) -> u32 {
        CALIBRATIONS[usize::from(self.calibration).min(CALIBRATIONS.len() - 1)].0
    }

    /// What it comes to; nothing where a textbook has no such format, or what is live has not been measured.
    #[must_use]
    pub fn figures(&self, place: Place, live: Option<Live>) -> Option<Figures> {
        match (self.model.textbook(), self.in_training()) {
            (Some(model), _) => self.by_textbook(model, place),
            (None, Some(trained)) => {
                let tuned =
                    if self.scheme == Scheme::Loop { &trained.bell } else { &trained.true_cell };
                let whole = Self { layers: [None; LAYERS], scale: Scale::Matrix, ..*self };
                Some(whole.measured(Accuracy::from(tuned.fine_tuned), place))
            }
            (None, None) => live.map(|live| self.measured(Accuracy::from(live), place)),
        }
    }

    fn measured(&self, accuracy: Accuracy, place: Place) -> Figures {
        let formats = self.formats();
        let bytes = |formats: [Format; LAYERS]| {
            bytes_by_layer(formats.map(Format::bits), self.scale.granularity()) as f64
        };
        let mut time = 0.0;
        for (work, format) in MULTIPLY_ADDS_BY_LAYER.into_iter().zip(formats) {
            time += work as f64 * format.time(place);
        }
        let at_fp16 = bytes([Format::Fp16; LAYERS]);
        accuracy.figures(bytes(formats), at_fp16, time / MULTIPLY_ADDS as f64)
    }

    fn by_textbook(&self, model: &crate::textbook::Model, place: Place) -> Option<Figures> {
        let (_, images) = CALIBRATIONS[usize::from(self.calibration).min(CALIBRATIONS.len() - 1)];
        let scheme = match self.scheme {
            Scheme::After => impact::Scheme::AfterTraining { images },
            Scheme::Loop | Scheme::Cell => impact::Scheme::InTraining,
        };
        let of = |format: Format| Some(impact(model, format.textbook()?, scheme, place));
        let (it, half) = (of(self.format)?, of(Format::Fp16)?);
        Some(Figures {
            basis: Basis::Textbook,
            accuracy: it.accuracy_percent,
            error: None,
            seeds: None,
            drop: it.drop,
            bytes: it.size_mib * 1_048_576.0,
            memory: it.size_mib / half.size_mib,
            latency: it.latency_ms / half.latency_ms,
            energy: it.energy_mj / half.energy_mj,
            latency_ms: Some(it.latency_ms),
            energy_mj: Some(it.energy_mj),
        })
    }
}

/// The range model at fp32, as the trainer measured it.
const FULL: BySeed = ANYWHERE[0].as_it_is.accuracy.percent();

/// An accuracy, and how well it is known.
#[derive(Clone, Copy)]
pub(super) struct Accuracy {
    basis: Basis,
    percent: f64,
    error: Option<f64>,
    seeds: Option<[f64; 2]>,
}

impl Accuracy {
    /// What a range model with it comes to that takes so many bytes, where at fp16 it would be others, and a part of the
    /// time.
    pub fn figures(self, bytes: f64, at_fp16: f64, time: f64) -> Figures {
        Figures {
            basis: self.basis,
            accuracy: self.percent,
            error: self.error,
            seeds: self.seeds,
            drop: (FULL.shipped() - self.percent).max(0.0),
            bytes,
            memory: bytes / at_fp16,
            latency: time,
            energy: time,
            latency_ms: None,
            energy_mj: None,
        }
    }
}

impl From<Live> for Accuracy {
    fn from(live: Live) -> Self {
        Self { basis: Basis::Live, percent: live.accuracy, error: Some(live.error), seeds: None }
    }
}

impl From<Hits> for Accuracy {
    fn from(hits: Hits) -> Self {
        let seeds = hits.percent();
        let ends = [seeds.least(), seeds.most()];
        Self { basis: Basis::Table, percent: seeds.median(), error: None, seeds: Some(ends) }
    }
}

one_of!(Subject { Range, ResNet, MobileNet, ViT });
one_of!(Format { Fp32, Fp16, Int8, Int4, Int3, Int2, Binary });
one_of!(Scheme { After, Loop, Cell });
one_of!(Scale { Matrix, Channel, Group });
fields!(Quantized { model, format, scheme, scale, calibration, clipped, activations, layers });

//! A student who goes through the lab: settings, figures that were made up, and the moves of each part.

use lab::instruments::{
    Basis, Figures, Format, Pruned, Quantized, Scale, Scheme, Structure, Student, StudentFormat,
    Subject,
};
use lab::journey::{Journey, Move, Part, Refusal};
use lab::measured::STUDENTS;
use lab::tracks::Track;
use proptest::prelude::*;
use proptest::sample::select;

pub const TRACKS: [Track; 4] = [Track::Cloud, Track::Edge, Track::Mobile, Track::Tiny];

/// Below all walls, and without a loss: no stakeholder minds.
pub const FINE: Figures = Figures {
    basis: Basis::Live,
    accuracy: 99.5,
    error: Some(0.25),
    seeds: None,
    drop: 0.0,
    bytes: 4096.0,
    memory: 0.05,
    latency: 0.05,
    energy: 0.05,
    latency_ms: None,
    energy_mj: None,
};

pub const QUANTIZED: Quantized = Quantized {
    model: Subject::Range,
    format: Format::Int8,
    scheme: Scheme::After,
    scale: Scale::Channel,
    calibration: 3,
    clipped: false,
    activations: true,
    layers: [None, None, Some(Format::Int4), None, None, None],
};

pub const PRUNED: Pruned = Pruned { structure: Structure::Anywhere, step: 5, fine_tuned: true };

/// One that was trained, whatever the table has.
pub fn student() -> Student {
    let it = STUDENTS.iter().find(|it| !it.int4_in_the_loop).expect("some are rounded afterwards");
    Student { neurons: it.neurons, temperature: it.temperature, format: StudentFormat::Int8 }
}

/// A journey for this track, before its first prediction.
pub fn on(track: Track) -> Journey {
    let mut journey = Journey::default();
    journey.play(Move::Track { track }, None, None).expect("a track");
    journey
}

/// All predictions of a part.
pub fn predict(journey: &mut Journey, part: Part) {
    for _ in 0..part.predictions() {
        journey.play(Move::Predict { part, answer: 1 }, None, None).expect("a prediction");
    }
}

/// A journey for this track that has predicted all of a part.
pub fn at(track: Track, part: Part) -> Journey {
    let mut journey = on(track);
    predict(&mut journey, part);
    journey
}

/// Plays a move of which nothing is measured.
pub fn play(journey: &mut Journey, it: Move) -> Result<(), Refusal> {
    journey.play(it, None, None)
}

/// … or one with these figures.
pub fn play_with(journey: &mut Journey, it: Move, figures: Figures) -> Result<(), Refusal> {
    journey.play(it, Some(figures), None)
}

/// All that a part asks for before its reflection, with settings that are fine.
pub fn decide(journey: &mut Journey, part: Part) {
    let mut all = |it, figures, cliff| journey.play(it, Some(figures), cliff).expect("it is fine");
    match part {
        Part::Quantization => {
            all(Move::Cliff { format: Format::Int3 }, FINE, Some(Some(Format::Int4)));
            all(Move::Ship { setting: QUANTIZED }, FINE, None);
        }
        Part::Pruning => {
            all(Move::Try { setting: PRUNED }, Figures { latency: 1.0, ..FINE }, None);
            all(Move::Try { setting: PRUNED }, FINE, None);
        }
        Part::Distillation => {
            all(Move::Choose { setting: student() }, FINE, None);
            all(Move::Choose { setting: student() }, Figures { energy: 0.01, ..FINE }, None);
        }
        Part::Ship => {
            for (phone, variant) in [(0, 2), (1, 3), (2, 6)] {
                all(Move::Phone { phone, variant }, FINE, None);
            }
            all(Move::ShipPhones, FINE, None);
        }
    }
}

/// All of a part, from its prediction to its entry.
pub fn finish(journey: &mut Journey, part: Part) {
    predict(journey, part);
    decide(journey, part);
    play(journey, Move::Reflect { part, answer: 2 }).expect("an answer");
    if part == Part::Ship {
        play(journey, Move::Defend { answer: 1 }).expect("a defence");
    }
}

/// A journey that is done.
pub fn done(track: Track) -> Journey {
    let mut journey = on(track);
    for part in Part::ALL {
        finish(&mut journey, part);
    }
    journey
}

/// Of which part it is; nothing for the choice of a track.
pub fn part_of(it: Move) -> Option<Part> {
    match it {
        Move::Track { .. } => None,
        Move::Predict { part, .. } | Move::Reflect { part, .. } => Some(part),
        Move::Cliff { .. } | Move::Ship { .. } => Some(Part::Quantization),
        Move::Try { .. } => Some(Part::Pruning),
        Move::Choose { .. } | Move::Keep => Some(Part::Distillation),
        Move::Phone { .. } | Move::ShipPhones | Move::Defend { .. } => Some(Part::Ship),
    }
}

pub fn any_format() -> impl Strategy<Value = Format> {
    select(&Format::ALL[..])
}

fn any_quantized() -> impl Strategy<Value = Quantized> {
    let model = select(vec![Subject::Range, Subject::ResNet, Subject::MobileNet, Subject::ViT]);
    let scheme = select(vec![Scheme::After, Scheme::Loop, Scheme::Cell]);
    let scale = select(vec![Scale::Matrix, Scale::Channel, Scale::Group]);
    let layers = proptest::array::uniform6(proptest::option::of(any_format()));
    let set = (model, any_format(), scheme, scale, 0_u8..4, any::<[bool; 2]>(), layers);
    set.prop_map(|(model, format, scheme, scale, calibration, [clipped, activations], layers)| {
        Quantized { model, format, scheme, scale, calibration, clipped, activations, layers }
    })
}

/// Some of them have no such step.
fn any_pruned() -> impl Strategy<Value = Pruned> {
    let structures =
        [Structure::Anywhere, Structure::TwoOfFour, Structure::Neurons, Structure::Heads];
    let set = (select(structures.to_vec()), 0_u8..12, any::<bool>());
    set.prop_map(|(structure, step, fine_tuned)| Pruned { structure, step, fine_tuned })
}

/// Some of them were not trained.
fn any_student() -> impl Strategy<Value = Student> {
    let formats =
        [StudentFormat::Fp32, StudentFormat::Int8, StudentFormat::Int4, StudentFormat::Loop];
    let temperature = proptest::option::of(select(vec![1, 2, 4, 8, 3]));
    let set = (select(vec![64, 32, 16, 48]), temperature, select(formats.to_vec()));
    set.prop_map(|(neurons, temperature, format)| Student { neurons, temperature, format })
}

fn any_part() -> impl Strategy<Value = Part> {
    select(&Part::ALL[..])
}

/// What is of no part, or of any.
fn any_general_move() -> impl Strategy<Value = Move> {
    prop_oneof![
        1 => select(&TRACKS[..]).prop_map(|track| Move::Track { track }),
        12 => (any_part(), 0_u8..5).prop_map(|(part, answer)| Move::Predict { part, answer }),
    ]
}

/// What a student decides or answers in a part after its prediction; all answers but the one that makes the list too
/// long exist.
pub fn any_decision() -> impl Strategy<Value = Move> {
    prop_oneof![
        2 => any_format().prop_map(|format| Move::Cliff { format }),
        3 => any_quantized().prop_map(|setting| Move::Ship { setting }),
        8 => any_pruned().prop_map(|setting| Move::Try { setting }),
        8 => any_student().prop_map(|setting| Move::Choose { setting }),
        1 => Just(Move::Keep),
        8 => (0_usize..4, 0_usize..11)
            .prop_map(|(phone, variant)| Move::Phone { phone, variant }),
        4 => Just(Move::ShipPhones),
        6 => (any_part(), 0_u8..5).prop_map(|(part, answer)| Move::Reflect { part, answer }),
        2 => (0_u8..3).prop_map(|answer| Move::Defend { answer }),
    ]
}

pub fn any_move() -> impl Strategy<Value = Move> {
    prop_oneof![1 => any_general_move(), 4 => any_decision()]
}

/// What an instrument may say.
pub fn any_figures() -> impl Strategy<Value = Figures> {
    let bases = select(vec![Basis::Live, Basis::Table, Basis::Textbook]);
    let drop = prop_oneof![Just(0.0), 0.0..8.0, 0.0..100.0];
    let parts = (0.0..2.0, 0.05..2.0, 0.0..2.0);
    let (error, seeds) = (proptest::option::of(0.0..3.0), proptest::option::of(0.0..=100.0));
    (bases, drop, parts, error, seeds).prop_map(
        |(basis, drop, (memory, latency, energy), error, seeds)| Figures {
            basis,
            accuracy: 100.0 - drop,
            error,
            seeds: seeds.map(|most| [0.5 * most, most]),
            drop,
            bytes: 60_672.0 * memory,
            memory,
            latency,
            energy,
            latency_ms: error,
            energy_mj: seeds,
        },
    )
}

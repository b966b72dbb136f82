//! The first part's settings: a classifier by the textbook, the range model by its layers.

use crate::same;
use crate::way::any_format;
use lab::impact::Place;
use lab::instruments::{
    BOARDS, Basis, CALIBRATIONS, Figures, Format, Live, Quantized, Scale, Scheme, Subject,
};
use lab::limits::Obstacle;
use lab::tracks::{Quantity, Track};
use proptest::prelude::*;
use range_model::LAYERS;

/// With the most calibration images.
const RESNET: Quantized = Quantized {
    model: Subject::ResNet,
    format: Format::Int8,
    scheme: Scheme::After,
    scale: Scale::Matrix,
    calibration: 3,
    clipped: false,
    activations: false,
    layers: [None; LAYERS],
};
const RANGE: Quantized = Quantized { model: Subject::Range, ..RESNET };

const FORMATS_OF_THE_TEXTBOOK: [Format; 5] =
    [Format::Fp32, Format::Fp16, Format::Int8, Format::Int4, Format::Int2];
const PLACES: [Place; 2] = [Place::Cloud, Place::Phone];

#[track_caller]
fn by_textbook(setting: Quantized, place: Place) -> Figures {
    let figures = setting.figures(place, None).expect("the textbook has it");
    assert_eq!((figures.basis, figures.error, figures.seeds), (Basis::Textbook, None, None));
    figures
}

fn live(setting: Quantized, place: Place) -> Figures {
    setting.figures(place, Some(Live::of(500, BOARDS))).expect("it was measured")
}

#[test]
fn resnet_at_int8_in_the_cloud() {
    let it = by_textbook(RESNET, Place::Cloud);
    // s = 1: 0.50 points of 76.1 %; with 1,024 images c = 0.
    same(it.drop, 0.5);
    same(it.accuracy, 75.6);
    // 98 MiB × 8 / 32 = 24.5 MiB, × 2²⁰ = 25,690,112 bytes; against fp16 8 / 16.
    same(it.bytes, 25_690_112.0);
    same(it.memory, 0.5);
    // 1.2 ms × 0.25 = 0.3 ms; fp16 takes 1.2 × 0.5 = 0.6. 0.3 ms × 700 W = 210 mJ.
    same(it.latency_ms.expect("ms"), 0.3);
    same(it.energy_mj.expect("mJ"), 210.0);
    same(it.latency, 0.5);
    same(it.energy, 0.5);
}

#[test]
fn mobilenet_at_int4_on_a_phone() {
    let setting = Quantized { model: Subject::MobileNet, format: Format::Int4, ..RESNET };
    let it = by_textbook(setting, Place::Phone);
    // 2.60 × 0.85 = 2.21; 75.8 − 2.21.
    same(it.drop, 2.21);
    same(it.accuracy, 73.59);
    // 21.1 MiB × 4 / 32 = 2.6375 MiB, × 2²⁰.
    same(it.bytes, 2_765_619.2);
    same(it.memory, 0.25);
    // 1.1 ms at int8 × 0.65 = 0.715 ms, × 5 W; fp16 takes 1.1 × 1.8 = 1.98 ms.
    same(it.latency_ms.expect("ms"), 0.715);
    same(it.energy_mj.expect("mJ"), 3.575);
    same(it.latency, 0.715 / 1.98);
}

#[test]
fn vit_at_int2_in_the_cloud_and_on_a_phone() {
    let setting = Quantized { model: Subject::ViT, format: Format::Int2, ..RESNET };
    let cloud = by_textbook(setting, Place::Cloud);
    // 6.80 × 1.35 = 9.18; 81.1 − 9.18; 330 × 2 / 32 = 20.625 MiB.
    same(cloud.drop, 9.18);
    same(cloud.accuracy, 71.92);
    same(cloud.bytes, 21_626_880.0);
    same(cloud.memory, 0.125);
    // 4.8 × 0.12 = 0.576 ms, × 700 W = 403.2 mJ; fp16: 2.4 ms.
    same(cloud.latency_ms.expect("ms"), 0.576);
    same(cloud.energy_mj.expect("mJ"), 403.2);
    same(cloud.latency, 0.24);
    // 18 × 0.9 = 16.2 ms, × 5 W = 81 mJ; fp16: 18 × 1.8 = 32.4 ms.
    let phone = by_textbook(setting, Place::Phone);
    same(phone.latency_ms.expect("ms"), 16.2);
    same(phone.energy_mj.expect("mJ"), 81.0);
    same(phone.latency, 0.5);
    same(phone.drop, cloud.drop);
}

#[test]
fn a_classifier_is_calibrated_with_64_256_512_or_1024_images() {
    assert_eq!(CALIBRATIONS.map(|(_, images)| images), [64, 256, 512, 1024]);
    // c = 0.25 below 256 images, 0.10 below 512, else 0. fp16 0.04, int8 0.50 + c, int4 2.60 + 1.5 c, int2 6.80 + 2 c.
    let table = [
        (0, [0.0, 0.04, 0.75, 2.975, 7.3]),
        (1, [0.0, 0.04, 0.6, 2.75, 7.0]),
        (2, [0.0, 0.04, 0.5, 2.6, 6.8]),
        (3, [0.0, 0.04, 0.5, 2.6, 6.8]),
    ];
    for (calibration, drops) in table {
        for (format, drop) in FORMATS_OF_THE_TEXTBOOK.into_iter().zip(drops) {
            let setting = Quantized { format, calibration, ..RESNET };
            for place in PLACES {
                same(by_textbook(setting, place).drop, drop);
            }
        }
    }
    // What s weighs is what the format costs, not what the calibration does: 0.50 × 1.35 + 0.25.
    let vit = Quantized { model: Subject::ViT, calibration: 0, ..RESNET };
    same(by_textbook(vit, Place::Cloud).drop, 0.925);
}

#[test]
fn with_the_quantizer_in_training_no_calibration_counts() {
    // 2.60 − 0.35 = 2.25; 0.50 − 0.35 × 0.50 / 2.60 = 0.432692…; for int2 6.80 − 0.35 × 6.80 / 2.60 = 5.884615…
    for scheme in [Scheme::Loop, Scheme::Cell] {
        for calibration in 0..4 {
            let drop = |format| {
                let setting = Quantized { format, scheme, calibration, ..RESNET };
                by_textbook(setting, Place::Phone).drop
            };
            same(drop(Format::Int4), 2.25);
            same(drop(Format::Int8), 0.432_692_307_692_307_7);
            same(drop(Format::Int2), 5.884_615_384_615_385);
            same(drop(Format::Fp32), 0.0);
        }
    }
}

#[test]
fn the_textbook_has_no_int3_and_no_signs() {
    for format in [Format::Int3, Format::Binary] {
        assert_eq!(Quantized { format, ..RESNET }.figures(Place::Cloud, None), None);
    }
}

#[test]
fn the_range_model_has_no_figures_before_it_was_measured() {
    assert!(RANGE.is_live());
    assert_eq!(RANGE.figures(Place::Phone, None), None);
    let it = live(RANGE, Place::Phone);
    // 500 of 512 boards.
    assert_eq!(it.basis, Basis::Live);
    same(it.accuracy, 97.656_25);
    assert_eq!((it.seeds, it.latency_ms, it.energy_mj), (None, None, None));
    assert!(!RESNET.is_live());
    // int8 loses too little to be trained for; int4 in training has the trainer's figure.
    assert!(Quantized { scheme: Scheme::Loop, ..RANGE }.is_live());
    let trained = Quantized { scheme: Scheme::Loop, format: Format::Int4, ..RANGE };
    assert!(!trained.is_live());
    assert_eq!(trained.figures(Place::Phone, None).expect("the table's").basis, Basis::Table);
}

/// From the table of layers in the range model's `layout.rs`. In this order: embedding, attention, feed-forward,
/// attention, feed-forward, output.
///
/// - weights: (10 + 10 + 10 + 32 + 32) × 32 = 3,008; 4 × 32 × 32 = 4,096; 2 × 32 × 128 = 8,192; 32 × 64 = 2,048
/// - norms and biases: 0; 64; 64 + 128 + 32 = 224; 64 + 64 = 128
/// - outputs, with a scale for each: 5 × 32 = 160; 4 × 32 = 128; 128 + 32 = 160; 64
#[test]
fn the_bytes_of_the_range_model() {
    let bytes = |setting| live(setting, Place::Phone).bytes;
    let all = |format, scale| Quantized { format, scale, ..RANGE };
    // 30,336 parameters: 3,008 + 2 × 4,160 + 2 × 8,416 + 2,176.
    same(bytes(all(Format::Fp32, Scale::Channel)), 4.0 * 30_336.0);
    same(bytes(all(Format::Fp16, Scale::Channel)), 2.0 * 30_336.0);
    // int8 by matrix: 29,632 weights, 704 others of two bytes, 5 + 4 + 2 + 4 + 2 + 1 = 18 scales of two bytes.
    same(bytes(all(Format::Int8, Scale::Matrix)), 29_632.0 + 1_408.0 + 36.0);
    // A scale for eight weights of two bytes: two bits a weight. Of ten symbols that is 8 and 2: two groups of each
    // output. Embedding (3 × 2 + 2 × 4) × 32 = 448; then a quarter of the inputs × outputs / 2: 512, 1,024, 256.
    let groups = 448.0 + 2.0 * 512.0 + 2.0 * 1_024.0 + 256.0;
    same(bytes(all(Format::Int4, Scale::Group)), 14_816.0 + 1_408.0 + 2.0 * groups);
}

#[test]
fn int4_with_embedding_and_output_at_int8_takes_20_kb() {
    let eight = Some(Format::Int8);
    let layers = [eight, None, None, None, None, eight];
    let mixed = Quantized { format: Format::Int4, scale: Scale::Channel, layers, ..RANGE };
    // Embedding: 3,008 + 0 + 160 × 2 = 3,328. Attention: 4,096 / 2 + 64 × 2 + 128 × 2 = 2,432.
    // Feed-forward: 8,192 / 2 + 224 × 2 + 160 × 2 = 4,864. Output: 2,048 + 128 × 2 + 64 × 2 = 2,432.
    let by_hand = 3_328.0 + 2.0 * 2_432.0 + 2.0 * 4_864.0 + 2_432.0;
    same(by_hand, 20_352.0);
    let it = live(mixed, Place::Phone);
    same(it.bytes, by_hand);
    same(it.memory, 20_352.0 / 60_672.0);
    // The output has 32 × 64 = 2,048 of the 116,224 multiply-adds, and the embedding none: rows are added.
    // At int8 they take 1.0 / 1.8 of the time at fp16, the others at int4 0.65 / 1.8.
    let time = (2_048.0 * 1.0 + 114_176.0 * 0.65) / 1.8 / 116_224.0;
    same(it.latency, time);
    same(it.energy, time);
}

#[test]
fn fewer_bits_take_as_much_of_the_time_as_the_textbook_says() {
    // Phone, at int8 × 4.0, 1.8, 1.0, 0.65, 0.9; cloud, at fp32 × 1, 0.5, 0.25, 0.15, 0.12: over what fp16 has.
    let phone = [4.0 / 1.8, 1.0, 1.0 / 1.8, 0.65 / 1.8, 0.65 / 1.8, 0.9 / 1.8, 0.9 / 1.8];
    let cloud = [2.0, 1.0, 0.5, 0.3, 0.3, 0.24, 0.24];
    for (place, times) in [(Place::Phone, phone), (Place::Cloud, cloud)] {
        for (format, time) in Format::ALL.into_iter().zip(times) {
            same(format.time(place), time);
            same(live(Quantized { format, ..RANGE }, place).latency, time);
        }
    }
    assert_eq!(Format::ALL.map(Format::bits), [32, 16, 8, 4, 3, 2, 1]);
}

#[test]
fn each_mission_has_the_wall_of_its_track() {
    // An H100 has 80 GB of the 140; 10 ms of 25; a tenth of the energy; 256 kB of 1 MB.
    let walls = [
        (Track::Cloud, Quantity::Memory, 80.0 / 140.0, Obstacle::Memory),
        (Track::Edge, Quantity::Latency, 10.0 / 25.0, Obstacle::Latency),
        (Track::Mobile, Quantity::Energy, 0.1, Obstacle::Energy),
        (Track::Tiny, Quantity::Memory, 0.25, Obstacle::Memory),
    ];
    for (track, limited, part, obstacle) in walls {
        let mission = track.mission();
        assert_eq!(mission.limited, limited);
        assert!((mission.part_of_fp16 - part).abs() < 0.001, "{track:?}");
        let free = Figures {
            drop: 0.0,
            memory: 0.0,
            latency: 0.0,
            energy: 0.0,
            ..live(RANGE, Place::Phone)
        };
        let at = |part, drop| match limited {
            Quantity::Memory => Figures { memory: part, drop, ..free },
            Quantity::Latency => Figures { latency: part, drop, ..free },
            Quantity::Energy => Figures { energy: part, drop, ..free },
        };
        let (wall, veto) = (mission.part_of_fp16, mission.veto_points);
        assert_eq!(at(wall, veto).obstacles(mission), [], "exactly at both limits");
        assert_eq!(at(wall + 0.001, veto).obstacles(mission), [obstacle]);
        assert_eq!(at(wall, veto + 0.001).obstacles(mission), [Obstacle::Veto]);
        assert_eq!(at(1.0, 99.0).obstacles(mission), [obstacle, Obstacle::Veto]);
        // What the mission does not limit may be as much as it likes.
        let others = Figures { memory: 9.0, latency: 9.0, energy: 9.0, ..free };
        assert_eq!(others.obstacles(mission), [obstacle]);
    }
}

proptest! {
    #[test]
    fn the_figures_of_a_range_model_lie_between_those_of_its_formats(
        formats in proptest::array::uniform6(any_format()),
        right in 0..=BOARDS,
        channel in any::<bool>(),
    ) {
        let scale = if channel { Scale::Channel } else { Scale::Matrix };
        let setting = Quantized { layers: formats.map(Some), scale, ..RANGE };
        let it = setting.figures(Place::Phone, Some(Live::of(right, BOARDS))).expect("measured");
        let alone = formats.map(|format| live(Quantized { format, scale, ..RANGE }, Place::Phone));
        let within = |of: fn(&Figures) -> f64| {
            let least = alone.iter().map(of).fold(f64::INFINITY, f64::min);
            let most = alone.iter().map(of).fold(0.0, f64::max);
            (least - 1e-9..=most + 1e-9).contains(&of(&it))
        };
        prop_assert!(within(|it| it.bytes) && within(|it| it.memory));
        prop_assert!(within(|it| it.latency) && within(|it| it.energy));
        prop_assert!((0.0..=100.0).contains(&it.accuracy) && it.drop >= 0.0);
        prop_assert!(it.drop <= 100.0);
    }

    #[test]
    fn a_textbook_s_milliseconds_times_watts_are_its_millijoules(
        model in proptest::sample::select(vec![Subject::ResNet, Subject::MobileNet, Subject::ViT]),
        format in proptest::sample::select(&FORMATS_OF_THE_TEXTBOOK[..]),
        calibration in 0_u8..4,
    ) {
        for (place, watts) in [(Place::Cloud, 700.0), (Place::Phone, 5.0)] {
            let it = by_textbook(Quantized { model, format, calibration, ..RESNET }, place);
            same(it.energy_mj.expect("mJ"), it.latency_ms.expect("ms") * watts);
            same(it.energy, it.latency);
            same(it.memory, f64::from(format.bits()) / 16.0);
        }
    }
}

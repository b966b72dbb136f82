//! What holds whatever was measured, and that a broken table is refused.

#[path = "../../build/measured/mod.rs"]
mod build;

use crate::same;
use lab::measured::{
    ANYWHERE, BOARDS, BySeed, FRESH, HEADS, Hits, IN_TRAINING, INT4_THEN_PRUNED, NEURONS, Pruned,
    SEEDS, SENSITIVITIES, SHIPPED, STUDENTS, Student, TWO_OF_FOUR,
};
use range_model::measure::{Storage, bytes, multiply_adds, scales};
use range_model::{Granularity, Layer, Mask, Weights};
use serde_json::{Value, json};
use std::num::TryFromIntError;

const SHIPPED_FILE: &str = include_str!("../../../../assets/model/lab.json");

/// What the range model counts at fp32, fp16, int8 and int4.
fn bytes_of(mask: &Mask, storage: Storage, granularity: Granularity) -> [u32; 4] {
    let scales = scales(granularity);
    let all = [(32, 0), (16, 0), (8, scales), (4, scales)];
    all.map(|(bits, scales)| count(bytes(mask, bits, scales, storage)))
}

fn count<T: TryInto<u32, Error = TryFromIntError>>(of: T) -> u32 {
    of.try_into().expect("the range model is small")
}

fn without_neurons(left: u32) -> Mask {
    let mut mask = Mask::default();
    for at in left as usize..128 {
        mask.remove_neuron(Layer::FeedForward1, at);
        mask.remove_neuron(Layer::FeedForward2, at);
    }
    mask
}

/// Weights of which no two have the same size, and the small ones are everywhere: no head loses all that it has.
fn some_weights() -> Weights {
    let size = |at: usize| f32::from(u16::try_from(at * 7919 % 30_341).expect("few")) / 1e4;
    Weights::new((0..Weights::COUNT).map(size).collect()).expect("as many as there are")
}

fn all_pruned() -> Vec<&'static Pruned> {
    let structures = NEURONS.iter().map(|(_, it)| it).chain(HEADS.iter().map(|(_, it)| it));
    ANYWHERE.iter().chain([&TWO_OF_FOUR]).chain(structures).collect()
}

fn all_students() -> Vec<&'static Student> {
    let fresh = FRESH.iter().flat_map(|it| [&it.alone, &it.int4_with_teacher]);
    STUDENTS.iter().chain(fresh).collect()
}

#[test]
fn least_median_most_and_shipped_are_of_all() {
    let figure = BySeed([2.0, 3.0, 1.0]);
    same(figure.least(), 1.0);
    same(figure.median(), 2.0);
    same(figure.most(), 3.0);
    same(figure.shipped(), figure.0[SHIPPED].into());
    assert!(SEEDS.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn an_accuracy_is_its_hits_among_all_boards() {
    let whole = u16::try_from(BOARDS).expect("hits are counted in as many");
    let [half, quarter] = [whole / 2, whole / 4];
    assert_eq!(Hits([whole, half, quarter]).percent(), BySeed([100.0, 50.0, 25.0]));
    let rounded = all_pruned().into_iter().flat_map(|it| [it.as_it_is, it.fine_tuned]);
    let mut all = rounded.flat_map(|it| [it.accuracy, it.then_int4]).collect::<Vec<_>>();
    all.extend(all_students().into_iter().flat_map(|it| [it.fp32, it.int8, it.int4]));
    for target in IN_TRAINING.iter().flat_map(|it| [it.bell, it.true_cell]) {
        all.extend([target.as_it_is, target.without_quantizer]);
        all.extend([target.fine_tuned, target.then_half_pruned]);
    }
    all.push(INT4_THEN_PRUNED);
    assert!(all.iter().flat_map(|it| it.0).all(|hits| hits <= whole));
}

#[test]
fn fewer_bits_are_fewer_bytes_unless_scales_take_more_than_the_weights() {
    let fall = |bytes: [u32; 4]| bytes.is_sorted_by(|more, less| more > less);
    assert!(all_students().into_iter().all(|it| fall(it.bytes)));
    for Pruned { removed, bytes: [fp32, fp16, int8, int4], .. } in all_pruned() {
        // 800 scales of two bytes: a byte less for each weight saves nothing where fewer than 1,600 are left.
        let few = *removed > 0.946;
        assert!(if few {
            fall([*fp32, *int8, *fp16, *int4])
        } else {
            fall([*fp32, *fp16, *int8, *int4])
        });
    }
    assert!(IN_TRAINING.is_sorted_by(|a, b| a.bits > b.bits && a.bytes > b.bytes));
}

#[test]
fn what_prunes_more_leaves_fewer_bytes() {
    // What nothing is removed from needs no bitmap, so that a little pruning can make an integer's file larger.
    let fewer = |more: &Pruned, less: &Pruned| {
        more.removed < less.removed && (0..4).all(|at| more.bytes[at] > less.bytes[at])
    };
    assert!(ANYWHERE[1..].is_sorted_by(fewer));
    let neurons = NEURONS.map(|(_, it)| it);
    assert!(neurons.is_sorted_by(fewer));
    assert!(neurons.is_sorted_by(|a, b| a.multiply_adds > b.multiply_adds));
    let [heads @ .., both] = HEADS.map(|(_, it)| it);
    for head in heads {
        assert!(fewer(&head, &both) && head.multiply_adds > both.multiply_adds);
    }
}

#[test]
fn zeros_between_other_weights_save_no_multiply_adds() {
    let whole = count(multiply_adds(&Mask::default()));
    for pruned in ANYWHERE.iter().chain([&TWO_OF_FOUR]) {
        assert_eq!(pruned.multiply_adds, whole);
    }
}

#[test]
fn bytes_and_multiply_adds_are_those_of_the_range_model() {
    let by_channel = |mask: &Mask, storage| bytes_of(mask, storage, Granularity::Channel);
    let weights = some_weights();
    assert_eq!(ANYWHERE[0].bytes, by_channel(&Mask::default(), Storage::Dense));
    for (percent, pruned) in [10_u8, 20, 30, 40, 50, 60, 70, 80, 90, 95].iter().zip(&ANYWHERE[1..])
    {
        let mask = Mask::smallest(&weights, f32::from(*percent) / 100.0);
        assert_eq!(pruned.bytes, by_channel(&mask, Storage::Bitmap), "{percent} %");
    }
    assert_eq!(TWO_OF_FOUR.bytes, by_channel(&Mask::two_of_four(&weights), Storage::TwoOfFour));
    for (left, pruned) in NEURONS {
        let mask = without_neurons(left);
        assert_eq!(pruned.bytes, by_channel(&mask, Storage::Dense));
        assert_eq!(pruned.multiply_adds, count(multiply_adds(&mask)));
    }
    let whole = bytes_of(&Mask::default(), Storage::Dense, Granularity::Matrix);
    assert_eq!(IN_TRAINING[0].bytes, whole[3]);
}

#[test]
fn a_student_has_the_parameters_and_the_file_of_its_size() {
    for student in all_students() {
        let mask = without_neurons(student.neurons);
        let parameters = [(64, 22_016), (32, 17_856), (16, 15_776)];
        assert!(parameters.contains(&(student.neurons, student.parameters)), "{student:?}");
        assert_eq!(student.bytes, bytes_of(&mask, Storage::Dense, Granularity::Matrix));
        assert_eq!(student.multiply_adds, count(multiply_adds(&mask)));
    }
}

#[test]
fn no_two_students_learned_alike() {
    let plan = |it: &Student| (it.int4_in_the_loop, it.neurons, it.temperature);
    for (at, student) in STUDENTS.iter().enumerate() {
        assert!(STUDENTS[at + 1..].iter().all(|other| plan(student) != plan(other)));
    }
    assert_eq!(plan(&STUDENTS[7]), (false, 32, Some(2)));
    assert!(FRESH[0].steps <= FRESH[1].steps);
}

#[test]
fn trace_times_error_is_the_product_of_both() {
    for layer in SENSITIVITIES.iter().flat_map(|it| it.layers) {
        for seed in 0..SEEDS.len() {
            let of = |it: BySeed| f64::from(it.0[seed]);
            let product = of(layer.mean_trace) * of(layer.squared_error);
            let difference = of(layer.trace_times_error) - product;
            assert!(difference.abs() <= 1e-6 * product.abs(), "{layer:?}");
        }
    }
}

/// What the build says of the shipped file with one value changed.
fn complaint(pointer: &str, value: Value) -> String {
    let mut lab: Value = serde_json::from_str(SHIPPED_FILE).expect("the shipped file");
    *lab.pointer_mut(pointer).expect("a place of the file") = value;
    build::to_rust(&lab.to_string()).expect_err("it makes no sense")
}

#[test]
fn a_figure_that_makes_no_sense_is_named() {
    let pruning = "/figures/pruning/anywhere/50";
    let accuracy = &format!("{pruning}/as_it_is/then_int4/accuracy");
    let told = "figures.pruning.anywhere.50.as_it_is.then_int4";
    let cases = [
        (
            accuracy.as_str(),
            json!(vec![1.5; SEEDS.len()]),
            format!("{told}.accuracy: 1.5 is not within 0 to 1"),
        ),
        (
            &format!("{pruning}/as_it_is/then_int4"),
            json!({ "accuracy": 0.5, "within_one": 0.25 }),
            format!("{told}: within_one, 0.25, is less than accuracy, 0.5"),
        ),
        (
            accuracy,
            json!(vec![0.5; SEEDS.len() + 1]),
            format!("{told}.accuracy: there are {} figures of {}", SEEDS.len() + 1, SEEDS.len()),
        ),
        (accuracy, json!(0.5001), format!("{told}: 0.5001 is no whole number of the 4096 boards")),
        (accuracy, json!("high"), format!("{told}.accuracy: it is neither a number nor a list")),
        (pruning, json!(null), "figures.pruning.anywhere.50: invalid type".into()),
        (
            "/figures/students/int4/ffn16/T8/cost/bytes/int8",
            json!(0.5),
            "figures.students.int4.ffn16.T8.cost.bytes.int8: invalid type".into(),
        ),
        (
            "/figures/qat/int3/true_cell/bytes",
            json!(1),
            "figures.qat.int3.true_cell: its bytes".into(),
        ),
        (
            "/figures/pruning/heads",
            json!({}),
            "figures.pruning.heads.attn1_head1: it is missing".into(),
        ),
        ("/recipes/student/steps", json!(0), "recipes.student.steps: invalid value".into()),
        ("/recipes/alpha", json!(2), "recipes.alpha: 2 is not within 0 to 1".into()),
        (
            "/recipes/fine_tuning_to_the_cell/steps",
            json!(7),
            "recipes.fine_tuning_to_the_cell.steps: ".into(),
        ),
        ("/boards/held_out", json!(0), "boards.held_out: invalid value".into()),
        ("/seeds", json!(["0"]), "seeds[0]: ".into()),
        ("/shipped_seed", json!(9), "shipped_seed: 9 is none of the seeds".into()),
    ];
    for (pointer, value, expected) in cases {
        let told = complaint(pointer, value);
        assert!(told.starts_with(&format!("lab.json: {expected}")), "{told}");
    }
}

#[test]
fn a_misspelt_or_unknown_name_is_named_with_its_place() {
    for (from, to, place) in [
        ("\"two_of_four\"", "\"2_of_4\"", "figures.pruning"),
        ("\"16_left\"", "\"17_left\"", "figures.pruning.neurons"),
        ("\"ffn64\"", "\"ffn65\"", "figures.students.fp32"),
        ("\"mean_trace\"", "\"trace\"", "figures.sensitivity.int4_weights"),
    ] {
        let told = build::to_rust(&SHIPPED_FILE.replacen(from, to, 1)).expect_err("another name");
        assert!(told.contains(place) && told.contains(to.trim_matches('"')), "{told}");
    }
    for broken in [String::new(), format!("{SHIPPED_FILE}]")] {
        assert!(build::to_rust(&broken).expect_err("no file").starts_with("lab.json: "));
    }
}

//! The answers of the drills that calculate, against values by hand from the published formulas.

use lab::drills::{DRILLS, Drill, NAMES, QUANTITIES, Task, value};

/// A drill's name, what is given, and what comes of it by hand.
type Golden = (&'static str, &'static [(&'static str, f64)], f64);

const GOLDEN: [Golden; 43] = [
    // 7 × 10⁹ × 4 / 8 bytes.
    ("file-size", &[("params", 7.0), ("bits", 4.0)], 3.5),
    ("compression-ratio", &[("compressed", 25.0), ("ratio", 8.0)], 8.0),
    // A quarter of the bits of fp16 are read in a quarter of the time.
    ("token-time", &[("ms", 40.0), ("bits", 4.0)], 10.0),
    // Two operations for each weight of two bytes.
    ("gemv-intensity", &[("n", 4096.0), ("bits", 16.0)], 1.0),
    // 312 TFLOPS / 2 TB/s, at 1 FLOP/byte for each vector.
    ("compute-bound-batch", &[("peak", 312.0), ("bandwidth", 2.0), ("bits", 16.0)], 156.0),
    ("roofline-share", &[("bandwidth", 2.0), ("ridge", 100.0), ("batch", 10.0)], 10.0),
    // 2 / 255 and 1.2 / 127.
    ("asymmetric-scale", &[("low", -0.8), ("high", 1.2)], 0.007_843_137_254_902),
    ("symmetric-scale", &[("low", -0.8), ("high", 1.2)], 0.009_448_818_897_638),
    // 2 / 255 / 2.
    ("error-bound", &[("low", -0.8), ("high", 1.2), ("bits", 8.0)], 0.003_921_568_627_451),
    // 12 + 5 = 17 is clamped to 15: (15 − 5) × 0.1.
    ("clamp-and-back", &[("scale", 0.1), ("zero", 5.0), ("over", 2.3)], 1.0),
    ("stair-end", &[("scale", 0.4), ("over", 1.2)], 0.48),
    // 2 bytes for 4,096 weights of one.
    ("per-channel-overhead", &[("d", 4096.0), ("width", 16.0)], 0.048_828_125),
    // 4 bytes for 64.
    ("group-overhead", &[("group", 128.0), ("width", 32.0), ("bits", 4.0)], 6.25),
    ("channel-step", &[("small", 1.0), ("large", 4.0)], 4.0),
    ("straight-through-gradients", &[("inside", 4.0), ("grad", 2.0)], 8.0),
    // (2 × 4 + 7) × 0.1.
    ("fake-quantized-output", &[("m", 3.6), ("n", 9.7), ("scale", 0.1), ("x", 2.0)], 1.5),
    // 9 epochs of 26 minutes.
    ("qat-hours", &[("epochs", 90.0), ("minutes", 20.0)], 3.9),
    ("masked-output", &[("a", 0.5), ("b", 0.2), ("c", 0.7), ("x", 2.0)], 1.7),
    ("magnitude-half", &[("a", 0.9), ("b", 0.7), ("c", 0.5)], 1.5),
    ("fewer-weights", &[("removed", 90.0)], 10.0),
    // 100 weights of 48 bits.
    (
        "sparse-bytes",
        &[("params", 1000.0), ("sparsity", 0.9), ("bits", 32.0), ("index", 16.0)],
        600.0,
    ),
    ("sparse-kernel-pays", &[("part", 0.25), ("times", 1.0)], 75.0),
    // 1.6094 / 0.2231 = 7.21.
    ("ticket-rounds", &[("cut", 20.0), ("left", 20.0)], 8.0),
    ("ticket-epochs", &[("cut", 0.2), ("left", 0.2), ("epochs", 90.0)], 720.0),
    ("ticket-survivors", &[("cut", 20.0), ("rounds", 5.0)], 32.768),
    ("ticket-picture", &[("good", 4.0), ("cut", 20.0)], 40.96),
    // 2.22554 / (2.22554 + 1.49182 + 1).
    ("softmax-temperature", &[("a", 4.0), ("b", 2.0), ("temp", 5.0)], 0.471_776_221_068),
    // Entropies of softmax(2, 0) at T = 5 and T = 1.
    ("entropy-temperature", &[("a", 2.0)], 0.308_206_333),
    // 0.7 × 16 × 0.05 + 0.3 × 1.2.
    ("distillation-loss", &[("alpha", 0.7), ("temp", 4.0), ("kl", 0.05), ("ce", 1.2)], 0.92),
    // 0.035 / 0.395.
    (
        "loss-without-t-squared",
        &[("alpha", 0.7), ("temp", 4.0), ("kl", 0.05), ("ce", 1.2)],
        8.860_759_493_671,
    ),
    ("break-even-rank", &[("d", 4096.0)], 2048.0),
    ("lora-parameters", &[("d", 4096.0), ("r", 8.0), ("matrices", 128.0)], 8_388_608.0),
    ("lora-share", &[("r", 8.0), ("layers", 32.0), ("matrices", 4.0)], 0.119_837_257_143),
    // 125 / 135: squares.
    ("singular-energy", &[("a", 10.0), ("b", 5.0), ("c", 3.0), ("k", 2.0)], 92.592_592_592_593),
    // 16 × 1,000 × 2,000 × 20 numbers of 2 bytes.
    (
        "activation-memory",
        &[("batch", 16.0), ("tokens", 1000.0), ("width", 2000.0), ("layers", 20.0), ("bits", 16.0)],
        1.28,
    ),
    ("fp8-weights", &[("params", 70.0), ("cards", 2.0)], 90.0),
    ("gradient-underflow", &[("a", 5.0), ("b", 10.0), ("c", 15.0), ("shift", 6.0)], 15.0),
    ("unscaled-step", &[("rate", 0.01), ("grad", 12.0), ("scale", 512.0)], 0.000_234_375),
    ("prune-and-quantize", &[("from", 16.0), ("pruned", 50.0)], 8.0),
    ("student-speed-up", &[("teacher", 100.0), ("student", 5.0)], 20.0),
    // 6.5 GB × 8 / 13.
    ("fit-13b", &[("memory", 8.0), ("reserved", 1.5)], 4.0),
    ("size-and-perplexity", &[("limit", 6.55)], 4.0),
    // 8 × (0.25 × 4 + 1) / 8.
    ("pruned-file", &[("params", 8.0), ("bits", 4.0), ("keep", 0.25)], 2.0),
];

#[test]
fn answers_are_those_by_hand() {
    for (id, given, by_hand) in GOLDEN {
        let at = NAMES.iter().position(|it| it.0 == id).unwrap_or_else(|| panic!("no drill {id}"));
        let drill = Drill::new(DRILLS[at]);
        let letter = |(name, value): &(&str, f64)| {
            let at = QUANTITIES[at].iter().position(|it| it == name);
            let letter = at.and_then(|at| drill.names().nth(at));
            (letter.unwrap_or_else(|| panic!("{id} has no {name}")), *value)
        };
        let mut named = given.iter().map(letter).collect::<Vec<_>>();
        for (name, formula) in &drill.derived {
            named
                .push((name, value(formula, &named).unwrap_or_else(|why| panic!("{id}: {why:?}"))));
        }
        let (Task::Number { formulas, .. } | Task::Formula(formulas)) = &drill.task else {
            panic!("{id}")
        };
        let answer = value(formulas[0], &named).unwrap_or_else(|why| panic!("{id}: {why:?}"));
        assert!((answer - by_hand).abs() < 1e-6 * by_hand.abs(), "{id}: {answer} is not {by_hand}");
    }
}

#[test]
fn each_drill_that_calculates_has_a_value_by_hand() {
    for ((id, _), text) in NAMES.iter().zip(DRILLS) {
        let calculates = matches!(Drill::new(text).task, Task::Number { .. } | Task::Formula(_));
        assert_eq!(calculates, GOLDEN.iter().any(|it| it.0 == *id), "{id}");
    }
}

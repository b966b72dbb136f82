//! The loss of a student.

use crate::same;
use core::f64::consts::LN_2;
use lab::distillation::{entropy, loss, softmax};
use proptest::prelude::*;

#[test]
fn a_higher_temperature_is_flatter() {
    // 9 : 3 : 1 at T = 1, and 3 : √3 : 1 at T = 2.
    let logits = [9.0_f64.ln(), 3.0_f64.ln(), 0.0];
    let cold = [9.0 / 13.0, 3.0 / 13.0, 1.0 / 13.0];
    softmax(&logits, 1.0).into_iter().zip(cold).for_each(|(a, b)| same(a, b));
    let sum = 4.0 + 3.0_f64.sqrt();
    let hot = [3.0 / sum, 3.0_f64.sqrt() / sum, 1.0 / sum];
    softmax(&logits, 2.0).into_iter().zip(hot).for_each(|(a, b)| same(a, b));
    assert!(entropy(&hot) > entropy(&cold));
    same(entropy(&[0.5, 0.5, 0.0]), LN_2);
}

#[test]
fn the_loss_by_hand() {
    // Teacher 3 : 1, student 1 : 1. KL = ¾ ln 1.5 + ¼ ln 0.5 = 0.130812; CE = ln 2.
    let teacher = [3.0_f64.ln(), 0.0];
    let at_one = loss(&teacher, &[0.0, 0.0], 0, 1.0, 0.9);
    assert!((at_one.divergence - 0.130_812).abs() < 1e-6, "{at_one:?}");
    same(at_one.cross_entropy, LN_2);
    same(at_one.total, 0.9 * at_one.divergence + 0.1 * LN_2);
    // At T = 2 the teacher's odds are √3 : 1, and the soft part counts four times: 0.633975 of 1,
    // KL = 0.633975 ln 1.267949 + 0.366025 ln 0.732051 = 0.036341.
    let at_two = loss(&teacher, &[0.0, 0.0], 0, 2.0, 0.9);
    assert!((at_two.divergence - 0.036_341).abs() < 1e-6, "{at_two:?}");
    same(at_two.total, 0.9 * 4.0 * at_two.divergence + 0.1 * LN_2);
}

proptest! {
    #[test]
    fn who_answers_as_the_teacher_has_nothing_to_learn(
        logits in proptest::collection::vec(-9.0..9.0, 2..8),
        temperature in 1.0..8.0,
    ) {
        prop_assert!(loss(&logits, &logits, 0, temperature, 1.0).total.abs() < 1e-9);
        let sum = softmax(&logits, temperature).iter().sum::<f64>();
        prop_assert!((sum - 1.0).abs() < 1e-9);
        let mut other = logits.clone();
        other[1] += 1.0;
        prop_assert!(loss(&logits, &other, 0, temperature, 1.0).divergence > 0.0);
    }
}

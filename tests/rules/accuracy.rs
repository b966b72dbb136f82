//! The live estimate of the accuracy.

use super::driver::Player;
use sharp_shot::rules::{
    Accuracy, Contract, Dials, LAYERS, Precision, Retry, Sensitivities, Shots, TurnDial,
};

fn accuracy(dials: Dials) -> f32 {
    Accuracy::of(&dials, &Sensitivities::default()).0
}

/// One layer at a precision, the others at fp32.
fn alone(layer: usize, precision: Precision) -> Dials {
    let mut dials = Dials::default();
    dials.0[layer] = precision;
    dials
}

#[test]
fn the_uncompressed_model_reads_100_percent() {
    let player = Player::start(|_| {});
    assert_eq!(*player.get::<Accuracy>(), Accuracy(1.0));
    assert_eq!(player.get::<Accuracy>().percent(), 100);
}

#[test]
fn the_accuracy_answers_every_turn_of_a_dial_before_any_shot() {
    for layer in 0..LAYERS.len() {
        let mut player = Player::start(|_| {});
        let mut before = player.get::<Accuracy>().0;
        for bits in [16, 8, 4] {
            player.send(TurnDial { layer });
            let now = player.get::<Accuracy>().0;
            assert!(now < before, "layer {layer} at {bits} bits: {now} after {before}");
            before = now;
        }
        player.send(TurnDial { layer });
        assert_eq!(*player.get::<Accuracy>(), Accuracy(1.0), "layer {layer} back at fp32");
        assert!(player.get::<Shots>().is_empty());
    }
}

#[test]
fn a_new_round_reads_100_percent_at_once() {
    let mut player = Player::with_dials([4; 6]);
    player.send(Retry);
    assert_eq!(*player.get::<Accuracy>(), Accuracy(1.0));
}

#[test]
fn the_accuracy_is_the_product_of_what_each_layer_leaves() {
    for dials in Dials::all() {
        let layers = dials.0.iter().enumerate();
        let product: f32 = layers.map(|(layer, &p)| accuracy(alone(layer, p))).product();
        assert!((accuracy(dials) - product).abs() < 1e-5, "{dials:?}");
    }
}

#[test]
fn fewer_bits_never_raise_the_accuracy() {
    for dials in Dials::all() {
        for layer in (0..LAYERS.len()).filter(|&layer| dials.0[layer] != Precision::Int4) {
            let mut lower = dials;
            lower.0[layer] = dials.0[layer].next();
            assert!(lower.bits() < dials.bits());
            assert!(accuracy(lower) <= accuracy(dials), "layer {layer} of {dials:?}");
        }
    }
}

#[test]
fn the_percentage_is_rounded_to_the_nearest() {
    for (accuracy, percent) in [(0.0, 0), (0.004, 0), (0.006, 1), (0.434, 43), (0.998, 100)] {
        assert_eq!(Accuracy(accuracy).percent(), percent, "{accuracy}");
    }
}

#[test]
fn a_good_accuracy_is_within_reach_of_the_budget() {
    let budget = Contract::default().budget;
    let within = Dials::all().filter(|dials| dials.bits() <= budget);
    let best = within.map(accuracy).fold(0.0, f32::max);
    assert!(best >= 0.8, "the best setting within {budget} bits reads {best}");
}

#[test]
fn what_is_lost_is_shared_out_among_the_layers_and_nobody_is_given_back() {
    let sensitivities = Sensitivities::default();
    for dials in Dials::all() {
        let lost = 1.0 - accuracy(dials);
        let taken = Accuracy::taken(lost, &dials, &sensitivities);
        let sum: f32 = taken.iter().sum();
        assert!((sum - lost).abs() < 1e-5, "{dials:?}: {sum} of {lost}");
        for (layer, part) in taken.into_iter().enumerate() {
            let none = dials.0[layer] == Precision::Fp32;
            assert!(
                if none { part == 0.0 } else { part > 0.0 },
                "{dials:?}, layer {layer}: {part}"
            );
        }
    }
}

#[test]
fn layers_that_are_alike_take_alike() {
    let dials = Dials::uniform(Precision::Int4);
    let [embedding, attn1, ffn1, attn2, ffn2, output] =
        Accuracy::taken(1.0, &dials, &Sensitivities::default());
    for (one, other) in [(embedding, output), (attn1, attn2), (ffn1, ffn2)] {
        assert!((one - other).abs() < 1e-6, "{one} and {other}");
    }
    assert!(embedding > 2.0 * attn1 && attn1 > 2.0 * ffn1);
}

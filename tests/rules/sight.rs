//! What each role does to the sight at low precision.

use super::driver::{Player, setting};
use bevy::math::ops::powf;
use core::time::Duration;
use sharp_shot::rules::{Dials, LAYERS, Precision, Role, Sensitivities, Sight, TurnDial};

fn sight(bits: [u32; 6]) -> Sight {
    Sight::of(&setting(bits), &Sensitivities::default())
}

/// Every way to take one step down, as the layer and the sight before and after.
fn steps_down() -> impl Iterator<Item = (usize, Sight, Sight)> {
    Dials::all().flat_map(|dials| {
        let layers = (0..LAYERS.len()).filter(move |&layer| dials.0[layer] < Precision::Int4);
        layers.map(move |layer| {
            let mut lower = dials;
            lower.0[layer] = dials.0[layer].next();
            (
                layer,
                Sight::of(&dials, &Sensitivities::default()),
                Sight::of(&lower, &Sensitivities::default()),
            )
        })
    })
}

#[test]
fn the_uncompressed_model_shows_the_truth() {
    let player = Player::start(|_| {});
    let sight = *player.get::<Sight>();
    assert_eq!(sight, Sight { drift: 0.0, jitter: 0.0, blur: 0.0 });
    assert!((sight.contrast() - 1.0).abs() < 1e-6);
    for target in player.targets() {
        assert_eq!(target.shown(&sight, Duration::from_secs(3)), target.centre);
    }
}

#[test]
fn the_sight_answers_every_turn_of_a_dial() {
    let mut player = Player::start(|_| {});
    for (layer, dials) in [(0, [16, 32, 32, 32, 32, 32]), (2, [16, 32, 16, 32, 32, 32])] {
        player.send(TurnDial { layer });
        assert_eq!(*player.get::<Sight>(), sight(dials));
    }
}

#[test]
fn edge_layers_at_int4_drift_and_do_nothing_else() {
    let player = Player::with_dials([4, 32, 32, 32, 32, 32]);
    let sight = *player.get::<Sight>();
    assert_eq!(sight, Sight { drift: sight.drift, jitter: 0.0, blur: 0.0 });
    for target in player.targets() {
        let shown = |seconds| target.shown(&sight, Duration::from_secs(seconds));
        assert!(shown(0).distance(target.centre) > 39.9, "it is not shown where it is");
        assert_eq!(shown(0), shown(7), "the error is systematic: waiting does not help");
    }
}

#[test]
fn attention_at_int4_jitters_and_does_nothing_else() {
    let player = Player::with_dials([32, 4, 32, 32, 32, 32]);
    let sight = *player.get::<Sight>();
    assert_eq!(sight, Sight { drift: 0.0, jitter: sight.jitter, blur: 0.0 });
    assert!(sight.jitter >= 14.0);
    for target in player.targets() {
        assert_eq!(target.drifted(&sight), target.centre, "it sways about the truth");
        let shown = |seconds| target.shown(&sight, Duration::from_secs_f32(seconds));
        assert!(shown(0.5).distance(shown(1.0)) > 1.0, "it does not rest");
    }
}

#[test]
fn feed_forward_at_int4_blurs_pales_and_does_nothing_else() {
    let player = Player::with_dials([32, 32, 4, 32, 32, 32]);
    let sight = *player.get::<Sight>();
    assert_eq!(sight, Sight { drift: 0.0, jitter: 0.0, blur: sight.blur });
    assert!(sight.blur >= 4.5);
    assert!(sight.contrast() < 0.8);
    for target in player.targets() {
        assert_eq!(target.shown(&sight, Duration::from_secs(3)), target.centre);
    }
}

#[test]
fn every_layer_suffers_as_its_role_does() {
    for (layer, role) in LAYERS.map(|layer| layer.role).into_iter().enumerate() {
        let mut dials = Dials::default();
        dials.0[layer] = Precision::Int4;
        let Sight { drift, jitter, blur } = Sight::of(&dials, &Sensitivities::default());
        assert_eq!(
            [drift > 0.0, jitter > 0.0, blur > 0.0],
            match role {
                Role::Edge => [true, false, false],
                Role::Attention => [false, true, false],
                Role::FeedForward => [false, false, true],
            }
        );
    }
}

#[test]
fn fewer_bits_never_lower_an_effect() {
    for (layer, before, after) in steps_down() {
        assert!(after.drift >= before.drift, "layer {layer}: {before:?} to {after:?}");
        assert!(after.jitter >= before.jitter, "layer {layer}: {before:?} to {after:?}");
        assert!(after.blur >= before.blur, "layer {layer}: {before:?} to {after:?}");
    }
}

#[test]
fn every_step_down_of_a_feed_forward_layer_blurs_and_pales_more() {
    let feed_forward = |&(layer, ..): &(usize, _, _)| LAYERS[layer].role == Role::FeedForward;
    for (layer, before, after) in steps_down().filter(feed_forward) {
        assert!(after.blur > before.blur, "layer {layer}: {before:?} to {after:?}");
        assert!(after.contrast() < before.contrast(), "layer {layer}: {before:?} to {after:?}");
    }
}

#[test]
fn two_layers_of_a_role_combine_as_the_root_of_the_sum_of_squares() {
    let one = sight([4, 4, 4, 32, 32, 32]);
    let other = sight([32, 32, 32, 8, 8, 8]);
    let both = sight([4, 4, 4, 8, 8, 8]);
    for (one, other, both) in [
        (one.drift, other.drift, both.drift),
        (one.jitter, other.jitter, both.jitter),
        (one.blur, other.blur, both.blur),
    ] {
        assert!((both * both - one * one - other * other).abs() < 1e-3 * both * both);
    }
}

#[test]
fn two_edge_layers_at_int4_never_cancel() {
    let player = Player::start(|_| {});
    let (one, both) = (sight([4, 32, 32, 32, 32, 32]), sight([4, 32, 32, 32, 32, 4]));
    for target in player.targets() {
        let error = |sight| target.drifted(sight).distance(target.centre);
        assert!(error(&both) > 1.4 * error(&one));
        assert!((error(&both) - both.drift).abs() < 1e-3);
    }
}

#[test]
fn the_noise_of_the_better_precisions_is_small() {
    let int8 = sight([8, 32, 32, 32, 32, 32]);
    assert!(int8.drift > 0.0 && int8.drift < 5.0, "{int8:?}");
    let fp16 = sight([16; 6]);
    assert!(fp16.drift < 1.0 && fp16.jitter < 2.0 && fp16.blur < 1.0, "{fp16:?}");
}

#[test]
fn contrast_is_a_share_of_the_colour() {
    for dials in Dials::all() {
        let contrast = Sight::of(&dials, &Sensitivities::default()).contrast();
        assert!(contrast > 0.0 && contrast <= 1.0, "{dials:?}: {contrast}");
    }
}

/// The distance of neighbouring values relative to the range, as `assets/README.md` has it: the
/// step of a symmetric b-bit integer is absmax / (2^(b−1) − 1); fp16 keeps 11 significant bits.
fn step(precision: Precision) -> f32 {
    match precision {
        Precision::Fp32 => 0.0,
        Precision::Fp16 => 1.0 / 2048.0,
        Precision::Int8 => 1.0 / 127.0,
        Precision::Int4 => 1.0 / 7.0,
    }
}

#[test]
fn the_amplitudes_follow_the_steps_with_one_display_exponent_for_each_effect() {
    let sensitivities = Sensitivities::default();
    for (role, exponent) in [(Role::Edge, 0.73), (Role::Attention, 0.61), (Role::FeedForward, 0.64)]
    {
        let int4 = sensitivities.amplitude(role, Precision::Int4);
        for precision in Precision::ALL {
            let law = int4 * powf(step(precision) / step(Precision::Int4), exponent);
            let stands = sensitivities.amplitude(role, precision);
            assert!((law - stands).abs() <= 0.0501, "{role:?} {precision:?}: {stands}, not {law}");
        }
    }
}

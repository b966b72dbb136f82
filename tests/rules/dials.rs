//! The six dials: their layers, their precisions, and how a press turns them.

use super::driver::{Player, beside, setting};
use core::time::Duration;
use sharp_shot::rules::{Dials, Fire, LAYERS, Phase, Precision, Retry, Role, TurnDial};

#[test]
fn the_layers_stand_in_the_order_of_the_model() {
    let names = LAYERS.map(|layer| layer.name);
    assert_eq!(names, ["embedding", "attn.1", "ffn.1", "attn.2", "ffn.2", "output"]);
}

#[test]
fn every_layer_has_the_role_that_its_place_gives_it() {
    use Role::{Attention, Edge, FeedForward};
    let roles = LAYERS.map(|layer| layer.role);
    assert_eq!(roles, [Edge, Attention, FeedForward, Attention, FeedForward, Edge]);
    assert_eq!(
        [Edge, Attention, FeedForward].map(Role::name),
        ["edge", "attention", "feed-forward"]
    );
}

#[test]
fn the_precisions_are_called_by_their_bits() {
    assert_eq!(Precision::ALL.map(Precision::bits), [32, 16, 8, 4]);
    assert_eq!(Precision::ALL.map(Precision::name), ["fp32", "fp16", "int8", "int4"]);
}

#[test]
fn every_dial_starts_at_fp32() {
    let player = Player::start(|_| {});
    assert_eq!(*player.get::<Dials>(), setting([32; 6]));
}

#[test]
fn a_press_cycles_one_layer_and_leaves_the_others() {
    for layer in 0..LAYERS.len() {
        let mut player = Player::start(|_| {});
        for bits in [16, 8, 4, 32, 16] {
            player.send(TurnDial { layer });
            let mut expected = [32; 6];
            expected[layer] = bits;
            assert_eq!(*player.get::<Dials>(), setting(expected), "layer {layer}");
        }
    }
}

#[test]
fn the_bits_of_every_setting_are_the_sum_of_its_layers() {
    const BITS: [u32; 4] = [32, 16, 8, 4];
    for dials in Dials::all() {
        let sum: u32 = dials.0.iter().map(|&precision| BITS[precision as usize]).sum();
        assert_eq!(dials.bits(), sum, "{dials:?}");
    }
}

#[test]
fn the_number_of_a_setting_is_its_place_among_all() {
    assert_eq!(Dials::all().count(), usize::from(Dials::COUNT));
    for (number, dials) in (0..).zip(Dials::all()) {
        assert_eq!(dials.number(), number, "{dials:?}");
        assert_eq!(Dials::numbered(number), dials, "{number}");
    }
}

#[test]
fn the_settings_are_counted_from_fp32_to_int4_and_the_last_dial_first() {
    for (number, bits) in [
        (0, [32; 6]),
        (1, [32, 32, 32, 32, 32, 16]),
        (3, [32, 32, 32, 32, 32, 4]),
        (4, [32, 32, 32, 32, 16, 32]),
        (0x400, [16, 32, 32, 32, 32, 32]),
        (0xfff, [4; 6]),
    ] {
        assert_eq!(Dials::numbered(number), setting(bits), "{number}");
        assert_eq!(Dials::numbered(number | 0xf000), setting(bits), "{number} and more");
    }
}

#[test]
fn a_dial_that_is_not_there_turns_nothing() {
    let mut player = Player::with_dials([32, 16, 8, 4, 8, 16]);
    for layer in [6, 7, 64, usize::MAX] {
        player.send(TurnDial { layer });
        assert_eq!(*player.get::<Dials>(), setting([32, 16, 8, 4, 8, 16]), "layer {layer}");
    }
}

#[test]
fn dials_turn_during_a_reveal() {
    let mut player = Player::with_dials([16; 6]);
    player.shoot(beside(58.0)(&player.target()));
    player.send(TurnDial { layer: 2 });
    assert_eq!(*player.get::<Phase>(), Phase::Reveal);
    assert_eq!(*player.get::<Dials>(), setting([16, 16, 8, 16, 16, 16]));
}

#[test]
fn dials_turn_after_the_last_shot() {
    let mut player = Player::with_dials([16; 6]);
    player.play(10, beside(0.0));
    player.send(TurnDial { layer: 5 });
    assert_eq!(*player.get::<Phase>(), Phase::Over);
    assert_eq!(*player.get::<Dials>(), setting([16, 16, 16, 16, 16, 8]));
}

#[test]
fn only_a_press_or_a_new_round_turns_a_dial() {
    let mut player = Player::with_dials([16; 6]);
    player.send(Fire);
    player.wait(Duration::from_mins(1));
    assert_eq!(*player.get::<Dials>(), setting([16; 6]));
    player.send(Retry);
    assert_eq!(*player.get::<Dials>(), setting([32; 6]));
}

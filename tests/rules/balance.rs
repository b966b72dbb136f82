//! What must be true of the sight's figures, so that the meter can be trusted: properties 2 to 5
//! of the game's design. (The first is in `accuracy.rs` and `sight.rs`, the sixth in
//! `sequences.rs`.)

use super::players::Player;
use super::study::{Setting, best, honesty, ships};
use sharp_shot::rules::{Accuracy, Dials, LAYERS, Level, Precision, Role, Sensitivities};

/// What one layer costs of the accuracy, 0 to 1.
fn cost(role: Role, precision: Precision) -> f32 {
    let layer = LAYERS.iter().position(|layer| layer.role == role).expect("each role has layers");
    1.0 - Sensitivities::default().survival(layer, precision)
}

/// The bits of the layers of a role, from the fewest to the most.
fn bits(dials: Dials, role: Role) -> Vec<u32> {
    let layers = LAYERS.iter().zip(dials.0).filter(|(layer, _)| layer.role == role);
    let mut bits: Vec<u32> = layers.map(|(_, precision)| precision.bits()).collect();
    bits.sort_unstable();
    bits
}

fn int4_edges(setting: &Setting) -> usize {
    bits(setting.dials, Role::Edge).iter().filter(|&&bits| bits == 4).count()
}

#[test]
fn at_int4_an_edge_costs_twice_an_attention_layer_and_that_twice_a_feed_forward_layer() {
    let [edge, attention, feed_forward] =
        [Role::Edge, Role::Attention, Role::FeedForward].map(|role| cost(role, Precision::Int4));
    assert!(edge >= 2.0 * attention, "{edge} and {attention}");
    assert!(attention >= 2.0 * feed_forward, "{attention} and {feed_forward}");
}

#[test]
fn for_an_edge_layer_int4_is_a_cliff() {
    let [int8, int4] = [Precision::Int8, Precision::Int4].map(|p| cost(Role::Edge, p));
    assert!(int4 >= 4.0 * int8, "{int8} to {int4}");
}

#[test]
fn each_effect_of_a_single_int4_layer_is_plain_to_see() {
    let amplitude = |role| Sensitivities::default().amplitude(role, Precision::Int4);
    assert!(amplitude(Role::Edge) >= 40.0);
    assert!(amplitude(Role::Attention) >= 14.0);
    assert!(amplitude(Role::FeedForward) >= 4.5);
}

#[test]
fn where_bits_are_scarce_mixed_precision_wins_by_twenty_points() {
    for budget in [44, 40, 36, 32] {
        let settings = Setting::within(budget);
        let best = best(&settings);
        let uniform = Precision::ALL.map(Dials::uniform).map(Setting::new);
        let fitting = uniform.iter().filter(|setting| setting.dials.bits() <= budget);
        let rival = fitting.map(|setting| setting.accuracy).fold(0.0, f32::max);
        let name = best.names();
        assert!(best.accuracy >= rival + 0.2, "{budget}: {name}, {} > {rival}", best.accuracy);
        let [edge, attention, feed_forward] =
            [Role::Edge, Role::Attention, Role::FeedForward].map(|role| bits(best.dials, role));
        assert!(edge[0] >= attention[1] && attention[0] >= feed_forward[1], "{budget}: {name}");
        assert!(edge[0] > feed_forward[0], "{budget}: {name} is not mixed");
    }
}

#[test]
fn at_96_bits_fp16_is_nearly_free_and_the_best_setting_shoots_as_well() {
    let fp16 = Setting::new(Dials::uniform(Precision::Fp16));
    assert!(fp16.accuracy > 0.9, "{}", fp16.accuracy);
    let best = best(&Setting::within_budget());
    for player in [Player::A, Player::B] {
        let (ours, theirs) = (best.score(player), fp16.score(player));
        assert!(ours >= theirs - 0.5, "{player:?}: {} scores {ours} of {theirs}", best.names());
    }
}

#[test]
fn an_average_player_ships_uniform_fp16() {
    let chance = ships(&Setting::new(Dials::uniform(Precision::Fp16)).average_shots());
    assert!(chance >= 0.95, "{chance}");
}

#[test]
fn the_levels_of_accuracy_promise_what_they_say() {
    for setting in Setting::within_budget() {
        let (average, hasty) = match Accuracy(setting.accuracy).level() {
            Level::Good => (0.99, 0.99),
            Level::Fair => (0.85, 0.42),
            Level::Bad => continue,
        };
        assert!(ships(&setting.average_shots()) >= average, "{}", setting.names());
        assert!(setting.ships(Player::B) >= hasty, "{}", setting.names());
    }
}

#[test]
fn nobody_ships_with_int4_edges() {
    for setting in Setting::within_budget() {
        let most = [1.0, 0.02, 0.001][int4_edges(&setting)];
        for player in Player::ALL {
            let chance = setting.ships(player);
            assert!(chance <= most, "{player:?} ships {} at {chance}", setting.names());
        }
    }
}

#[test]
fn the_meter_ranks_the_settings_as_the_players_shoot() {
    let settings = Setting::within_budget();
    for player in Player::ALL {
        let (correlation, wrong) = honesty(&settings, player);
        assert!(correlation >= 0.98, "{player:?}: {correlation}, {wrong} the wrong way round");
    }
}

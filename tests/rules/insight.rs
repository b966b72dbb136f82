//! What a round teaches: the frontier, what each layer cost, the best move, and pairs at int4.

use super::any;
use super::driver::{Player, beside, setting};
use bevy::prelude::*;
use core::time::Duration;
use proptest::prelude::*;
use sharp_shot::rules::{
    Accuracy, Contract, Dials, Grid, LAYERS, Motion, Outcome, PAIRS, Precision, Role,
    Sensitivities, Shot, Shots, Sight, best_move, costliest, costs, frontier, int4_pairs,
};

fn accuracy(dials: Dials) -> f32 {
    Accuracy::of(&dials, &Sensitivities::default()).0
}

/// A shot with this setting; where it went does not matter here.
fn shot(dials: Dials) -> Shot {
    Shot {
        fired: Duration::ZERO,
        reveal_ends: Duration::ZERO,
        dials,
        motion: Motion::default(),
        sight: Sight::of(&dials, &Sensitivities::default()),
        accuracy: Accuracy::of(&dials, &Sensitivities::default()),
        centre: Vec2::ZERO,
        drifted: Vec2::ZERO,
        shown: Vec2::ZERO,
        hit: Vec2::ZERO,
        grid: Grid::default(),
    }
}

fn shots(settings: impl IntoIterator<Item = Dials>) -> Vec<Shot> {
    settings.into_iter().map(shot).collect()
}

#[test]
fn no_setting_of_as_few_bits_is_more_accurate_than_the_frontier() {
    let frontier = frontier(&Sensitivities::default());
    for dials in Dials::all() {
        let rival = frontier.iter().rfind(|rival| rival.bits() <= dials.bits());
        let rival = rival.expect("the frontier begins at the fewest bits");
        assert!(accuracy(dials) <= accuracy(*rival), "{dials:?} beats {rival:?}");
    }
}

#[test]
fn the_frontier_rises_in_bits_and_accuracy_from_int4_to_fp32() {
    let frontier = frontier(&Sensitivities::default());
    assert_eq!(frontier.first(), Some(&setting([4; 6])));
    assert_eq!(frontier.last(), Some(&setting([32; 6])));
    for pair in frontier.windows(2) {
        let [poorer, richer] = pair else { unreachable!("a window of two") };
        assert!(poorer.bits() < richer.bits(), "{poorer:?}, {richer:?}");
        assert!(accuracy(*poorer) < accuracy(*richer), "{poorer:?}, {richer:?}");
    }
}

#[test]
fn of_settings_that_are_alike_the_first_is_on_the_frontier() {
    let both = |dials: &Dials| (dials.bits(), Accuracy(accuracy(*dials)));
    for best in frontier(&Sensitivities::default()) {
        assert_eq!(Dials::all().find(|dials| both(dials) == both(&best)), Some(best));
    }
}

#[test]
fn at_int4_an_edge_costs_more_than_attention_and_that_more_than_feed_forward() {
    let costs = costs(&shots([setting([4; 6])]), &Sensitivities::default());
    let of = |role| {
        let layers = LAYERS.iter().zip(costs).filter(move |(layer, _)| layer.role == role);
        layers.map(|(_, cost)| cost)
    };
    for (more, less) in [(Role::Edge, Role::Attention), (Role::Attention, Role::FeedForward)] {
        assert!(of(more).all(|cost| of(less).all(|other| cost > other)), "{costs:?}");
    }
}

#[test]
fn no_shots_and_no_compression_cost_nothing() {
    for shots in [vec![], shots([setting([32; 6]); 3])] {
        let costs = costs(&shots, &Sensitivities::default());
        assert!(costs.iter().all(|&cost| cost == 0.0), "{costs:?}");
    }
}

#[test]
fn an_only_compressed_layer_costs_all_that_is_lost() {
    for layer in 0..LAYERS.len() {
        let mut dials = setting([32; 6]);
        dials.0[layer] = Precision::Int4;
        let costs = costs(&shots([dials]), &Sensitivities::default());
        assert!((costs[layer] - (1.0 - accuracy(dials))).abs() < 1e-6, "{costs:?}");
    }
}

#[test]
fn a_shot_at_fp32_halves_the_cost_of_another() {
    let compressed = setting([16, 4, 8, 4, 8, 16]);
    let whole = costs(&shots([compressed]), &Sensitivities::default());
    let halved = costs(&shots([compressed, setting([32; 6])]), &Sensitivities::default());
    for (whole, halved) in whole.into_iter().zip(halved) {
        assert!((whole - 2.0 * halved).abs() < 1e-6, "{halved} of {whole}");
    }
}

#[test]
fn the_costs_of_a_played_round_are_what_its_result_lacks() {
    let mut player = Player::with_dials([16; 6]);
    player.play(6, beside(20.0));
    player.turn_to([8, 4, 4, 8, 4, 8]);
    player.play(4, beside(0.0));
    let shots = player.get::<Shots>();
    let lacks = 1.0 - Outcome::of(shots, player.get::<Contract>()).accuracy.0;
    let sum: f32 = costs(shots, player.get::<Sensitivities>()).iter().sum();
    assert!((sum - lacks).abs() < 1e-5, "{sum} of {lacks}");
}

#[test]
fn the_costliest_setting_lost_most_by_all_its_shots_together() {
    let [a, b, c] = [[16; 6], [8; 6], [4; 6]].map(setting);
    for (used, costliest_one) in [
        (vec![], None),
        (vec![a], Some(a)),
        (vec![a, b], Some(b)),
        (vec![b, a], Some(b)),
        (vec![a, a, b], Some(b)),
        (vec![a, a, a, b], Some(a)),
        (vec![b, b, b, b, c], Some(c)),
        (vec![c, b, b, b, b, b, b, b], Some(b)),
    ] {
        assert_eq!(costliest(&shots(used.clone())), costliest_one, "{used:?}");
    }
}

#[test]
fn of_settings_that_cost_the_same_the_one_used_last_counts() {
    let a = setting([16, 8, 16, 16, 16, 16]);
    let alike = |b: &Dials| *b != a && accuracy(*b).to_bits() == accuracy(a).to_bits();
    let b = Dials::all().find(alike).expect("layers of a role are alike");
    assert_eq!(costliest(&shots([a, b])), Some(b));
    assert_eq!(costliest(&shots([b, a])), Some(a));
}

#[test]
fn four_bits_go_from_a_feed_forward_layer_to_an_int4_edge() {
    let dials = setting([8, 8, 8, 8, 4, 4]);
    let best = best_move(&dials, 40, &Sensitivities::default()).expect("there is a better one");
    assert_eq!((best.up, best.down), (5, Some(2)), "from ffn.1 to output");
    assert_eq!(best.dials, setting([8, 8, 4, 8, 4, 8]));
    assert!(best.gain > 0.3, "{best:?}");

    let best = best_move(&setting([8, 8, 8, 8, 8, 4]), 44, &Sensitivities::default());
    let best = best.expect("there is a better one");
    let giver = LAYERS[best.down.expect("the budget is full")];
    assert_eq!((best.up, giver.role), (5, Role::FeedForward));
}

#[test]
fn bits_that_are_left_over_are_taken_from_no_layer() {
    let best = best_move(&setting([8, 8, 8, 8, 8, 4]), 48, &Sensitivities::default());
    let best = best.expect("there is a better one");
    assert_eq!((best.up, best.down, best.dials), (5, None, setting([8; 6])));
}

#[test]
fn a_move_that_adds_little_more_than_a_hundredth_is_worth_it() {
    let best = best_move(&setting([32, 16, 32, 16, 32, 32]), 160, &Sensitivities::default());
    let best = best.expect("attention gains more than the others lose");
    assert_eq!(LAYERS[best.up].role, Role::Attention);
    assert!((0.01..0.02).contains(&best.gain), "{best:?}");
}

#[test]
fn there_is_no_move_where_nothing_helps() {
    for (bits, budget) in [
        ([32; 6], 192),
        ([16; 6], 96), // A step up takes 16 bits, a step down frees 8.
        ([16, 32, 32, 32, 32, 32], 192), // Four thousandths are to be had.
        ([4; 6], 24),  // No layer has a bit to give.
        ([32; 6], 24), // No single move comes back within the budget.
    ] {
        let best = best_move(&setting(bits), budget, &Sensitivities::default());
        assert_eq!(best, None, "{bits:?} within {budget}");
    }
}

/// Every setting within a budget that is one dial a step up and at most another a step down.
fn moves(from: Dials, budget: u32) -> impl Iterator<Item = Dials> {
    Dials::all().filter(move |to| {
        let mut steps: Vec<i32> =
            from.0.iter().zip(to.0).map(|(&from, to)| from as i32 - to as i32).collect();
        steps.sort_unstable();
        let allowed = [[0, 0, 0, 0, 0, 1], [-1, 0, 0, 0, 0, 1]];
        to.bits() <= budget && allowed.iter().any(|allowed| steps == allowed)
    })
}

/// The layers in pairs, in the order of [`int4_pairs`].
fn pairs() -> Vec<[usize; 2]> {
    let mut pairs = Vec::new();
    for a in 0..LAYERS.len() {
        for b in a + 1..LAYERS.len() {
            pairs.push([a, b]);
        }
    }
    pairs
}

#[test]
fn the_pairs_are_the_best_that_fits_with_both_at_int4() {
    assert_eq!(pairs().len(), PAIRS);
    for budget in [192, 96, 48, 32, 24, 23] {
        let best = int4_pairs(budget, &Sensitivities::default());
        for (best, pair) in best.into_iter().zip(pairs()) {
            let fits = |dials: &Dials| {
                dials.bits() <= budget && pair.iter().all(|&at| dials.0[at] == Precision::Int4)
            };
            let expected = Dials::all().filter(fits).map(accuracy).fold(0.0, f32::max);
            assert_eq!(Accuracy(best), Accuracy(expected), "{pair:?} within {budget}");
        }
    }
    let nothing_fits = int4_pairs(23, &Sensitivities::default());
    assert!(nothing_fits.iter().all(|&best| best == 0.0), "{nothing_fits:?}");
}

#[test]
fn at_96_bits_no_pair_with_an_edge_is_fit_to_ship_and_the_feed_forward_layers_are() {
    for (best, pair) in int4_pairs(96, &Sensitivities::default()).into_iter().zip(pairs()) {
        let roles = pair.map(|layer| LAYERS[layer].role);
        if roles.contains(&Role::Edge) {
            assert!(best < 0.5, "{pair:?}: {best}");
        } else if roles == [Role::FeedForward; 2] {
            assert!(best >= 0.5, "{pair:?}: {best}");
        }
    }
}

proptest! {
    #![proptest_config(any::config(300))]

    #[test]
    fn the_costs_are_what_the_mean_accuracy_lacks(
        settings in proptest::collection::vec(any::dials(), 1..=20),
    ) {
        let shots = shots(settings.clone());
        let costs = costs(&shots, &Sensitivities::default());
        let mean = settings.iter().copied().map(accuracy).sum::<f32>() / settings.len() as f32;
        let sum: f32 = costs.iter().sum();
        prop_assert!((sum - (1.0 - mean)).abs() < 1e-5, "{sum} and {mean}");
        for (layer, cost) in costs.into_iter().enumerate() {
            let spared = settings.iter().all(|dials| dials.0[layer] == Precision::Fp32);
            prop_assert!(if spared { cost == 0.0 } else { cost > 0.0 }, "{layer} of {costs:?}");
        }
    }

    #[test]
    fn the_best_move_is_the_best_of_all_moves(dials in any::dials(), budget in 24_u32..=192) {
        let before = accuracy(dials);
        let gain = |to: Dials| accuracy(to) - before;
        let most = moves(dials, budget).map(gain).fold(0.0, f32::max);
        let Some(best) = best_move(&dials, budget, &Sensitivities::default()) else {
            prop_assert!(most < 0.01, "{most} is to be had");
            return Ok(());
        };
        prop_assert_eq!(Accuracy(best.gain), Accuracy(most));
        prop_assert_eq!(Accuracy(best.gain), Accuracy(gain(best.dials)));
        prop_assert!(moves(dials, budget).any(|to| to == best.dials), "{best:?} is no move");
        let mut moved = dials;
        moved.0[best.up] = Precision::ALL[moved.0[best.up] as usize - 1];
        if let Some(down) = best.down {
            prop_assert!(moved.bits() > budget, "{best:?} takes bits that are left over");
            moved.0[down] = moved.0[down].next();
        }
        prop_assert_eq!(moved, best.dials, "the layers that it names make it");
    }
}

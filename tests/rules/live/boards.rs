//! The boards of a round: when they change, and what the model says of them.

use super::{model, range, sighted, under, under_with, unlimited, with_dials};
use crate::driver::{Player, setting};
use crate::live_players::network;
use bevy::prelude::*;
use range_model::Board;
use sharp_shot::rules::live::STEP;
use sharp_shot::rules::{Accuracy, Dials, LIVE_CONTRACTS, Motion, Range, Retry, TurnDial};

/// What stands where nothing has moved yet.
fn board(player: &Player) -> Board {
    sighted(player).board
}

/// Settings within 40 bits, and the full model.
const SETTINGS: [[u32; 6]; 5] =
    [[4; 6], [8, 4, 4, 4, 4, 8], [8, 4, 4, 8, 4, 8], [16, 4, 4, 4, 4, 8], [4, 4, 4, 4, 16, 8]];

#[test]
fn the_answer_is_the_network_s_with_the_layers_quantized_as_the_dials_say() {
    for bits in SETTINGS {
        let network = network(Range::Live, setting(bits));
        let mut player = with_dials(bits);
        for _ in 0..10 {
            let seen = sighted(&player);
            assert_eq!(seen.answer, network.run(&seen.board), "{bits:?}");
            player.wait(STEP);
        }
    }
}

#[test]
fn the_full_model_finds_the_right_cell_and_shows_it_sharply() {
    let mut player = under(unlimited());
    for _ in 0..10 {
        let seen = sighted(&player);
        assert_eq!(seen.answer.cell(), seen.board.answer());
        player.shoot(seen.seen().shown);
        player.see_through();
    }
}

#[test]
fn the_meter_shows_what_was_measured() {
    for bits in SETTINGS {
        let player = with_dials(bits);
        let number = usize::from(player.get::<Dials>().number());
        let measured = f32::from(model().accuracies(Range::Live)[number]) / 255.0;
        assert_eq!(*player.get::<Accuracy>(), Accuracy(measured), "{bits:?}");
    }
}

#[test]
fn quantized_the_other_objects_move_and_the_right_cell_stays() {
    let mut player = with_dials([4; 6]);
    let first = board(&player);
    let mut changes = 0;
    for _ in 0..40 {
        let before = board(&player);
        player.wait(STEP);
        let after = board(&player);
        // At times nobody can move to where chance would have it.
        changes += usize::from(before != after);
        assert_eq!((after.answer(), after.asked()), (first.answer(), first.asked()));
        assert_eq!(after.objects()[after.first_hop()], first.objects()[first.first_hop()]);
        for (a, b) in before.objects().iter().zip(after.objects()) {
            assert!(a.cell.king_distance(b.cell) <= 1, "one move at a time");
        }
    }
    assert!(changes > 30, "{changes} of 40");
}

#[test]
fn with_floats_nothing_moves() {
    let mut player = under(unlimited());
    for _ in 0..2 {
        let seen = sighted(&player);
        assert!(!range(&player).moves());
        player.wait(100 * STEP);
        assert_eq!(sighted(&player), seen);
        (0..6).for_each(|layer| player.send(TurnDial { layer }));
    }
}

#[test]
fn where_less_movement_is_wanted_the_objects_take_three_times_as_long() {
    let mut player = with_dials([4; 6]);
    player.game.world_mut().insert_resource(Motion::Reduced);
    player.wait_until(30 * STEP);
    let slow = board(&player);
    let mut other = with_dials([4; 6]);
    other.wait_until(10 * STEP);
    assert_eq!(slow, board(&other));
}

#[test]
fn a_look_back_in_time_sees_what_was_there() {
    let mut player = with_dials([4; 6]);
    player.wait_until(20 * STEP);
    let then = board(&player);
    player.wait_until(50 * STEP);
    assert_ne!(board(&player), then);
    player.wait_until(20 * STEP);
    assert_eq!(board(&player), then);
}

#[test]
fn every_setting_within_the_budget_has_a_board_of_its_own() {
    let boards = SETTINGS.map(|bits| board(&with_dials(bits)).answer());
    for (place, one) in boards.iter().enumerate() {
        assert!(!boards[place + 1..].contains(one), "{boards:?}");
    }
}

#[test]
fn over_budget_there_is_one_board_for_practice() {
    let mut player = under(LIVE_CONTRACTS[0]);
    let practice = board(&player);
    player.send(TurnDial { layer: 0 });
    assert_eq!(board(&player), practice);
}

#[test]
fn the_same_seed_has_the_same_boards_and_a_new_round_has_others() {
    let player = |seed| {
        let mut player = under_with(LIVE_CONTRACTS[0], seed);
        player.turn_to([4; 6]);
        player
    };
    let mut one = player("one");
    let at = |player: &Player| board(player).objects().map(|it| (it.symbol, it.guards));
    assert_eq!(at(&one), at(&player("one")));
    assert_ne!(at(&one), at(&player("another")));
    let before = at(&one);
    one.shoot(Vec2::ZERO);
    one.send(Retry);
    one.turn_to([4; 6]);
    assert_ne!(at(&one), before);
}

//! What a round is worth, and what is kept of it.

use super::driver::{Player, beside, setting};
use sharp_shot::rules::{
    Accuracy, Best, Contract, Fire, Outcome, Retry, Sensitivities, Shots, Sight,
};

fn outcome(player: &Player) -> Outcome {
    Outcome::of(player.get::<Shots>(), player.get::<Contract>())
}

fn accuracy(bits: [u32; 6]) -> f32 {
    Accuracy::of(&setting(bits), &Sensitivities::default()).0
}

#[test]
fn each_shot_remembers_its_setting() {
    const SETTINGS: [[u32; 6]; 3] = [[16; 6], [8, 4, 8, 4, 8, 8], [32, 8, 4, 8, 4, 32]];
    let mut player = Player::start(|_| {});
    for bits in SETTINGS {
        player.turn_to(bits);
        player.play(1, beside(0.0));
    }
    player.turn_to([4; 6]);
    for (shot, bits) in player.get::<Shots>().iter().zip(SETTINGS) {
        assert_eq!(shot.dials, setting(bits));
        assert_eq!(shot.sight, Sight::of(&setting(bits), &Sensitivities::default()));
        assert_eq!(shot.accuracy, Accuracy::of(&setting(bits), &Sensitivities::default()));
    }
}

#[test]
fn the_bits_of_a_round_are_the_most_that_any_shot_used() {
    let mut player = Player::with_dials([8; 6]);
    player.play(4, beside(0.0));
    assert_eq!(outcome(&player).bits, 48);
    player.turn_to([16; 6]);
    player.play(1, beside(0.0));
    player.turn_to([4; 6]);
    player.play(5, beside(0.0));
    assert_eq!(outcome(&player).bits, 96);
}

#[test]
fn the_accuracy_of_a_round_is_the_mean_over_its_shots() {
    let mut player = Player::with_dials([16; 6]);
    player.play(7, beside(0.0));
    player.turn_to([4; 6]);
    player.play(3, beside(0.0));
    let expected = (7.0 * accuracy([16; 6]) + 3.0 * accuracy([4; 6])) / 10.0;
    assert!((outcome(&player).accuracy.0 - expected).abs() < 1e-5);
}

#[test]
fn the_mean_is_over_as_many_shots_as_there_were() {
    let mut player = Player::with_dials([4; 6]);
    for _ in 0..3 {
        player.play(1, beside(0.0));
        assert!((outcome(&player).accuracy.0 - accuracy([4; 6])).abs() < 1e-5);
    }
}

#[test]
fn dials_turned_after_the_last_shot_change_neither_bits_nor_accuracy() {
    let mut player = Player::with_dials([16; 6]);
    player.play(10, beside(0.0));
    let result = outcome(&player);
    player.turn_to([4; 6]);
    player.send(Fire);
    assert_eq!(outcome(&player), result);
    assert_eq!(result.bits, 96);
}

#[test]
fn a_refused_setting_is_no_part_of_the_result() {
    let mut player = Player::start(|_| {});
    player.send(Fire);
    player.turn_to([8; 6]);
    player.play(10, beside(0.0));
    assert_eq!(outcome(&player).bits, 48);
    assert!((outcome(&player).accuracy.0 - accuracy([8; 6])).abs() < 1e-5);
}

#[test]
fn a_round_without_shots_is_worth_nothing() {
    let result = outcome(&Player::start(|_| {}));
    let nothing =
        Outcome { score: 0, shipped: false, bits: 0, accuracy: Accuracy(0.0), cause: None };
    assert_eq!(result, nothing);
}

#[test]
fn only_a_finished_round_counts_for_the_best_score() {
    let mut player = Player::with_dials([16; 6]);
    player.play(9, beside(0.0));
    assert_eq!(*player.get::<Best>(), Best(0));
    player.send(Retry);
    assert_eq!(*player.get::<Best>(), Best(0));
    player.turn_to([16; 6]);
    player.play(10, beside(42.0));
    assert_eq!(*player.get::<Best>(), Best(10));
}

#[test]
fn the_best_score_is_kept_over_worse_rounds_and_raised_by_better_ones() {
    let mut player = Player::start(|app| {
        app.insert_resource(Best(15));
    });
    for (distance, best) in [(42.0, 15), (23.0, 20), (58.0, 20), (0.0, 30), (42.0, 30)] {
        player.turn_to([16; 6]);
        player.play(10, beside(distance));
        assert_eq!(*player.get::<Best>(), Best(best));
        player.send(Retry);
        assert_eq!(*player.get::<Best>(), Best(best), "after the retry");
    }
}

#[test]
fn the_best_score_counts_at_the_last_shot_even_if_the_player_leaves_during_its_reveal() {
    let mut player = Player::with_dials([16; 6]);
    player.play(9, beside(0.0));
    player.shoot(beside(58.0)(&player.target()));
    player.send(Retry);
    assert_eq!(*player.get::<Best>(), Best(27));
}

#[test]
fn the_shot_that_ships_is_the_first_with_enough_points() {
    let mut player = Player::with_dials([16; 6]);
    let ship_at = player.get::<Contract>().ship_at;
    player.play(3, beside(25.0));
    player.play(3, beside(0.0));
    assert_eq!(
        (player.get::<Shots>().score(), player.get::<Shots>().shipping(ship_at)),
        (15, None)
    );
    player.play(1, beside(100.0));
    assert_eq!(player.get::<Shots>().shipping(ship_at), None);
    player.play(1, beside(0.0));
    assert_eq!(player.get::<Shots>().shipping(ship_at), Some(7));
    player.play(2, beside(0.0));
    assert_eq!(player.get::<Shots>().shipping(ship_at), Some(7), "the others change nothing");
}

#[test]
fn a_streak_is_the_bullseyes_since_the_last_other_shot() {
    let mut player = Player::with_dials([16; 6]);
    let mut streaks = Vec::new();
    for distance in [0.0, 0.0, 25.0, 0.0, 100.0, 0.0, 0.0, 0.0] {
        player.play(1, beside(distance));
        streaks.push(player.get::<Shots>().streak());
    }
    assert_eq!(streaks, [1, 2, 0, 1, 0, 1, 2, 3]);
}

//! Aiming at cells, and what a shot scores.

use super::{range, sighted, under, unlimited, wait_for_step, with_dials};
use crate::driver::Player;
use bevy::prelude::*;
use proptest::prelude::*;
use sharp_shot::rules::{Aim, Cause, Crosshair, FIELD, Grid, Outcome, Phase, Shots, Zone};

/// The cells of a board from one border to the other.
fn cell() -> impl Strategy<Value = (u8, u8)> {
    (0..Grid::CELLS, 0..Grid::CELLS)
}

proptest! {
    #[test]
    fn the_aim_rests_in_the_middle_of_the_cell_that_is_pointed_at(
        x in 0.0..=FIELD,
        y in 0.0..=FIELD,
    ) {
        let mut player = under(unlimited());
        player.send(Aim(Vec2::new(x, y)));
        let aim = player.get::<Crosshair>().0;
        prop_assert!((aim - Vec2::new(x, y)).abs().max_element() <= Grid::CELL / 2.0);
        prop_assert_eq!((aim / Grid::CELL).fract(), Vec2::splat(0.5));
        prop_assert!(aim.max_element() < FIELD);
    }

    #[test]
    fn a_shot_scores_by_the_moves_of_a_king((x, y) in cell(), (a, b) in cell()) {
        let way = Grid::middle(x, y) - Grid::middle(a, b);
        let moves = x.abs_diff(a).max(y.abs_diff(b));
        prop_assert_eq!(Grid::moves(way), u32::from(moves));
        let points = 3_u32.saturating_sub(moves.into());
        prop_assert_eq!(Grid::Cells.zone(way).points(), points);
    }
}

/// The border and the middle are cells like any other.
#[test]
fn every_cell_can_be_aimed_at_by_keys_alone() {
    let mut player = under(unlimited());
    for _ in 0..40 {
        let aim = player.get::<Crosshair>().0;
        player.send(Aim(aim - Vec2::splat(Grid::Cells.step(false))));
    }
    assert_eq!(player.get::<Crosshair>().0, Grid::middle(0, 0));
    for _ in 0..31 {
        let aim = player.get::<Crosshair>().0;
        player.send(Aim(aim + Grid::Cells.step(true) * Vec2::X));
    }
    assert_eq!(player.get::<Crosshair>().0, Grid::middle(31, 0));
}

/// Shoots a cell that is so many moves beside the right one, where there is one.
fn shoot_beside(player: &mut Player, moves: f32) -> Zone {
    let centre = sighted(player).seen().centre;
    let way = if centre.x < FIELD / 2.0 { Vec2::X } else { Vec2::NEG_X };
    player.shoot(centre + moves * Grid::CELL * way).zone()
}

#[test]
fn the_right_cell_brings_3_points_its_neighbours_2_and_the_next_1() {
    let mut player = with_dials([8, 8, 4, 4, 4, 8]);
    for (moves, zone) in [Zone::Bullseye, Zone::Inner, Zone::Outer, Zone::Miss].iter().enumerate() {
        assert_eq!(shoot_beside(&mut player, moves as f32), *zone);
        player.see_through();
    }
    assert_eq!(player.get::<Shots>().score(), 6);
}

#[test]
fn where_the_model_was_right_a_lost_point_is_the_aim_s() {
    let mut player = under(unlimited());
    assert_eq!(sighted(&player).seen().shown, sighted(&player).seen().centre, "at fp32");
    shoot_beside(&mut player, 2.0);
    assert_eq!(player.get::<Shots>()[0].cause(), Some(Cause::Aim));
}

#[test]
fn who_shoots_where_the_model_points_loses_points_to_the_model_alone() {
    let mut player = with_dials([4; 6]);
    while *player.get::<Phase>() != Phase::Over {
        wait_for_step(&mut player);
        let shown = sighted(&player).seen().shown;
        let shot = player.shoot(shown);
        assert_eq!(shot.hit, shot.shown);
        assert_eq!(shot.reveals(), shot.zone() != Zone::Bullseye);
        assert!([None, Some(Cause::Drift)].contains(&shot.cause()));
        player.see_through();
    }
    let outcome = Outcome::of(player.get(), player.get());
    assert_eq!(outcome.cause, Some(Cause::Drift), "all layers at int4 miss some of ten boards");
}

#[test]
fn what_there_was_to_see_at_each_shot_is_kept() {
    let mut player = with_dials([8, 4, 4, 4, 4, 8]);
    let mut seen = Vec::new();
    while *player.get::<Phase>() != Phase::Over {
        wait_for_step(&mut player);
        seen.push(sighted(&player));
        player.shoot(Vec2::ZERO);
        player.see_through();
    }
    assert_eq!(range(&player).fired(), seen);
}

//! Where the crosshair goes, and that shots go where it rests.

use super::any;
use super::driver::{Player, beside};
use bevy::prelude::*;
use core::time::Duration;
use proptest::prelude::*;
use sharp_shot::rules::{Aim, Crosshair, FIELD, Fire, Phase, Retry, Shots, TurnDial};

#[test]
fn the_aim_rests_in_the_middle_at_the_start() {
    let player = Player::start(|_| {});
    assert_eq!(*player.get::<Crosshair>(), Crosshair(Vec2::new(200.0, 200.0)));
}

#[test]
fn an_aim_outside_the_field_is_taken_at_the_border() {
    let mut player = Player::start(|_| {});
    for (aim, taken) in [
        ((-1.0, 120.0), (0.0, 120.0)),
        ((120.0, FIELD + 0.5), (120.0, FIELD)),
        ((f32::MAX, f32::MIN), (FIELD, 0.0)),
        ((FIELD, 0.0), (FIELD, 0.0)),
    ] {
        player.send(Aim(aim.into()));
        assert_eq!(*player.get::<Crosshair>(), Crosshair(taken.into()), "{aim:?}");
    }
}

#[test]
fn an_aim_that_is_no_number_is_not_taken() {
    let mut player = Player::start(|_| {});
    player.send(Aim(Vec2::new(120.0, 80.0)));
    for aim in [(f32::NAN, 10.0), (10.0, f32::NAN), (f32::NAN, f32::NAN)] {
        player.send(Aim(aim.into()));
        assert_eq!(*player.get::<Crosshair>(), Crosshair(Vec2::new(120.0, 80.0)), "{aim:?}");
    }
}

#[test]
fn fire_goes_where_the_aim_last_rested() {
    let mut player = Player::with_dials([16; 6]);
    player.send(Aim(Vec2::new(300.0, 300.0)));
    player.send(Aim(Vec2::new(123.0, 45.0)));
    player.send(TurnDial { layer: 2 });
    player.wait(Duration::from_secs(30));
    player.send(Fire);
    assert_eq!(player.get::<Shots>()[0].hit, Vec2::new(123.0, 45.0));
    player.see_through();
    player.send(Fire);
    assert_eq!(player.get::<Shots>()[1].hit, Vec2::new(123.0, 45.0), "without another aim");
}

#[test]
fn an_aim_during_a_reveal_counts_for_the_next_shot_and_not_for_the_last() {
    let mut player = Player::with_dials([16; 6]);
    let missed = player.shoot(beside(58.0)(&player.target()));
    player.send(Aim(Vec2::new(99.0, 101.0)));
    assert_eq!(*player.get::<Phase>(), Phase::Reveal);
    player.see_through();
    player.send(Fire);
    let hits: Vec<_> = player.get::<Shots>().iter().map(|shot| shot.hit).collect();
    assert_eq!(hits, [missed.hit, Vec2::new(99.0, 101.0)]);
}

#[test]
fn a_new_round_leaves_the_aim_where_it_rests() {
    let mut player = Player::with_dials([16; 6]);
    player.send(Aim(Vec2::new(64.0, 72.0)));
    player.send(Retry);
    assert_eq!(*player.get::<Crosshair>(), Crosshair(Vec2::new(64.0, 72.0)));
}

proptest! {
    #![proptest_config(any::config(200))]

    #[test]
    fn the_aim_rests_on_the_nearest_point_of_a_grid_of_128_steps_a_unit(x in 0.0..FIELD, y in 0.0..FIELD) {
        let mut player = Player::start(|_| {});
        player.send(Aim(Vec2::new(x, y)));
        let Crosshair(rests) = *player.get::<Crosshair>();
        prop_assert_eq!((128.0 * rests).fract(), Vec2::ZERO, "{} is between two points", rests);
        let off = (rests - Vec2::new(x, y)).abs().max_element();
        prop_assert!(off <= 1.0 / 256.0, "{rests} is {off} from where was aimed at");
        player.send(Aim(rests));
        prop_assert_eq!(*player.get::<Crosshair>(), Crosshair(rests), "it rests where it is");
    }
}

//! When the truth about a shot is shown, and for how long.

use super::driver::{Player, beside};
use bevy::prelude::*;
use core::time::Duration;
use sharp_shot::rules::{Fire, Phase, Refusal, Shots, Zone};

/// Attention at fp32, so that nothing sways; both edges at int4, so that the target drifts.
const DRIFTING: [u32; 6] = [4, 32, 8, 32, 8, 4];

/// How long after a shot fire does nothing.
const DOUBLE_CLICK: Duration = Duration::from_millis(400);

fn phase(player: &Player) -> Phase {
    *player.get::<Phase>()
}

#[test]
fn a_miss_reveals_the_true_target_for_a_moment() {
    let mut player = Player::with_dials([16; 6]);
    let shot = player.shoot(beside(58.0)(&player.target()));
    assert_eq!(shot.zone(), Zone::Miss);
    assert!(shot.reveals());
    assert_eq!(phase(&player), Phase::Reveal);
    let moment = Duration::from_secs(2)..=Duration::from_secs(3);
    assert!(moment.contains(&shot.reveal_ends.saturating_sub(shot.fired)));
}

#[test]
fn a_shot_that_scored_less_than_on_the_shown_target_reveals() {
    let mut player = Player::with_dials(DRIFTING);
    let target = player.target();
    let drift = target.drifted(player.get()) - target.centre;
    let shot = player.shoot(target.centre + 45.0 * drift.normalize());
    assert_eq!((shot.zone(), shot.shown_zone()), (Zone::Outer, Zone::Bullseye));
    assert!(shot.reveals());
    assert!(shot.reveal_ends >= shot.fired + Duration::from_millis(1500));
}

#[test]
fn a_hit_that_lost_nothing_to_the_sight_has_no_truth_to_show_and_is_over_sooner() {
    for distance in [0.0, 23.0, 42.0] {
        let mut player = Player::with_dials([16; 6]);
        let shot = player.shoot(beside(distance)(&player.target()));
        assert!(!shot.reveals());
        let shown = shot.reveal_ends.saturating_sub(shot.fired);
        assert!(shown <= Duration::from_millis(600), "{distance} from the centre: {shown:?}");
    }
}

#[test]
fn a_double_click_neither_ends_a_reveal_nor_fires() {
    for distance in [0.0, 58.0] {
        for ms in [0, 100, 250, 399] {
            let mut player = Player::with_dials([16; 6]);
            let shot = player.shoot(beside(distance)(&player.target()));
            player.send_at(shot.fired + Duration::from_millis(ms), Fire);
            assert_eq!(player.get::<Shots>().len(), 1);
            assert_eq!(phase(&player), Phase::Reveal, "{distance} from the centre, {ms} ms");
            let kept = &player.get::<Shots>()[0];
            assert_eq!(kept.reveal_ends, shot.reveal_ends);
            assert!(!kept.is_cut_short());
        }
    }
}

#[test]
fn a_shot_that_scored_more_than_on_the_shown_target_reveals_nothing() {
    let mut player = Player::with_dials(DRIFTING);
    let shot = player.shoot(beside(0.0)(&player.target()));
    assert_eq!((shot.zone(), shot.shown_zone()), (Zone::Bullseye, Zone::Miss));
    assert!(!shot.reveals());
}

#[test]
fn the_next_target_waits_until_the_reveal_has_ended() {
    let mut player = Player::with_dials([16; 6]);
    let shot = player.shoot(beside(58.0)(&player.target()));
    player.wait_until(shot.reveal_ends.saturating_sub(Duration::from_millis(1)));
    assert_eq!(phase(&player), Phase::Reveal);
    player.wait_until(shot.reveal_ends);
    assert_eq!(phase(&player), Phase::Aiming);
}

#[test]
fn fire_during_a_reveal_ends_it_and_spends_nothing() {
    for distance in [0.0, 58.0] {
        let mut player = Player::with_dials([16; 6]);
        let shot = player.shoot(beside(distance)(&player.target()));
        player.send_at(shot.fired + DOUBLE_CLICK, Fire);
        assert_eq!(phase(&player), Phase::Aiming);
        assert_eq!(player.get::<Shots>().len(), 1);
        assert!(player.get::<Shots>()[0].is_cut_short());
        player.send(Fire);
        assert_eq!(player.get::<Shots>().len(), 2, "the reveal is over: this one shoots");
    }
}

#[test]
fn a_reveal_that_was_watched_to_its_end_is_not_cut_short() {
    for distance in [0.0, 58.0] {
        let mut player = Player::with_dials([16; 6]);
        player.play(1, beside(distance));
        assert!(!player.get::<Shots>()[0].is_cut_short());
    }
}

#[test]
fn fire_over_budget_ends_a_reveal_as_well_and_is_no_refusal() {
    let mut player = Player::with_dials([16; 6]);
    player.shoot(beside(58.0)(&player.target()));
    player.turn_to([16, 16, 16, 16, 16, 32]);
    assert_eq!(phase(&player), Phase::Reveal);
    player.wait(DOUBLE_CLICK);
    player.send(Fire);
    assert_eq!(phase(&player), Phase::Aiming);
    assert_eq!(*player.get::<Refusal>(), Refusal(None));
    player.send(Fire);
    assert!(player.get::<Refusal>().0.is_some());
    assert_eq!(player.get::<Shots>().len(), 1);
}

#[test]
fn every_shot_is_shown_and_the_last_before_the_result() {
    for distance in [0.0, 23.0, 42.0, 58.0] {
        let mut player = Player::with_dials([16; 6]);
        player.play(9, beside(0.0));
        let last = player.shoot(beside(distance)(&player.target()));
        assert_eq!(phase(&player), Phase::Reveal, "{distance} from the centre");
        assert_eq!(player.get::<Shots>().len(), 10, "it counts while it is shown");
        assert!(last.reveal_ends >= last.fired + Duration::from_millis(500));
        player.see_through();
        assert_eq!(phase(&player), Phase::Over);
    }
}

#[test]
fn a_stray_fire_while_the_last_shot_is_shown_leads_to_the_result() {
    let mut player = Player::with_dials([16; 6]);
    player.play(9, beside(0.0));
    let last = player.shoot(beside(0.0)(&player.target()));
    player.send(Fire);
    assert_eq!(phase(&player), Phase::Reveal, "a double-click does not take it away");
    player.send_at(last.fired + DOUBLE_CLICK, Fire);
    assert_eq!(phase(&player), Phase::Over);
    assert_eq!(player.get::<Shots>().score(), 30);
}

#[test]
fn a_reveal_keeps_what_was_shown_when_the_shot_was_fired() {
    let mut player = Player::with_dials([32, 4, 8, 4, 8, 32]);
    let target = player.target();
    let shot = player.shoot(target.centre - 70.0 * Vec2::Y);
    assert_eq!(shot.shown, target.shown(player.get(), shot.fired));
    player.turn_to([16; 6]);
    player.wait(Duration::from_millis(50));
    let kept = &player.get::<Shots>()[0];
    assert_eq!((kept.shown, kept.centre, kept.hit), (shot.shown, shot.centre, shot.hit));
}

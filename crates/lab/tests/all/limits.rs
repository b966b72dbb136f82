//! What stands in the way of shipping.

use lab::limits::{Candidate, Limits, Obstacle};

const LIMITS: Limits =
    Limits { size: 25.0, latency_ms: 10.0, energy_mj: f64::INFINITY, accuracy_percent: 75.0 };
const AT_ALL: Candidate =
    Candidate { size: 25.0, latency_ms: 10.0, energy_mj: 1e9, accuracy_percent: 75.0 };

#[test]
fn what_is_exactly_at_the_limits_is_allowed() {
    assert_eq!(LIMITS.obstacles(&AT_ALL), []);
}

#[test]
fn each_limit_is_named_by_itself() {
    let cases = [
        (Candidate { size: 25.1, ..AT_ALL }, Obstacle::OutOfMemory),
        (Candidate { latency_ms: 10.1, ..AT_ALL }, Obstacle::TooSlow),
        (Candidate { accuracy_percent: 74.9, ..AT_ALL }, Obstacle::Veto),
    ];
    for (candidate, obstacle) in cases {
        assert_eq!(LIMITS.obstacles(&candidate), [obstacle]);
    }
    let hungry = Limits { energy_mj: 15.0, ..LIMITS };
    assert_eq!(hungry.obstacles(&AT_ALL), [Obstacle::TooHungry]);
}

#[test]
fn what_is_no_number_is_not_allowed() {
    let none = f64::NAN;
    let broken =
        Candidate { size: none, latency_ms: none, energy_mj: none, accuracy_percent: none };
    let all = [Obstacle::OutOfMemory, Obstacle::TooSlow, Obstacle::TooHungry, Obstacle::Veto];
    assert_eq!(LIMITS.obstacles(&broken), all);
}

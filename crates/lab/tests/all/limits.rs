//! What stands in the way of shipping.

use lab::limits::{Candidate, Limits, Obstacle};

const LIMITS: Limits =
    Limits { size: 25.0, latency: 10.0, energy: f64::INFINITY, accuracy_percent: 75.0 };
const AT_ALL: Candidate =
    Candidate { size: 25.0, latency: 10.0, energy: 1e9, accuracy_percent: 75.0 };

#[test]
fn what_is_exactly_at_the_limits_is_allowed() {
    assert_eq!(LIMITS.obstacles(&AT_ALL), []);
}

#[test]
fn each_limit_is_named_by_itself() {
    let cases = [
        (Candidate { size: 25.1, ..AT_ALL }, Obstacle::Memory),
        (Candidate { latency: 10.1, ..AT_ALL }, Obstacle::Latency),
        (Candidate { accuracy_percent: 74.9, ..AT_ALL }, Obstacle::Veto),
    ];
    for (candidate, obstacle) in cases {
        assert_eq!(LIMITS.obstacles(&candidate), [obstacle]);
    }
    let hungry = Limits { energy: 15.0, ..LIMITS };
    assert_eq!(hungry.obstacles(&AT_ALL), [Obstacle::Energy]);
}

#[test]
fn what_is_no_number_is_not_allowed() {
    let none = f64::NAN;
    let broken = Candidate { size: none, latency: none, energy: none, accuracy_percent: none };
    let all = [Obstacle::Memory, Obstacle::Latency, Obstacle::Energy, Obstacle::Veto];
    assert_eq!(LIMITS.obstacles(&broken), all);
}

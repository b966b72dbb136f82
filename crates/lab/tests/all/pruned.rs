//! The second part's settings: how much faster, and in how many bytes.

use crate::same;
use crate::way::{FINE, PRUNED, TRACKS};
use lab::instruments::{Basis, Figures, Live, Pruned, Structure, waterfall};
use lab::tracks::Track;

#[test]
fn half_of_the_weights_anywhere_make_it_no_faster() {
    same(PRUNED.measured().expect("a step").removed, 0.5);
    for track in TRACKS {
        let it = waterfall(&PRUNED, track.mission()).expect("a step");
        // 1 / (1 − 0.5) in theory, all of it lost to the zeros that a dense kernel multiplies by.
        same(it.theory, 2.0);
        same(it.zeros, 1.0);
        same(it.rest, 0.0);
        same(it.realized, 1.0);
    }
}

#[test]
fn two_of_four_is_nearly_twice_as_fast_where_there_are_units_for_it() {
    let it = Pruned { structure: Structure::TwoOfFour, step: 0, fine_tuned: true };
    assert_eq!(TRACKS.map(|it| it.mission().two_of_four), [true, true, false, false]);
    for track in TRACKS {
        let it = waterfall(&it, track.mission()).expect("a step");
        same(it.theory, 2.0);
        if track.mission().two_of_four {
            // Without weights: 7 × 7 × 2 × 32 = 3,136 of the first attention and 7 × 2 × 32 = 448 of the second, 3,584;
            // of the other 112,640 half: 56,320. 116,224 / 59,904 = 1.9402.
            same(it.realized, 116_224.0 / (3_584.0 + 56_320.0));
            same(it.zeros, 0.0);
            same(it.rest, 2.0 - 1.940_170_940_170_940_2);
        } else {
            same(it.realized, 1.0);
            same(it.zeros, 1.0);
        }
    }
}

#[test]
fn what_goes_as_a_whole_makes_the_pass_shorter_everywhere() {
    // Feed-forward: 7 × 2 × 32 × 128 = 57,344 and 2 × 32 × 128 = 8,192; with 64 neurons half of that: 116,224 − 32,768.
    let shares = Structure::Neurons.shares();
    let step = shares.iter().position(|&it| (it - 0.5).abs() < 1e-9).expect("64 of 128");
    let neurons = Pruned { structure: Structure::Neurons, step: step as u8, fine_tuned: false };
    // Attention: 31,808 and 16,832; with one head of two half of that: 116,224 − 24,320.
    let heads = Pruned { structure: Structure::Heads, step: 0, fine_tuned: false };
    for track in TRACKS {
        let it = waterfall(&neurons, track.mission()).expect("a step");
        same(it.realized, 116_224.0 / 83_456.0);
        same(it.theory, 2.0);
        same(it.zeros, 0.0);
        same(it.rest, 2.0 - 116_224.0 / 83_456.0);
        let it = waterfall(&heads, track.mission()).expect("a step");
        same(it.realized, 116_224.0 / 91_904.0);
    }
}

#[test]
fn a_waterfall_ends_where_its_steps_lead_and_never_above_its_theory() {
    for structure in
        [Structure::Anywhere, Structure::TwoOfFour, Structure::Neurons, Structure::Heads]
    {
        for step in 0..structure.shares().len() as u8 {
            let pruned = Pruned { structure, step, fine_tuned: true };
            for track in TRACKS {
                let it = waterfall(&pruned, track.mission()).expect("a step");
                same(it.theory - it.zeros - it.rest, it.realized);
                assert!(it.zeros >= 0.0 && it.rest >= -1e-12 && it.realized >= 1.0, "{it:?}");
                let figures = pruned.figures(track.mission(), None).expect("a step");
                same(figures.latency, 1.0 / it.realized);
            }
        }
        let none = Pruned { structure, step: structure.shares().len() as u8, fine_tuned: true };
        assert_eq!(waterfall(&none, Track::Cloud.mission()), None);
    }
}

#[test]
fn pruned_and_not_trained_on_has_no_figures_before_it_was_measured() {
    let mission = Track::Edge.mission();
    let as_it_is = Pruned { fine_tuned: false, ..PRUNED };
    assert_eq!(as_it_is.figures(mission, None), None);
    let it = as_it_is.figures(mission, Some(Live::of(256, 512))).expect("it was measured");
    assert_eq!(it.basis, Basis::Live);
    same(it.accuracy, 50.0);
    assert_eq!(PRUNED.figures(mission, None).expect("the table's").basis, Basis::Table);
    // At fp16: 14,816 weights of two bytes are left, a bit for each of 29,632, and 704 other numbers.
    same(it.bytes, 2.0 * 14_816.0 + 3_704.0 + 2.0 * 704.0);
    same(it.memory, 34_744.0 / 60_672.0);
}

#[test]
fn enough_is_as_fast_as_asked_for_and_not_refused() {
    for track in TRACKS {
        let mission = track.mission();
        let at = |latency, drop| {
            let figures = Figures { latency, drop, ..FINE };
            Pruned::obstacles(&figures, mission).is_empty()
        };
        let fast = 0.999 / mission.speed_up;
        assert!(at(fast, 0.0) && at(fast, mission.veto_points));
        assert!(!at(fast, mission.veto_points + 0.01) && !at(1.001 / mission.speed_up, 0.0));
    }
}

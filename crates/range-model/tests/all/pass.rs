use crate::{naive, scales_of, some_boards, some_weights};
use range_model::{
    Board, CELLS, Cell, Chance, Layer, Network, Precision, Scheme, Settings, digest,
};

#[test]
fn what_cannot_reach_the_answer_is_left_out_without_changing_a_bit() {
    let weights = some_weights(1);
    let scales = scales_of(&weights);
    let mut network = Network::new(weights.clone(), scales);
    let boards = some_boards(2, 4);
    let mut chance = Chance::new(3);
    for setting in [0, 1365, 2730, 4095].into_iter().chain((0..20).map(|_| chance.below(4096))) {
        let dials = Settings::numbered(setting as u16);
        Layer::ALL.into_iter().zip(dials).for_each(|(layer, dial)| network.set(layer, dial));
        for board in &boards {
            let bits = |logits: &[f32]| logits.iter().map(|it| it.to_bits()).collect::<Vec<_>>();
            let naive = naive::logits(&weights, &scales, dials, board);
            assert_eq!(bits(network.run(board).logits()), bits(&naive), "{dials:?}");
        }
    }
}

#[test]
fn a_dial_turned_back_leaves_nothing_behind() {
    let weights = some_weights(1);
    let mut network = Network::new(weights.clone(), scales_of(&weights));
    let boards = some_boards(2, 8);
    let before = digest(&network, &boards);
    for layer in Layer::ALL {
        for precision in [Precision::Fp16, Precision::Int4, Precision::Int8] {
            network.set(layer, precision);
            assert_ne!(digest(&network, &boards), before, "{layer:?} {precision:?}");
        }
        network.set_scheme(layer, &Scheme::dial(Precision::Fp32));
        assert_eq!(digest(&network, &boards), before, "{layer:?}");
    }
}

#[test]
fn a_scheme_like_a_dial_gives_the_same_bits() {
    let weights = some_weights(1);
    let mut by_dial = Network::new(weights.clone(), scales_of(&weights));
    let mut by_scheme = by_dial.clone();
    let boards = some_boards(2, 8);
    for (layer, precision) in Layer::ALL.into_iter().zip(Precision::ALL.into_iter().cycle()) {
        by_dial.set(layer, precision);
        by_scheme.set_scheme(layer, &Scheme::dial(precision));
    }
    assert_eq!(digest(&by_dial, &boards), digest(&by_scheme, &boards));
}

/// The tokens stand in no order: only sums over them are rounded otherwise.
#[test]
fn the_order_of_the_objects_does_not_matter() {
    let weights = some_weights(1);
    let network = Network::new(weights.clone(), scales_of(&weights));
    for board in some_boards(2, 20) {
        let mut objects = *board.objects();
        objects.reverse();
        let other = network.run(&Board::new(objects, board.asked()).unwrap());
        for (a, b) in network.run(&board).logits().iter().zip(other.logits()) {
            assert!((a - b).abs() < 1e-4, "{a} {b}");
        }
    }
}

#[test]
fn the_distributions_add_up_and_their_peak_is_the_cell() {
    let weights = some_weights(1);
    let network = Network::new(weights.clone(), scales_of(&weights));
    for board in some_boards(2, 20) {
        let answer = network.run(&board);
        let [x, y] = answer.distributions();
        for shares in [x, y] {
            assert!((shares.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        }
        let peak = |shares: [f32; CELLS]| {
            (0..CELLS).max_by(|&a, &b| shares[a].total_cmp(&shares[b])).unwrap() as u8
        };
        assert_eq!(answer.cell(), Cell { x: peak(x), y: peak(y) });
        let variance = |shares: [f32; CELLS]| {
            let mean = (0..CELLS).map(|at| at as f32 * shares[at]).sum::<f32>();
            (0..CELLS).map(|at| (at as f32 - mean).powi(2) * shares[at]).sum::<f32>()
        };
        assert!((answer.spread().powi(2) - f32::midpoint(variance(x), variance(y))).abs() < 1e-2);
    }
}

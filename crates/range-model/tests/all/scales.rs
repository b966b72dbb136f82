use crate::{some_boards, some_weights};
use range_model::{Clip, Layer, Scales, calibrate};

#[test]
fn scales_reach_as_far_as_what_is_seen() {
    let weights = some_weights(1);
    let boards = some_boards(6, 20);
    let all = calibrate(&weights, &boards, Clip::Absmax, 8).unwrap();
    let few = calibrate(&weights, &boards[..5], Clip::Absmax, 8).unwrap();
    let most = calibrate(&weights, &boards, Clip::Percentile(99.0), 8).unwrap();
    let least_error = calibrate(&weights, &boards, Clip::SquaredError, 4).unwrap();
    for (at, all) in all.reaches().iter().enumerate() {
        assert!(*all > 0.0);
        assert!(few.reaches()[at] <= *all);
        assert!(most.reaches()[at] < *all);
        assert!(least_error.reaches()[at] <= *all);
    }
}

#[test]
fn what_the_embedding_puts_out_is_the_sum_of_its_tables() {
    let weights = some_weights(1);
    let board = some_boards(6, 1)[0];
    let scales = calibrate(&weights, &[board], Clip::Absmax, 8).unwrap();
    let [symbol, guards, asked, x, y] = [0, 1, 2, 3, 4].map(|at| Layer::Embedding.matrices()[at]);
    let entry = |table: range_model::Matrix, entry: u8, at: usize| {
        weights.layer(Layer::Embedding)[table.start + 32 * usize::from(entry) + at]
    };
    let most = (0..32).flat_map(|at| {
        let objects = board.objects().iter().map(move |it| {
            entry(symbol, it.symbol, at)
                + entry(guards, it.guards, at)
                + entry(x, it.cell.x, at)
                + entry(y, it.cell.y, at)
        });
        objects.chain([entry(asked, board.asked(), at)])
    });
    let most = most.fold(0.0, |most: f32, value| most.max(value.abs()));
    assert!((scales.reaches()[0] - most).abs() < 1e-6);
}

#[test]
fn without_a_board_there_is_nothing_to_reach() {
    let scales = calibrate(&some_weights(1), &[], Clip::Percentile(99.0), 8).unwrap();
    assert_eq!(scales.reaches().map(f32::to_bits), [0; Scales::COUNT]);
}

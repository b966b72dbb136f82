use crate::{scales_of, some_boards, some_weights};
use range_model::{Layer, Network, Precision, digest, with_outlier};

#[test]
fn an_outlier_changes_no_bit_at_fp32_and_much_at_int8() {
    let weights = some_weights(1);
    let outlier = with_outlier(&weights);
    assert_ne!(weights, outlier);
    let [mut plain, mut wide] =
        [weights, outlier].map(|weights| Network::new(weights.clone(), scales_of(&weights)));
    let boards = some_boards(3, 50);
    assert_eq!(digest(&plain, &boards), digest(&wide, &boards));
    let exact = boards.iter().map(|board| plain.run(board)).collect::<Vec<_>>();
    for layer in Layer::ALL {
        plain.set(layer, Precision::Int8);
        wide.set(layer, Precision::Int8);
    }
    let error = |network: &Network| {
        let pairs = boards.iter().zip(&exact).map(|(board, exact)| (network.run(board), exact));
        let errors = pairs.flat_map(|(a, b)| {
            let pairs = a.logits().iter().zip(b.logits()).map(|(a, b)| (a - b) * (a - b));
            pairs.collect::<Vec<_>>()
        });
        errors.sum::<f32>()
    };
    assert!(error(&wide) > 10.0 * error(&plain), "{} {}", error(&wide), error(&plain));
}

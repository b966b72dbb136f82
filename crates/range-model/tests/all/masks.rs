use crate::some_weights;
use range_model::{Layer, Mask, Precision, Scheme, Weights};

/// Whether each parameter is a weight of a matrix.
fn is_weight() -> Vec<bool> {
    let mut is = vec![false; Weights::COUNT];
    for layer in Layer::ALL {
        for matrix in layer.matrices() {
            is[layer.start() + matrix.start..][..matrix.len()].fill(true);
        }
    }
    is
}

fn removed(mask: &Mask) -> usize {
    mask.kept().iter().filter(|kept| !**kept).count()
}

#[test]
fn the_smallest_weights_go_first_and_biases_stay() {
    let weights = some_weights(1);
    let is_weight = is_weight();
    for mask in [Mask::smallest(&weights, 0.3), Mask::smallest_by_layer(&weights, 0.3)] {
        let share = removed(&mask) as f32 / is_weight.iter().filter(|it| **it).count() as f32;
        assert!((share - 0.3).abs() < 1e-3);
        assert!(mask.kept().iter().zip(&is_weight).all(|(kept, is)| *kept || *is));
    }
    let mask = Mask::smallest(&weights, 0.3);
    let sizes = |kept| {
        let these = mask.kept().iter().zip(&is_weight).zip(weights.values());
        these.filter(move |((k, is), _)| **k == kept && **is).map(|(_, value)| value.abs())
    };
    assert!(sizes(false).fold(0.0, f32::max) <= sizes(true).fold(f32::MAX, f32::min));
}

#[test]
fn nothing_and_everything_can_be_removed() {
    let weights = some_weights(1);
    assert_eq!(Mask::smallest(&weights, 0.0), Mask::default());
    assert_eq!(Mask::default().of(&weights), weights);
    for share in [1.0, 7.0] {
        assert_eq!(removed(&Mask::smallest(&weights, share)), Weights::COUNT - 704);
    }
    assert_eq!(Mask::smallest(&weights, f32::NAN), Mask::default());
}

#[test]
fn of_four_in_a_column_two_stay() {
    let weights = some_weights(1);
    let mask = Mask::two_of_four(&weights);
    for layer in Layer::ALL {
        for matrix in layer.matrices() {
            for column in 0..matrix.outputs {
                let at = |row| layer.start() + matrix.start + row * matrix.outputs + column;
                let kept = (0..matrix.inputs).map(|row| mask.kept()[at(row)]).collect::<Vec<_>>();
                for four in kept.chunks_exact(4) {
                    assert_eq!(four.iter().filter(|kept| **kept).count(), 2);
                }
                assert!(kept.chunks_exact(4).remainder().iter().all(|kept| *kept));
            }
        }
    }
}

/// Weights of which all have the same size but for those that a mask removes, which are smaller.
fn smaller_where_removed(mask: &Mask) -> Weights {
    let values = mask.kept().iter().map(|kept| if *kept { 1.0 } else { -0.5 });
    Weights::new(values.collect()).unwrap()
}

#[test]
fn the_neurons_with_the_smallest_weights_go_first() {
    let mut smaller = Mask::default();
    smaller.remove_neuron(Layer::FeedForward1, 77);
    smaller.remove_neuron(Layer::FeedForward2, 5);
    assert_eq!(Mask::without_neurons(&smaller_where_removed(&smaller), 1), smaller);
}

#[test]
fn the_head_with_the_smaller_weights_goes() {
    for heads in [[0, 0], [0, 1], [1, 0], [1, 1]] {
        let mut smaller = Mask::default();
        smaller.remove_head(Layer::Attention1, heads[0]);
        smaller.remove_head(Layer::Attention2, heads[1]);
        assert_eq!(Mask::without_smaller_heads(&smaller_where_removed(&smaller)), smaller);
    }
}

#[test]
fn of_equal_structures_the_first_go() {
    let equal = smaller_where_removed(&Mask::default());
    let mut first = Mask::default();
    for layer in [Layer::FeedForward1, Layer::FeedForward2] {
        (0..3).for_each(|at| first.remove_neuron(layer, at));
    }
    assert_eq!(Mask::without_neurons(&equal, 3), first);
    let mut first = Mask::default();
    first.remove_head(Layer::Attention1, 0);
    first.remove_head(Layer::Attention2, 0);
    assert_eq!(Mask::without_smaller_heads(&equal), first);
}

#[test]
fn no_neuron_and_all_neurons_can_be_removed() {
    let weights = some_weights(1);
    assert_eq!(Mask::without_neurons(&weights, 0), Mask::default());
    for count in [128, usize::MAX] {
        assert_eq!(removed(&Mask::without_neurons(&weights, count)), 2 * 128 * 65);
    }
    assert_eq!(removed(&Mask::without_smaller_heads(&weights)), 2 * 4 * 512);
}

#[test]
fn what_was_pruned_stays_zero_when_it_is_quantized() {
    let weights = some_weights(1);
    let mut mask = Mask::smallest(&weights, 0.5);
    mask.keep(3008, false);
    mask.keep(usize::MAX, false);
    let pruned = mask.of(&weights);
    assert_eq!(pruned.values()[3008].to_bits(), 0);
    for scheme in [
        Scheme::dial(Precision::Int4),
        Scheme { weights: range_model::Format::Binary, ..Scheme::dial(Precision::Int4) },
    ] {
        let mut values = pruned.layer(Layer::Output).to_vec();
        let matrix = Layer::Output.matrices()[0];
        scheme.round(&mut values[matrix.start..][..matrix.len()], matrix.outputs);
        for (value, kept) in values.iter().zip(&mask.kept()[Layer::Output.start()..]) {
            assert!(*kept || *value == 0.0);
        }
    }
}

use crate::some_weights;
use range_model::measure::{Storage, bytes, multiply_adds, scales};
use range_model::{Granularity, Layer, Mask};

/// 29,632 weights and 704 numbers of norms and biases.
#[test]
fn the_whole_network_costs_what_the_layout_says() {
    let whole = Mask::default();
    assert_eq!(bytes(&whole, 32, 0, Storage::Dense), 4 * 30_336);
    assert_eq!(bytes(&whole, 16, 0, Storage::Dense), 2 * 30_336);
    assert_eq!(bytes(&whole, 4, 18, Storage::Dense), 29_632 / 2 + 2 * 18 + 2 * 704);
    assert_eq!(multiply_adds(&whole), 31_808 + 57_344 + 16_832 + 8_192 + 2_048);
}

#[test]
fn each_matrix_channel_or_group_has_a_scale() {
    assert_eq!(scales(Granularity::Matrix), 5 + 4 + 2 + 4 + 2 + 1);
    let outputs = 5 * 32 + 4 * 32 + (128 + 32) + 4 * 32 + (128 + 32) + 64;
    assert_eq!(scales(Granularity::Channel), outputs);
    // The three tables of ten symbols have a second group of two.
    let groups = 3 * 32 * 2 + 2 * 32 * 4 + 2 * 4 * 32 * 4 + 2 * (128 * 4 + 32 * 16) + 64 * 4;
    assert_eq!(scales(Granularity::Group(8)), groups);
}

#[test]
fn a_mask_of_single_weights_saves_bytes_but_no_multiply_adds() {
    let weights = some_weights(2);
    let half = Mask::smallest(&weights, 0.5);
    assert_eq!(bytes(&half, 16, 0, Storage::Bitmap), 29_632 + 29_632 / 8 + 2 * 704);
    assert_eq!(bytes(&half, 16, 0, Storage::Dense), 2 * 30_336);
    assert_eq!(multiply_adds(&half), 116_224);
    // Of the ten rows of three tables two are left over.
    let two_of_four = Mask::two_of_four(&weights);
    let kept = (29_632 - 3 * 2 * 32) / 2 + 3 * 2 * 32;
    assert_eq!(bytes(&two_of_four, 16, 0, Storage::TwoOfFour), kept * 18 / 8 + 2 * 704);
    assert_eq!(multiply_adds(&two_of_four), 116_224);
    assert_eq!(multiply_adds(&Mask::smallest(&weights, 0.95)), 116_224);
}

#[test]
fn what_is_gone_is_neither_stored_nor_calculated() {
    let mut mask = Mask::default();
    mask.remove_neuron(Layer::FeedForward1, 3);
    mask.remove_neuron(Layer::FeedForward2, 127);
    assert_eq!(bytes(&mask, 32, 0, Storage::Dense), 4 * (30_336 - 2 * 65));
    assert_eq!(multiply_adds(&mask), 116_224 - 7 * 64 - 64);
    mask.remove_head(Layer::Attention1, 1);
    assert_eq!(bytes(&mask, 32, 0, Storage::Dense), 4 * (30_336 - 2 * 65 - 4 * 512));
    assert_eq!(multiply_adds(&mask), 116_224 - 8 * 64 - 31_808 / 2);
}

#[test]
fn there_is_nothing_to_remove_where_there_is_no_such_structure() {
    let mut mask = Mask::default();
    mask.remove_neuron(Layer::Attention1, 0);
    mask.remove_neuron(Layer::FeedForward1, 128);
    mask.remove_head(Layer::Output, 0);
    mask.remove_head(Layer::Attention2, 2);
    assert_eq!(mask, Mask::default());
}

//! Files and speed-ups.

use crate::same;
use lab::pruning::{Hardware, Pattern, SPARSE_PAYS, file_gb, realized, theoretical};
use lab::textbook::{LANGUAGE_MODEL, VARIANTS};

#[test]
fn pruned_anywhere_the_file_has_to_say_where() {
    // 8e9 weights: 0.5 × 4 bits + 1 bit, / 8; 0.5 × (4 + 2), / 8; 0.5 × 4, / 8.
    let gb = |pattern| file_gb(LANGUAGE_MODEL.parameters_billions, 4.0, pattern, 0.5);
    same(gb(Pattern::Anywhere), 3.0);
    same(gb(Pattern::TwoOfFour), 3.0);
    same(gb(Pattern::Structures), 2.0);
}

#[test]
fn the_sizes_of_the_textbook_are_those_of_the_formula() {
    let listed = |name: &str| VARIANTS.iter().find(|it| it.name == name).expect("a variant").gb;
    let gb = |pattern, share| file_gb(LANGUAGE_MODEL.parameters_billions, 4.0, pattern, share);
    same(listed("int4, 50% pruned anywhere"), gb(Pattern::Anywhere, 0.5));
    for share in [10, 30, 50] {
        let name = format!("int4, {share}% of the structures pruned");
        same(listed(&name), gb(Pattern::Structures, f64::from(share) / 100.0));
    }
}

#[test]
fn what_could_be_faster_is_seldom_so() {
    same(theoretical(0.5), 2.0);
    same(theoretical(0.9), 10.0);
    for share in [0.5, 0.9, 0.99] {
        same(realized(Pattern::Anywhere, share, Hardware::Dense), 1.0);
        same(realized(Pattern::Anywhere, share, Hardware::WithTwoOfFour), 1.0);
        same(realized(Pattern::Structures, share, Hardware::Dense), theoretical(share));
    }
    same(realized(Pattern::TwoOfFour, 0.5, Hardware::Dense), 1.0);
    same(realized(Pattern::TwoOfFour, 0.5, Hardware::WithTwoOfFour), 2.0);
}

#[test]
fn a_sparse_kernel_pays_when_nearly_all_is_gone() {
    let at = |share| realized(Pattern::Anywhere, share, Hardware::WithSparseKernels);
    same(at(0.9), 1.0);
    same(at(SPARSE_PAYS), 1.0);
    // 1 / 0.01 against 1 / 0.05.
    same(at(0.99), 5.0);
}

//! What a pruned file takes.

use crate::same;
use lab::pruning::{Pattern, file_gb};
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

//! Which choices nothing beats.

use lab::frontier::{Choice, dominators};
use lab::textbook::VARIANTS;
use proptest::prelude::*;

#[test]
fn of_the_language_models_two_are_beaten() {
    let choices = VARIANTS.map(|it| Choice { cost: it.gb, loss: it.perplexity });
    let beaten = dominators(&choices).into_iter().zip(VARIANTS);
    let beaten = beaten.filter_map(|(by, it)| by.map(|by| (it.name, VARIANTS[by].name)));
    assert_eq!(
        beaten.collect::<Vec<_>>(),
        [
            ("int4, 50% pruned anywhere", "int4, 30% of the structures pruned"),
            ("distilled to 4B, int8", "int4"),
        ],
        "the one of 1 GB is on the frontier"
    );
}

#[test]
fn equals_do_not_beat_each_other() {
    let one = Choice { cost: 1.0, loss: 2.0 };
    assert_eq!(dominators(&[one, one]), [None, None]);
    let dearer = Choice { cost: 1.5, ..one };
    assert_eq!(dominators(&[dearer, one]), [Some(1), None]);
}

fn any_choices() -> impl Strategy<Value = Vec<Choice>> {
    let choice =
        (0_u8..9, 0_u8..9).prop_map(|(cost, loss)| Choice { cost: cost.into(), loss: loss.into() });
    proptest::collection::vec(choice, 1..20)
}

proptest! {
    #[test]
    fn what_is_beaten_is_beaten_by_another_and_something_is_not(choices in any_choices()) {
        let all = dominators(&choices);
        prop_assert!(all.iter().any(Option::is_none));
        for (choice, by) in choices.iter().zip(&all) {
            let beaten = choices.iter().any(|other| other.dominates(choice));
            prop_assert_eq!(by.is_some(), beaten);
            if let Some(by) = *by {
                prop_assert!(choices[by].dominates(choice));
            }
        }
    }
}

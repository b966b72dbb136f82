//! How long and with what the lab trains.

use crate::training::Recipe;
use serde::Serialize;

/// All recipes of the lab.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Recipes {
    /// The networks that everything starts from: as `make model` trains them.
    pub network: Recipe,
    /// With a quantizer or a mask in the loop, on fresh boards.
    pub fine_tuning: Recipe,
    /// The same with the true cell alone as the target. How sharp the target is decides how well a network can be
    /// quantized, so both are measured.
    pub fine_tuning_to_the_cell: Recipe,
    /// A student on its fixed set of boards. The target is the true cell alone: a Gaussian of σ = 1 would do for
    /// a student without a teacher what the teacher does.
    pub student: Recipe,
    /// A student on fresh boards, for a short time.
    pub short: Recipe,
    /// … and for a long one.
    pub long: Recipe,
    /// How many boards the fixed set of the students has.
    pub fixed_boards: usize,
    /// How much of the loss is the teacher's: α.
    pub alpha: f64,
}

impl Recipes {
    /// The lab's, with so many steps at most in each training.
    pub fn of(most: Option<usize>) -> Self {
        let at_most = |recipe: Recipe| {
            let steps = most.map_or(recipe.steps, |most| recipe.steps.min(most));
            Recipe { steps, warm_up: recipe.warm_up.min(steps / 5), ..recipe }
        };
        let student = Recipe { steps: 4000, sigma: 0.05, ..Recipe::LIVE };
        let fine_tuning = Recipe { steps: 1000, warm_up: 50, ..Recipe::LIVE };
        Self {
            network: at_most(Recipe::LIVE),
            fine_tuning: at_most(fine_tuning),
            fine_tuning_to_the_cell: at_most(Recipe { sigma: 0.05, ..fine_tuning }),
            student: at_most(student),
            short: at_most(Recipe { steps: 2500, ..student }),
            long: at_most(student),
            fixed_boards: 16_000,
            alpha: 0.9,
        }
    }
}

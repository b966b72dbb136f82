//! Training one network.

use crate::net::Net;
use candle_core::backprop::GradStore;
use candle_core::{D, Device, Result, Tensor};
use candle_nn::ops::log_softmax;
use candle_nn::optim::{AdamW, Optimizer, ParamsAdamW};
use range_model::{Board, CELLS, Cell, Chance};
use serde::Serialize;

/// How a network is trained.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Recipe {
    /// How many times the parameters are changed.
    pub steps: usize,
    /// How many fresh boards each step has.
    pub batch: usize,
    /// The highest learning rate of Adam.
    pub rate: f64,
    /// After how many steps it is reached, in a line from 0. From there it falls to 0 along a cosine.
    pub warm_up: usize,
    /// Adam's: how much of the mean gradient each step keeps.
    pub beta1: f64,
    /// Adam's: how much of the mean squared gradient each step keeps.
    pub beta2: f64,
    /// The largest norm of all gradients together; larger ones are scaled down to it.
    pub clip: f64,
    /// The standard deviation of the target around the true cell, in cells.
    pub sigma: f64,
}

impl Recipe {
    /// The one of the live range.
    pub const LIVE: Self = Self {
        steps: 5000,
        batch: 256,
        rate: 3e-3,
        warm_up: 200,
        beta1: 0.9,
        beta2: 0.98,
        clip: 1.0,
        sigma: 1.0,
    };

    fn rate_at(&self, step: usize) -> f64 {
        if step < self.warm_up {
            return self.rate * (step + 1) as f64 / self.warm_up as f64;
        }
        let part = (step - self.warm_up) as f64 / (self.steps - self.warm_up) as f64;
        self.rate * 0.5 * (1.0 + (core::f64::consts::PI * part).cos())
    }
}

/// How far a training is.
pub struct Progress {
    /// How many steps are done.
    pub step: usize,
    /// The loss of the last step: cross entropy of x plus that of y, in nats.
    pub loss: f32,
    /// Which share of the last step's boards was answered with the right cell, 0 to 1.
    pub accuracy: f64,
}

/// Trains a network and says every 50 steps how far it is. The same seed gives the same network on
/// the same machine.
pub fn train(recipe: &Recipe, seed: u64, mut tell: impl FnMut(&Progress)) -> Result<Net> {
    let net = Net::new(seed)?;
    let mut chance = Chance::new((seed + 1) << 32);
    let mut descent = Descent::new(&net, *recipe)?;
    for step in 0..recipe.steps {
        let boards = (0..recipe.batch).map(|_| chance.board()).collect::<Vec<_>>();
        let logits = net.logits(&boards)?;
        let loss = loss(&logits, &boards, recipe.sigma)?;
        descent.step(step, &loss)?;
        if (step + 1) % 50 == 0 {
            let right =
                cells(&logits)?.iter().zip(&boards).filter(|(a, b)| **a == b.answer()).count();
            let accuracy = right as f64 / boards.len() as f64;
            tell(&Progress { step: step + 1, loss: loss.to_scalar()?, accuracy });
        }
    }
    Ok(net)
}

/// Adam on the parameters of a network, by a recipe.
pub struct Descent<'a> {
    net: &'a Net,
    recipe: Recipe,
    adam: AdamW,
}

impl<'a> Descent<'a> {
    /// Before the first step.
    pub fn new(net: &'a Net, recipe: Recipe) -> Result<Self> {
        let config = ParamsAdamW {
            lr: 0.0,
            beta1: recipe.beta1,
            beta2: recipe.beta2,
            weight_decay: 0.0,
            ..ParamsAdamW::default()
        };
        Ok(Self { net, recipe, adam: AdamW::new(net.vars.clone(), config)? })
    }

    /// Changes the parameters so that the loss falls. Steps count from 0.
    pub fn step(&mut self, step: usize, loss: &Tensor) -> Result<()> {
        self.adam.set_learning_rate(self.recipe.rate_at(step));
        let mut gradients = loss.backward()?;
        clip(self.net, &mut gradients, self.recipe.clip)?;
        self.adam.step(&gradients)
    }
}

/// Scales all gradients down where their norm is too large.
fn clip(net: &Net, gradients: &mut GradStore, most: f64) -> Result<()> {
    let mut squares = 0.0;
    for var in &net.vars {
        if let Some(gradient) = gradients.get(var) {
            squares += f64::from(gradient.sqr()?.sum_all()?.to_scalar::<f32>()?);
        }
    }
    let norm = squares.sqrt();
    if norm > most {
        for var in &net.vars {
            if let Some(gradient) = gradients.remove(var) {
                gradients.insert(var, (gradient * (most / norm))?);
            }
        }
    }
    Ok(())
}

/// The likeliest cell of each board.
fn cells([x, y]: &[Tensor; 2]) -> Result<Vec<Cell>> {
    let likeliest = |logits: &Tensor| logits.argmax(D::Minus1)?.to_vec1::<u32>();
    let pairs = likeliest(x)?.into_iter().zip(likeliest(y)?);
    Ok(pairs.map(|(x, y)| Cell { x: x as u8, y: y as u8 }).collect())
}

/// The cross entropy of x and of y, added up, against a bell around the true cell.
pub fn loss(logits: &[Tensor; 2], boards: &[Board], sigma: f64) -> Result<Tensor> {
    let entropy = |logits: &Tensor, truth: fn(Cell) -> u8| {
        let target = boards.iter().flat_map(|board| bell(truth(board.answer()), sigma));
        let shape = (boards.len(), CELLS);
        let target = Tensor::from_vec(target.collect::<Vec<_>>(), shape, &Device::Cpu)?;
        (target * log_softmax(logits, D::Minus1)?)?.sum_all()? * (-1.0 / boards.len() as f64)
    };
    entropy(&logits[0], |cell| cell.x)? + entropy(&logits[1], |cell| cell.y)?
}

/// Shares that fall off from a cell as a Gaussian does, and add up to 1.
fn bell(truth: u8, sigma: f64) -> [f32; CELLS] {
    let height = |at: usize| (-((at as f64 - f64::from(truth)) / sigma).powi(2) / 2.0).exp();
    let sum = (0..CELLS).map(height).sum::<f64>();
    core::array::from_fn(|at| (height(at) / sum) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_trains_the_same_network() {
        let recipe = Recipe { steps: 20, warm_up: 5, batch: 64, ..Recipe::LIVE };
        let values = |seed| train(&recipe, seed, |_| {}).unwrap().values().unwrap();
        let first = values(3);
        assert_eq!(first, values(3));
        assert_ne!(first, values(4));
    }

    #[test]
    fn the_loss_falls() {
        let recipe = Recipe { steps: 100, warm_up: 20, batch: 64, ..Recipe::LIVE };
        let mut losses = Vec::new();
        train(&recipe, 0, |progress| losses.push(progress.loss)).unwrap();
        // Who knows nothing has 2 ln 32 = 6.93 nats.
        assert!(losses[1] < losses[0] && losses[1] < 6.93, "{losses:?}");
    }

    #[test]
    fn the_rate_rises_and_falls() {
        let recipe = Recipe::LIVE;
        let rates = [0, 199, 200, 2600, 4999].map(|step| recipe.rate_at(step) / recipe.rate);
        for (rate, expected) in rates.into_iter().zip([0.005, 1.0, 1.0, 0.5, 0.0]) {
            assert!((rate - expected).abs() < 1e-3, "{rates:?}");
        }
    }

    #[test]
    fn a_bell_adds_up_to_one_also_at_the_border() {
        for truth in [0, 15, 31] {
            let bell = bell(truth, 1.0);
            assert!((bell.iter().sum::<f32>() - 1.0).abs() < 1e-6);
            let highest = (0..CELLS).max_by(|&a, &b| bell[a].total_cmp(&bell[b]));
            assert_eq!(highest, Some(usize::from(truth)));
        }
    }
}

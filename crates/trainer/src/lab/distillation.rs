//! Learning from a teacher.

use crate::net::Net;
use candle_core::{D, Device, Result, Tensor};
use candle_nn::ops::{log_softmax, softmax};
use range_model::{Board, CELLS};

/// A network whose answers a student learns from.
pub struct Teacher<'a> {
    /// Where its answers come from.
    pub knows: Knows<'a>,
    /// By what the logits of both are divided before they are compared: T.
    pub temperature: f64,
    /// How much of the loss is the teacher's, 0 to 1: α.
    pub alpha: f64,
}

/// How a teacher knows its answers.
pub enum Knows<'a> {
    /// It is asked.
    Now(&'a Net),
    /// It was asked about the whole fixed set: for each board the logits of x, then those of y.
    Before(&'a [f32]),
}

impl Teacher<'_> {
    /// What it answers. `picked` says where in a fixed set the boards stand.
    pub fn logits(&self, boards: &[Board], picked: Option<&[usize]>) -> Result<[Tensor; 2]> {
        match (&self.knows, picked) {
            (Knows::Before(all), Some(picked)) => {
                Ok([side(all, picked, 0)?, side(all, picked, CELLS)?])
            }
            (Knows::Now(net), _) => Ok(net.logits(boards)?.map(|it| it.detach())),
            (Knows::Before(_), None) => unreachable!("it was asked about a fixed set only"),
        }
    }
}

/// The logits of x (`from` = 0) or y of the boards that were picked.
fn side(all: &[f32], picked: &[usize], from: usize) -> Result<Tensor> {
    let of = |&at: &usize| &all[2 * CELLS * at + from..][..CELLS];
    let logits = picked.iter().flat_map(of).copied().collect::<Vec<_>>();
    Tensor::from_vec(logits, (picked.len(), CELLS), &Device::Cpu)
}

/// α T² KL(teacher ‖ student) + (1 − α) `hard`, the mean over the boards, with KL over x and over y added up
/// (Hinton, Vinyals and Dean, arXiv 1503.02531).
pub fn distilled(
    student: &[Tensor; 2],
    teacher: &[Tensor; 2],
    hard: &Tensor,
    temperature: f64,
    alpha: f64,
) -> Result<Tensor> {
    let divergence = |at: usize| {
        let [student, teacher] = [student, teacher].map(|it| &it[at] / temperature);
        let (student, teacher) = (log_softmax(&student?, D::Minus1)?, teacher?);
        let surplus = (log_softmax(&teacher, D::Minus1)? - student)?;
        let boards = teacher.dim(0)? as f64;
        (softmax(&teacher, D::Minus1)? * surplus)?.sum_all()? / boards
    };
    let soft = (divergence(0)? + divergence(1)?)?;
    (soft * (alpha * temperature * temperature))? + (hard * (1.0 - alpha))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_board(logits: &[f32]) -> Tensor {
        Tensor::from_slice(logits, (1, logits.len()), &Device::Cpu).unwrap()
    }

    fn value(student: &[f32], teacher: &[f32], hard: f32, temperature: f64, alpha: f64) -> f32 {
        let [student, teacher] = [student, teacher].map(|it| [one_board(it), one_board(it)]);
        let hard = Tensor::new(hard, &Device::Cpu).unwrap();
        let loss = distilled(&student, &teacher, &hard, temperature, alpha).unwrap();
        loss.to_scalar().unwrap()
    }

    #[test]
    fn equal_logits_leave_only_the_right_answers() {
        for temperature in [1.0, 4.0] {
            let loss = value(&[1.0, -2.0, 0.5], &[1.0, -2.0, 0.5], 3.0, temperature, 0.9);
            assert!((loss - 0.3).abs() < 1e-6, "{loss}");
        }
    }

    /// Teacher 3/4 and 1/4 at T = 2, student 1/2 each: 0.75 ln 1.5 + 0.25 ln 0.5 = 0.130812 nats for x and y.
    #[test]
    fn the_loss_is_the_one_by_hand() {
        let loss = value(&[0.0, 0.0], &[2.0 * 3_f32.ln(), 0.0], 1.0, 2.0, 0.9);
        let expected = 0.9 * 4.0 * (2.0 * 0.130_812) + 0.1;
        assert!((f64::from(loss) - expected).abs() < 1e-5, "{loss}");
    }
}

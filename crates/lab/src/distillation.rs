//! What a student learns from its teacher (Hinton et al. 2015, arXiv 1503.02531).

use alloc::vec::Vec;

/// The loss of a student on one example, and what it is made of, in nats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loss {
    /// How far the student's distribution is from the teacher's, both at temperature T: KL(teacher ‖ student).
    pub divergence: f64,
    /// The cross entropy of the student against the truth, at T = 1.
    pub cross_entropy: f64,
    /// α T² KL + (1 − α) CE. Gradients of the softened part shrink as 1 / T²; the factor undoes that.
    pub total: f64,
}

/// The shares that logits stand for at a temperature above 0; higher is flatter.
#[must_use]
pub fn softmax(logits: &[f64], temperature: f64) -> Vec<f64> {
    let largest = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let powers =
        logits.iter().map(|logit| libm::exp((logit - largest) / temperature)).collect::<Vec<_>>();
    let sum = powers.iter().sum::<f64>();
    powers.iter().map(|power| power / sum).collect()
}

/// How flat a distribution is, in nats: 0 where one share is all, ln n where all n are alike.
#[must_use]
pub fn entropy(shares: &[f64]) -> f64 {
    -shares.iter().filter(|&&share| share > 0.0).map(|share| share * libm::log(*share)).sum::<f64>()
}

/// The loss on an example whose true class is `truth`.
///
/// # Panics
///
/// If there is no such class, or teacher and student have not equally many.
#[must_use]
pub fn loss(teacher: &[f64], student: &[f64], truth: usize, temperature: f64, alpha: f64) -> Loss {
    assert_eq!(teacher.len(), student.len(), "they answer the same question");
    let [soft, softened] = [teacher, student].map(|logits| softmax(logits, temperature));
    let pairs = soft.iter().zip(&softened).filter(|(share, _)| **share > 0.0);
    let divergence = pairs.map(|(share, other)| share * libm::log(share / other)).sum::<f64>();
    let cross_entropy = -libm::log(softmax(student, 1.0)[truth]);
    let total = alpha * temperature * temperature * divergence + (1.0 - alpha) * cross_entropy;
    Loss { divergence, cross_entropy, total }
}

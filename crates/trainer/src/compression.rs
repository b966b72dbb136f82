//! Compression in the loop: a network is trained while its weights are masked and rounded.

use crate::net::in_shape;
use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor, Var};
use range_model::{Clip, Format, Granularity, Layer, Mask, Scales, Scheme};

/// What is done to a network in each forward pass; by default nothing. Gradients reach the trained weights as if
/// nothing had been rounded; those of masked weights are 0.
#[derive(Default)]
pub struct Compression {
    /// For each tensor of the network ones and zeros.
    mask: Option<Vec<Tensor>>,
    scheme: Option<Scheme>,
    /// How far the tensors reach that enter products; without, as far as in the batch.
    scales: Option<Scales>,
}

impl Compression {
    /// Holds what a mask removes at 0, where it has to be already.
    pub fn pruned(mask: &Mask) -> Result<Self> {
        let ones = mask.kept().iter().map(|&kept| f32::from(u8::from(kept))).collect::<Vec<_>>();
        Ok(Self { mask: Some(in_shape(&ones)?), ..Self::default() })
    }

    /// Rounds as a scheme does. Activations reach as far as frozen scales say; where there are none, because the
    /// network is trained from its beginning, as far as in the batch.
    pub fn quantized(scheme: Scheme, scales: Option<Scales>) -> Self {
        Self { scheme: Some(scheme), scales, ..Self::default() }
    }

    /// The tensors of a network as they are calculated with. Its matrices are those with two dimensions.
    pub fn weights(&self, vars: &[Var]) -> Result<Vec<Tensor>> {
        let mut tensors = vars.iter().map(|var| var.as_tensor().clone()).collect::<Vec<_>>();
        if let Some(mask) = &self.mask {
            for (tensor, mask) in tensors.iter_mut().zip(mask) {
                *tensor = (&*tensor * mask)?;
            }
        }
        if let Some(scheme) = self.scheme {
            for (at, tensor) in tensors.iter_mut().enumerate().filter(|(_, it)| it.rank() == 2) {
                // The tables of the embedding have a scale each.
                let tables = Layer::Embedding.matrices().iter().map(|it| it.len()).collect();
                let parts = if at == 0 { tables } else { vec![tensor.elem_count()] };
                *tensor = tensor.apply_op1(StraightThrough { scheme, parts, reach: None })?;
            }
        }
        Ok(tensors)
    }

    /// What enters a matrix product; `place` is that of its scale in [`Scales`].
    pub fn enter(&self, place: usize, tensor: Tensor) -> Result<Tensor> {
        match self.scheme.and_then(|scheme| scheme.activations) {
            None => Ok(tensor),
            Some(bits) => {
                let scheme = Scheme {
                    weights: Format::Int(bits),
                    granularity: Granularity::Matrix,
                    clip: Clip::Absmax,
                    activations: None,
                };
                let parts = vec![tensor.elem_count()];
                let reach = self.scales.map(|scales| scales.reaches()[place]);
                tensor.contiguous()?.apply_op1(StraightThrough { scheme, parts, reach })
            }
        }
    }
}

/// Rounds as the range model does, to the last bit; its gradient is the identity (the straight-through estimator:
/// Bengio, Léonard and Courville, arXiv 1308.3432).
struct StraightThrough {
    scheme: Scheme,
    /// How many numbers follow each other that are rounded as one matrix.
    parts: Vec<usize>,
    /// How far the grid reaches, if that is frozen; larger numbers are cut off.
    reach: Option<f32>,
}

impl CustomOp1 for StraightThrough {
    fn name(&self) -> &'static str {
        "straight-through"
    }

    fn cpu_fwd(&self, storage: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (start, end) = layout.contiguous_offsets().expect("what is rounded is contiguous");
        let mut values = storage.as_slice::<f32>()?[start..end].to_vec();
        if let Some(reach) = self.reach {
            // With the reach as one more number, the largest is the frozen one.
            for value in &mut values {
                *value = value.clamp(-reach, reach);
            }
            values.push(reach);
            self.scheme.round(&mut values, 1);
            values.pop();
            return Ok((CpuStorage::F32(values), layout.shape().clone()));
        }
        let outputs = *layout.dims().last().expect("no number stands alone");
        let mut rest = &mut values[..];
        for &part in &self.parts {
            let (these, others) = rest.split_at_mut(part);
            self.scheme.round(these, outputs);
            rest = others;
        }
        Ok((CpuStorage::F32(values), layout.shape().clone()))
    }

    fn bwd(&self, _: &Tensor, _: &Tensor, gradient: &Tensor) -> Result<Option<Tensor>> {
        Ok(Some(gradient.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::Net;
    use range_model::{Network, Precision, Weights};

    #[test]
    fn the_forward_pass_rounds_as_the_range_model_does() {
        let net = Net::new(5).unwrap();
        let values = net.values().unwrap();
        let int2 = Scheme {
            weights: Format::Int(2),
            clip: Clip::SquaredError,
            ..Scheme::dial(Precision::Fp32)
        };
        let binary = Scheme { weights: Format::Binary, ..int2 };
        for scheme in [Scheme::dial(Precision::Int4), int2, binary] {
            let mut expected = values.clone();
            for layer in Layer::ALL {
                for matrix in layer.matrices() {
                    let start = layer.start() + matrix.start;
                    scheme.round(&mut expected[start..start + matrix.len()], matrix.outputs);
                }
            }
            let tensors = Compression::quantized(scheme, None).weights(&net.vars).unwrap();
            let tensors = tensors.iter().map(|it| it.flatten_all().unwrap().to_vec1::<f32>());
            let rounded = tensors.flat_map(Result::unwrap).collect::<Vec<_>>();
            let bits = |values: &[f32]| values.iter().map(|it| it.to_bits()).collect::<Vec<_>>();
            assert_eq!(bits(&rounded), bits(&expected));
            assert_ne!(rounded, values);
        }
    }

    #[test]
    fn the_gradient_of_rounding_is_the_identity() {
        let values = [0.3_f32, -0.7, 0.05, 1.0];
        let var = Var::from_slice(&values, (2, 2), &candle_core::Device::Cpu).unwrap();
        let dial = Scheme::dial(Precision::Int4);
        let rounded =
            var.apply_op1(StraightThrough { scheme: dial, parts: vec![4], reach: None }).unwrap();
        let factors = Tensor::new(&[[1_f32, 2.0], [3.0, 4.0]], var.device()).unwrap();
        let gradients = (rounded * factors).unwrap().sum_all().unwrap().backward().unwrap();
        let gradient = gradients.get(&var).unwrap().to_vec2::<f32>().unwrap();
        assert_eq!(gradient, [[1.0, 2.0], [3.0, 4.0]]);
    }

    /// Of the weights alone: where a sum's last bit decides to which side an activation is rounded, both differ.
    #[test]
    fn rounded_weights_give_the_range_models_answers() {
        let net = Net::new(1).unwrap();
        let scheme = Scheme { weights: Format::Int(4), ..Scheme::dial(Precision::Fp32) };
        let scales = Scales::new([1.0; Scales::COUNT]).unwrap();
        let mut network = Network::new(Weights::new(net.values().unwrap()).unwrap(), scales);
        for layer in Layer::ALL {
            network.set_scheme(layer, &scheme);
        }
        let boards = crate::study::boards(3, 16);
        let [x, _] = net.compressed_logits(&boards, &Compression::quantized(scheme, None)).unwrap();
        for (board, x) in boards.iter().zip(x.to_vec2::<f32>().unwrap()) {
            for (ours, candles) in network.run(board).logits().iter().zip(x) {
                assert!((ours - candles).abs() < 1e-4, "{ours} {candles}");
            }
        }
    }

    #[test]
    fn frozen_scales_cut_off_what_is_larger() {
        let scales = Scales::new([0.7; Scales::COUNT]).unwrap();
        let compression = Compression::quantized(Scheme::dial(Precision::Int4), Some(scales));
        let values = Tensor::new(&[[0.04_f32, -0.06, 0.34, 0.71, -9.0]], &candle_core::Device::Cpu);
        let rounded = compression.enter(3, values.unwrap()).unwrap();
        let steps = (rounded * 10.0).unwrap().round().unwrap().to_vec2::<f32>().unwrap();
        assert_eq!(steps, [[0.0, -1.0, 3.0, 7.0, -7.0]]);
    }
}

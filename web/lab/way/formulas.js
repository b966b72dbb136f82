// The formulas of a part, with the student's own numbers.

import { html } from "../../chart/elements.js";
import { training } from "../../../assets/lab/textbook.json";
import { plain } from "../instruments/quantization.js";
import { BITS, MODELS, number, rounded, size, stepsOf } from "../words.js";

/**
 * @import { Facts, Figures, Format, PartName, Quantized } from "../lab.d.ts"
 * @import { Session } from "../session.js"
 */

/** @param {string} formula @param {string} words */
const line = (formula, words) => [html("p", { class: "formula" }, formula), html("p", {}, words)];

/**
 * @param {PartName} part
 * @param {Session} session
 * @returns {HTMLElement[]}
 */
export function formulas(part, session) {
  return { quantization: ofQuantization, pruning: ofPruning, distillation: ofDistillation, ship: ofShip }[part](session);
}

/**
 * Of the setting that is shipped; before, and where it is the range model's, of ResNet-50 in its format.
 *
 * @param {Session} session
 */
function ofQuantization(session) {
  const { view: { progress }, facts: { formats, models, devices } } = session;
  const { shipped } = progress.quantization;
  const set = shipped?.setting ?? plain("int8").quantized;
  const format = formats.find(({ name }) => name === set.format)?.name ?? "int2";
  const isTextbook = set.model !== "range";
  const quantized = { ...plain(/** @type {Format} */ (format)).quantized, model: isTextbook ? set.model : "resnet", ...(isTextbook ? set : {}) };
  const model = models.find(({ name }) => name === MODELS[quantized.model]) ?? models[0];
  const it = session.figures({ quantized });
  const bits = BITS[set.format];
  const megabytes = model.fp32_mib * 1.048576;
  return [
    ...line(
      `size = size at fp32 × bits / 32 = ${number(megabytes)} MB × ${BITS[quantized.format]} / 32 = ${size(it?.bytes ?? 0)}`,
      `${model.name} at ${format}. Papers give ${model.fp32_mib} MB and mean MiB: 1 MiB is 1.048576 MB. A real file also has scales and biases; our own sizes count them.`,
    ),
    ...(it ? lost(session, quantized, it) : []),
    ...(shipped
      ? line(
          `memory = ${size(shipped.figures.bytes)} = ${rounded(shipped.figures.memory)} × fp16; lost = ${number(shipped.figures.drop, 2)} points`,
          `What you shipped: the ${MODELS[set.model]} at ${set.format}.`,
        )
      : []),
    ...(bits > 2 && bits < 16
      ? line(
          `scale = absmax / (2^(b − 1) − 1) = absmax / ${2 ** (bits - 1) - 1}`,
          `Symmetric rounding in ${bits} bits has ${2 ** bits - 1} levels with 0 in the middle. The error of a weight is at most half a scale. (At int2, ours takes the scale of the least squared error.)`,
        )
      : []),
    ...(it?.latencyMs && it.energyMj
      ? line(
          `energy = time × power = ${rounded(it.latencyMs)} ms × ${rounded(it.energyMj / it.latencyMs)} W = ${rounded(it.energyMj)} mJ`,
          `${model.name} at ${format}. The textbook’s formulas for loss, time and energy are a model: its factors say what hardware made of fewer bits, not what it must.`,
        )
      : []),
    ...devices.map((device) => html("p", { class: "basis" }, deviceInWords(device))),
  ];
}

/**
 * The textbook's formula for the accuracy that is lost.
 *
 * @param {Session} session
 * @param {Quantized} quantized
 * @param {Figures} figures
 */
function lost({ facts: { formats, models, calibration, calibrations } }, quantized, { drop }) {
  const format = formats.find(({ name }) => name === quantized.format);
  const model = models.find(({ name }) => name === MODELS[quantized.model]);
  if (!format || !model) return [];
  const isTrained = quantized.scheme !== "after";
  const images = calibrations[quantized.calibration][1];
  const c = calibration.find(({ images_below: below }) => images < below)?.drop ?? 0;
  const [s, d] = [model.sensitivity, format.drop];
  const most = formats.find(({ name }) => name === training.at)?.drop;
  return line(
    isTrained
      ? `lost = s × d − ${training.regains} × d / ${most} = ${s} × ${d} − ${training.regains} × ${d} / ${most} = ${number(drop, 2)} points`
      : `lost = s × d + k × c = ${s} × ${d} + ${format.calibrated} × ${c} = ${number(drop, 2)} points`,
    `s: how sensitive ${model.name} is; d: what ${format.name} costs${isTrained ? ", of which training with the quantizer regains a part." : `, and k times c more with few images to calibrate with (here ${images}).`}`,
  );
}

/** @param {Facts["devices"][number]} device */
function deviceInWords({ name, memory_gb, bandwidth_gb_s, fp16_sparse_tflops, int8_sparse_tops, int8_tops, watts }) {
  const tops = int8_tops
    ? `${int8_tops} TOPS at int8`
    : `${fp16_sparse_tflops} TFLOPS at fp16 and ${int8_sparse_tops} TOPS at int8, both with sparsity`;
  return `${name}: ${memory_gb} GB, ${bandwidth_gb_s} GB/s, ${tops}, ${watts} W.`;
}

/** @param {Session} session */
function ofPruning(session) {
  const { tries } = session.view.progress.pruning;
  const last = tries.at(-1);
  const setting = last?.setting ?? { structure: /** @type {const} */ ("anywhere"), step: 5, fineTuned: false };
  const it = stepsOf(session.facts, setting.structure)[setting.step];
  const [whole] = session.facts.anywhere;
  const fall = session.waterfall(setting);
  return [
    ...line(
      `in theory = 1 / (1 − share) = 1 / (1 − ${number(it.removed, 3)}) = ${rounded(fall?.theory ?? 1)}×`,
      "If only what is left took time.",
    ),
    ...line(
      `real = ${rounded(fall?.realized ?? 1)}×; multiply-adds of a dense pass: ${number(whole.multiplyAdds, 0)} → ${number(it.multiplyAdds, 0)}`,
      "Zeros between other numbers are multiplied all the same, unless the hardware can skip them. What is gone as a whole is not.",
    ),
    ...line(
      `stored at fp16: ${size(it.bytes[1])} of ${size(whole.bytes[1])}`,
      "Anywhere: 16 bits for each weight that is left, and a mask of 1 bit for every weight. 2:4: 16 and 2 bits for each that is left. Structures need no mask.",
    ),
  ];
}

/** @param {Session} session */
function ofDistillation(session) {
  const { first, second } = session.view.progress.distillation;
  const temperature = second?.setting.temperature ?? first?.setting.temperature ?? 4;
  const { alpha, energyLeft } = session.facts;
  const it = session.softened(0, 1, temperature);
  return [
    ...line(
      "L = α T² KL(teacher ‖ student) + (1 − α) CE",
      "KL is taken at temperature T, CE against the right cell at T = 1. Gradients of the soft part shrink as 1 / T²; the factor T² undoes that.",
    ),
    ...(it
      ? line(
          `${alpha} · ${temperature}² · ${rounded(it.divergence)} + ${number(1 - alpha, 1)} · ${number(it.crossEntropy, 3)} = ${number(it.total, 3)} nats`,
          `The taught student on the first board, at T = ${temperature}. Without T² it would be ${number(alpha * it.divergence + (1 - alpha) * it.crossEntropy, 3)}.`,
        )
      : []),
    ...(first
      ? line(
          `energy = multiply-adds × factor of the format = ${rounded(first.figures.energy)} of the whole model at fp16`,
          `Your first choice. 20% less is ${rounded(energyLeft * first.figures.energy)}.`,
        )
      : []),
  ];
}

/** @param {Session} session */
function ofShip({ memory, equalContext, facts: { variants, phones }, view }) {
  const own = view.progress.ship.phones.flatMap((it, phone) => (it === null ? [] : [{ phone: phones[phone], variant: variants[it] }]));
  const [, cache] = memory(4, 8192);
  return [
    ...line(
      "size = parameters × bits / 8 = 8 × 10⁹ × 4 / 8 = 4 × 10⁹ bytes = 4 GB",
      "With half of the weights pruned anywhere: 8 × 10⁹ × (4 / 2 + 1) / 8 = 3 GB, as the mask takes one bit for each weight.",
    ),
    ...line(
      `energy of a token = size / bandwidth × power${own.map(({ variant }) => `; ${variant.gb} GB / 68 GB/s × 5 W = ${number(variant.energyMj, 0)} mJ`).join("")}`,
      "One token reads all weights once, and a phone waits for its memory.",
    ),
    ...line(
      `KV cache = 2 × layers × KV heads × width × bytes × tokens = 2 × 32 × 8 × 128 × 2 × 8,192 = ${rounded(cache)} GB`,
      `With int4 weights it takes as much as they do at ${number(equalContext(4), 0)} tokens.`,
    ),
  ];
}

// The formulas of a part, with the student's own numbers.

import { html } from "../../chart/elements.js";
import { BITS, MODELS, number, rounded, size, stepsOf } from "../words.js";

/**
 * @import { PartName } from "../lab.d.ts"
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

/** @param {Session} session */
function ofQuantization({ view: { progress }, facts: { formats, models } }) {
  const shipped = progress.quantization.shipped;
  const format = shipped?.setting.format ?? "int8";
  const bits = BITS[format];
  const [resnet] = models;
  const megabytes = resnet.fp32_mib * 1.048576;
  return [
    ...line(
      `size = size at fp32 × bits / 32 = ${number(megabytes)} MB × ${bits} / 32 = ${number((megabytes * bits) / 32)} MB`,
      `${resnet.name} at ${format}. Papers give ${resnet.fp32_mib} MB and mean MiB: 1 MiB is 1.048576 MB. A real file also has scales and biases; our own sizes count them.`,
    ),
    ...(shipped
      ? line(
          `memory = ${size(shipped.figures.bytes)} = ${rounded(shipped.figures.memory)} × fp16; lost = ${number(shipped.figures.drop, 2)} points`,
          `What you shipped: the ${MODELS[shipped.setting.model]} at ${format}.`,
        )
      : []),
    ...(bits > 1 && bits < 16
      ? line(
          `scale = absmax / (2^(b − 1) − 1) = absmax / ${2 ** (bits - 1) - 1}`,
          `Symmetric rounding in ${bits} bits has ${2 ** bits - 1} levels with 0 in the middle. The error of a weight is at most half a scale.`,
        )
      : []),
    ...line(
      "energy = time × power: 1.8 ms × 5 W = 9 mJ",
      `The textbook’s formulas for time and energy are a model. Its factors for ${formats.map(({ name }) => name).join(", ")} say what hardware made of fewer bits, not what it must.`,
    ),
  ];
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
          `${alpha} · ${temperature}² · ${number(it.divergence, 3)} + ${number(1 - alpha, 1)} · ${number(it.crossEntropy, 3)} = ${number(it.total, 3)} nats`,
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

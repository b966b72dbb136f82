// Where the noise comes from and what the bits are worth, with the player's own numbers.

import { edge } from "../../assets/sensitivities.json";
import { html, wideTable } from "../chart/elements.js";
import { digits, HALF, LAYERS, listed, PRECISIONS, precisionsOf, WHOLE } from "./model.js";

/** @import { Figures } from "./figures.js" */

/**
 * The step between two neighbours as a part of absmax, the largest weight. A symmetric b-bit integer
 * has (2^(b-1) - 1) of them on each side of zero (LLM.int8(), arXiv 2208.07339, section 2); a float with
 * p significant bits has, just below absmax, steps of 2^-p (IEEE 754: 24 in fp32, 11 in fp16).
 */
const STEPS = [2 ** -24, 2 ** -11, 1 / (2 ** 7 - 1), 1 / (2 ** 3 - 1)];
const STEPS_IN_WORDS = ["2⁻²⁴", "2⁻¹¹", "1/127", "1/7"];
/** How many values there are: of floats all that are finite, with one zero. */
const LEVELS = [2 ** 32 - 2 ** 24 - 1, 2 ** 16 - 2 ** 11 - 1, 2 ** 8 - 1, 2 ** 4 - 1];

/** @param {number} part */
const inPercent = (part) => `${digits(100 * part, 2).replace(/e(.*)/, "·10^$1")}%`;

/**
 * @param {Element} part
 * @param {Figures} figures
 * @param {number} bits
 */
export function showArithmetic(part, { setting, shots }, bits) {
  const precisions = precisionsOf(setting);
  const uses = new Set(shots.map((shot) => shot.setting)).size;
  const rows = PRECISIONS.map((name, precision) => {
    const own = LAYERS.filter((_, layer) => precisions[layer] === precision).map((layer) => layer.name);
    const step = `${STEPS_IN_WORDS[precision]} = ${inPercent(STEPS[precision])}`;
    return [
      name,
      LEVELS[precision].toLocaleString("en"),
      step,
      inPercent(STEPS[precision] / 2),
      listed(own) || "–",
    ];
  });
  const formula = html("p", { class: "formula" }, "step = absmax / (2^(b−1) − 1)");
  const heads = ["", "levels", "step", "largest error", uses > 1 ? "in your costliest setting" : "yours"];
  const wide = wideTable("As parts of absmax, the layer’s largest weight", heads, rows);
  /** @param {string[]} sentences */
  const says = (...sentences) => html("p", {}, sentences.join(" "));
  part.append(
    formula,
    says(
      "This is the step between two neighbouring values of a b-bit integer. A rounding error is at most half a step.",
      "int8 uses −127 to 127 and leaves −128 out, so that the scale is symmetric, with zero in its middle.",
      "A float’s step shrinks with the value. The table has the step just below absmax, if that is a power of two.",
    ),
    wide,
    says(...weight(bits)),
    says(...exaggeration()),
  );
}

/**
 * What the round's bits make of a language model.
 *
 * @param {number} bits
 */
function weight(bits) {
  const mean = bits / LAYERS.length;
  /** @param {number} bits */
  const gigabytes = (bits) => `${digits((7 * bits) / 8)} GB`;
  /** @param {number} from */
  const times = (from) => `${digits(from / bits, 2)} times`;
  /**
   * @param {number} from
   * @param {string} name
   */
  const than = (from, name) => (bits < from ? `${times(from)} smaller than ${name}` : `as large as ${name}`);
  const sizes = [than(WHOLE, "fp32"), ...(bits <= HALF ? [than(HALF, "fp16")] : [])];
  /** @type {[number, string]} */
  const [from, name] = bits < HALF ? [HALF, "fp16"] : [WHOLE, "fp32"];
  return [
    `Your ${bits} bits are ${digits(mean)} a weight: ${sizes.join(", ")}.`,
    `A model of 7 billion parameters would weigh ${gigabytes(mean)};`,
    `in ${name} it weighs ${gigabytes(from / LAYERS.length)} (1 GB = 10⁹ bytes).`,
    `It would write text up to ${times(from)} as fast as that: each token needs all the weights,`,
    "and reading them from memory takes most of the time.",
  ];
}

/** The scale that the game draws its noise on. */
function exaggeration() {
  const [, half, byte, nibble] = PRECISIONS.map((name) => edge.amplitude[name]);
  /** @param {number} precision */
  const toScale = (precision) => digits((nibble * STEPS[precision]) / STEPS[3], 2);
  return [
    "What the game exaggerates: small noise.",
    `An edge layer drifts ${nibble} units at int4, ${byte} at int8 and ${half} at fp16 (the range is 400 wide);`,
    `drawn to scale int8 would be ${toScale(2)} and fp16 ${toScale(1)}, and nobody would see them.`,
    "That each kind of layer spoils the sight in its own way is an invention of the game, too.",
    "And in a real model the layers differ in size, and a few outliers set absmax for all other values.",
  ];
}

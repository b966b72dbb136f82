// The model of the game in words and numbers, from the tables that the rules are made of.

import { bits, layers } from "../../assets/model.json";

/** @typedef {keyof typeof import("../../assets/sensitivities.json")} Role */

export const PRECISIONS = /** @type {(keyof typeof bits)[]} */ (Object.keys(bits));
export const BITS = Object.values(bits);
export const LAYERS = /** @type {{ name: string, role: Role }[]} */ (layers);
const COUNT = LAYERS.length;

/**
 * The precisions of a setting by its number, 0 (fp32) to 3 (int4): two bits a layer.
 *
 * @param {number} setting
 */
export const precisionsOf = (setting) => LAYERS.map((_, layer) => (setting >> (2 * (COUNT - 1 - layer))) & 3);

/** @param {number} setting */
export const bitsOf = (setting) => precisionsOf(setting).reduce((sum, precision) => sum + BITS[precision], 0);

/**
 * All layers at one precision.
 *
 * @param {number} precision
 */
export const uniform = (precision) => LAYERS.reduce((setting) => (setting << 2) | precision, 0);

/** All layers at fp16, and at fp32. */
export const HALF = COUNT * BITS[1];
export const WHOLE = COUNT * BITS[0];

/**
 * "all int8", or the layers by their precision: "embedding and output int8, the others int4".
 *
 * @param {number} setting
 */
export function described(setting) {
  const precisions = precisionsOf(setting);
  const used = PRECISIONS.map((name, precision) => ({
    name,
    layers: LAYERS.filter((_, layer) => precisions[layer] === precision).map((layer) => layer.name),
  })).filter((group) => group.layers.length);
  if (used.length === 1) return `all ${used[0].name}`;
  const largest = used.reduce((a, b) => (b.layers.length > a.layers.length ? b : a));
  const rest = used.filter((group) => group !== largest);
  return [...rest.map(({ name, layers }) => `${listed(layers)} ${name}`), `the others ${largest.name}`].join(
    ", ",
  );
}

/**
 * Whole percent of a part of 1.
 *
 * @param {number} part
 */
export const percent = (part) => `${Math.round(100 * part)}%`;

/**
 * A figure with so many significant digits.
 *
 * @param {number} number
 */
export const digits = (number, count = 3) => String(Number(number.toPrecision(count)));

/** @param {string} words */
export const capital = (words) => words[0].toUpperCase() + words.slice(1);

/** @param {string[]} words */
export const listed = (words) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/**
 * @param {number} count
 * @param {string} word
 */
export const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

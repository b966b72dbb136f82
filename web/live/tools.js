// What the debrief's cards are made with (`web/debrief/`): it comes with the first shot, and is not twice in a page.

/** @import { Tools } from "../debrief/debrief.js" */

/** @type {Tools} */
export let tools;

/** @param {Tools} given */
export function use(given) {
  tools = given;
}

/**
 * The number of the setting in which one layer has a precision, and all others fp32.
 *
 * @param {number} layer
 * @param {number} precision
 */
export const alone = (layer, precision) => precision * 4 ** (tools.LAYERS.length - 1 - layer);

/**
 * "1.3 cells".
 *
 * @param {number} count
 */
export function cells(count) {
  const number = String(Number(count.toFixed(count < 10 ? 1 : 0)));
  return `${number} cell${number === "1" ? "" : "s"}`;
}

/**
 * Whole points of accuracy, or of a hundred.
 *
 * @param {number} part
 */
export const points = (part) => Math.round(100 * part);

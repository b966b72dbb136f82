// How the accuracies were measured, and what they are not.

import {
  boards,
  over_seeds as overSeeds,
  rule,
  seeds,
  shipped_seed as shippedSeed,
} from "../../assets/model/measured.json";
import { bits, layers } from "../../assets/model.json";

/** @import { GameRoot } from "../loader/game_root.d.ts" */

export const TITLE = "How this was measured";

/** Said where it is so. */
const EASY =
  "That int8 loses next to nothing here shows how easy the task is for this model; elsewhere it loses more. ";

/** @param {number} number */
const whole = (number) => number.toLocaleString("en");

/** On how many each setting was measured. */
export const BOARDS = whole(boards.held_out);

/**
 * From the least to the most of the three seeds; where they agree, a number is written.
 *
 * @typedef {number | { min: number, max: number }} Spread
 *
 * @param {Spread} spread
 */
export const ends = (spread) => (typeof spread === "number" ? [spread, spread] : [spread.min, spread.max]);

/**
 * "9–20%".
 *
 * @param {Spread} spread
 */
export function percents(spread) {
  const [from, to] = ends(spread).map((part) => Math.round(100 * part));
  return from === to ? `${to}%` : `${from}–${to}%`;
}

/** @returns {string[]} */
function paragraphs() {
  const { plain, outlier } = overSeeds;
  const singles = layers.map(({ name }) => {
    const { int4 } = plain.singles[/** @type {keyof typeof plain.singles} */ (name)];
    return `${name} ${percents(int4.accuracy)}`;
  });
  // Two standard errors of a half.
  const chance = (100 / Math.sqrt(boards.held_out)).toFixed(1);
  const settings = Object.keys(bits).length ** singles.length;
  const [worst] = ends(plain.uniform.int8.accuracy);
  const easy = worst > ends(plain.uniform.fp32.accuracy)[0] - 0.005;
  const seedsInWords = seeds.map(({ seed }) => seed).join(", ");
  return [
    `Nothing here is estimated. Each of the ${whole(settings)} settings answered the same ${BOARDS} ` +
      "boards, on which the model was not trained. Accuracy is the share on which its likeliest cell was the right " +
      `one. The choice of the boards leaves it uncertain by up to ${chance} points (two standard errors).`,
    "At int8 and int4 the weights of a layer, and what enters its matrices, are rounded to the nearest step, symmetric " +
      "around zero. Each matrix has one scale, by its largest weight; each tensor has one that was frozen " +
      `after ${whole(boards.calibration)} calibration boards. fp16 rounds the weights alone.`,
    "“Cells off” is the mean distance from the right cell, in moves of a king. “Wobble” and “spread” are of " +
      `${whole(boards.walks)} boards; there the objects that have nothing to do with the answer take ${boards.steps} ` +
      "steps, and wobble is the share of steps in which the answer changes.",
    `${seeds.length} models were trained, which differ in their seed alone (${seedsInWords}). Seed ${shippedSeed} is the one that ` +
      `you play, by a rule set before: ${rule}. The others tell how far such figures spread: all int4 is right on ` +
      `${percents(plain.uniform.int4.accuracy)}; one layer at int4: ${singles.join(", ")}. With the outlier, all int8 ` +
      `is right on ${percents(outlier.uniform.int8.accuracy)}.`,
    `What it is not: a law, or a language model. ${easy ? EASY : ""}Which layers suffer changes with the task, the ` +
      "metric and the scheme.",
  ];
}

/** The same in paragraphs. */
export const provenance = () =>
  paragraphs().map((words) => Object.assign(document.createElement("p"), { textContent: words }));

/**
 * Makes the meter of the accuracy one of what was measured, with the way to how.
 *
 * @param {GameRoot} root
 */
export function tellMeasured(root) {
  const meter = root.querySelector(".accuracy");
  const label = meter?.querySelector("span");
  if (!meter || !label) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "basis";
  button.setAttribute("aria-label", "measured accuracy: how it was measured");
  button.innerHTML = '<span class="roomy">measured </span>accuracy';
  button.addEventListener("click", () => open(root));
  label.replaceChildren(button);
  meter.querySelector("[role=meter]")?.setAttribute("aria-label", "measured accuracy");
}

/** @param {GameRoot} root */
function open(root) {
  const dialog = document.createElement("dialog");
  dialog.className = "provenance";
  dialog.setAttribute("aria-label", TITLE);
  dialog.innerHTML = `<button type="button">Close</button><h3>${TITLE}</h3>`;
  dialog.append(...provenance());
  /** @type {HTMLElement} */ (dialog.firstChild).addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  root.querySelector(".sheet").append(dialog);
  dialog.showModal();
}

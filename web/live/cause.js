// The card under the verdict: whether the points were lost to the model or to the aim, and what that means.

import { moves } from "./boards.js";
import { cells, tools } from "./tools.js";

/**
 * @import { Outcome } from "../sharp-shot.d.ts"
 * @import { Figures } from "../debrief/figures.js"
 */

/** By the number of the `Cause` in `src/rules/round/cause.rs`, of which this range has the first and the last. */
export const CAUSES = ["the model", "", "", "the aim"];

/**
 * @param {HTMLElement} card
 * @param {Figures} figures
 * @param {Outcome} result
 */
export function showCause(card, figures, result) {
  const first = tools.html("b", {}, tools.blamed(figures, CAUSES));
  card.append(tools.html("p", {}, first, ` ${meaning(figures, result)}`));
}

/**
 * @param {Figures} figures
 * @param {Outcome} result
 */
function meaning({ shots, cause, setting }, { accuracy }) {
  const wrong = shots.map(({ shown, centre }) => moves(shown, centre)).filter(Boolean);
  const beside = shots.map(({ hit, shown }) => moves(hit, shown)).filter(Boolean);
  /** @param {number[]} off */
  const by = (off) => {
    const mean = off.reduce((sum, cells) => sum + cells, 0) / off.length;
    return `by ${cells(mean)}${off.length > 1 ? " on average" : ""}`;
  };
  /** @param {number} count */
  const of = (count) => `${count} of ${tools.plural(shots.length, "shot")}`;
  if (!CAUSES[cause]) {
    const misled = wrong.length
      ? `The model was wrong at ${of(wrong.length)}, and did not mislead you.`
      : `So did the model, which finds it on ${accuracy}% of the held-out boards.`;
    return `Each shot hit the right cell. ${misled}`;
  }
  if (cause) {
    const right = `The model pointed at the right cell at ${of(shots.length - wrong.length)}.`;
    return `${right} By hand ${of(beside.length)} went beside the cell that it pointed at, ${by(beside)}.`;
  }
  const why = setting ? "It was quantized too hard" : "The whole model is not always right either";
  const often = `On the held-out boards that is so on ${100 - accuracy}%.`;
  return `${why}: at ${of(wrong.length)} its likeliest cell was wrong, ${by(wrong)}. ${often}`;
}

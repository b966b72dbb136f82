// A result as text, for a message to a friend.

/** @import { Outcome, RangeName } from "../sharp-shot.d.ts" */

/**
 * The shots of a round in a row, and the precisions of the last under them.
 *
 * @param {Pick<Outcome, "zones" | "precisions">} result
 */
export function emojiGrid({ zones, precisions }) {
  /**
   * @param {string[]} symbols
   * @param {readonly number[]} values
   */
  const row = (symbols, values) => values.map((value) => symbols[value]).join("");
  return `${row(["⚫", "🟡", "🟢", "🎯"], zones)}\n${row(["🟦", "🟩", "🟧", "🟥"], precisions)}`;
}

/**
 * How a round ended.
 *
 * @param {boolean | number} won
 */
export const verdict = (won) => (won ? "shipped" : "not shipped");

/**
 * How the accuracy on a range is known.
 *
 * @param {RangeName} range
 */
const basis = (range) => (range === "first" ? "estimated" : "measured");

/**
 * @param {Outcome} result
 * @param {number} [day] the number of the daily round, if it was one
 */
export function shareText({ won, score, shots, bitsUsed, accuracy, range, ...grid }, day) {
  return [
    `Sharp Shot${day ? `, day ${day}` : ""}: ${verdict(won)}`,
    `${score} of ${3 * shots} points, ${bitsUsed} bits, ${accuracy}% ${basis(range)} accuracy`,
    emojiGrid(grid),
    location.origin + location.pathname,
  ].join("\n");
}

// A result as text, for a message to a friend.

/** @import { Outcome } from "../sharp-shot.d.ts" */

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
 * @param {Outcome} result
 * @param {number} [day] the number of the daily round, if it was one
 * @param {string} [basis] how the accuracy is known: "estimated" or "measured"
 */
export function shareText({ won, score, shots, bitsUsed, accuracy, ...grid }, day, basis = "estimated") {
  return [
    `Sharp Shot${day ? `, day ${day}` : ""}: ${verdict(won)}`,
    `${score} of ${3 * shots} points, ${bitsUsed} bits, ${accuracy}% ${basis} accuracy`,
    emojiGrid(grid),
    location.origin + location.pathname,
  ].join("\n");
}

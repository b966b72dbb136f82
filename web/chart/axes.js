// The grid with its numbers, and the line of a limit.

import { svg } from "./elements.js";

/**
 * @import { Box } from "./labels.js"
 *
 * @typedef {{ at: number, words: string | number }} Tick
 * @typedef {"start" | "middle" | "end"} Anchor
 */

/**
 * @param {number} x
 * @param {number} y
 * @param {string | number} words
 * @param {Anchor} anchor
 */
export const text = (x, y, words, anchor) => svg("text", { x, y, "text-anchor": anchor }, words);

/**
 * A line for each number, which stands before it.
 *
 * @param {Box} field
 * @param {Tick[]} ticks
 */
export const rows = ({ left, right }, ticks) =>
  ticks.flatMap(({ at, words }) => [
    svg("path", { class: "grid", d: `M${left} ${at}H${right}` }),
    text(left - 5, at + 4, words, "end"),
  ]);

/**
 * Numbers or names in a line under a field.
 *
 * @param {number} bottom
 * @param {Tick[]} ticks
 */
export const columns = (bottom, ticks) => ticks.map(({ at, words }) => text(at, bottom + 15, words, "middle"));

/**
 * A line with its name.
 *
 * @param {string} kind
 * @param {string} line
 * @param {Parameters<typeof text>} name
 */
export const limit = (kind, line, ...name) => [svg("path", { class: kind, d: line }), text(...name)];

// Which one drill of the workbook a round leads to: what it was lost to, practised with figures.

/**
 * @import { Outcome } from "../sharp-shot.d.ts"
 * @import { Figures } from "./figures.js"
 * @import { Role } from "./model.js"
 *
 * @typedef {{ drill: string, words: string }} Practice  `words` go on after "Practise this: "
 */

/**
 * In the order of the causes (`src/rules/round/cause.rs`).
 *
 * @type {[Role, Practice][]}
 */
const BY_ROLE = [
  // The more values there are, the less an edge can be off.
  ["edge", { drill: "symmetric-scale", words: "how far apart the values of a layer are in int8" }],
  // Its outliers set the step of all other channels.
  ["attention", { drill: "channel-step", words: "what one channel of large weights does to all others" }],
  // Many weights, and each is a little off.
  ["feed-forward", { drill: "error-bound", words: "how far off a rounded weight can be" }],
];

const OTHERWISE = {
  left: { drill: "fit-13b", words: "how many bits a weight may take" },
  spent: { drill: "file-size", words: "how large the file of a model is" },
  shipped: { drill: "prune-and-quantize", words: "how much smaller pruning and int4 make a model together" },
  live: { drill: "break-even-rank", words: "when two thin matrices hold less than a square one" },
};

/** The part of all points with which nothing went wrong. */
const WELL = 0.9;

/**
 * The layers that took most points decide. Where the hand did, it is the bits, of which some may have been left.
 *
 * @param {Pick<Figures, "cause" | "costs" | "move">} figures
 * @param {Pick<Outcome, "won" | "score" | "shots" | "range">} result
 * @param {readonly { role: Role }[]} layers
 * @returns {Practice}
 */
export function practiceFor({ cause, costs, move }, { won, score, shots, range }, layers) {
  const isFirst = range === "first";
  const named = BY_ROLE[cause];
  if (won && (!named || score >= WELL * 3 * shots)) return isFirst ? OTHERWISE.shipped : OTHERWISE.live;
  if (!named) return move && move.down < 0 ? OTHERWISE.left : OTHERWISE.spent;
  if (isFirst) return named[1];
  // There all layers together are one cause.
  const { role } = layers[costs.indexOf(Math.max(...costs))];
  return /** @type {[Role, Practice]} */ (BY_ROLE.find(([name]) => name === role))[1];
}

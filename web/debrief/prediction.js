// The question before the first shot, held against what is true.

import { html, table } from "../chart/elements.js";
import { LAYERS, listed, percent } from "./model.js";

/**
 * @import { Figures } from "./figures.js"
 *
 * @typedef {{ pair: number[], reached: number }} Reached  what two layers at int4 can reach at best
 */

/** In the order of `int4_pairs` in `src/rules/insight/frontier.rs`. */
const allPairs = () => LAYERS.flatMap((_, a) => LAYERS.map((_, b) => [a, b]).slice(a + 1));

/**
 * What comes of a pair: from an accuracy of 50 % on an average player ships 18 of 30 at least 85 % of the
 * time (`Level::Fair`), but with one edge at int4 not even a steady hand 2 % (`tests/rules/balance.rs`).
 *
 * @param {number[]} pair
 * @param {number} accuracy
 */
function verdict(pair, accuracy) {
  if (accuracy < 0.3 || pair.some((layer) => LAYERS[layer].role === "edge")) return "does not ship";
  return accuracy < 0.5 ? "is a gamble" : "ships";
}

const WHY = {
  edge: "An edge layer at int4 moves everything that passes through it, and nothing later can bring it back.",
  attention:
    "Attention at int4 turns small errors in its scores into wrong weights: that hurts, " +
    "but a model can bear one such layer.",
  "feed-forward": "Feed-forward at int4 mostly loses contrast: it is the cheapest place to save.",
};

/**
 * Layers of a role are alike, so that six pairs of roles say it all.
 *
 * @param {number[]} pair
 */
function kindOf(pair) {
  const [a, b] = pair.map((layer) => LAYERS[layer].role).sort();
  return a === b ? `two ${a}` : `${a} + ${b}`;
}

/**
 * @param {Element} part
 * @param {Figures} figures
 * @param {number[] | undefined} guess
 */
export function showPrediction(part, { pairs, budget }, guess) {
  /** @type {Map<string, Reached>} */
  const kinds = new Map();
  allPairs().forEach((pair, index) => {
    const reached = pairs[index];
    if (reached > (kinds.get(kindOf(pair))?.reached ?? -1)) kinds.set(kindOf(pair), { pair, reached });
  });
  const sorted = [...kinds].sort(([, a], [, b]) => b.reached - a.reached);
  const [[, best]] = sorted;
  const leaders = sorted.filter(([, { reached }]) => percent(reached) === percent(best.reached));
  const words = [];
  if (guess) {
    /** @type {Element} */ (part.querySelector("h4")).textContent = "Your guess: which two layers can go to int4";
    const { pair, reached } = /** @type {Reached} */ (kinds.get(kindOf(guess)));
    words.push(`You said ${listed(guess.map((layer) => LAYERS[layer].name))}.`);
    words.push(
      `With both at int4, ${budget} bits reach ${percent(reached)} at best: that ${verdict(pair, reached)}.`,
    );
    words.push(...new Set(guess.map((layer) => WHY[LAYERS[layer].role])));
  }
  const isBest = guess && leaders.some(([kind]) => kind === kindOf(guess));
  if (leaders.length === sorted.length) words.push("All pairs reach the same accuracy.");
  else if (isBest) words.push("No pair does better.");
  else words.push(`Best: ${leaders.map(([kind]) => kind).join(", or ")}, ${percent(best.reached)}.`);
  if (verdict(best.pair, best.reached) !== "ships") words.push("With so few bits no pair is safe.");
  const rows = sorted.map(([kind, { pair, reached }]) => [kind, percent(reached), verdict(pair, reached)]);
  const caption = `Both layers at int4, the others as precise as ${budget} bits allow. It takes 18 of 30 points to ship.`;
  part.append(html("p", {}, words.join(" ")), table(caption, ["pair", "at best", ""], rows));
}

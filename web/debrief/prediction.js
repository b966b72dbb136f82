// The question before the first shot, held against what is true.

import { html, table } from "./elements.js";
import { LAYERS, listed, percent } from "./model.js";

/** In the order of `int4_pairs` in `src/rules/insight.rs`. */
const PAIRS = LAYERS.flatMap((_, a) => LAYERS.map((_, b) => [a, b]).slice(a + 1));

/**
 * What comes of a pair: from an accuracy of 50 % on an average player ships 18 of 30 at least 85 % of the
 * time (`Level::Fair`), but with one edge at int4 not even a steady hand 2 % (`tests/rules/balance.rs`).
 */
function verdict(pair, accuracy) {
  if (accuracy < 0.3 || pair.some((layer) => LAYERS[layer].role === "edge")) return "does not ship";
  return accuracy < 0.5 ? "is a gamble" : "ships";
}

const WHY = {
  edge: "An edge layer at int4 moves everything that passes through it, and nothing later can bring it back.",
  attention:
    "Attention at int4 turns small errors of its scores into other weights: it hurts, " +
    "and one such layer can be borne.",
  "feed-forward": "Feed-forward at int4 mostly loses contrast: it is the cheapest place to save.",
};

export function showPrediction(part, { pairs, budget }, guess) {
  const accuracy = ([a, b]) => pairs[PAIRS.findIndex(([c, d]) => c === a && d === b)];
  const names = (pair) => listed(pair.map((layer) => LAYERS[layer].name));
  const best = PAIRS.reduce((a, b) => (accuracy(b) > accuracy(a) ? b : a));
  const words = [];
  if (guess) {
    const reached = accuracy(guess);
    words.push(`You said ${names(guess)}. With both at int4, ${budget} bits reach`);
    words.push(`${percent(reached)} at best: that ${verdict(guess, reached)}.`);
    const roles = [...new Set(guess.map((layer) => LAYERS[layer].role))];
    words.push(...roles.map((role) => WHY[role]));
  }
  const isBest = guess && accuracy(guess) === accuracy(best);
  words.push(
    isBest ? "No pair does better." : `The best pair is ${names(best)}: ${percent(accuracy(best))}.`,
  );
  if (verdict(best, accuracy(best)) !== "ships") words.push("With so few bits no pair is safe.");
  if (!guess) words.push(WHY[LAYERS[best[0]].role]);
  part.append(html("p", {}, words.join(" ")), byRoles(accuracy, budget));
}

/** Layers of a role are alike, so that six pairs of roles say it all. */
function byRoles(accuracy, budget) {
  const groups = new Map();
  for (const pair of PAIRS) {
    const roles = pair.map((layer) => LAYERS[layer].role).sort();
    const name = roles[0] === roles[1] ? `two ${roles[0]}` : roles.join(" + ");
    if (accuracy(pair) > (groups.get(name)?.reached ?? -1))
      groups.set(name, { pair, reached: accuracy(pair) });
  }
  const rows = [...groups].sort(([, a], [, b]) => b.reached - a.reached);
  return table(
    `Both layers at int4, the others as good as ${budget} bits allow`,
    ["pair", "at best", ""],
    rows.map(([name, { pair, reached }]) => [name, percent(reached), verdict(pair, reached)]),
  );
}

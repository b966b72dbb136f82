// Where this model bears out the rule that the first and the last layer suffer most, and where it does not: in
// sentences that its own figures make.

import { over_seeds as overSeeds, seeds, shipped_seed as shippedSeed } from "../../assets/model/measured.json";
import { ends, percents } from "./provenance.js";
import { alone, cells, points, tools } from "./tools.js";

/**
 * @import { Round } from "../debrief/debrief.js"
 * @import { Figures } from "../debrief/figures.js"
 *
 * @typedef {Tools["LAYERS"][number] & { lost: number }} Loss  of a layer by itself, in points of accuracy
 * @typedef {typeof import("./tools.js").tools} Tools
 */

const INT8 = 2;
const INT4 = 3;

/** A layer that loses less than this part of what the worst one loses hardly matters. */
const HARDLY = 0.2;

/** By so many points two layers of one role differ. */
const DIFFERENT = 5;

/** How many times as wide the outlier is (`OUTLIER` in `crates/range-model/src/outlier.rs`). */
const OUTLIER = 32;
/** Of int8, to each side of zero. */
const STEPS = 127;

/**
 * @param {HTMLElement} part
 * @param {Figures} figures
 * @param {Round["range"]} range
 */
export function showRule(part, figures, range) {
  /** @param {string[]} sentences */
  const says = (...sentences) => tools.html("p", {}, sentences.join(" "));
  const paragraphs = range === "outlier" ? outlier(figures) : layers(figures);
  part.append(
    ...paragraphs.map((sentences) => says(...sentences)),
    best(figures),
    says(
      `Large language models ${range === "outlier" ? "need no one to put it in" : "differ"}: by themselves they grow a`,
      "few channels that are far wider than the others, and one scale for a whole tensor leaves the others few steps.",
      "What is done about that, and to find where bits are needed:",
    ),
  );
}

/** What comes last. */
export const LIMITS = "None of this is a law: another task, metric or scheme gives another order.";

/**
 * What each layer loses by itself, the most first.
 *
 * @param {Figures} figures
 * @param {number} precision
 * @returns {Loss[]}
 */
const losses = ({ accuracies }, precision) =>
  tools.LAYERS.map((layer, index) => {
    const lost = points(accuracies[0] - accuracies[alone(index, precision)]);
    return { ...layer, lost: Math.max(lost, 0) };
  }).sort((a, b) => b.lost - a.lost);

/**
 * "output 54, embedding 52 and attn.2 17".
 *
 * @param {Loss[]} some
 */
const inPoints = (some) => tools.listed(some.map(({ name, lost }) => `${name} ${lost}`));

/**
 * @param {Figures} figures
 * @returns {string[][]}
 */
function layers(figures) {
  const all = losses(figures, INT4);
  /** @param {Loss} loss */
  const isEdge = ({ role }) => role === "edge";
  const first = all.findIndex((loss) => !isEdge(loss));
  const [edges, others] = [all.filter(isEdge), all.filter((loss) => !isEdge(loss))];
  // Both edges, or one, or none of them loses more than any other layer.
  const holds = [
    `It does not hold here: ${others[0].name} loses most.`,
    `Here it holds for the ${edges[0].name}, but ${others[0].name} loses as much as the ${edges[1].name}, or more.`,
    "Here it holds.",
  ][first];
  const [worst] = all;
  const forward = others.filter(({ role }) => role === "feed-forward");
  const small = forward.filter(({ lost }) => lost < HARDLY * worst.lost);
  const limits = [];
  if (small.length) {
    const isOne = small.length < forward.length;
    limits.push(isOne ? `${small[0].name} hardly matters here.` : "The feed-forward layers hardly matter here.");
  }
  const [more, less] = others.filter(({ role }) => role === "attention");
  if (more.lost - less.lost >= DIFFERENT) {
    limits.push(`Layers of one kind are not alike: ${more.name} loses ${more.lost} points, ${less.name} ${less.lost}.`);
  }
  return [
    [
      "The rule: the first and the last layer suffer most.",
      `Alone at int4 the layers lose, in points of accuracy: ${inPoints(all)}.`,
      holds,
    ],
    limits,
    edgesDiffer(),
  ].filter((sentences) => sentences.length);
}

/** That one edge is steadily wrong and the other wobbles, where all networks that were trained say so. */
function edgesDiffer() {
  const { embedding, output } = overSeeds.plain.singles;
  if (ends(embedding.int4.wobble)[0] < 2 * ends(output.int4.wobble)[1]) return [];
  const { plain } = /** @type {(typeof seeds)[number]} */ (seeds.find(({ seed }) => seed === shippedSeed));
  const [steady, wobbling] = [plain.singles.output.int4, plain.singles.embedding.int4];
  return [
    "The two edges spoil it in two ways, while the other objects move.",
    `With the output at int4 the answer is ${cells(steady.distance)} off on average and mostly stays:`,
    `it changes in ${tools.percent(steady.wobble)} of the steps.`,
    `With the embedding at int4 it wobbles: it changes in ${tools.percent(wobbling.wobble)}.`,
  ];
}

/** @param {Figures} figures */
function outlier(figures) {
  const { accuracies } = figures;
  /** @param {number} precision */
  const all = (precision) =>
    `all ${tools.PRECISIONS[precision]} on ${tools.percent(accuracies[tools.uniform(precision)])}`;
  return [
    [
      `The outlier was put in on purpose: one channel of each layer norm is ${OUTLIER} times as wide, and the matrices`,
      "that read it undo that. At fp32 it is the same function.",
      `All fp32 is right on ${tools.percent(accuracies[0])} of the boards, ${all(1)}, ${all(INT8)}.`,
      `Without the outlier all int8 is right on ${percents(overSeeds.plain.uniform.int8.accuracy)}.`,
    ],
    [
      "Each tensor has one scale, and that has to reach its widest channel. A channel that was as wide as that one",
      `keeps ${STEPS} / ${OUTLIER}, about ${Math.round(STEPS / OUTLIER)}, of int8’s ${STEPS} steps to each side.`,
      `Alone at int8 the layers lose, in points of accuracy: ${inPoints(losses(figures, INT8))}.`,
    ],
  ];
}

/**
 * The best settings up to one with which nearly nothing is lost.
 *
 * @param {Figures} figures
 */
function best({ frontier, accuracies }) {
  const MOST = 5;
  const good = frontier.findIndex((setting) => accuracies[setting] >= 0.99);
  const end = good < 0 ? frontier.length : good + 1;
  const rows = frontier
    .slice(Math.max(end - MOST, 0), end)
    .map((setting) => [tools.bitsOf(setting), tools.described(setting), tools.percent(accuracies[setting])]);
  return tools.table("Found by measuring: the best setting for so many bits", ["bits", "setting", "accuracy"], rows);
}

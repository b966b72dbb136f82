// The charts of the second part: the knee, the speed-up that remains, the frontier, and the order of operations.

import { wideTable } from "../../chart/elements.js";
import { median, percent, prunedInWords, rounded, size, stepsOf, STRUCTURES } from "../words.js";

/**
 * @import { Options } from "../../chart/options.d.ts"
 * @import { Facts, Figures, MeasuredPruned, Mission, Pruned, Structure, Waterfall } from "../lab.d.ts"
 * @import { Session } from "../session.js"
 */

/**
 * @param {MeasuredPruned[]} anywhere
 * @param {number} vetoPoints
 * @param {{ tried: Pruned, figures: Figures, step: MeasuredPruned } | undefined} now
 * @returns {Options}
 */
export function kneeChart(anywhere, vetoPoints, now) {
  const full = anywhere[0] ? median(anywhere[0].asItIs.accuracy) : 100;
  /** @param {"asItIs" | "fineTuned"} how */
  const marks = (how) =>
    anywhere.map((it) => ({
      x: 100 * it.removed,
      y: median(it[how].accuracy),
      name: percent(100 * it.removed),
      error: (Math.max(...it[how].accuracy) - Math.min(...it[how].accuracy)) / 2,
    }));
  const own = now ? [{ x: 100 * now.step.removed, y: now.figures.accuracy, name: STRUCTURES[now.tried.structure], label: "now" }] : [];
  return {
    caption: "Accuracy against the share that is removed (medians of the seeds)",
    x: { label: "removed, %", scale: "linear", domain: [0, 100], ticks: [0, 25, 50, 75, 100] },
    y: { label: "accuracy, %", scale: "linear", domain: [0, 100], ticks: [0, 25, 50, 75, 100] },
    series: [
      { kind: "line", name: "anywhere, fine-tuned", tone: "attention", marks: marks("fineTuned") },
      { kind: "line", name: "anywhere, as it is", tone: "feed-forward", marks: marks("asItIs") },
      { kind: "points", name: "your setting", tone: "ink", marks: own },
    ],
    limits: [{ axis: "y", at: full - vetoPoints, name: "veto", side: "below" }],
  };
}

/**
 * @param {Waterfall | undefined} it
 * @param {number} speedUp
 * @returns {Options}
 */
export function fallChart(it, speedUp) {
  const { theory, zeros, rest, realized } = it ?? { theory: 1, zeros: 0, rest: 0, realized: 1 };
  const top = Math.max(theory, speedUp, 2) * 1.1;
  return {
    caption: `From the speed-up in theory to the real one; the line: ${rounded(speedUp)}× is asked for`,
    x: { label: "", scale: "band", domain: ["in theory", "zeros", "the rest", "real"] },
    y: { label: "times as fast", scale: "linear", domain: [0, top], ticks: (top > 8 ? [0, 5, 10, 15, 20] : [0, 1, 2, 3, 4, 5, 6, 7]).filter((at) => at < top) },
    series: [
      {
        kind: "waterfall",
        name: "speed-up",
        tone: "ink",
        marks: [
          { x: "in theory", y: theory, name: "in theory", label: `${rounded(theory)}×` },
          { x: "zeros", from: theory, y: theory - zeros, name: "lost: zeros are multiplied too", tone: "bad" },
          { x: "the rest", from: theory - zeros, y: realized, name: "lost: other parts of the pass stay", tone: "bad" },
          { x: "real", y: realized, name: "real", label: `${rounded(realized)}×`, bad: realized < speedUp },
        ],
      },
    ],
    limits: [{ axis: "y", at: speedUp, name: "", side: "below" }],
    table: {
      heads: ["", "times as fast"],
      rows: [
        ["in theory", rounded(theory)],
        ["lost, as zeros are multiplied too", rounded(zeros)],
        ["lost, as other parts of the pass stay", rounded(rest)],
        ["real", rounded(realized)],
      ],
    },
  };
}

/**
 * All settings, as the trainer measured them.
 *
 * @param {Session} session
 * @param {Mission} mission
 * @returns {Options}
 */
export function frontierChart(session, mission) {
  const { facts: known } = session;
  const structures = /** @type {Structure[]} */ (Object.keys(STRUCTURES));
  const full = median(known.anywhere[0].asItIs.accuracy);
  /** @type {("edge" | "attention" | "feed-forward" | "accent")[]} */
  const tones = ["attention", "feed-forward", "edge", "accent"];
  return {
    caption: "All settings, fine-tuned: real speed-up against accuracy",
    x: { label: "times as fast", scale: "linear", domain: [0.9, 2.1], ticks: [1, 1.25, 1.5, 1.75, 2] },
    y: { label: "accuracy, %", scale: "linear", domain: [0, 100], ticks: [0, 25, 50, 75, 100] },
    series: structures.map((structure, at) => ({
      kind: "points",
      name: STRUCTURES[structure],
      tone: tones[at],
      marks: stepsOf(known, structure).map((it, step) => ({
        x: session.waterfall({ structure, step, fineTuned: true })?.realized ?? 1,
        y: median(it.fineTuned.accuracy),
        name: prunedInWords({ structure, step, fineTuned: true }, it.removed),
      })),
    })),
    limits: [
      { axis: "y", at: full - mission.vetoPoints, name: "veto", side: "below" },
      { axis: "x", at: mission.speedUp, name: `${rounded(mission.speedUp)}×`, side: "below" },
    ],
  };
}

/** @param {Facts} known */
function orders({ anywhere, order }) {
  const [whole] = anywhere;
  const half = /** @type {MeasuredPruned} */ (anywhere.find(({ removed }) => Math.abs(removed - 0.5) < 1e-6));
  return /** @type {[short: string, name: string, seeds: number[]][]} */ ([
    ["int4", "int4 alone", whole.asItIs.thenInt4],
    ["prune, int4", "prune half, then int4", half.asItIs.thenInt4],
    ["int4, prune", "int4, then prune half", order],
    ["prune, tune, int4", "prune half, fine-tune, int4", half.fineTuned.thenInt4],
    ["tune, int4", "fine-tune alone, int4", whole.fineTuned.thenInt4],
  ]);
}

/**
 * @param {Facts} known
 * @returns {Options}
 */
export function orderChart(known) {
  const all = orders(known);
  return {
    caption: "The order counts: accuracy at the end, weights at int4, one scale a channel",
    x: { label: "", scale: "band", domain: all.map(([short]) => short) },
    y: { label: "accuracy, %", scale: "linear", domain: [0, 100], ticks: [0, 25, 50, 75, 100] },
    series: [
      {
        kind: "bars",
        name: "accuracy",
        tone: "edge",
        marks: all.map(([short, name, seeds]) => ({
          x: short,
          y: median(seeds),
          name,
          label: percent(median(seeds)),
        })),
      },
    ],
    table: { heads: ["order", "median", "each seed"], rows: all.map(([, name, seeds]) => [name, percent(median(seeds)), seeds.map(percent).join(", ")]) },
  };
}

/** @param {Facts} known */
export function orderTable(known) {
  const rows = /** @type {[string, MeasuredPruned[]][]} */ ([
    ["2 of every 4", known.twoOfFour],
    ["half of the neurons", known.neurons.slice(1, 2)],
    ["one head of each attention", known.heads],
  ]).flatMap(([name, [it]]) =>
    it
      ? [[name, percent(median(it.asItIs.accuracy)), percent(median(it.fineTuned.accuracy)), percent(median(it.fineTuned.thenInt4)), size(it.bytes[1])]]
      : [],
  );
  const heads = ["what is removed", "as it is", "fine-tuned", "… then int4", "at fp16"];
  return wideTable("Other patterns, measured by our trainer (medians of the seeds)", heads, rows);
}

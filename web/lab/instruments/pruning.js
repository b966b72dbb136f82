// The second part: what pruning stores, what hardware makes of it, and ten tries.

import { chart } from "../../chart/chart.js";
import { button, html, wideTable } from "../../chart/elements.js";
import { facts, select, showButton, slider, tick } from "../controls.js";
import {
  accuracyInWords, basisInWords, number, obstaclesInWords, percent, prunedInWords, rounded, size, STRUCTURES,
} from "../words.js";

/**
 * @import { Figures, MeasuredPruned, Mission, Pruned, Structure, Waterfall } from "../lab.d.ts"
 * @import { Instrument, Tools } from "./instrument.d.ts"
 */

/** How many tries there are: `TRIES` of `crates/lab/`. */
const TRIES = 10;

/** The middle of three seeds, as `BySeed::median` of `crates/lab/` has it. */
export const median = (/** @type {number[]} */ seeds) => {
  const sorted = [...seeds].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};

/**
 * What the trainer measured of each step of a structure.
 *
 * @param {import("../lab.d.ts").Facts} facts
 * @param {Structure} structure
 */
export const stepsOf = ({ anywhere, twoOfFour, neurons, heads }, structure) =>
  ({ anywhere, twooffour: twoOfFour, neurons, heads })[structure];

/**
 * @param {Tools} tools
 * @returns {Instrument}
 */
export function pruning({ session, signal, play, alert, isHere }) {
  /** @type {Pruned} */
  const setting = { structure: "anywhere", step: 5, fineTuned: false };
  const { facts: known } = session;
  const steps = () => stepsOf(known, setting.structure);
  const said = (/** @type {number} */ step) => percent(100 * (steps()[step]?.removed ?? 0));
  /** How much the student wants to remove: another structure has other steps. */
  let wish = steps()[setting.step].removed;
  const share = slider("How much", [0, 10, 1], setting.step, said, (step) => {
    setting.step = step;
    wish = steps()[step].removed;
    show();
  });
  const structures = /** @type {[Structure, string][]} */ (Object.entries(STRUCTURES));
  const structure = select("What is removed", structures, setting.structure, (value) => {
    setting.structure = value;
    const away = steps().map(({ removed }) => Math.abs(removed - wish));
    setting.step = away.indexOf(Math.min(...away));
    share.box.max = String(steps().length - 1);
    share.set(setting.step);
    show();
  });
  const tuned = tick("Fine-tuned afterwards (1,000 steps)", setting.fineTuned, (value) => {
    setting.fineTuned = value;
    show();
  });
  const attempt = button("", () => play({ move: "try", setting: { ...setting } }), { class: "main" });
  const now = html("div", { class: "now", "aria-live": "polite", tabindex: -1 });
  const tries = html("ol", { class: "tries" });
  const knee = chart(kneeChart([], 0, undefined), signal);
  const fall = chart(fallChart(undefined, 1), signal);
  const order = chart(orderChart(known), signal);
  const frontier = html("div");
  let isFrontierShown = false;

  let wanted = 0;
  async function show() {
    const mine = (wanted += 1);
    const isWanted = () => mine === wanted && isHere() && !signal.aborted;
    const { mission, progress } = session.view;
    if (!mission) return;
    share.element.hidden = steps().length < 2;
    showTries(mission);
    const tried = { ...setting };
    fall.update(fallChart(session.waterfall(tried) ?? undefined, mission.speedUp));
    now.replaceChildren(html("p", {}, "Measuring…"));
    const figures = await session.measured({ pruned: tried }, isWanted);
    if (!isWanted() || !figures) return;
    showNow(tried, figures, mission);
    knee.update(kneeChart(known.anywhere, mission.vetoPoints, { tried, figures, step: steps()[tried.step] }));
    attempt.disabled = progress.pruning.met || progress.pruning.tries.length >= TRIES;
  }

  /** @param {Pruned} tried @param {Figures} figures @param {Mission} mission */
  function showNow(tried, figures, mission) {
    const step = steps()[tried.step];
    const fast = 1 / figures.latency;
    const isSlow = fast < mission.speedUp;
    const isRefused = figures.drop > mission.vetoPoints;
    now.replaceChildren(
      html("h4", {}, prunedInWords(tried, step.removed)),
      facts([
        ["accuracy", accuracyInWords(figures), isRefused],
        ["lost", `${number(figures.drop, 2)} points; ${number(mission.vetoPoints)} are allowed`, isRefused],
        ["stored at fp16", `${size(figures.bytes)}: values${tried.structure === "anywhere" ? " and a mask" : tried.structure === "twooffour" ? " and places" : ""}`],
        ["multiply-adds of a dense pass", number(step.multiplyAdds, 0)],
        ["really", `${rounded(fast)}× as fast; ${rounded(mission.speedUp)}× is asked for`, isSlow],
      ]),
      html("p", { class: "basis" }, `Accuracy ${basisInWords(figures, known)}. Times by counting multiply-adds.`),
    );
  }

  /** @param {Mission} mission */
  function showTries(mission) {
    const { tries: all, met } = session.view.progress.pruning;
    const left = TRIES - all.length;
    attempt.textContent = `Try it: ${left} of ${TRIES} left`;
    showButton(attempt, !met && left > 0, now);
    tries.replaceChildren(
      ...all.map(({ setting: it, figures, obstacles }) =>
        html(
          "li",
          {},
          `${prunedInWords(it, stepsOf(known, it.structure)[it.step].removed)}: ${rounded(1 / figures.latency)}×, ` +
            `${percent(figures.accuracy)}, ${obstacles.length ? obstaclesInWords(obstacles) : "enough"}`,
        ),
      ),
    );
    if (session.view.parts[1].decided && !isFrontierShown) {
      isFrontierShown = true;
      frontier.append(chart(frontierChart(session, mission), signal).figure);
    }
  }

  const goal = html("p", { class: "goal" });
  return {
    controls: html(
      "div",
      {},
      goal,
      html("div", { class: "controls" }, structure.element, share.element, tuned.element),
    ),
    pictures: [now, attempt, alert, tries, html("div", { class: "pair" }, knee.figure, fall.figure), frontier, order.figure, orderTable(known)],
    refresh: () => {
      const { mission } = session.view;
      if (mission)
        goal.textContent = `Within ${TRIES} tries: ${rounded(mission.speedUp)} times as fast, and at most ${number(mission.vetoPoints)} points lost.`;
      show();
    },
  };
}

/**
 * @param {MeasuredPruned[]} anywhere
 * @param {number} vetoPoints
 * @param {{ tried: Pruned, figures: Figures, step: MeasuredPruned } | undefined} now
 * @returns {Parameters<typeof chart>[0]}
 */
function kneeChart(anywhere, vetoPoints, now) {
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
 * @returns {Parameters<typeof chart>[0]}
 */
function fallChart(it, speedUp) {
  const { theory, zeros, rest, realized } = it ?? { theory: 1, zeros: 0, rest: 0, realized: 1 };
  const top = Math.max(theory, speedUp, 2) * 1.1;
  return {
    caption: "From the speed-up in theory to the real one",
    x: { label: "", scale: "band", domain: ["in theory", "zeros", "the rest", "real"] },
    y: { label: "times as fast", scale: "linear", domain: [0, top], ticks: top > 8 ? [0, 5, 10, 15, 20].filter((at) => at < top) : [0, 1, 2, 3, 4, 5, 6, 7].filter((at) => at < top) },
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
    limits: [{ axis: "y", at: speedUp, name: `asked for: ${rounded(speedUp)}×`, side: "below" }],
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
 * @param {Tools["session"]} session
 * @param {Mission} mission
 * @returns {Parameters<typeof chart>[0]}
 */
function frontierChart(session, mission) {
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

/** @param {import("../lab.d.ts").Facts} known */
function orders({ anywhere, order }) {
  const [whole] = anywhere;
  const half = /** @type {MeasuredPruned} */ (anywhere.find(({ removed }) => Math.abs(removed - 0.5) < 1e-6));
  return /** @type {[string, number[]][]} */ ([
    ["int4 alone", whole.asItIs.thenInt4],
    ["prune half, then int4", half.asItIs.thenInt4],
    ["int4, then prune half", order],
    ["prune half, fine-tune, int4", half.fineTuned.thenInt4],
    ["fine-tune alone, int4", whole.fineTuned.thenInt4],
  ]);
}

/**
 * @param {import("../lab.d.ts").Facts} known
 * @returns {Parameters<typeof chart>[0]}
 */
function orderChart(known) {
  const all = orders(known);
  return {
    caption: "The order counts: accuracy at the end, weights at int4, one scale a channel",
    x: { label: "", scale: "band", domain: ["int4", "prune, int4", "int4, prune", "prune, tune, int4", "tune, int4"] },
    y: { label: "accuracy, %", scale: "linear", domain: [0, 100], ticks: [0, 25, 50, 75, 100] },
    series: [
      {
        kind: "bars",
        name: "accuracy",
        tone: "edge",
        marks: all.map(([name, seeds], at) => ({
          x: ["int4", "prune, int4", "int4, prune", "prune, tune, int4", "tune, int4"][at],
          y: median(seeds),
          name,
          label: percent(median(seeds)),
        })),
      },
    ],
    table: { heads: ["order", "median", "each seed"], rows: all.map(([name, seeds]) => [name, percent(median(seeds)), seeds.map(percent).join(", ")]) },
  };
}

/** @param {import("../lab.d.ts").Facts} known */
function orderTable(known) {
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

// The second part: what pruning stores, what hardware makes of it, and ten tries.

import { chart } from "../../chart/chart.js";
import { button, html } from "../../chart/elements.js";
import { showButton } from "../../place/focus.js";
import { facts, select, slider, tick } from "../controls.js";
import { fallChart, frontierChart, kneeChart, orderChart, orderTable } from "./pruning_charts.js";
import {
  accuracyInWords, basisInWords, number, obstaclesInWords, percent, points, prunedInWords, rounded, size, stepsOf, STRUCTURES, toTheWall,
} from "../words.js";

/**
 * @import { Figures, Mission, Pruned, Structure } from "../lab.d.ts"
 * @import { Instrument, Tools } from "./instrument.d.ts"
 */

/** What a file holds of each structure. */
const STORED = { anywhere: "values and a mask", twooffour: "values and places", neurons: "values", heads: "values" };

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
    attempt.disabled = progress.pruning.met || progress.pruning.tries.length >= known.tries;
  }

  /** @param {Pruned} tried @param {Figures} figures @param {Mission} mission */
  function showNow(tried, figures, mission) {
    const step = steps()[tried.step];
    const fast = 1 / figures.latency;
    const obstacles = session.obstacles({ pruned: tried });
    const isRefused = obstacles.includes("veto");
    now.replaceChildren(
      html("h4", {}, prunedInWords(tried, step.removed)),
      facts([
        ["accuracy", accuracyInWords(figures), isRefused],
        ["lost", `${number(figures.drop, 2)} points; at most ${points(mission.vetoPoints)}`, isRefused],
        ["stored at fp16", `${size(figures.bytes)}: ${STORED[tried.structure]}`],
        ["multiply-adds of a dense pass", number(step.multiplyAdds, 0)],
        ["really", `${rounded(fast)}× as fast; ${rounded(mission.speedUp)}× is asked for`, obstacles.includes("latency")],
        toTheWall(figures, mission),
      ]),
      html("p", { class: "basis" }, `Accuracy ${basisInWords(figures, known)}. Times by counting multiply-adds.`),
    );
  }

  /** @param {Mission} mission */
  function showTries(mission) {
    const { tries: all, met } = session.view.progress.pruning;
    const left = known.tries - all.length;
    attempt.textContent = `Try it: ${left} of ${known.tries} left`;
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
        goal.textContent = `Within ${known.tries} tries: ${rounded(mission.speedUp)} times as fast, and at most ${points(mission.vetoPoints)} lost.`;
      show();
    },
  };
}

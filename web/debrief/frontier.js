// All settings of the dials: bits against accuracy, and where the player stood among them.

import { html, svg, tableBehind } from "../chart/elements.js";
import { drawAtWidth, letRead } from "../chart/reading.js";
import { bitsOf, described, percent, uniform } from "./model.js";
import { Plot } from "./plot.js";

/**
 * @import { Figures } from "./figures.js"
 * @import { Kind, Mark } from "./plot.js"
 */

/**
 * Draws the plot again whenever its width changes, until `signal` is aborted.
 *
 * @param {Element} part
 * @param {Figures} figures
 * @param {number} bits
 * @param {AbortSignal} signal
 */
export function showFrontier(part, figures, bits, signal) {
  const reading = html(
    "p",
    { class: "reading" },
    "Point at a setting, or step along the marked ones with the arrow keys.",
  );
  const picture = svg("svg", { role: "group", tabindex: 0 });
  const marked = marks(figures, bits);
  picture.setAttribute(
    "aria-label",
    `All 4,096 settings, bits against accuracy. ${marked.length} of them are marked: arrow keys read them.`,
  );
  part.append(picture, legend(), reading, tableOf(marked, figures.accuracies));

  /** @type {Plot | undefined} */
  let plot;
  drawAtWidth(picture, signal, (width) => {
    plot = new Plot(picture, figures, marked, width);
  });

  /** @param {number} setting */
  const read = (setting) => {
    plot?.ring(setting);
    const names = marked.find((mark) => mark.setting === setting)?.names ?? [];
    const figure = `${bitsOf(setting)} bits, ${percent(figures.accuracies[setting])}`;
    reading.textContent = `${[...new Set([...names, described(setting)])].join(" · ")}: ${figure}`;
  };
  let at = -1;
  letRead(
    picture,
    reading,
    (pointer) => {
      const found = plot?.nearest(pointer);
      if (found !== undefined) read(found);
    },
    (by) => {
      at = Math.max(0, Math.min(at + by, marked.length - 1));
      read(marked[at].setting);
    },
  );
}

/**
 * The settings that have a name, by bits: what they are, what they are called, and the player's shots.
 *
 * @param {Figures} figures
 * @param {number} bits
 */
function marks({ shots, frontier, accuracies }, bits) {
  /** @type {Map<number, Mark>} */
  const marks = new Map();
  /**
   * @param {number} setting
   * @param {Kind} kind
   * @param {string} name
   */
  const mark = (setting, kind, name, count = 0) => {
    const { kinds = [], names = [] } = marks.get(setting) ?? {};
    marks.set(setting, {
      setting,
      count,
      ...marks.get(setting),
      kinds: [...kinds, kind],
      names: [...names, name],
    });
  };
  for (const setting of new Set(shots.map((shot) => shot.setting))) {
    const count = shots.filter((shot) => shot.setting === setting).length;
    mark(setting, "own", `you ×${count}`, count);
  }
  mark(
    /** @type {number} */ (frontier.findLast((setting) => bitsOf(setting) <= bits)),
    "best",
    `best at ${bits} bits`,
  );
  for (const precision of [1, 2, 3]) mark(uniform(precision), "uniform", described(uniform(precision)));
  for (const setting of frontier) mark(setting, "frontier", "Pareto frontier");
  return [...marks.values()].sort(
    (a, b) => bitsOf(a.setting) - bitsOf(b.setting) || accuracies[a.setting] - accuracies[b.setting],
  );
}

function legend() {
  /**
   * @param {Kind | "cloud"} kind
   * @param {string} words
   */
  const entry = (kind, words) => html("li", { "data-kind": kind }, words);
  return html(
    "ul",
    { class: "legend", "aria-hidden": "true" },
    entry("own", "you"),
    entry("best", "best at your bits"),
    entry("frontier", "Pareto frontier"),
    entry("uniform", "one precision for all"),
    entry("cloud", "the others"),
  );
}

/**
 * @param {Mark[]} marked
 * @param {number[]} accuracies
 */
function tableOf(marked, accuracies) {
  const rows = marked.map(({ setting, names }) => [
    names.join(" · "),
    described(setting),
    String(bitsOf(setting)),
    percent(accuracies[setting]),
  ]);
  return tableBehind("The marked settings, by bits", ["", "setting", "bits", "accuracy"], rows);
}

// What stands before the drills: how far a student is, the chapters, and the drills of one.

import { button, html } from "../chart/elements.js";
import { CHAPTERS } from "./texts.js";

/**
 * @import { WorkbookProgress } from "../sharp-shot-workbook.d.ts"
 * @import { Drill } from "./texts.js"
 * @import { Chapter } from "./data.d.ts"
 */

const plural = (/** @type {number} */ many, /** @type {string} */ what) => `${many} ${what}${many === 1 ? "" : "s"}`;

/**
 * What a student knows of a drill, as a sign and in words.
 *
 * @param {WorkbookProgress} progress
 * @param {Drill} drill
 */
const known = ({ drills }, { id }) => {
  const record = Object.hasOwn(drills, id) && drills[id];
  if (!record) return ["", "new"];
  return record.row ? ["✓", "right"] : ["↻", "to repeat"];
};

/**
 * All chapters of these drills.
 *
 * @param {WorkbookProgress} progress
 * @param {Drill[]} drills
 * @param {(chapter?: Chapter) => void} open  the next drill of a chapter, or of all
 */
export function chaptersOf(progress, drills, open) {
  const heading = html("h3", { tabindex: -1 }, "Drills");
  const { answers, streak, best } = progress;
  const of = (/** @type {Drill[]} */ some, /** @type {string} */ state) => some.filter((it) => known(progress, it)[1] === state).length;
  const element = html(
    "section",
    {},
    heading,
    html(
      "p",
      {},
      answers
        ? `${plural(answers, "answer")}, ${streak} right in a row (at best ${best}), ${plural(of(drills, "to repeat"), "drill")} to repeat.`
        : "The numbers are new each time. What was wrong comes again.",
    ),
    button("Next drill", () => open(), { class: "main" }),
    html(
      "ol",
      { class: "chapters", role: "list" },
      ...CHAPTERS.flatMap((chapter) => {
        const some = drills.filter((drill) => drill.chapter === chapter);
        if (!some.length) return [];
        const one = button(`${chapter.title} `, () => open(chapter));
        const repeated = of(some, "to repeat");
        one.append(html("span", {}, `${repeated ? `${repeated} to repeat, ` : ""}${of(some, "right")} / ${some.length}`));
        return [html("li", {}, one)];
      }),
    ),
  );
  return { element, heading };
}

/**
 * A button for each drill of a chapter.
 *
 * @param {WorkbookProgress} progress
 * @param {Drill[]} drills
 * @param {Drill} shown
 * @param {(drill: Drill) => void} open
 */
export const drillButtons = (progress, drills, shown, open) =>
  drills.map((drill, at) => {
    const [sign, words] = known(progress, drill);
    return button(`${at + 1} ${sign}`, () => open(drill), {
      "aria-label": `Drill ${at + 1}, ${words}`,
      ...(drill === shown ? { "aria-current": "step" } : {}),
    });
  });

// What the debrief of the live range has in place of the first range's cards.

import { read } from "./boards.js";
import { showCause } from "./cause.js";
import { showCost } from "./cost.js";
import { BOARDS, provenance, TITLE } from "./provenance.js";
import { LIMITS, showRule } from "./rule.js";
import { showShots } from "./shots.js";
import { tools, use } from "./tools.js";

/**
 * @import { Round, Tools } from "../debrief/debrief.js"
 * @import { Figures } from "../debrief/figures.js"
 */

/**
 * Fills in the parts of a debrief, and makes others of those that are only true of the first range.
 *
 * @param {Tools} given
 * @param {(name: string) => HTMLElement} part
 * @param {Figures} figures
 * @param {Round} round
 * @param {Uint8Array} boards
 */
export function debrief(given, part, figures, { range, result }, boards) {
  use(given);
  const { html } = tools;
  /**
   * @param {string} name
   * @param {string} words
   */
  const retitle = (name, words) => {
    /** @type {Element} */ (part(name).querySelector("h4")).textContent = words;
  };
  showCause(part("cause"), figures, result);
  showShots(part("pictures"), figures, read(boards));
  const legend = [
    ["hops", "guards"],
    ["right", "the right cell"],
    ["likeliest", "the model’s cell"],
    ["hit", "the shot"],
  ].map(([kind, words]) => html("li", { "data-kind": kind }, words));
  part("legend").replaceChildren(...legend);
  retitle("cost", "What each layer costs, measured");
  showCost(part("cost"), figures);
  retitle("frontier", `All 4,096 settings, each measured on ${BOARDS} boards`);

  const [rule, how] = ["The rule and its limits", TITLE].map((title) =>
    html("details", { class: "part" }, html("summary", {}, html("h4", {}, title))),
  );
  showRule(rule, figures, range);
  rule.append(part("references"), html("p", {}, LIMITS));
  rule.classList.add("rule");
  how.append(...provenance());
  how.classList.add("provenance");
  part("arithmetic").replaceWith(rule);
  part("prediction").replaceWith(how);
  part("takeaway").remove();
}

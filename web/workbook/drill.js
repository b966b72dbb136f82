// One drill: its question, and after the answer what is to be known of it.

import { drawnOf } from "./drawn.js";
import { button, html } from "../chart/elements.js";
import { ordered } from "./order.js";
import { filler, sourceOf } from "./texts.js";
import { chosen, explained, typed } from "./inputs.js";

/**
 * @import { Compiled, DrillText } from "./data.d.ts"
 *
 * @typedef {object} Answered
 * @property {string} said
 * @property {boolean} right
 * @property {string | null} mistake
 *
 * @typedef {object} Shown
 * @property {Compiled} compiled
 * @property {number} at  the drill's number
 * @property {number} seed
 * @property {number} round
 * @property {string} title
 * @property {AbortSignal} signal
 * @property {(answered: Answered) => string} answered  says what there is to say besides
 * @property {() => void} again
 * @property {(() => void) | undefined} next  shows another
 */

/** Why what was typed is no answer, by −1 less its number. */
const UNREAD = [
  "Type an answer first.",
  "That is too long.",
  "An answer begins with a number, such as 3.5.",
  // Of these two, where no unit is asked for, `PLAIN`.
  "After the number there can be a unit that is known here, and no calculation.",
  "This unit measures something else than the one beside the field.",
  "This is no formula that can be read. Write * between factors, and 1.5 with a point.",
  "A name in it is not in the list.",
  "There are too many brackets in one another.",
  "It comes to no number.",
  "This comma can be read in two ways. Leave it out, or write a point.",
];

const PLAIN = "The answer is a number without a unit.";

/**
 * @param {Shown} shown
 * @param {DrillText} text
 */
export function drillOf({ compiled, at, seed, round, title, signal, answered, again, next }, text) {
  const heading = html("h3", { tabindex: -1 }, title);
  const status = html("p", { class: "status", role: "status" });
  const after = html("div", { class: "after" });
  const drawn = drawnOf(compiled.draw(at, seed, round));
  const element = html("section", { class: "drill" }, heading);
  const more = [
    ...(next ? [button("Next drill", next, { class: "main" })] : []),
    button(text.picture || text.ask.includes("{") ? "Again with other numbers" : "Again", again),
  ];
  if (!drawn) {
    element.append(html("p", {}, "No numbers could be found for this drill."), ...more);
    return { element, heading };
  }
  const fill = filler(drawn.values, drawn.answer);
  const { kind, choices, items, mistakes } = text;
  const isNumber = kind === "number" || kind === "picture";
  const say = (/** @type {string} */ sentence) => (status.textContent = sentence);

  /**
   * @param {number} code
   * @param {string} said
   * @param {string} [otherwise]  what is said of an answer that is no typical mistake
   */
  const take = (code, said, otherwise) => {
    if (code < 0) {
      say(text.unit === "" && (code === -4 || code === -5) ? PLAIN : UNREAD[-1 - code]);
      return false;
    }
    const right = code === 0;
    const why = right ? undefined : (mistakes[code - 2] ?? otherwise);
    const mistake = why === undefined ? null : fill(why);
    // What stands beside the answers is not said again.
    const parts = ["✗ Not this."];
    if (code > 1 && mistake) parts.push(mistake);
    if (isNumber) parts.push(fill(`It is {} ${text.unit}`).trim() + ".");
    say(right ? "✓ Right." : parts.join(" "));
    status.classList.add("given", ...(right ? ["right"] : []));
    const besides = answered({ said, right, mistake });
    after.append(...learned(text, fill, right), ...(besides ? [html("p", {}, besides)] : []), html("p", { class: "row" }, ...more));
    status.scrollIntoView({ block: "nearest" });
    return true;
  };
  /** @param {number} choice */
  const takeChoice = (choice) => {
    const one = choices[choice];
    const code = compiled.checkChoice(at, choice);
    take(code, fill(one.text), explained(kind, one, code));
  };
  const asked = { text, drawn, fill, signal, say };
  element.append(
    kind === "order"
      ? ordered(asked, (order) => take(compiled.checkOrder(at, Uint32Array.from(order)), order.map((it) => fill(items[it])).join(" → ")))
      : choices.length
        ? chosen(asked, (choice) => compiled.checkChoice(at, choice), takeChoice)
        : typed(asked, (said) => take(compiled.checkText(at, seed, round, said), said)),
    status,
    after,
  );
  return { element, heading };
}

/**
 * @param {DrillText} text
 * @param {(text: string) => string} fill
 * @param {boolean} right
 */
const learned = (text, fill, right) => {
  const { kind, why, items, steps, concept } = text;
  const { work, url } = sourceOf(text);
  const list = (/** @type {"ol" | "ul"} */ name, /** @type {string[]} */ lines) =>
    html(name, { class: "steps" }, ...lines.map((line) => html("li", {}, fill(line))));
  return [
    ...(kind === "order" && !right ? [html("h4", {}, "The right order"), list("ol", items)] : []),
    ...(why ? [html("p", {}, fill(why))] : []),
    ...(steps.length ? [html("h4", {}, "Step by step"), list("ul", steps)] : []),
    html(
      "div",
      { class: "card" },
      html("p", {}, html("b", {}, fill(concept))),
      html("p", {}, html("a", { href: url, target: "_blank", rel: "noopener" }, work)),
    ),
  ];
};

// How an answer is given: by typing it, or by choosing one.

import { chart } from "../chart/chart.js";
import { button, html } from "../chart/elements.js";
import { question } from "../place/question.js";
import { pictureOf } from "./drawn.js";

/**
 * @import { Content } from "../chart/elements.js"
 * @import { drawnOf } from "./drawn.js"
 * @import { Choice, DrillText } from "./data.d.ts"
 *
 * @typedef {object} Asked
 * @property {DrillText} text
 * @property {NonNullable<ReturnType<typeof drawnOf>>} drawn
 * @property {(text: string) => string} fill
 * @property {AbortSignal} signal
 * @property {(sentence: string) => void} say
 */

let count = 0;

/**
 * A question with what takes its answer, and a button, which is gone when `give` says that the answer counts.
 *
 * @param {string} asked
 * @param {Content[]} content
 * @param {() => boolean} give
 */
export function asking(asked, content, give) {
  const send = button("Check", () => {
    if (!give()) return;
    legend.textContent = "Your answer (given)";
    send.hidden = true;
    // Whatever had the focus can have it no more.
    element.focus({ preventScroll: true });
  }, { class: "main" });
  const legend = html("legend", {}, "Your answer");
  const id = `asked-${(count += 1)}`;
  const words = html("p", { class: "asked", id }, asked);
  const element = html("fieldset", { class: "question", tabindex: -1, "aria-describedby": id }, legend, words, ...content, send);
  return { element, send };
}

/**
 * A number, a formula, or a number that is read off a picture.
 *
 * @param {Asked} asked
 * @param {(text: string) => boolean} answer
 */
export function typed({ text: { ask, kind, unit, given, picture }, drawn, fill, signal }, answer) {
  const id = `typed-${(count += 1)}`;
  const isFormula = kind === "formula";
  const box = html("input", {
    id,
    // Phones have no minus beside the digits.
    inputmode: isFormula || drawn.answer < 0 ? "text" : "decimal",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "aria-describedby": `${id}-unit`,
  });
  const names = Object.entries(given || {}).map(([name, meaning]) =>
    html("div", {}, html("dt", {}, html("code", {}, name)), html("dd", {}, meaning)),
  );
  const { element, send } = asking(
    fill(ask),
    [
      ...(picture ? [chart(pictureOf(picture, drawn.picture, fill), signal).figure] : []),
      ...(isFormula
        ? [
            html("dl", {}, ...names),
            html("p", { class: "why" }, "With + − * / ^ ( ), and the functions min max abs sqrt exp ln log2 round floor ceil."),
          ]
        : []),
      html(
        "p",
        { class: "typed" },
        html("label", { for: id }, isFormula ? "Formula" : "Number"),
        box,
        html("span", { id: `${id}-unit` }, isFormula && unit ? `in ${unit}` : unit || ""),
      ),
    ],
    () => {
      box.disabled = answer(box.value);
      if (!box.disabled) box.focus();
      return box.disabled;
    },
  );
  box.addEventListener("keydown", ({ key, isComposing }) => key === "Enter" && !isComposing && send.click());
  return element;
}

/**
 * What is said of an answer or a line; the line to choose is the wrong one.
 *
 * @param {string} kind
 * @param {Choice} chosen
 * @param {number} code
 */
export const explained = (kind, { why }, code) => (kind === "line" ? `This line is ${code ? "right" : "wrong"}: ${why}` : why);

/**
 * One of some answers, or the wrong line of a listing.
 *
 * @param {Asked} asked
 * @param {(answer: number) => number} check
 * @param {(answer: number) => void} answer
 */
export function chosen({ text: { ask, kind, choices: all }, drawn, fill }, check, answer) {
  const isLine = kind === "line";
  const order = isLine ? [...all.keys()] : drawn.order;
  /** @type {number | null} */
  let given = null;
  const [right, wrong] = isLine ? ["→ The wrong line: ", "→ Your choice: "] : ["✓ ", "✗ "];
  const sign = (/** @type {number} */ at) => (given === null ? "" : check(at) === 0 ? right : order[given] === at ? wrong : "");
  const { element, refresh } = question({
    title: isLine ? "The wrong line" : "Your answer",
    asked: () => fill(ask),
    answers: order.map((at) => ({
      text: () => html("span", {}, sign(at), isLine ? html("code", {}, fill(all[at].text)) : fill(all[at].text)),
      // What is said of a line has a verdict of its own: a line that is right is no right answer.
      ...(isLine ? {} : { right: check(at) === 0 }),
      explanation: () => fill(explained(kind, all[at], check(at))),
    })),
    give: "Check",
    given: () => given,
    isOpen: () => true,
    answer: (row) => {
      given = row;
      answer(order[row]);
      refresh();
    },
  });
  refresh();
  return element;
}

// The words to start with: a few questions, one at a time.

import { button, html } from "../chart/elements.js";
import { question } from "../place/question.js";

/**
 * @import { Bank } from "./data.d.ts"
 *
 * @typedef {object} Memory  of the answers
 * @property {() => Record<string, boolean>} words  by their terms: whether they were right
 * @property {(term: string, said: string, right: boolean) => void} answered
 * @property {(right: Record<string, boolean>) => void} again  the others are asked anew
 */

/**
 * @param {Bank} bank
 * @param {Memory} memory
 */
export function wordsOf({ title, questions }, { words, answered, again }) {
  const box = html("div");
  const done = html("p");
  const element = html("section", {}, html("h3", {}, title), done, box);
  const isDone = (/** @type {string} */ term) => Object.hasOwn(words(), term);
  const count = () => (done.textContent = `${questions.filter(({ term }) => isDone(term)).length} / ${questions.length} completed`);

  /** @param {boolean} [pressed] */
  const show = (pressed) => {
    count();
    const next = questions.find(({ term }) => !isDone(term));
    const shown = next ? ask(next) : end();
    box.replaceChildren(shown);
    if (pressed) shown.focus();
  };

  /** @param {Bank["questions"][number]} asked */
  const ask = ({ term, question: words, answers }) => {
    /** @type {number | null} */
    let given = null;
    const verdict = html("p", { class: "status", role: "status" });
    const { element, refresh } = question({
      title: "Your answer",
      asked: () => words,
      answers: answers.map(({ text, why, right = false }, at) => ({
        text: () => (given === null ? "" : right ? "✓ " : at === given ? "✗ " : "") + text,
        right,
        explanation: () => (right || at === given ? why : ""),
      })),
      give: "Answer",
      given: () => given,
      isOpen: () => true,
      answer: (at) => {
        const { text, right = false } = answers[(given = at)];
        refresh();
        answered(term, text, right);
        count();
        verdict.textContent = right ? "✓ Right." : "✗ Not this.";
        element.append(button("Go on", () => show(true), { class: "main" }));
      },
    });
    refresh();
    element.append(verdict);
    return element;
  };

  const end = () => {
    const missed = questions.filter(({ term }) => !words()[term]);
    const known = Object.entries(words()).filter(([, right]) => right);
    return html(
      "div",
      { class: "card", tabindex: -1 },
      html("p", {}, missed.length ? "To look up again:" : "All of them were right."),
      ...missed.map(({ term, answers }) => html("p", {}, html("b", {}, term), `: ${answers.find(({ right }) => right)?.why}`)),
      button("Again", () => {
        again(missed.length ? Object.fromEntries(known) : {});
        show(true);
      }),
    );
  };

  show();
  return element;
}

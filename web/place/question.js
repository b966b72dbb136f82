// A question with a few answers, of which one is given for good.

import { button, html } from "../chart/elements.js";
import { showButton } from "./focus.js";

/**
 * @typedef {object} Answer
 * @property {() => Node | string} text
 * @property {boolean} [right]  where answers are right or wrong
 * @property {() => string} [explanation]  empty where nothing is said of it
 *
 * @typedef {object} Asked
 * @property {string} title
 * @property {() => string} asked
 * @property {Answer[]} answers
 * @property {string} give  what the button says
 * @property {() => number | null} given
 * @property {() => boolean} isOpen
 * @property {(answer: number) => void} answer
 */

let count = 0;

/** @param {Asked} asked */
export function question({ title, asked, answers, give, given, isOpen, answer }) {
  const name = `question-${(count += 1)}`;
  const legend = html("legend");
  const words = html("p", { class: "asked", id: `${name}-asked` });
  const rows = answers.map((_, at) => {
    const box = html("input", { type: "radio", name, id: `${name}-${at}`, value: at });
    const label = html("label", { for: box.id });
    const why = html("p", { class: "why", id: `${box.id}-why`, hidden: "" });
    box.addEventListener("change", () => (send.disabled = false));
    return { box, label, why, element: html("div", { class: "answer" }, box, label, why) };
  });
  const send = button(give, () => {
    const chosen = rows.findIndex(({ box }) => box.checked);
    if (chosen >= 0) answer(chosen);
  });
  send.disabled = true;
  const set = html("fieldset", { class: "question", tabindex: -1, "aria-describedby": words.id }, legend, words, ...rows.map(({ element }) => element), send);
  return {
    element: set,
    refresh: () => {
      const text = asked();
      if (words.textContent !== text) words.textContent = text;
      const chosen = given();
      const isGiven = chosen !== null;
      // Whoever has given it is brought here, and hears that.
      legend.textContent = isGiven ? `${title} (given)` : title;
      for (const [at, { box, label, why, element }] of rows.entries()) {
        const { text, right, explanation } = answers[at];
        label.replaceChildren(text());
        box.disabled = isGiven || !isOpen();
        if (isGiven) box.checked = at === chosen;
        element.classList.toggle("chosen", at === chosen);
        const verdict = right === undefined ? "" : right ? "Right. " : "Not this. ";
        const words = isGiven && explanation?.();
        why.hidden = !words;
        if (words) why.textContent = verdict + words;
        if (words && at === chosen) set.setAttribute("aria-describedby", why.id);
      }
      showButton(send, !isGiven, set);
    },
  };
}

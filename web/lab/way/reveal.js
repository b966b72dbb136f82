// What came, beside what was predicted.

import { html } from "../../chart/elements.js";
import { filled } from "../words.js";

/**
 * @typedef {object} Words  of a part
 * @property {{ question: string, answers: string[], reveal: string }[]} predictions
 * @property {string[]} beside  where the range model and textbooks differ
 */

/**
 * The cards of a part.
 *
 * @param {Words} words
 * @param {number[]} given
 * @param {(number | null)[]} right
 * @param {Record<string, string>} figures
 */
export function reveal({ predictions, beside }, given, right, figures) {
  const cards = predictions.map(({ question, answers, reveal: text }, at) => {
    const [said, came] = [given[at], right[at]];
    const isRight = said === came;
    return html(
      "div",
      { class: "card" },
      html("p", {}, html("b", {}, isRight ? "You predicted it: " : "You predicted otherwise: "), `“${answers[said]}”.`),
      ...(isRight || came === null ? [] : [html("p", {}, `It is: “${answers[came]}”.`)]),
      html("p", { class: "asked" }, filled(question, figures)),
      html("p", {}, filled(text, figures)),
    );
  });
  const others = beside.map((text) => html("p", { class: "card" }, filled(text, figures)));
  return [
    html("h4", {}, "Your prediction, and what came"),
    ...cards,
    ...(others.length ? [html("h4", {}, "Where our model and the textbook differ"), ...others] : []),
  ];
}

// What stands on top of a lab or a workbook: its name, the way back to the range, and the way to begin anew.

import { button, html } from "../chart/elements.js";

/**
 * @import { Content } from "../chart/elements.js"
 *
 * @typedef {object} Top
 * @property {string} title
 * @property {string | undefined} range  where the game is
 * @property {(() => void) | undefined} restart
 * @property {string} lost  what is gone then
 */

/**
 * @param {Top} top
 * @param {Content[]} content  what stands under it
 */
export function header({ title, range, restart, lost }, ...content) {
  const again = restart ? [button("Start again", () => ask(restart))] : [];
  /** @type {HTMLElement | undefined} */
  let sure;
  const close = () => {
    sure?.remove();
    sure = undefined;
  };
  /** @param {() => void} restart */
  const ask = (restart) => {
    if (sure) {
      close();
      return;
    }
    sure = html(
      "p",
      { class: "sure card", role: "alert" },
      `${lost} `,
      button("Start again", restart),
      button("No, go on", () => {
        close();
        again[0].focus();
      }),
    );
    element.append(sure);
  };
  const element = html(
    "header",
    {},
    html(
      "p",
      { class: "top" },
      html("b", { class: "title", role: "heading", "aria-level": 2 }, title),
      ...(range ? [html("a", { href: range }, "Back to the range")] : []),
      ...again,
    ),
    ...content,
  );
  return element;
}

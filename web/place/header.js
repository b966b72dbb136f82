// What stands on top of a lab or a workbook: its name, the way back to the range, and the way to begin anew.

import { button, html } from "../chart/elements.js";

/**
 * @import { Content } from "../chart/elements.js"
 *
 * @typedef {object} Top
 * @property {string} title
 * @property {string | undefined} range  where the game is
 * @property {() => void} restart
 * @property {boolean} isBegun  there is something to begin anew
 * @property {string} lost  what is gone then
 */

/**
 * @param {Top} top
 * @param {Content[]} content  what stands under it
 */
export function header({ title, range, restart, isBegun, lost }, ...content) {
  const again = button("Start again", () => (sure.isConnected ? sure.remove() : element.append(sure)));
  again.hidden = !isBegun;
  const sure = html(
    "p",
    { class: "card", role: "alert" },
    lost,
    html("br"),
    button("Start again", restart),
    button("No, go on", () => {
      sure.remove();
      again.focus();
    }),
  );
  const element = html(
    "header",
    {},
    html(
      "p",
      { class: "top" },
      html("b", { class: "title", role: "heading", "aria-level": 2 }, title),
      ...(range ? [html("a", { href: range }, "Back to the range")] : []),
      again,
    ),
    ...content,
  );
  return element;
}

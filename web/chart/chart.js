// A chart with all that reads it: pointer, arrow keys, a table.

import { ALL } from "./all.js";
import { Drawing } from "./drawing.js";
import { html, svg, tableBehind, wideTable } from "./elements.js";
import { sample } from "./marks.js";
import { drawAtWidth, letRead } from "./reading.js";
import { said, tableOf } from "./words.js";

/**
 * @import { Stop } from "./marks.js"
 * @import { Options } from "./options.d.ts"
 */

const HEIGHT = 240;
const HINT = "Point at a mark or tap it, or step along with the arrow keys.";

/**
 * Draws a chart again whenever its width changes, until `signal` is aborted.
 *
 * @param {Options} options
 * @param {AbortSignal} signal
 */
export function chart(options, signal) {
  const caption = html("figcaption");
  const picture = svg("svg", { role: "group", tabindex: 0 });
  const legend = html("ul", { class: "legend", "aria-hidden": "true" });
  const reading = html("p", { class: "reading" }, HINT);
  const behind = tableBehind("", [], []);
  const figure = html("figure", { class: "chart" }, caption, picture, legend, reading, behind);

  let width = 0;
  /** @type {Drawing | undefined} */
  let drawing;
  /**
   * What is read.
   *
   * @type {Stop | undefined}
   */
  let read;

  const draw = () => {
    if (width) drawing = new Drawing(picture, options, width, options.height ?? HEIGHT);
    const before = read;
    const isRead = (/** @type {Stop} */ { series, mark }) =>
      series.name === before?.series.name && mark.name === before.mark.name;
    show(before && drawing?.stops.find(isRead));
  };
  /** @param {Stop | undefined} stop */
  const show = (stop) => {
    read = stop;
    drawing?.ring(stop);
    const words = stop ? said(options, stop) : HINT;
    // Or it would be read aloud again.
    if (reading.textContent !== words) reading.textContent = words;
  };
  letRead(
    picture,
    reading,
    (pointer) => {
      const found = drawing?.nearest(pointer);
      if (found) show(found);
    },
    (by) => {
      const stops = drawing?.stops ?? [];
      const at = read ? stops.indexOf(read) : -1;
      show(stops[Math.max(0, Math.min(at + by, stops.length - 1))]);
    },
  );

  /** @param {Options} given */
  const update = (given) => {
    options = given;
    const { series, height = HEIGHT } = given;
    const count = series.flatMap(({ marks }) => marks).filter(({ y }) => Number.isFinite(y)).length;
    caption.textContent = given.caption;
    picture.setAttribute("aria-label", `${given.caption}. ${count} marks: arrow keys read them.`);
    // With its border; and before it is drawn, for if its height came with the drawing, the page would hear of an
    // error of the observer.
    picture.setAttribute("height", `${height + 2}`);
    legend.replaceChildren(
      ...series.flatMap((one, index) => (one.name ? [html("li", {}, sample(one, index), one.name)] : [])),
    );
    legend.hidden = series.length < 2;
    const { heads, rows } = (ALL && given.table) || tableOf(given);
    behind.lastChild?.replaceWith(wideTable(given.caption, heads, rows));
    draw();
  };
  update(options);
  drawAtWidth(picture, signal, (found) => {
    width = found;
    draw();
  });
  return { figure, update };
}

// A chart in words.

import { ALL } from "./all.js";
import { written } from "./ticks.js";

/** @import { Axis, Mark, Options, Series, Value } from "./options.d.ts" */

/**
 * "8 bits", or with a unit "accuracy 75.6 %".
 *
 * @param {Pick<Axis, "label" | "format">} axis
 * @param {Value} value
 */
function figure(axis, value) {
  const [name, unit] = axis.label.split(", ");
  const number = written(axis, value);
  return unit ? `${name} ${number} ${unit}` : `${number} ${name}`;
}

/**
 * With its series, where there are several.
 *
 * @param {Options} options
 * @param {{ series: Series, mark: Mark }} one
 */
function nameOf(options, { series, mark }) {
  const names = options.series.length > 1 ? [series.name, mark.name] : [mark.name];
  return [...new Set(names)].filter(Boolean).join(" · ");
}

/**
 * What is read of a mark.
 *
 * @param {Options} options
 * @param {{ series: Series, mark: Mark }} one
 */
export function said(options, { series, mark }) {
  const { x, y } = options;
  const { from, error, size, bad } = ALL ? mark : /** @type {Partial<Mark>} */ ({});
  const figures = [
    x.scale === "band" ? (mark.x === mark.name ? "" : String(mark.x)) : figure(x, mark.x),
    !ALL || from === undefined ? "" : `from ${written(y, from)} to`,
    figure(y, mark.y) + (ALL && error ? ` ± ${written(y, error)}` : ""),
    !ALL || size === undefined ? "" : figure(series.size ?? { label: "size" }, size),
    ALL && bad ? "beyond a limit" : "",
  ];
  return `${nameOf(options, { series, mark })}: ${figures.filter(Boolean).join(", ").replace(" to, ", " to ")}`;
}

/**
 * All marks.
 *
 * @param {Options} options
 */
export function tableOf(options) {
  const { x, y, series } = options;
  const all = series.flatMap((series) => series.marks.map((mark) => ({ series, mark })));
  /** @type {[head: string, cell: (one: typeof all[number]) => Value][]} */
  const columns = [
    ["", (one) => nameOf(options, one) + (ALL && one.mark.bad ? " (beyond a limit)" : "")],
    // The name of a band would be read twice.
    [x.label, ({ mark }) => (mark.x === mark.name ? "" : written(x, mark.x))],
    ["from", ({ mark }) => (!ALL || mark.from === undefined ? "" : written(y, mark.from))],
    [y.label, ({ mark }) => written(y, mark.y)],
  ];
  if (ALL)
    columns.push(
      ["±", ({ mark }) => (mark.error ? written(y, mark.error) : "")],
      [series.find(({ size }) => size)?.size?.label ?? "size", ({ series, mark }) =>
        mark.size === undefined ? "" : written(series.size ?? {}, mark.size)],
    );
  const used = columns.filter(([, cell], index) => index % 3 === 0 || all.some((one) => cell(one) !== ""));
  return { heads: used.map(([head]) => head), rows: all.map((one) => used.map(([, cell]) => cell(one))) };
}

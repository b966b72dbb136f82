// The figures as tables: rows of cells, which are written for a terminal or in Markdown.

/**
 * @import { Figure, Row, Target } from "./figures.mjs"
 * @import { Payload, Total } from "./page/payload.mjs"
 * @import { Estimate } from "./rules/rules.mjs"
 *
 * @typedef {object} Result  All that is measured.
 * @property {number} runs  in which each figure was taken
 * @property {number} cores
 * @property {string} browser
 * @property {Record<string, Payload>} payload  of each page
 * @property {Row[]} rows
 * @property {Awaited<ReturnType<typeof import("./page/lab.mjs").labStart>>} lab
 * @property {Estimate[]} rules
 * @property {Awaited<ReturnType<typeof import("./rules/model.mjs").model>>} model
 */

/** @param {number} value */
function number(value) {
  const maximumFractionDigits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toLocaleString("en-GB", { maximumFractionDigits });
}

const verdict = (/** @type {boolean | undefined} */ met) => (met === undefined ? "" : met ? "met" : "missed");

/**
 * @param {Figure | undefined} values
 * @param {string} unit
 */
function figure(values, unit) {
  if (!values) return "";
  const [median, min, max] = [values.median, values.min, values.max].map(number);
  return `${median} (${min} to ${max}) ${unit}`.trim();
}

/**
 * @param {Target | undefined} target
 * @param {string} unit
 */
function limit(target, unit) {
  if (!target) return "";
  return "ratio" in target ? `ratio ≤ ${target.ratio}` : `≤ ${target.most} ${unit}`.trim();
}

/** @param {Row[]} rows */
function compared(rows) {
  const head = ["median (min to max)", "game", "PixiJS page", "ratio", "target", ""];
  const cells = rows.map(({ what, unit, game, pixi, ratio, target, met }) => [
    what,
    figure(game, unit),
    figure(pixi, unit),
    ratio === undefined ? "" : ratio.toFixed(2),
    limit(target, unit),
    verdict(met),
  ]);
  return [head, ...cells];
}

/** @param {Result["payload"]} pages */
function payload(pages) {
  const kb = (/** @type {number} */ bytes) => (bytes / 1000).toFixed(1);
  /**
   * @param {string} what
   * @param {Total} total
   */
  const cells = (what, { raw, gzip, brotli, most, met }) =>
    [what, kb(raw), kb(gzip), kb(brotli), most === undefined ? "" : `≤ ${kb(most)}`, verdict(met)];
  const rows = Object.entries(pages).flatMap(([name, { files, totals }]) => [
    ...files.map((file) => cells(`${name}: ${file.file}${file.first ? "" : ", later"}`, file)),
    cells(`${name}: all before the first frame`, totals.first),
    cells(`${name}: all`, totals.all),
    ...(totals.live.raw ? [cells(`${name}: the live range`, totals.live)] : []),
    ...(totals.lab.raw ? [cells(`${name}: the lab without its weights`, totals.lab)] : []),
    ...(totals.workbook.raw ? [cells(`${name}: the workbook`, totals.workbook)] : []),
  ]);
  return [["payload, kB", "raw", "gzip -9", "brotli -q 11", "target", ""], ...rows];
}

/** @param {Result["lab"]} starts */
const started = (starts) => [
  ["the lab", "median (min to max)", "runs"],
  ...starts.map(({ what, ...values }) => [what, figure(values, "ms"), String(values.values.length)]),
];

/** @param {Estimate[]} rules */
function natively(rules) {
  const time = (/** @type {number} */ ns) => (ns < 1e6 ? `${number(ns / 1e3)} µs` : `${number(ns / 1e6)} ms`);
  const rows = rules.map(({ what, median, from, to }) =>
    [what, time(median), `${time(from)} to ${time(to)}`]);
  return [["rules, natively", "median", "95 % confidence"], ...rows];
}

/** @param {Result["model"]} answers */
const inWasm = (answers) => [
  ["the live model, in WebAssembly", "median (min to max)", "target", ""],
  ...answers.map(({ what, ...values }) => [what, figure(values, "ms"), limit({ most: 1 }, "ms"), verdict(values.median <= 1)]),
];

/** @param {Result} result */
const tables = (result) => [
  compared(result.rows),
  started(result.lab),
  payload(result.payload),
  natively(result.rules),
  inWasm(result.model),
];

/** @param {Result} result */
const notes = ({ runs, browser, cores }) => `\
Medians of ${runs} fresh contexts of ${browser}, headless on ${cores} cores, in which the two pages take
turns. Without a GPU, WebGL is drawn by SwiftShader in another process: its time counts where a page waits
for it, and not as CPU time.
A first frame counts from the navigation's start until the next frame begins. A slow CPU slows the main
thread, not what is compiled beside it.
The PixiJS page loads PixiJS as its package has it for pages; bundled, it has only what it needs of that.
Play is a shot every 3 s with all dials at int4, round after round, at 60 frames a second of a clock that
runs as fast as the page can compute them.
At rest the game is as it comes, with all dials at fp32 and no shot fired; so is PixiJS's ticker.`;

/**
 * For a terminal.
 *
 * @param {Result} result
 */
export function asText(result) {
  const texts = tables(result).map((rows) => {
    const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
    const line = (/** @type {string[]} */ row) =>
      row.map((cell, column) => cell.padEnd(widths[column])).join("  ").trimEnd();
    return rows.map(line).join("\n");
  });
  return [...texts, notes(result)].join("\n\n");
}

/**
 * For README.md here.
 *
 * @param {Result} result
 */
export function asMarkdown(result) {
  const texts = tables(result).map(([head, ...rows]) => {
    const line = (/** @type {string[]} */ row) => `| ${row.join(" | ")} |`;
    return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
  });
  return `${[...texts, notes(result)].join("\n\n")}\n`;
}

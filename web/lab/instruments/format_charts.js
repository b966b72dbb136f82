// The charts of the first part: each format's accuracy, size, and time or energy, and the cliff.

import { BITS, number } from "../words.js";

/**
 * @import { Options } from "../../chart/options.d.ts"
 * @import { Figures, Format, Mission } from "../lab.d.ts"
 */

/**
 * @param {(readonly [Format, Figures])[]} all
 * @param {{ vetoPoints: number, top: number }} limit
 * @returns {Options}
 */
export function accuracyChart(all, { vetoPoints, top }) {
  return {
    caption: "Accuracy of each format",
    x: { label: "", scale: "band", domain: all.map(([format]) => format) },
    y: { label: "accuracy, %", scale: "linear", domain: [0, 100], ticks: [0, 25, 50, 75, 100] },
    series: [
      {
        kind: "bars",
        name: "accuracy",
        tone: "attention",
        marks: all.map(([format, it]) => ({
          x: format, y: it.accuracy, name: format, bad: it.drop > vetoPoints, ...(it.error ? { error: it.error } : {}),
        })),
      },
    ],
    limits: [{ axis: "y", at: top - vetoPoints, name: "veto", side: "below" }],
  };
}

/**
 * @param {(readonly [Format, Figures])[]} all
 * @param {{ at: number, name: string }[]} walls
 * @returns {Options}
 */
export function sizeChart(all, walls) {
  const most = Math.max(...all.map(([, it]) => it.bytes), 1);
  const unit = most > 1e6 ? 1e6 : 1e3;
  const top = Math.max(most, ...walls.map(({ at }) => at)) / unit;
  return {
    caption: "Size of each format",
    x: { label: "", scale: "band", domain: all.map(([format]) => format) },
    y: { label: unit === 1e6 ? "size, MB" : "size, kB", scale: "linear", domain: [0, top * 1.05], ticks: ticks(top) },
    series: [
      {
        kind: "bars",
        name: "size",
        tone: "feed-forward",
        marks: all.map(([format, it]) => ({
          x: format, y: it.bytes / unit, name: format, bad: walls.some(({ at }) => it.bytes > at),
        })),
      },
    ],
    limits: walls.map(({ at, name }) => ({ axis: "y", at: at / unit, name, side: "above" })),
  };
}

/**
 * Time or energy, where that is the wall.
 *
 * @param {(readonly [Format, Figures])[]} all
 * @param {Mission | undefined} mission
 * @returns {Options}
 */
export function wallChart(all, mission) {
  const limited = mission?.limited ?? "latency";
  const at = 100 * (mission?.partOfFp16 ?? 1);
  const top = Math.max(100, ...all.map(([, it]) => 100 * it[limited]));
  return {
    caption: `${limited === "energy" ? "Energy" : "Time"} of a pass in each format`,
    x: { label: "", scale: "band", domain: all.map(([format]) => format) },
    y: { label: "% of fp16", scale: "linear", domain: [0, top * 1.05], ticks: ticks(top) },
    series: [
      {
        kind: "bars",
        name: limited,
        tone: "edge",
        marks: all.map(([format, it]) => ({ x: format, y: 100 * it[limited], name: format, bad: 100 * it[limited] > at })),
      },
    ],
    limits: [{ axis: "y", at, name: `the wall: ${number(at)}%`, side: "above" }],
  };
}

/** @param {number} top */
function ticks(top) {
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200].find((it) => top / it <= 5) ?? 500;
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, at) => at * step);
}

/**
 * @param {(readonly [Format, Figures])[]} all
 * @param {{ vetoPoints: number, top: number }} limit
 * @param {string} name
 * @returns {Options}
 */
export function cliffChart(all, { vetoPoints, top }, name) {
  return {
    caption: "Accuracy against bits: the cliff",
    x: { label: "bits of a weight", scale: "log", domain: [1, 32], ticks: [1, 2, 4, 8, 16, 32] },
    y: { label: "accuracy, %", scale: "linear", domain: [0, 100], ticks: [0, 25, 50, 75, 100] },
    series: [
      {
        kind: "line",
        name,
        tone: "ink",
        marks: all.map(([format, it]) => ({
          x: BITS[format], y: it.accuracy, name: format, label: format, bad: it.drop > vetoPoints,
        })),
      },
    ],
    limits: [{ axis: "y", at: top - vetoPoints, name: `veto: ${number(top - vetoPoints)}%`, side: "below" }],
  };
}

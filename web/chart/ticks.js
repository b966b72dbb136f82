// Which numbers of an axis have room, and how the names of bands stand where they are wider than these.

import { columns } from "./axes.js";
import { svg } from "./elements.js";
import { LETTER, LINE } from "./labels.js";

/**
 * @import { Axis, Value } from "./options.d.ts"
 *
 * @typedef {{ at: number, words: string }} Tick
 */

/** Between two of them, in CSS pixels. */
const BETWEEN = 6;
/** More lines of names are harder to follow than names that are turned. */
const LINES = 3;
/** The part of a chart's height that turned names may take. */
const TURNED = 0.45;

/** With three digits after the point at most. @param {number} value */
const plain = (value) => String(Math.round(1000 * value) / 1000);

/**
 * @param {Pick<Axis, "format">} axis
 * @param {Value} value
 */
export const written = ({ format = plain }, value) => (typeof value === "number" ? format(value) : value);

/**
 * @param {Axis} axis
 * @param {(value: Value) => number} scale
 * @returns {Tick[]}
 */
export const ticksOf = (axis, scale) =>
  (axis.ticks ?? axis.domain).map((value) => ({ at: scale(value), words: written(axis, value) }));

/** @param {Tick} tick */
export const wideOf = ({ words }) => LETTER * words.length;

/**
 * Both ends and every so many between them; where these have no room, whatever has.
 *
 * @param {Tick[]} ticks
 * @param {(tick: Tick) => number} sizeOf
 */
export function spaced(ticks, sizeOf) {
  /** @param {Tick[]} ordered */
  const free = (ordered) => {
    /** @type {Tick[]} */
    const kept = [];
    for (const tick of ordered)
      if (kept.every((other) => Math.abs(other.at - tick.at) >= (sizeOf(other) + sizeOf(tick)) / 2 + BETWEEN))
        kept.push(tick);
    return kept;
  };
  const last = ticks.length - 1;
  for (let by = 1; by < last; by += 1) {
    const some = ticks.filter((_, index) => index % by === 0);
    if (last % by === 0 && free(some).length === some.length) return some;
  }
  return free([...ticks.slice(0, 1), ...ticks.slice(1).reverse()]);
}

/**
 * The names of bands in one line, in several in turn, or upright; and how high that is.
 *
 * @param {Tick[]} ticks
 * @param {number} width
 * @param {number} height
 */
export function bandNames(ticks, width, height) {
  const inside = ticks.map((tick) => {
    const half = wideOf(tick) / 2;
    return { ...tick, at: Math.max(half, Math.min(tick.at, width - half)) };
  });
  for (let count = 1; count <= LINES; count += 1) {
    const lines = Array.from({ length: count }, (_, line) => inside.filter((_, index) => index % count === line));
    if (lines.every((line) => spaced(line, wideOf).length === line.length)) {
      /** @param {number} bottom */
      const drawn = (bottom) => lines.flatMap((line, index) => columns(bottom + index * LINE, line));
      return { high: count * LINE + 2, drawn };
    }
  }
  // Names of layers differ at their ends.
  const half = Math.floor((TURNED * height) / LETTER / 2);
  const by = ticks.length > 1 ? Math.ceil(LINE / Math.abs(ticks[1].at - ticks[0].at)) : 1;
  const kept = ticks.filter((_, index) => index % by === 0).map(({ at, words }) => ({
    at,
    words: words.length > 2 * half ? `${words.slice(0, half - 1)}…${words.slice(-half)}` : words,
  }));
  /** @param {number} bottom */
  const drawn = (bottom) =>
    kept.map(({ at, words }) =>
      svg("text", { "text-anchor": "end", transform: `translate(${at + 4} ${bottom + 6}) rotate(-90)` }, words),
    );
  return { high: Math.max(...kept.map(wideOf)) + 8, drawn };
}

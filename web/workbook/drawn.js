// What the compiled part draws for a drill: its figures, the marks of its picture, and the order of its answers.

/**
 * @import { Options, Tone } from "../chart/options.d.ts"
 * @import { Picture } from "./data.d.ts"
 */

/** @type {Tone[]} */
const TONES = ["attention", "feed-forward", "edge"];

/**
 * Nothing where no figures fit.
 *
 * @param {Float64Array} numbers
 */
export function drawnOf(numbers) {
  if (!numbers.length) return undefined;
  let at = 0;
  const some = (/** @type {number} */ many) => [...numbers.subarray(at, (at += many))];
  const list = () => some(some(1)[0]);
  return { values: list(), answer: some(1)[0], picture: list(), order: list() };
}

/**
 * @param {Picture} picture
 * @param {number[]} numbers
 * @param {(text: string) => string} fill
 * @returns {Options}
 */
export function pictureOf({ caption, x, y, series, limits = [] }, numbers, fill) {
  const rest = [...numbers];
  const next = () => /** @type {number} */ (rest.shift());
  return {
    caption: fill(caption),
    x,
    y,
    series: series.map(({ kind, name, marks }, index) => ({
      kind,
      name: fill(name),
      tone: TONES[index % TONES.length],
      marks: marks.map((mark) => {
        const [at, name = at] = mark.split("\n");
        return { x: x.scale === "band" ? at : next(), y: next(), name: fill(name) };
      }),
    })),
    limits: limits.map(({ axis, name }) => ({ axis, name: fill(name), at: next() })),
  };
}

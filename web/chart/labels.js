// Room for names beside points.

/**
 * @typedef {{ x: number, y: number, name: string, beside?: number, steps?: Step[] }} Label  `beside`: how far from
 *   its point, if not as far as usual
 * @typedef {[side: "left" | "right" | "middle", lines: number]} Step  beside which side, and how many lines lower
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box
 */

/** Height of a name, and about the width of a letter, in CSS pixels. */
export const LINE = 16;
export const LETTER = 8;
/** How far from the middle of a point its name stands: beside the largest mark. */
const BESIDE = 18;

/**
 * Where a name may stand, in this order.
 *
 * @type {Step[]}
 */
const STEPS = [
  ["right", -0.5],
  ["right", 0.5],
  ["right", -1.5],
  ["right", 1.5],
  ["right", 2.5],
  ["left", 0.5],
  ["left", 1.5],
  ["left", -0.5],
  ["left", 2.5],
  ["middle", 1.5],
  ["middle", 2.5],
  ["middle", 3.5],
  ["right", 3.5],
  ["left", 3.5],
];

/**
 * The `labels` (`x`, `y` and `name`) with the boxes in which their names stand: within `bounds`, beside all
 * that is `fixed` and beside each other, and where there is room for that, beside the `dots` too. One for
 * which there is none is left out.
 *
 * @template {Label} Own
 * @param {Own[]} labels
 * @param {Box} bounds
 * @param {Box[]} fixed
 * @param {Box[]} dots
 */
export function placed(labels, bounds, fixed, dots) {
  /** @type {(Own & ReturnType<typeof boxesFor>[number])[]} */
  const names = [];
  for (const label of labels) {
    const boxes = boxesFor(label).filter((box) => isInside(box, bounds) && isFree(box, [...fixed, ...names]));
    const box = boxes.find((box) => isFree(box, dots)) ?? boxes[0];
    if (box) names.push({ ...label, ...box });
  }
  return names;
}

/** @param {Label} label */
function boxesFor({ x, y, name, beside = BESIDE, steps = STEPS }) {
  const wide = LETTER * name.length;
  const sides = { right: beside, left: -beside - wide, middle: -wide / 2 };
  return steps.map(([side, lines]) => {
    const [left, middle] = [x + sides[side], y + lines * LINE];
    return { side, left, top: middle - LINE / 2, right: left + wide, bottom: middle + LINE / 2 };
  });
}

/**
 * @param {Box} box
 * @param {Box} bounds
 */
export const isInside = (box, { left, top, right, bottom }) =>
  box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;

/**
 * @param {Box} a
 * @param {Box[]} others
 */
export const isFree = (a, others) =>
  others.every((b) => a.left > b.right || a.right < b.left || a.top > b.bottom || a.bottom < b.top);

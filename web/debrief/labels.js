// Room for names beside points.

/**
 * @typedef {{ x: number, y: number, name: string }} Label
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box
 */

/** Height of a name, and about the width of a letter, in CSS pixels. */
const LINE = 16;
const LETTER = 8;
/** How far from the middle of a point its name stands: beside the largest mark. */
const BESIDE = 18;

/**
 * Where a name may stand, in this order: beside which side of its point, and how many lines lower.
 *
 * @type {["left" | "right" | "middle", number][]}
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
  /** @type {(Own & Box)[]} */
  const names = [];
  for (const label of labels) {
    const boxes = boxesFor(label).filter((box) => isInside(box, bounds) && isFree(box, [...fixed, ...names]));
    const box = boxes.find((box) => isFree(box, dots)) ?? boxes[0];
    if (box) names.push({ ...label, ...box });
  }
  return names;
}

/**
 * @param {Label} label
 * @returns {Box[]}
 */
function boxesFor({ x, y, name }) {
  const wide = LETTER * name.length;
  const sides = { right: BESIDE, left: -BESIDE - wide, middle: -wide / 2 };
  return STEPS.map(([side, lines]) => {
    const [left, middle] = [x + sides[side], y + lines * LINE];
    return { left, top: middle - LINE / 2, right: left + wide, bottom: middle + LINE / 2 };
  });
}

/**
 * @param {Box} box
 * @param {Box} bounds
 */
const isInside = (box, { left, top, right, bottom }) =>
  box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;

/**
 * @param {Box} a
 * @param {Box[]} others
 */
const isFree = (a, others) =>
  others.every((b) => a.left > b.right || a.right < b.left || a.top > b.bottom || a.bottom < b.top);

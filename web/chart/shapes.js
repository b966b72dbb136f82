// Outlines and hatches as path data. A pattern or a clip would need an id, which is shared by all charts of a page.

/**
 * @import { Box } from "./labels.js"
 * @import { Tone } from "./options.d.ts"
 * @import { Place } from "./reading.js"
 */

/** @typedef {(typeof SHAPES)[number]} Shape */

/** Of the marks of one series after another, as they are not told apart by hue alone. */
export const SHAPES = /** @type {const} */ (["disc", "square", "diamond", "triangle"]);

/**
 * @param {Shape} shape
 * @param {number} x
 * @param {number} y
 * @param {number} r
 */
export function outline(shape, x, y, r) {
  const half = 0.88 * r;
  const wide = 1.2 * r;
  return {
    disc: `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`,
    square: rectangle({ left: x - half, top: y - half, right: x + half, bottom: y + half }),
    diamond: `M${x - wide} ${y}l${wide} ${-wide} ${wide} ${wide} ${-wide} ${wide}z`,
    triangle: `M${x - wide} ${y + r}h${2 * wide}l${-wide} ${-2 * r}z`,
  }[shape];
}

/** @param {Box} box */
export const rectangle = ({ left, top, right, bottom }) => `M${left} ${top}H${right}V${bottom}H${left}z`;

/**
 * The box around a point.
 *
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 */
export const around = (x, y, reach) => ({ left: x - reach, top: y - reach, right: x + reach, bottom: y + reach });

/**
 * Lines that rise to the right, from one side of a box to another.
 *
 * @param {Box} box
 * @param {number} gap
 */
export function rising({ left, top, right, bottom }, gap) {
  const lines = [];
  for (let sum = gap * Math.ceil((left + top) / gap); sum < right + bottom; sum += gap) {
    const [from, to] = [Math.max(left, sum - bottom), Math.min(right, sum - top)];
    lines.push(`M${from} ${sum - from}L${to} ${sum - to}`);
  }
  return lines.join("");
}

/**
 * The same with those that fall.
 *
 * @param {Box} box
 * @param {number} gap
 */
export function crossed({ left, top, right, bottom }, gap) {
  const lines = [rising({ left, top, right, bottom }, gap)];
  for (let sum = gap * Math.ceil((left - bottom) / gap); sum < right - top; sum += gap) {
    const [from, to] = [Math.max(left, sum + top), Math.min(right, sum + bottom)];
    lines.push(`M${from} ${from - sum}L${to} ${to - sum}`);
  }
  return lines.join("");
}

/**
 * The same within a circle, and through its middle.
 *
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {number} gap
 */
export function crossedDisc(x, y, r, gap) {
  const lines = [];
  const side = Math.SQRT1_2;
  for (let away = -gap * Math.floor(r / gap); away <= r; away += gap) {
    const half = Math.sqrt(Math.max(0, r * r - away * away)) * side;
    const off = away * side;
    lines.push(`M${x + off - half} ${y + off + half}l${2 * half} ${-2 * half}`);
    lines.push(`M${x + off - half} ${y - off - half}l${2 * half} ${2 * half}`);
  }
  return lines.join("");
}

/**
 * What a hue of a role is told apart by, as in the dials: what drifts leans, what jitters stands, what blurs is dotted.
 *
 * @param {Tone} tone
 * @param {Box} box
 */
export function texture(tone, box) {
  const { left, top, right, bottom } = box;
  /**
   * @param {number} from
   * @param {number} to
   * @param {number} gap
   */
  const steps = (from, to, gap) =>
    Array.from({ length: Math.max(0, Math.ceil((to - from) / gap - 0.5)) }, (_, step) => from + (step + 0.5) * gap);
  if (tone === "edge") return rising(box, 6);
  if (tone === "attention") return steps(left, right, 5).map((x) => `M${x} ${top}V${bottom}`).join("");
  if (tone !== "feed-forward") return "";
  return steps(top, bottom, 6)
    .flatMap((y) => steps(left, right, 6).map((x) => `M${x} ${y}h0`))
    .join("");
}

/**
 * Between two places nothing rises before the next.
 *
 * @param {Place[]} places
 */
export const stair = ([first, ...others]) =>
  `M${first.x} ${first.y}${others.map(({ x, y }) => `H${x}V${y}`).join("")}`;

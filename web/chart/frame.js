// What stands around the marks of a chart: numbers, names of the axes, limits.

import { ALL } from "./all.js";
import { columns, limit, rows, text } from "./axes.js";
import { svg } from "./elements.js";
import { isFree, isInside, LETTER, LINE } from "./labels.js";
import { scaleOf } from "./scale.js";
import { rising } from "./shapes.js";
import { bandNames, spaced, ticksOf, wideOf } from "./ticks.js";

/**
 * @import { Anchor } from "./axes.js"
 * @import { Box } from "./labels.js"
 * @import { Limit, Options } from "./options.d.ts"
 */

/** Around the field where nothing stands, and between a name and what is beside it, in CSS pixels. */
const FREE = 10;
const BESIDE = 5;
/** The lines over the field in which the names of limits may stand. */
const LINES = [0, 1, 2, 3];

/**
 * Where a name starts, ends or has its middle: towards a line beside it, or on it.
 *
 * @param {Box} box
 * @param {number} line
 * @returns {[x: number, anchor: Anchor]}
 */
function besideOf({ left, right }, line) {
  if (left >= line) return [left, "start"];
  return right <= line ? [right, "end"] : [(left + right) / 2, "middle"];
}

/**
 * The part of the field that a limit forbids.
 *
 * @param {Limit} limit
 * @param {Frame} frame
 */
function beyond({ axis, at, side }, { field, x, y }) {
  if (axis === "x") return { ...field, [side === "above" ? "left" : "right"]: x(at) };
  return { ...field, [side === "above" ? "bottom" : "top"]: y(at) };
}

/** Field and scales of a chart at one width, and what is drawn around its marks. */
export class Frame {
  /** @type {Box} */
  field;
  x;
  y;
  /**
   * Where names stand.
   *
   * @type {Box[]}
   */
  taken = [];
  #options;
  #width;
  #height;
  #rows;
  #columns;
  #upright;
  /**
   * The lines of upright limits over the field.
   *
   * @type {Box[]}
   */
  #lines = [];

  /**
   * @param {Options} options
   * @param {number} width
   * @param {number} height
   */
  constructor(options, width, height) {
    const { x, y } = options;
    this.#options = options;
    this.#width = width;
    this.#height = height;
    const wide = ticksOf(y, Number).map(wideOf);
    const left = Math.max(FREE, ...wide.map((one) => one + 2 * BESIDE));
    const last = x.scale === "band" ? [] : ticksOf(x, Number).slice(-1).map(wideOf);
    const right = width - Math.max(FREE, ...last.map((one) => one / 2 + BESIDE));
    this.x = scaleOf(x, [left, right]);
    this.#columns = this.#columnsOf();
    if (y.label) this.taken.push({ left: 0, top: 0, right: BESIDE + LETTER * y.label.length, bottom: LINE - 1 });
    this.#upright = this.#limits("x").map((one) => this.#above(one));
    const top = Math.max(0, ...this.taken.map((box) => box.bottom)) + LINE;
    const bottom = height - this.#columns.high - (x.label ? LINE : 0) - 2;
    this.field = { left, top, right, bottom };
    this.y = scaleOf(y, [bottom, top]);
    this.#rows = spaced(ticksOf(y, this.y), () => LINE - 6);
  }


  #columnsOf() {
    const { x } = this.#options;
    const ticks = ticksOf(x, this.x);
    if (x.scale === "band") return bandNames(ticks, this.#width, this.#height);
    return { high: LINE + 2, drawn: (/** @type {number} */ bottom) => columns(bottom, spaced(ticks, wideOf)) };
  }

  /** @param {"x" | "y"} axis */
  #limits(axis) {
    return (this.#options.limits ?? []).filter((limit) => limit.axis === axis);
  }

  /**
   * Where the name of an upright limit stands over the field: free of the others and their lines. Beside its line, or
   * on it where it is too long for that.
   *
   * @param {Limit} limit
   */
  #above({ at, name }) {
    const x = this.x(at);
    const long = LETTER * name.length;
    const before = x - long - BESIDE;
    const beside = x > this.#width / 2 ? [before, x + BESIDE] : [x + BESIDE, before];
    const on = Math.max(0, Math.min(x - long / 2, this.#width - long));
    const spots = LINES.flatMap((line) =>
      [...beside, on].map((left, way) => {
        const top = line * LINE;
        const box = { left, top, right: left + long, bottom: top + LINE - 1 };
        const from = way < beside.length ? top + BESIDE : box.bottom;
        return { box, line: { left: x, top: from, right: x, bottom: LINES.length * LINE } };
      }),
    );
    const bounds = { left: 0, top: 0, right: this.#width, bottom: Infinity };
    const names = [...this.taken, ...this.#lines];
    /** @param {typeof spots[number]} spot */
    const hasRoom = ({ box, line }) => isInside(box, bounds) && isFree(box, names) && isFree(line, this.taken);
    const { box, line } = spots.find(hasRoom) ?? spots[spots.length - 1];
    this.taken.push(box);
    this.#lines.push(line);
    return { x, top: line.top, name, box };
  }

  /** What lies under the marks. */
  under() {
    const { x, y } = this.#options;
    const { field } = this;
    const sided = ALL ? [...this.#limits("x"), ...this.#limits("y")].filter(({ side }) => side) : [];
    return [
      ...(ALL ? sided.map((one) => svg("path", { class: "forbidden", d: rising(beyond(one, this), 9) })) : []),
      ...rows(field, this.#rows),
      ...this.#columns.drawn(field.bottom),
      text(field.right, this.#height - 5, x.label, "end"),
      text(BESIDE, LINE - 3, y.label, "start"),
      ...this.#upright.flatMap(({ x, top, name, box }) => {
        const [at, anchor] = besideOf(box, x);
        return limit("limit", `M${x} ${top}V${field.bottom}`, at, box.bottom - 3, name, anchor);
      }),
    ];
  }

  /**
   * The limits that lie across, with their names where these cover the fewest of the marks.
   *
   * @param {Box[]} marks
   */
  across(marks) {
    const { left, right } = this.field;
    return this.#limits("y").flatMap(({ at, name }) => {
      const y = this.y(at);
      const wide = LETTER * name.length;
      const spots = [y - LINE - 1, y + 1].flatMap((top) =>
        [right - wide, left].map((left) => ({ left, top, right: left + wide, bottom: top + LINE })),
      );
      /** @param {Box} box */
      const covered = (box) => marks.filter((mark) => !isFree(mark, [box])).length;
      const free = spots.filter((box) => isInside(box, this.field) && isFree(box, this.taken));
      const box = free.reduce((a, b) => (covered(b) < covered(a) ? b : a), free[0] ?? spots[0]);
      this.taken.push(box);
      const isLast = box.right === right;
      const x = isLast ? right - 2 : left + 4;
      return limit("limit", `M${left} ${y}H${right}`, x, box.bottom - 4, name, isLast ? "end" : "start");
    });
  }
}

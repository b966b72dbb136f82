// What stands around the marks of a chart: numbers, names of the axes, limits.

import { columns, rows, text, upright } from "./axes.js";
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

/** Around the field where nothing stands, and between a limit and its name, in CSS pixels. */
const FREE = 10;
const BESIDE = 5;
/** The lines over the field in which the names of limits may stand. */
const LINES = [0, 1, 2, 3];

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
    const left = Math.max(FREE, ...wide.map((one) => one + BESIDE));
    const last = x.scale === "band" ? [] : ticksOf(x, Number).slice(-1).map(wideOf);
    const right = width - Math.max(FREE, ...last.map((one) => one / 2));
    this.x = scaleOf(x, [left, right]);
    this.#columns = this.#columnsOf();
    if (y.label) this.taken.push({ left: 0, top: 0, right: LETTER * y.label.length, bottom: LINE - 1 });
    this.#upright = this.#limits("x").map((limit) => this.#above(limit));
    const top = Math.max(0, ...this.taken.map((box) => box.bottom)) + FREE;
    const bottom = height - this.#columns.high - (x.label ? LINE : 0) - 2;
    this.field = { left, top, right, bottom };
    this.y = scaleOf(y, [bottom, top]);
    this.#rows = spaced(ticksOf(y, this.y), () => LINE - 6);
  }

  /** @type {{ x: number, top: number, name: string, anchor: Anchor }[]} */
  #upright;

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
   * Where the name of an upright limit stands over the field: free of the others and their lines.
   *
   * @param {Limit} limit
   */
  #above({ at, name }) {
    const x = this.x(at);
    const wide = LETTER * name.length + BESIDE;
    /** @type {Anchor[]} */
    const anchors = x > this.#width / 2 ? ["end", "start"] : ["start", "end"];
    const spots = LINES.flatMap((line) =>
      anchors.map((anchor) => {
        const [left, top] = [anchor === "end" ? x - wide : x, line * LINE];
        const box = { left, top, right: left + wide, bottom: top + LINE - 1 };
        const below = { left: x, top, right: x, bottom: LINES.length * LINE };
        return { anchor, box, below };
      }),
    );
    const bounds = { left: 0, top: 0, right: this.#width, bottom: Infinity };
    const names = [...this.taken, ...this.#lines];
    const { anchor, box, below } =
      spots.find(({ box, below }) => isInside(box, bounds) && isFree(box, names) && isFree(below, this.taken)) ??
      spots[0];
    this.taken.push(box);
    this.#lines.push(below);
    return { x, top: box.top + 10, name, anchor };
  }

  /**
   * Those of upright limits.
   *
   * @type {Box[]}
   */
  #lines = [];

  /** What lies under the marks. */
  under() {
    const { x, y } = this.#options;
    const { field } = this;
    const forbidden = [...this.#limits("x"), ...this.#limits("y")].map((limit) =>
      svg("path", { class: "forbidden", d: rising(this.#beyond(limit), 9) }),
    );
    return [
      ...forbidden,
      ...rows(field, this.#rows),
      ...this.#columns.drawn(field.bottom),
      text(field.right, this.#height - 5, x.label, "end"),
      text(2, LINE - 4, y.label, "start"),
      ...this.#upright.flatMap(({ x, top, name, anchor }) => upright("limit", x, top, field.bottom, name, anchor)),
    ];
  }

  /**
   * The part of the field that a limit forbids.
   *
   * @param {Limit} limit
   */
  #beyond({ axis, at, side }) {
    const { field } = this;
    if (axis === "x") return { ...field, [side === "above" ? "left" : "right"]: this.x(at) };
    return { ...field, [side === "above" ? "bottom" : "top"]: this.y(at) };
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
      return [
        svg("path", { class: "limit", d: `M${left} ${y}H${right}` }),
        text(isLast ? right - 2 : left + 4, box.bottom - 4, name, isLast ? "end" : "start"),
      ];
    });
  }
}

// The plot of all settings: a cloud, a frontier, and the marked ones with their names.

import { svg } from "../chart/elements.js";
import { placed } from "../chart/labels.js";
import { bitsOf, described, percent, WHOLE } from "./model.js";

/**
 * @import { Figures, Place } from "./figures.js"
 *
 * @typedef {object} Mark  A setting that has a name, perhaps for more than one reason.
 * @property {number} setting
 * @property {Kind[]} kinds
 * @property {string[]} names  one for each kind
 * @property {number} count  of the player's shots with it
 *
 * @typedef {"frontier" | "own" | "uniform" | "best"} Kind
 */

const HEIGHT = 270;
/** Room around the plot for figures and names, in CSS pixels. */
const ROOM = { left: 40, right: 14, top: 22, bottom: 34 };
/**
 * What is hollow stands over what is not.
 *
 * @type {Kind[]}
 */
const KINDS = ["frontier", "own", "uniform", "best"];
/** About the radius of a mark, and how near to a point a pointer reads it, in CSS pixels. */
const MARK = 8;
const NEAR = 22;

/** The picture at one width. */
export class Plot {
  #figures;
  #picture;
  #marked;
  /**
   * Of each setting.
   *
   * @type {Place[]}
   */
  #places;
  #ring = svg("circle", { class: "ring", r: 9, visibility: "hidden" });

  /**
   * @param {SVGSVGElement} picture
   * @param {Figures} figures
   * @param {Mark[]} marked
   */
  constructor(picture, figures, marked) {
    this.width = picture.clientWidth;
    this.#figures = figures;
    this.#picture = picture;
    this.#marked = marked.map(({ setting }) => setting);
    this.#places = figures.accuracies.map((accuracy, setting) => ({
      x: this.#x(bitsOf(setting)),
      y: this.#y(accuracy),
    }));
    picture.setAttribute("viewBox", `0 0 ${this.width} ${HEIGHT}`);
    picture.replaceChildren(...this.#axes(), this.#cloud(), this.#line(), ...this.#budget(), this.#gap(marked));
    /** @param {Mark} mark */
    const isBest = ({ kinds }) => Number(kinds.includes("best"));
    const upwards = marked.toSorted((a, b) => isBest(a) - isBest(b));
    picture.append(...upwards.flatMap((mark) => this.#mark(mark)), ...this.#labels(marked), this.#ring);
  }

  /** @param {number} bits */
  #x(bits) {
    const least = WHOLE / 8;
    return ROOM.left + ((bits - least) / (WHOLE - least)) * (this.width - ROOM.left - ROOM.right);
  }

  /** @param {number} accuracy */
  #y(accuracy) {
    return ROOM.top + (1 - accuracy) * (HEIGHT - ROOM.top - ROOM.bottom);
  }

  /** @param {number} setting */
  #place(setting) {
    return this.#places[setting];
  }

  /**
   * Rings a setting.
   *
   * @param {number} setting
   */
  ring(setting) {
    const { x, y } = this.#place(setting);
    for (const [name, value] of Object.entries({ cx: x, cy: y, visibility: "visible" }))
      this.#ring.setAttribute(name, value);
  }

  /**
   * The setting next to a pointer, if one is near; a marked one hides those under it.
   *
   * @param {PointerEvent} pointer
   */
  nearest({ clientX, clientY }) {
    const { left, top } = this.#picture.getBoundingClientRect();
    const [x0, y0] = [left + this.#picture.clientLeft, top + this.#picture.clientTop];
    /**
     * @param {Iterable<number>} settings
     * @param {number} reach
     * @returns {number | undefined}
     */
    const next = (settings, reach) => {
      let [found, distance] = /** @type {[number | undefined, number]} */ ([undefined, reach]);
      for (const setting of settings) {
        const { x, y } = this.#place(setting);
        const away = Math.hypot(x0 + x - clientX, y0 + y - clientY);
        if (away < distance) [found, distance] = [setting, away];
      }
      return found;
    };
    return next(this.#marked, MARK) ?? next(this.#places.keys(), NEAR);
  }

  #axes() {
    /**
     * @param {number} x
     * @param {number} y
     * @param {string | number} words
     * @param {"start" | "middle" | "end"} anchor
     */
    const text = (x, y, words, anchor) => svg("text", { x, y, "text-anchor": anchor }, words);
    const [right, bottom] = [this.width - ROOM.right, HEIGHT - ROOM.bottom];
    const rows = [0, 25, 50, 75, 100].flatMap((part) => {
      const y = this.#y(part / 100);
      return [
        svg("path", { class: "grid", d: `M${ROOM.left} ${y}H${right}` }),
        text(ROOM.left - 5, y + 4, `${part}%`, "end"),
      ];
    });
    const columns = [24, 48, 96, 144, 192].map((bits) => text(this.#x(bits), bottom + 15, bits, "middle"));
    return [...rows, ...columns, text(right, HEIGHT - 3, "bits", "end")];
  }

  /** Many settings are alike in both: each place is drawn once. */
  #cloud() {
    const places = this.#places.map(({ x, y }) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`);
    return svg("path", { class: "cloud", d: [...new Set(places)].join("") });
  }

  /** A stair: between two of its settings more bits bring nothing. */
  #line() {
    const [first, ...others] = this.#figures.frontier.map((setting) => this.#place(setting));
    const steps = others.map(({ x, y }) => `H${x}V${y}`);
    return svg("path", {
      class: "frontier",
      d: `M${first.x} ${first.y}${steps.join("")}H${this.width - ROOM.right}`,
    });
  }

  #budget() {
    const { budget } = this.#figures;
    const x = this.#x(budget);
    const anchor = x > this.width / 2 ? "end" : "start";
    return [
      svg("path", { class: "budget", d: `M${x} ${ROOM.top - 8}V${HEIGHT - ROOM.bottom}` }),
      svg(
        "text",
        { x: x + (anchor === "end" ? -5 : 5), y: ROOM.top - 6, "text-anchor": anchor },
        `budget ${budget}`,
      ),
    ];
  }

  /**
   * From the costliest setting of the player to the best one for its bits.
   *
   * @param {Mark[]} marked
   */
  #gap(marked) {
    const best = /** @type {Mark} */ (marked.find(({ kinds }) => kinds.includes("best")));
    const [from, to] = [this.#figures.setting, best.setting].map((setting) => this.#place(setting));
    return svg("path", { class: "gap", d: `M${from.x} ${from.y}L${to.x} ${to.y}` });
  }

  /**
   * From the inside out: the player's disc, the square of one precision, the ring of the best.
   *
   * @param {Mark} mark
   */
  #mark({ setting, kinds, count }) {
    const { x, y } = this.#place(setting);
    const disc = count ? 3.5 + Math.sqrt(count) : 3.5;
    const half = disc + 1.5;
    const ring = (kinds.includes("uniform") ? 1.42 * half : disc) + 2.5;
    /**
     * @param {Kind | "rim"} name
     * @param {number} r
     */
    const circle = (name, r) => svg("circle", { class: name, cx: x, cy: y, r });
    /** @type {Record<Kind, () => SVGElement[]>} */
    const shapes = {
      frontier: () => [circle("frontier", 2.5)],
      own: () => [circle("own", disc)],
      uniform: () => [
        svg("rect", { class: "uniform", x: x - half, y: y - half, width: 2 * half, height: 2 * half }),
      ],
      // Where it lies on another mark, a pale rim parts the two.
      best: () => [circle("rim", ring), circle("best", ring)],
    };
    return KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) => shapes[kind]());
  }

  /**
   * Short, and with the accuracy where it is the player's or to be compared with it.
   *
   * @param {Mark} mark
   */
  #name({ setting, kinds, count }) {
    const { shots, accuracies } = this.#figures;
    /** @type {Record<Kind, string>} */
    const short = {
      frontier: "",
      own: count < shots.length ? `you ×${count}` : "you",
      uniform: described(setting),
      best: "best",
    };
    const words = kinds
      .map((kind) => short[kind])
      .filter(Boolean)
      .join(" · ");
    const isCompared = kinds.includes("own") || kinds.includes("best");
    return isCompared ? `${words}: ${percent(accuracies[setting])}` : words;
  }

  /** @param {Mark[]} marked */
  #labels(marked) {
    /**
     * @param {number} setting
     * @param {number} reach
     */
    const around = (setting, reach) => {
      const { x, y } = this.#place(setting);
      return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
    };
    const named = marked.filter(({ kinds }) => kinds[0] !== "frontier");
    /** @param {Mark} mark */
    const own = (mark) => (mark.kinds[0] === "own" ? 0 : 1);
    const labels = named
      .sort((a, b) => own(a) - own(b))
      .map((mark) => ({ ...this.#place(mark.setting), kind: mark.kinds[0], name: this.#name(mark) }));
    const budget = this.#x(this.#figures.budget);
    const fixed = [
      ...named.map(({ setting }) => around(setting, MARK)),
      { left: budget - 75, top: 0, right: budget + 75, bottom: ROOM.top },
    ];
    const bounds = { left: ROOM.left, top: ROOM.top, right: this.width, bottom: HEIGHT - ROOM.bottom };
    const dots = this.#figures.frontier.map((setting) => around(setting, 3));
    return placed(labels, bounds, fixed, dots).map(({ kind, name, left, bottom }) =>
      svg("text", { class: kind, x: left, y: bottom - 4 }, name),
    );
  }
}

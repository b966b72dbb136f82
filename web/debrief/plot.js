// The plot of all settings: a cloud, a frontier, and the marked ones with their names.

import { columns, limit, rows, text } from "../chart/axes.js";
import { svg } from "../chart/elements.js";
import { placed } from "../chart/labels.js";
import { nearest, placeIn } from "../chart/reading.js";
import { linear } from "../chart/scale.js";
import { around, stair } from "../chart/shapes.js";
import { bitsOf, described, percent, WHOLE } from "./model.js";

/**
 * @import { Place } from "../chart/reading.js"
 * @import { Figures } from "./figures.js"
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
  #field;
  #x;
  #y;
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
   * @param {number} width
   */
  constructor(picture, figures, marked, width) {
    const { left, top } = ROOM;
    const [right, bottom] = [width - ROOM.right, HEIGHT - ROOM.bottom];
    this.#field = { left, top, right, bottom };
    this.#x = linear([WHOLE / 8, WHOLE], [left, right]);
    this.#y = linear([0, 1], [bottom, top]);
    this.#figures = figures;
    this.#picture = picture;
    this.#marked = marked.map(({ setting }) => setting);
    this.#places = figures.accuracies.map((accuracy, setting) => ({
      x: this.#x(bitsOf(setting)),
      y: this.#y(accuracy),
    }));
    picture.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    picture.replaceChildren(...this.#axes(), this.#cloud(), this.#line(), ...this.#budget(width), this.#gap(marked));
    /** @param {Mark} mark */
    const isBest = ({ kinds }) => Number(kinds.includes("best"));
    const upwards = marked.toSorted((a, b) => isBest(a) - isBest(b));
    picture.append(...upwards.flatMap((mark) => this.#mark(mark)), ...this.#labels(marked, width), this.#ring);
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
  nearest(pointer) {
    const at = placeIn(this.#picture, pointer);
    /** @param {number} setting */
    const away = (setting) => Math.hypot(this.#place(setting).x - at.x, this.#place(setting).y - at.y);
    return nearest(this.#marked, away, MARK) ?? nearest(this.#places.keys(), away, NEAR);
  }

  #axes() {
    const { right, bottom } = this.#field;
    const parts = [0, 25, 50, 75, 100].map((part) => ({ at: this.#y(part / 100), words: `${part}%` }));
    const bits = [24, 48, 96, 144, 192].map((bits) => ({ at: this.#x(bits), words: bits }));
    return [...rows(this.#field, parts), ...columns(bottom, bits), text(right, HEIGHT - 3, "bits", "end")];
  }

  /** Many settings are alike in both: each place is drawn once. */
  #cloud() {
    const places = this.#places.map(({ x, y }) => `M${x.toFixed(1)} ${y.toFixed(1)}h0`);
    return svg("path", { class: "cloud", d: [...new Set(places)].join("") });
  }

  /** A stair: between two of its settings more bits bring nothing. */
  #line() {
    const line = stair(this.#figures.frontier.map((setting) => this.#place(setting)));
    return svg("path", { class: "frontier", d: `${line}H${this.#field.right}` });
  }

  /** @param {number} width */
  #budget(width) {
    const { budget } = this.#figures;
    const x = this.#x(budget);
    const isFar = x > width / 2;
    const { top, bottom } = this.#field;
    const line = `M${x} ${top - 8}V${bottom}`;
    return limit("budget", line, x + (isFar ? -5 : 5), top - 6, `budget ${budget}`, isFar ? "end" : "start");
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

  /**
   * @param {Mark[]} marked
   * @param {number} width
   */
  #labels(marked, width) {
    /**
     * @param {number} setting
     * @param {number} reach
     */
    const boxOf = (setting, reach) => around(this.#place(setting).x, this.#place(setting).y, reach);
    const named = marked.filter(({ kinds }) => kinds[0] !== "frontier");
    /** @param {Mark} mark */
    const own = (mark) => (mark.kinds[0] === "own" ? 0 : 1);
    const labels = named
      .sort((a, b) => own(a) - own(b))
      .map((mark) => ({ ...this.#place(mark.setting), kind: mark.kinds[0], name: this.#name(mark) }));
    const budget = this.#x(this.#figures.budget);
    const fixed = [
      ...named.map(({ setting }) => boxOf(setting, MARK)),
      { left: budget - 75, top: 0, right: budget + 75, bottom: ROOM.top },
    ];
    const bounds = { ...this.#field, right: width };
    const dots = this.#figures.frontier.map((setting) => boxOf(setting, 3));
    return placed(labels, bounds, fixed, dots).map(({ kind, name, left, bottom }) =>
      svg("text", { class: kind, x: left, y: bottom - 4 }, name),
    );
  }
}

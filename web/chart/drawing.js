// A chart at one width.

import { svg } from "./elements.js";
import { Frame } from "./frame.js";
import { placed } from "./labels.js";
import { drawn, isBars, slotsOf, stopsOf, whisker } from "./marks.js";
import { nearest, placeIn } from "./reading.js";
import { outline, rectangle } from "./shapes.js";

/**
 * @import { Label, Step } from "./labels.js"
 * @import { Stop } from "./marks.js"
 * @import { Options } from "./options.d.ts"
 */

/** How near to a mark a pointer reads it, in CSS pixels. */
const NEAR = 22;
/**
 * The value of a bar stands at its end.
 *
 * @type {Step[]}
 */
const ABOVE = [["middle", -0.6]];
/** @type {Step[]} */
const BELOW = [["middle", 0.6]];

/**
 * @param {Stop} stop
 * @returns {Label | undefined}
 */
function labelOf({ series, mark: { label: name }, x, y, r, box }) {
  if (name === undefined) return undefined;
  if (!isBars(series)) return { x, y, name, beside: r + 6 };
  return { x, y, name, steps: y > box.top ? [...BELOW, ...ABOVE] : [...ABOVE, ...BELOW] };
}

export class Drawing {
  /** All that can be read. */
  stops;
  #picture;
  #field;
  #ring = svg("path", { class: "ring", visibility: "hidden" });

  /**
   * @param {SVGSVGElement} picture
   * @param {Options} options
   * @param {number} width
   * @param {number} height
   */
  constructor(picture, options, width, height) {
    const { series } = options;
    const frame = new Frame(options, width, height);
    const slots = slotsOf(series, frame);
    const all = series.map((one) => stopsOf(one, frame, slots));
    this.stops = all.flat();
    this.#picture = picture;
    this.#field = frame.field;
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    picture.replaceChildren(
      ...frame.under(),
      ...all.map((stops, index) => drawn(stops, series[index], index, frame.field)),
      ...this.stops.filter(({ mark }) => mark.error).map((stop) => whisker(stop, frame)),
      ...frame.across(this.stops.map(({ box }) => box)),
      ...this.#labels(frame, width),
      this.#ring,
    );
  }

  /**
   * @param {Frame} frame
   * @param {number} width
   */
  #labels({ field, taken }, width) {
    const labels = this.stops.flatMap((stop) => labelOf(stop) ?? []);
    const bounds = { ...field, top: field.top - 8, right: width };
    const dots = this.stops.map(({ box }) => box);
    const anchors = /** @type {const} */ ({ right: "start", left: "end", middle: "middle" });
    return placed(labels, bounds, taken, dots).map(({ name, side, left, right, bottom }) => {
      const x = { right: left, left: right, middle: (left + right) / 2 }[side];
      return svg("text", { class: "label", x, y: bottom - 4, "text-anchor": anchors[side] }, name);
    });
  }

  /** @param {Stop | undefined} stop */
  ring(stop) {
    this.#ring.setAttribute("visibility", stop ? "visible" : "hidden");
    if (!stop) return;
    const { series, x, y, r, box } = stop;
    const { left, top, right, bottom } = box;
    const wider = { left: left - 3, top: top - 3, right: right + 3, bottom: bottom + 3 };
    this.#ring.setAttribute("d", isBars(series) ? rectangle(wider) : outline("disc", x, y, r + 4));
  }

  /**
   * The mark next to a pointer; of a bar all that is over and under it.
   *
   * @param {PointerEvent} pointer
   */
  nearest(pointer) {
    const at = placeIn(this.#picture, pointer);
    const [bars, points] = [true, false].map((wanted) => this.stops.filter(({ series }) => isBars(series) === wanted));
    const { top, bottom } = this.#field;
    /** @param {Stop} stop */
    const beside = ({ x, r }) => (at.y < top || at.y > bottom ? NEAR : Math.abs(at.x - x) - r);
    // Of bubbles that lie on each other the one whose middle is nearer.
    /** @param {Stop} stop */
    const away = ({ x, y, r }) => {
      const middle = Math.hypot(at.x - x, at.y - y);
      return Math.max(0, middle - r) + middle / 100;
    };
    return nearest(points, away, NEAR) ?? nearest(bars, beside, NEAR);
  }
}

// A chart at one width.

import { ALL } from "./all.js";
import { svg } from "./elements.js";
import { Frame } from "./frame.js";
import { LINE, placed } from "./labels.js";
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
 * Where a name is not taken for that of another mark.
 *
 * @type {Step[]}
 */
const SIDES = [
  ["right", -0.5],
  ["right", 0.5],
  ["left", -0.5],
  ["left", 0.5],
];

/**
 * Beside a point; of a bar at its end.
 *
 * @param {Stop} stop
 * @param {Frame} frame
 * @returns {Label | undefined}
 */
function labelOf({ series, mark, x, y, r, box }, frame) {
  const { label: name, error = 0 } = mark;
  if (name === undefined) return undefined;
  if (!isBars(series)) {
    const apart = r / LINE + 0.6;
    return { x, y, name, beside: r + 6, steps: [...SIDES, ["middle", -apart], ["middle", apart]] };
  }
  const [top, bottom] = [frame.y(mark.y + error), frame.y(mark.y - error)];
  const over = (Math.min(box.top, top) - y) / LINE - 0.6;
  const under = (Math.max(box.bottom, bottom) - y) / LINE + 0.6;
  const lines = y > box.top ? [under, over] : [over, under];
  return { x, y, name, steps: lines.map((line) => ["middle", line]) };
}

/**
 * What a mark fills, with the label over a bar.
 *
 * @param {Stop} stop
 */
const roomOf = ({ series, mark, box }) => (isBars(series) && mark.label ? { ...box, top: box.top - LINE } : box);

/**
 * The bars, or what is none.
 *
 * @param {Stop[]} stops
 * @param {boolean} wanted
 */
const ofKind = (stops, wanted) => stops.filter(({ series }) => isBars(series) === wanted);

/**
 * @param {Stop[]} stops
 * @param {Frame} frame
 * @param {number} width
 */
function labels(stops, frame, width) {
  const labels = stops.flatMap((stop) => labelOf(stop, frame) ?? []);
  const bounds = { ...frame.field, left: frame.field.left - 5, top: 0, right: width };
  const [bars, dots] = [true, false].map((wanted) => ofKind(stops, wanted).map(({ box }) => box));
  const anchors = /** @type {const} */ ({ right: "start", left: "end", middle: "middle" });
  return placed(labels, bounds, [...frame.taken, ...bars], dots).map(({ name, side, left, right, bottom }) => {
    const x = { right: left, left: right, middle: (left + right) / 2 }[side];
    return svg("text", { class: "label", x, y: bottom - 4, "text-anchor": anchors[side] }, name);
  });
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
      ...(ALL ? this.stops.filter(({ mark }) => mark.error).map((stop) => whisker(stop, frame)) : []),
      ...frame.across(this.stops.map(ALL ? roomOf : ({ box }) => box)),
      ...(ALL ? labels(this.stops, frame, width) : []),
      this.#ring,
    );
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
    const { top, bottom } = this.#field;
    /** @param {Stop} stop */
    const beside = ({ x, r }) => (at.y < top || at.y > bottom ? NEAR : Math.abs(at.x - x) - r);
    // Of bubbles that lie on each other the one whose middle is nearer.
    /** @param {Stop} stop */
    const away = ({ x, y, r }) => {
      const middle = Math.hypot(at.x - x, at.y - y);
      return Math.max(0, middle - r) + middle / 100;
    };
    return nearest(ofKind(this.stops, false), away, NEAR) ?? nearest(ofKind(this.stops, true), beside, NEAR);
  }
}

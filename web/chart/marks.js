// The marks of one series: what is drawn, and what can be read.

import { ALL } from "./all.js";
import { svg } from "./elements.js";
import { around, crossed, crossedDisc, outline, rectangle, SHAPES, stair, texture } from "./shapes.js";

/**
 * @import { Frame } from "./frame.js"
 * @import { Box } from "./labels.js"
 * @import { Mark, Series } from "./options.d.ts"
 * @import { Place } from "./reading.js"
 *
 * @typedef {object} Stop  A mark where it stands, and the box that it fills.
 * @property {Series} series
 * @property {Mark} mark
 * @property {number} x
 * @property {number} y
 * @property {number} r
 * @property {Box} box
 *
 * @typedef {object} Slots  What the series of one chart share.
 * @property {number} largest  size of a bubble
 * @property {Series[]} side  the bars that stand side by side
 * @property {number} step  from one place of bars to the next, in CSS pixels
 */

/** Radius of a point, of one on a line, and of the largest bubble, in CSS pixels. */
const POINT = 5.5;
const DOT = 4;
const BUBBLE = 26;
/** Marks on a line that are nearer to each other are left out. */
const APART = 14;
const BAR_MOST = 56;
const DASHES = ["", "8 3", "2 3", "8 3 2 3", "14 4"];

/** @param {Series} series */
export const isBars = ({ kind }) => kind === "bars" || (ALL && kind === "waterfall");
/** @param {Series} series */
const isLine = ({ kind }) => kind === "line" || kind === "stair";

/**
 * @param {Series[]} all
 * @param {Frame} frame
 * @returns {Slots}
 */
export function slotsOf(all, { x, field }) {
  const places = [...new Set(all.filter(isBars).flatMap(({ marks }) => marks.map((mark) => x(mark.x))))];
  places.sort((a, b) => a - b);
  const gaps = places.slice(1).map((place, index) => place - places[index]);
  return {
    largest: ALL ? Math.max(...all.flatMap(({ marks }) => marks.map(({ size = 0 }) => size))) : 0,
    side: all.filter(({ kind }) => kind === "bars"),
    step: Math.min(BAR_MOST / 0.7, field.right - field.left, ...gaps),
  };
}

/**
 * @param {Series} series
 * @param {Frame} frame
 * @param {Slots} slots
 * @returns {Stop[]}
 */
export function stopsOf(series, { x, y }, { largest, side, step }) {
  const stops = series.marks.map((mark) => {
    const place = { x: x(mark.x), y: y(mark.y) };
    if (!isBars(series)) {
      const r = !ALL || mark.size === undefined ? (isLine(series) ? DOT : POINT) : BUBBLE * Math.sqrt(mark.size / largest);
      return { series, mark, ...place, r, box: around(place.x, place.y, r) };
    }
    const isOne = ALL && series.kind !== "bars";
    const count = isOne ? 1 : side.length;
    const wide = (0.7 * step) / count;
    const left = place.x + (isOne ? 0 : side.indexOf(series)) * wide - (wide * count) / 2;
    const base = y((ALL && mark.from) || 0);
    const box = { left, top: Math.min(base, place.y), right: left + wide, bottom: Math.max(base, place.y) };
    return { series, mark, x: left + wide / 2, y: place.y, r: wide / 2, box };
  });
  return stops.filter((stop) => Number.isFinite(stop.x + stop.y));
}

/**
 * @param {Stop[]} stops
 * @param {Series} series
 * @param {number} index
 * @param {Box} field
 */
export function drawn(stops, series, index, { right }) {
  const content = [];
  if (isLine(series)) content.push(way(stops, series, index, right));
  if (ALL && series.kind === "waterfall") content.push(links(stops));
  const width = stops.length > 1 ? Math.abs(stops[stops.length - 1].x - stops[0].x) / (stops.length - 1) : APART;
  const shown = isLine(series) && width < APART ? stops.filter(({ mark }) => ALL && (mark.bad || mark.hollow)) : stops;
  content.push(...shown.flatMap((stop) => one(stop, index)));
  return svg("g", { "data-tone": series.tone }, ...content);
}

/**
 * A line from mark to mark, with gaps where there is none.
 *
 * @param {Stop[]} stops
 * @param {Series} series
 * @param {number} index
 * @param {number} right
 */
function way(stops, { kind, marks }, index, right) {
  /** @type {Place[][]} */
  const runs = [];
  let before = -1;
  for (const stop of stops) {
    const at = marks.indexOf(stop.mark);
    if (at !== before + 1 || !runs.length) runs.push([]);
    runs[runs.length - 1].push(stop);
    before = at;
  }
  const line = (/** @type {Place[]} */ run) => `M${run.map(({ x, y }) => `${x} ${y}`).join("L")}`;
  const isStair = kind === "stair";
  const d = runs.map(isStair ? stair : line).join("") + (isStair && stops.length ? `H${right}` : "");
  return svg("path", { class: "way", d, "stroke-dasharray": DASHES[index % DASHES.length] });
}

/**
 * From where one bar of a waterfall ends to the next.
 *
 * @param {Stop[]} stops
 */
const links = (stops) =>
  svg("path", {
    class: "grid",
    d: stops
      .slice(1)
      .map(({ box }, index) => `M${stops[index].box.right} ${stops[index].y}H${box.left}`)
      .join(""),
  });

/**
 * @param {Stop} stop
 * @param {number} index
 */
function one({ series, mark, x, y, r, box }, index) {
  const { hollow, bad, size } = ALL ? mark : /** @type {Mark} */ ({});
  const tone = bad ? "bad" : ((ALL && mark.tone) || series.tone);
  const bars = isBars(series);
  const isBubble = ALL && size !== undefined;
  const shape = isBubble ? "disc" : SHAPES[index % SHAPES.length];
  const kind = ["mark", bars && "bar", isBubble && "bubble", ALL && hollow && "hollow"].filter(Boolean).join(" ");
  const over = ALL && bad ? (bars ? crossed(box, 7) : crossedDisc(x, y, r, 6)) : bars ? texture(tone, box) : "";
  const parts = [svg("path", { class: kind, d: bars ? rectangle(box) : outline(shape, x, y, r) })];
  if (over) parts.push(svg("path", { class: "over", d: over }));
  return !ALL || tone === series.tone ? parts : [svg("g", { "data-tone": tone }, ...parts)];
}

/**
 * How far a value may be off.
 *
 * @param {Stop} stop
 * @param {Frame} frame
 */
export function whisker({ series, mark, x }, frame) {
  const [most, least] = [1, -1].map((sign) => frame.y(mark.y + sign * (mark.error ?? 0)));
  return svg("path", {
    class: "whisker",
    "data-tone": isBars(series) ? "ink" : series.tone,
    d: `M${x} ${most}V${least}M${x - 4} ${most}h8M${x - 4} ${least}h8`,
  });
}

/**
 * A series as its legend shows it.
 *
 * @param {Series} series
 * @param {number} index
 */
export function sample(series, index) {
  const [x, y] = [13, 7];
  const hollow = ALL && series.marks.every((mark) => mark.hollow);
  const mark = { x, y, name: "", hollow, ...(ALL && series.kind === "bubbles" ? { size: 1 } : {}) };
  const box = isBars(series) ? { left: 4, top: 2, right: 22, bottom: 12 } : around(x, y, DOT);
  const line = isLine(series)
    ? [svg("path", { class: "way", d: `M0 ${y}H26`, "stroke-dasharray": DASHES[index % DASHES.length] })]
    : [];
  const parts = one({ series, mark, x, y, r: isLine(series) ? DOT : POINT - 0.5, box }, index);
  return svg("svg", { width: 26, height: 14, "data-tone": series.tone }, ...line, ...parts);
}

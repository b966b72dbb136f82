// The shots of a round as small pictures: where the target was, was shown, and was shot at.

import { apart, CAUSES } from "./cause.js";
import { html, svg, tableBehind } from "../chart/elements.js";
import { bitsOf, percent } from "./model.js";

/** @import { Place, Shot } from "./figures.js" */

const ZONES = ["miss", "outer", "inner", "bullseye"];
/** Of the target's three rings, in units. */
const RADII = [52, 32, 14];
/** A drift or a jitter that is shorter than this (units) cannot be seen. */
const SEEN = 10;

/**
 * @param {HTMLElement} list
 * @param {Shot[]} shots
 */
export function showShots(list, shots) {
  const pictures = shots.map((shot, index) => picture(shot, `Shot ${index + 1}: ${told(shot)}`));
  const rows = shots.map((shot, index) => [
    String(index + 1),
    ZONES[shot.zone],
    String(shot.zone),
    CAUSES[shot.cause] ?? "–",
    units(shot.centre, shot.hit),
    units(shot.centre, shot.drifted),
    units(shot.drifted, shot.shown),
    String(bitsOf(shot.setting)),
    percent(shot.accuracy),
  ]);
  const heads = ["shot", "zone", "points", "lost to", "from true middle", "drift", "jitter", "bits", "accuracy"];
  const caption = "The shots, and the main cause of what each lost; distances in units (the range is 400 wide)";
  put(list, shots, pictures, tableBehind(caption, heads, rows));
}

/**
 * Shows the pictures with the points of each, and what is behind them.
 *
 * @param {HTMLElement} list
 * @param {Shot[]} shots
 * @param {SVGElement[]} pictures
 * @param {Element} behind
 */
export function put(list, shots, pictures, behind) {
  const items = shots.map(({ zone }, index) => {
    const points = html("b", { "data-zone": ZONES[zone] }, zone ? `+${zone}` : "miss");
    return html("li", {}, pictures[index], points);
  });
  list.append(...items);
  /** @type {Element} */ (list.parentElement).append(behind);
}

/**
 * @param {Place} a
 * @param {Place} b
 */
const units = (a, b) => String(Math.round(apart(a, b)));

/** @param {Shot} shot */
function told({ zone, cause, centre, drifted, shown, hit }) {
  const lost = CAUSES[cause] ? `; lost to ${CAUSES[cause]}` : "";
  const seen = `drift ${units(centre, drifted)}, jitter ${units(drifted, shown)}`;
  return `${ZONES[zone]}, ${units(centre, hit)} units from the true middle; ${seen}${lost}`;
}

/**
 * As much of the range as these points need, and never less than the whole target.
 *
 * @param {Shot} shot
 * @param {string} label
 */
function picture({ centre, drifted, shown, hit }, label) {
  const points = [centre, drifted, shown, hit];
  /** @param {"x" | "y"} axis */
  const middle = (axis) =>
    (Math.min(...points.map((p) => p[axis])) + Math.max(...points.map((p) => p[axis]))) / 2;
  const at = { x: middle("x"), y: middle("y") };
  const reach =
    4 + Math.max(...[centre, shown].map((point) => RADII[0] + apart(at, point)), 14 + apart(at, hit));
  const view = [at.x - reach, at.y - reach, 2 * reach, 2 * reach].map(Math.round).join(" ");
  /**
   * @param {string} name
   * @param {Place} middle
   * @param {number} r
   */
  const circle = (name, { x: cx, y: cy }, r) => svg("circle", { class: name, cx, cy, r });
  /**
   * @param {string} name
   * @param {Place} a
   * @param {Place} b
   */
  const line = (name, a, b) => svg("line", { class: name, x1: a.x, y1: a.y, x2: b.x, y2: b.y });
  const arm = reach / 8;
  const cross = [1, -1].map((way) =>
    line("hit", { x: hit.x - arm, y: hit.y - way * arm }, { x: hit.x + arm, y: hit.y + way * arm }),
  );
  return svg(
    "svg",
    { viewBox: view, role: "img", "aria-label": label },
    ...RADII.map((radius) => circle("true", centre, radius)),
    circle("shown", shown, RADII[0]),
    ...(apart(drifted, shown) < SEEN ? [] : [line("jitter", drifted, shown)]),
    ...(apart(centre, drifted) < SEEN
      ? []
      : [arrow(centre, drifted, Math.min(reach / 6, apart(centre, drifted) / 2))]),
    ...cross,
  );
}

/**
 * From where the target was to the middle of its sway.
 *
 * @param {Place} from
 * @param {Place} to
 * @param {number} head
 */
function arrow(from, to, head) {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  /** @param {number} turn */
  const barb = (turn) => `${to.x - head * Math.cos(angle + turn)} ${to.y - head * Math.sin(angle + turn)}`;
  const path = `M${from.x} ${from.y}L${to.x} ${to.y}M${barb(0.5)}L${to.x} ${to.y}L${barb(-0.5)}`;
  return svg("path", { class: "drift", d: path });
}

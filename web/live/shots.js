// The shots of a round as small boards: what stood there, what the model took for the likeliest, and what was shot at.

import { cellOf, moves } from "./boards.js";
import { CAUSES } from "./cause.js";
import { tools } from "./tools.js";
import { SYMBOLS } from "./words.js";

/**
 * @import { Figures, Place, Shot } from "../debrief/figures.js"
 * @import { Board, Piece } from "./boards.js"
 */

const ZONES = ["miss", "two away", "next to it", "right cell"];

/** The sides of a board in cells, and what is free around it for signs at its border. */
const CELLS = 32;
const AROUND = 2;

/**
 * @param {HTMLElement} list
 * @param {Figures} figures
 * @param {Board[]} boards
 */
export function showShots(list, { shots }, boards) {
  const pictures = shots.map((shot, index) => picture(boards[index], shot, index));
  const rows = shots.map((shot, index) => [
    String(index + 1),
    ZONES[shot.zone],
    String(shot.zone),
    CAUSES[shot.cause] ?? "–",
    `${nameOf(boards[index].asked)} → ${nameOf(boards[index].guarded)}`,
    String(moves(shot.shown, shot.centre)),
    String(moves(shot.hit, shot.centre)),
    String(tools.bitsOf(shot.setting)),
    tools.percent(shot.accuracy),
  ]);
  const heads = ["shot", "hit", "points", "lost to", "guards", "model off", "shot off", "bits", "accuracy"];
  const caption =
    "The shots, and the main cause of what each lost; how far model and shot were off the right cell, in cells";
  tools.put(list, shots, pictures, tools.tableBehind(caption, heads, rows));
}

/** @param {Piece} piece */
const nameOf = ({ symbol }) => SYMBOLS[symbol].split(" ")[1];

/**
 * @param {Board} board
 * @param {Shot} shot
 * @param {number} index
 */
function picture({ objects, asked, guarded }, shot, index) {
  const { svg } = tools;
  /**
   * @param {string} name
   * @param {Place} cell
   * @param {number} reach
   */
  const square = (name, { x, y }, reach) =>
    svg("rect", { class: name, x: x + 0.5 - reach, y: y + 0.5 - reach, width: 2 * reach, height: 2 * reach });
  /** @param {Piece} piece */
  const sign = (piece) => {
    const name = piece === asked || piece === guarded ? "sign hop" : "sign";
    return svg("text", { class: name, x: piece.x + 0.5, y: piece.y + 0.5 }, SYMBOLS[piece.symbol].split(" ")[0]);
  };
  const side = CELLS + 2 * AROUND;
  const { x, y } = cellOf(shot.hit);
  return svg(
    "svg",
    { viewBox: `${-AROUND} ${-AROUND} ${side} ${side}`, role: "img", "aria-label": told(asked, guarded, shot, index) },
    svg("rect", { class: "board", width: CELLS, height: CELLS }),
    svg("path", { class: "hops", d: arrow(asked, guarded) }),
    ...objects.map(sign),
    square("right", guarded, 2.6),
    square("likeliest", cellOf(shot.shown), 1.9),
    svg("path", { class: "hit", d: `M${x - 1} ${y - 1}l3 3m0-3l-3 3` }),
  );
}

/**
 * From one piece to another, and leaving both free; nothing where there is no room for that.
 *
 * @param {Piece} from
 * @param {Piece} to
 */
function arrow(from, to) {
  const FREE = 3.2;
  const away = Math.hypot(to.x - from.x, to.y - from.y);
  if (away < 2 * FREE + 1) return "";
  const [x, y] = [(to.x - from.x) / away, (to.y - from.y) / away];
  /** @type {(along: number, aside: number) => string} */
  const at = (along, aside) =>
    [from.x + 0.5 + along * x - aside * y, from.y + 0.5 + along * y + aside * x].map((n) => n.toFixed(1)).join(" ");
  const tip = at(away - FREE, 0);
  const [left, right] = [-1.2, 1.2].map((aside) => at(away - FREE - 2, aside));
  return `M${at(FREE, 0)}L${tip}M${left}L${tip}L${right}`;
}

/**
 * The picture in words.
 *
 * @param {Piece} asked
 * @param {Piece} guarded
 * @param {Shot} shot
 * @param {number} index
 */
function told(asked, guarded, { zone, cause, shown, centre, hit }, index) {
  const off = moves(shown, centre);
  const words = [
    `Shot ${index + 1}: ${ZONES[zone]}, ${tools.plural(moves(hit, centre), "cell")} from the right one`,
    `the ${nameOf(asked)} guards the ${nameOf(guarded)}`,
    off ? `the model was ${tools.plural(off, "cell")} off` : "the model was right",
  ];
  if (CAUSES[cause]) words.push(`lost to ${CAUSES[cause]}`);
  return words.join("; ");
}

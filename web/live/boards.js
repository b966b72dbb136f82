// The boards of a round, as `src/ui/api/live.rs` writes them: one number after the other.

/**
 * @import { Place } from "../debrief/figures.js"
 *
 * @typedef {Place & { symbol: number, guards: number }} Piece  What stands in a cell.
 *
 * @typedef {object} Board  What there was to see at a shot; places are cells.
 * @property {Piece[]} objects
 * @property {Piece} asked  the one that was asked about
 * @property {Piece} guarded  the one that it guards: at which to aim
 */

const OBJECTS = 6;
/** Of an object; then of a board what was asked about, and the model's cell, which the shots have too. */
const OBJECT = 4;
const BOARD = OBJECTS * OBJECT + 3;

/** Units of the field. */
const CELL = 400 / 32;

/**
 * @param {Uint8Array} bytes
 * @returns {Board[]}
 */
export const read = (bytes) =>
  Array.from({ length: bytes.length / BOARD }, (_, board) => {
    const start = board * BOARD;
    const objects = Array.from({ length: OBJECTS }, (_, at) => {
      const [symbol, guards, x, y] = bytes.subarray(start + OBJECT * at);
      return { symbol, guards, x, y };
    });
    /** @param {number} symbol */
    const of = (symbol) => /** @type {Piece} */ (objects.find((object) => object.symbol === symbol));
    const asked = of(bytes[start + OBJECTS * OBJECT]);
    return { objects, asked, guarded: of(asked.guards) };
  });

/**
 * The cell of a place in units.
 *
 * @param {Place} place
 */
export const cellOf = ({ x, y }) => ({ x: Math.floor(x / CELL), y: Math.floor(y / CELL) });

/**
 * How many moves a king of chess needs from one place in units to another: by that points are given.
 *
 * @param {Place} a
 * @param {Place} b
 */
export const moves = (a, b) => Math.round(Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) / CELL);

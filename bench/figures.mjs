// What was measured, as the rows of the table.

/**
 * @import { Compared, PageName } from "./page/pages.mjs"
 *
 * @typedef {{ game: number[], pixi?: number[] | undefined }} Measured  in each run; the reference not always
 * @typedef {{ most: number } | { ratio: number }} Target  the `most` that the game's median may be, or the `ratio` that
 *   it may be of the reference's
 * @typedef {ReturnType<typeof figure>} Figure
 * @typedef {ReturnType<typeof row>} Row
 */

/**
 * The median with what is beside it.
 *
 * @param {number[]} values
 */
export function figure(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted[sorted.length - 1], values };
}

/**
 * A row; some have no target.
 *
 * @param {string} what
 * @param {string} unit
 * @param {Measured} measured
 * @param {Target} [target]
 */
export function row(what, unit, measured, target) {
  const game = figure(measured.game);
  const pixi = measured.pixi && figure(measured.pixi);
  const ratio = pixi?.median ? game.median / pixi.median : undefined;
  const met = target && ("ratio" in target ? ratio !== undefined && ratio <= target.ratio : game.median <= target.most);
  return { what, unit, game, pixi, ratio, target, met };
}

/**
 * What `value` takes of each run of the pages.
 *
 * @template {PageName} Name
 * @template Run
 * @param {Record<Name, Run[]>} results
 * @param {(run: Run) => number} value
 */
export const valuesOf = (results, value) =>
  /** @type {Record<Name, number[]>} */ (
    Object.fromEntries(Object.entries(results).map(([name, runs]) => [name, runs.map(value)]))
  );

/**
 * Two rows: beside the reference with PixiJS as it is published, and beside the bundled one.
 *
 * @param {string} what
 * @param {string} unit
 * @param {Record<Compared, number[]>} measured
 * @param {Target} [target]
 */
export const rowsOf = (what, unit, { game, pixi, bundled }, target) => [
  row(what, unit, { game, pixi }, target),
  row("– the same, PixiJS bundled", unit, { game, pixi: bundled }, target),
];

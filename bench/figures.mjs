// What was measured, as the rows of the table.

/** The median with what is beside it. */
export function figure(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1), values };
}

/**
 * A row of what was measured for the game and, where it was, for the reference. The `target` is the `most`
 * that the game's median may be, or the `ratio` that it may be of the reference's; some rows have none.
 */
export function row(what, unit, measured, target) {
  const game = figure(measured.game);
  const pixi = measured.pixi && figure(measured.pixi);
  const ratio = pixi?.median ? game.median / pixi.median : undefined;
  const met = target && ("ratio" in target ? ratio <= target.ratio : game.median <= target.most);
  return { what, unit, game, pixi, ratio, target, met };
}

/** Two rows: beside the reference with PixiJS as it is published, and beside the bundled one. */
export const rowsOf = (what, unit, { game, pixi, bundled }, target) => [
  row(what, unit, { game, pixi }, target),
  row("– the same, PixiJS bundled", unit, { game, pixi: bundled }, target),
];

// What each layer cost, and the one move that would have helped most.

import { html, table } from "../chart/elements.js";
import { BITS, described, LAYERS, percent, plural, PRECISIONS, precisionsOf } from "./model.js";

/** @import { Figures } from "./figures.js" */

/** What a bar of full length stands for at least: what costs next to nothing should look so. */
const LEAST = 0.1;

/**
 * @param {Element} part
 * @param {Figures} figures
 */
export function showCost(part, figures) {
  const { costs, shots } = figures;
  const used = LAYERS.map((_, layer) => {
    const own = new Set(shots.map((shot) => precisionsOf(shot.setting)[layer]));
    return [...own].sort().map((precision) => PRECISIONS[precision]);
  });
  const caption =
    "Points of accuracy, averaged over the shots. What one layer has spoiled, no other brings back.";
  part.append(costTable(caption, costs, used, 1), moveCard(figures));
}

/**
 * What each layer cost, as bars and in points with so many `decimals`.
 *
 * @param {string} caption
 * @param {number[]} costs
 * @param {string[][]} used  the precisions of each layer
 * @param {number} decimals
 */
export function costTable(caption, costs, used, decimals) {
  const most = Math.max(...costs, LEAST);
  const rows = LAYERS.map(({ name, role }, layer) => {
    const bar = html("i", { "data-role": role });
    bar.style.setProperty("--value", percent(costs[layer] / most));
    const lost = (100 * costs[layer]).toFixed(decimals);
    return [name, used[layer].join(", "), bar, /** @type {any} */ (lost) > 0 ? `−${lost}` : "0"];
  });
  return table(caption, ["layer", "precision", "", "points"], rows);
}

/** @param {Figures} figures */
export function moveCard({ shots, setting, move }) {
  const count = shots.filter((shot) => shot.setting === setting).length;
  const where = count < shots.length ? `With ${described(setting)} (${plural(count, "shot")}): ` : "";
  return html(
    "p",
    { class: "card move", "data-role": move ? LAYERS[move.up].role : "" },
    html("b", {}, "Best single move. "),
    where,
    moveInWords(setting, move),
  );
}

/**
 * "4 bits from ffn.1 to output", and what it brings.
 *
 * @param {number} setting
 * @param {Figures["move"]} move
 */
function moveInWords(setting, move) {
  if (!move)
    return "Nothing to gain: no step up adds a point of accuracy, even if another dial goes down for it.";
  const [before, after] = [setting, move.to].map(precisionsOf);
  /** @param {number} layer */
  const change = (layer) =>
    `${LAYERS[layer].name} (${PRECISIONS[before[layer]]} → ${PRECISIONS[after[layer]]})`;
  /** @param {number} layer */
  const freed = (layer) => Math.abs(BITS[before[layer]] - BITS[after[layer]]);
  const needed = freed(move.up);
  const gain = `+${plural(Math.round(100 * move.gain), "point")} of accuracy.`;
  if (move.down < 0) return `${needed} unused bits to ${change(move.up)}: ${gain}`;
  const given = freed(move.down);
  if (given < needed)
    return `${needed} bits to ${change(move.up)}, ${given} of them from ${change(move.down)}: ${gain}`;
  const spare = given > needed ? `, which needs only ${needed}` : "";
  return `${given} bits from ${change(move.down)} to ${change(move.up)}${spare}: ${gain}`;
}

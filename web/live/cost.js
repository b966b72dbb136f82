// What each layer costs by itself, as it was measured, and what that leaves unexplained.

import { alone, points, tools } from "./tools.js";

/** @import { Figures } from "../debrief/figures.js" */

/**
 * @param {Element} part
 * @param {Figures} figures
 */
export function showCost(part, figures) {
  const { accuracies, setting, shots } = figures;
  const precisions = tools.precisionsOf(setting);
  const whole = accuracies[0];
  const singles = precisions.map((precision, layer) => accuracies[alone(layer, precision)]);
  const costs = singles.map((accuracy) => whole - accuracy);
  const used = precisions.map((precision) => [tools.PRECISIONS[precision]]);
  const which = shots.some((shot) => shot.setting !== setting) ? " as in your costliest setting" : "";
  const caption = `Points of accuracy that each layer loses alone${which}, with the others at fp32`;
  const product = singles.reduce((left, accuracy) => (left * accuracy) / whole, whole);
  part.append(
    tools.costTable(caption, costs, used, 0),
    tools.html("p", { class: "left" }, leftOver(product, accuracies[setting])),
    tools.moveCard(figures),
  );
}

/**
 * What the layers by themselves do not explain.
 *
 * @param {number} product
 * @param {number} together
 */
function leftOver(product, together) {
  const more = points(together) - points(product);
  const multiplied = `What they leave, multiplied: ${tools.percent(product)}`;
  if (!more) return `${multiplied}. Together they were measured at the same.`;
  const beside = `${tools.plural(Math.abs(more), "point")} ${more > 0 ? "more" : "less"}`;
  return `${multiplied}. Measured together: ${tools.percent(together)}, ${beside}. Survivals do not multiply exactly.`;
}

// What only the MLSysBook playground's page asks for: its card, its text to share.

import { AHA, MEASURED } from "./aha.js";

/**
 * @import { RangeName, Result } from "../sharp-shot.d.ts"
 * @import { shareText } from "./share_text.js"
 */

/**
 * What the page gets of a game: its results are `told` as the debrief does, and the card is about the `range` that was
 * played last.
 *
 * @param {typeof shareText} told
 * @param {() => RangeName} range
 * @param {() => void} destroy
 */
export function about(told, range, destroy) {
  try {
    window.MLSP.showAhaCard ??= showAhaCard;
  } catch {
    // A page that has frozen what is its own shows no card of ours.
  }
  /** @param {Result} result */
  const buildShareText = (result) => told(result, window.MLSP.dayNumber?.());
  return {
    id: "quantization",
    name: "Sharp Shot",
    ...AHA,
    get ahaText() {
      return range() === "first" ? AHA.ahaText : MEASURED;
    },
    buildShareText,
    destroy,
  };
}

/**
 * The card under the game, for a page that brings none; one at a time.
 *
 * @type {NonNullable<Window["MLSP"]["showAhaCard"]>}
 */
function showAhaCard(container, label, text, link) {
  if (!container || container.querySelector(".mlsp-aha-card")) return;
  /**
   * @param {string} name
   * @param {object} [properties]
   */
  const element = (name, properties) => Object.assign(document.createElement(name), properties);
  const card = element("div", { className: "mlsp-aha-card" });
  card.append(element("strong", { textContent: label }), element("p", { textContent: text }));
  if (link) {
    const more = element("p");
    more.append(element("a", { href: link.href, textContent: link.label }));
    card.append(more);
  }
  container.append(card);
}

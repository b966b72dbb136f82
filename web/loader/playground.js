// What only the MLSysBook playground's page asks for: its call, its card, its text to share.

import { shareText } from "./share_text.js";

/** @import { Result } from "../sharp-shot.d.ts" */

export const AHA = {
  ahaLabel: "What you just felt",
  ahaText:
    "Quantization error is not uniform. At int4 the first and the last layer shift everything that " +
    "passes through them (drift), attention turns small errors in its scores into different weights " +
    "(jitter), and feed-forward layers mostly lose contrast (blur). So bits go where they matter: " +
    "HAWQ chooses a precision for each layer by its sensitivity, GPTQ and AWQ round the weights of " +
    "a layer so that its output changes least.",
  ahaLink: { href: "https://arxiv.org/abs/1905.03696", label: "HAWQ: precision by sensitivity" },
};

/** What the page does with a game, beside playing it. */
export function about() {
  try {
    window.MLSP.showAhaCard ??= showAhaCard;
  } catch {
    // A page that has frozen what is its own shows no card of ours.
  }
  /** @param {Result} result */
  const buildShareText = (result) => shareText(result, window.MLSP.dayNumber?.());
  return { id: "quantization", name: "Sharp Shot", ...AHA, buildShareText };
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

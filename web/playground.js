// What only the MLSysBook playground's page asks for: its call, its card, its text to share.

const AHA = {
  ahaLabel: "What you just felt",
  ahaText:
    "Quantization error is not uniform. At int4 the first and the last layer shift everything that " +
    "passes through them (drift), attention turns small errors in its scores into different weights " +
    "(jitter), and feed-forward layers mostly lose contrast (blur). So bits go where they matter: " +
    "HAWQ chooses a precision for each layer by its sensitivity, GPTQ and AWQ round the weights of " +
    "a layer so that its output changes least.",
  ahaLink: { href: "https://arxiv.org/abs/1905.03696", label: "HAWQ: precision by sensitivity" },
};

/**
 * Plays in place of `canvas`. `start` takes the options that are ours here and gives a handle.
 * The page's own `onRetry` reloads it, and is not called: a new round begins in place.
 */
export async function play(canvas, start) {
  window.MLSP.showAhaCard ??= showAhaCard;
  const slot = () => canvas.ownerDocument.getElementById("mlsp-aha-slot");
  const clearSlot = () => slot()?.querySelector(".mlsp-aha-card")?.remove();
  const { destroy } = await start({ keys: "page", onRetry: clearSlot });
  return { id: "quantization", name: "Sharp Shot", ...AHA, buildShareText, destroy };
}

/** A result as text, for a message to a friend. */
function buildShareText({ won, score, shots, bitsUsed, accuracy, emojiGrid }) {
  const day = window.MLSP.dayNumber?.();
  return [
    `Sharp Shot${day ? `, day ${day}` : ""}: ${won ? "shipped" : "not shipped"}`,
    `${score} of ${3 * shots} points, ${bitsUsed} bits, ${accuracy}% estimated accuracy`,
    emojiGrid,
    location.origin + location.pathname,
  ].join("\n");
}

/** The card under the game, for a page that brings none; one at a time. */
function showAhaCard(container, label, text, link) {
  if (!container || container.querySelector(".mlsp-aha-card")) return;
  const card = document.createElement("div");
  const [title, words] = ["strong", "p"].map((name) => document.createElement(name));
  card.className = "mlsp-aha-card";
  title.textContent = label;
  words.textContent = text;
  card.append(title, words);
  if (link) {
    const more = document.createElement("a");
    Object.assign(more, { href: link.href, textContent: link.label });
    card.append(more);
  }
  container.append(card);
}

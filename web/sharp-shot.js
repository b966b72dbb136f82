// The way into the game for every page: mount(element, options), <sharp-shot>, and the call of
// the MLSysBook playground.

import { Game } from "./loader/game.js";
import { ATTRIBUTES } from "./loader/options.js";

/**
 * Builds the game in `element`; where that is a `<canvas>`, in its place.
 *
 * Options, all optional. One that is unknown or bad is told to `onError`, and its default holds.
 * - `budget`: bits that the six layers may use together, 24 to 192; 96.
 * - `shots`: in a round, 1 to 20; 10.
 * - `shipAt`: points that ship the model, up to 3 for each shot; 1.8 for each, which is 18.
 * - `seed`: "daily" (the first round of a UTC day is the same for everyone) or any text, which
 *   always gives the same rounds; "daily".
 * - `keys`: "focus" (keys work while the game has focus) or "page" (they also work while nothing
 *   in the page has focus, and the player has a switch to turn that off); "focus".
 * - `theme`: "auto" (as a Quarto page says, else as the system), "light" or "dark"; "auto".
 * - `onScoreChange({bitsUsed, budget, shotsLeft, score, accuracy, alltimeBest})`: at the first
 *   frame that can be played, and when one of these has changed. Accuracy is in whole percent.
 * - `onGameOver({score, won, shots, bitsUsed, accuracy, precisions, zones, emojiGrid,
 *   alltimeBest})`: once a round. Bits are the most that a shot used, accuracy is the mean over
 *   the shots, precisions are those of the last one, 0 (fp32) to 3 (int4), zones 0 (miss) to 3.
 * - `onRetry()`: after a new round began.
 * - `onError(error)`: `error.code` is "option", "download", "policy", "unsupported", "canvas",
 *   "callback" or "panic".
 *
 * Resolves, once the game can be played, to a handle: `state()`, `retry()` and `destroy()`.
 * After a failure `state()` is undefined until the player has started the game afresh. Rejects
 * with that error if the game can never be played here.
 *
 * The element around the game also sends `sharpshot:score`, `sharpshot:over` and
 * `sharpshot:error`, which bubble, with the same in `detail`. From inside an iframe the second
 * is posted to the parent too, as `{type: "sharpshot:over", detail}`.
 */
export async function mount(element, options) {
  return mountIn(element, options).ready;
}

/** `hud` is "page" where the page has a status line and a full-screen button of its own. */
function mountIn(element, options = {}, hud = "game") {
  const canvas = element instanceof HTMLCanvasElement;
  if (!(element instanceof Element) || (canvas && !element.parentNode)) {
    throw new TypeError("Sharp Shot: mount takes an element of this page, or a canvas that is in it");
  }
  const host = document.createElement("sharp-shot");
  host.setAttribute("hud", hud);
  const display = canvas && hide(element);
  if (canvas) element.before(host);
  else element.append(host);
  return new Game(host, options, () => {
    host.remove();
    if (canvas) element.style.setProperty("display", ...display);
  });
}

/** Hides an element even from a page that says how it is to be shown; returns what it said. */
function hide({ style }) {
  const display = [style.display, style.getPropertyPriority("display")];
  style.setProperty("display", "none", "important");
  return display;
}

class SharpShot extends HTMLElement {
  #game;

  connectedCallback() {
    // It has only been moved, or belongs to a call of `mount`.
    if (this.#game || this.hasAttribute("hud")) return;
    this.#game = new Game(this, this.#options(), () => (this.#game = undefined));
    // The player has been told.
    this.#game.ready.catch(() => {});
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#game?.destroy());
  }

  /** The attributes that are options, by their names there, and those that were meant to be. */
  #options() {
    const common = ["class", "hud", "is", "part"];
    for (const property in this) common.push(property.toLowerCase());
    const own = this.getAttributeNames().filter((name) => !/[-:@.]/.test(name) && !common.includes(name));
    return Object.fromEntries(own.map((name) => [ATTRIBUTES[name] ?? name, this.getAttribute(name)]));
  }
}

if (!customElements.get("sharp-shot")) customElements.define("sharp-shot", SharpShot);

/** What the playground's page calls; all that is only for it comes when it does. */
async function quantization(canvas, options) {
  const { play } = await import("./playground.js");
  return play(canvas, (given) => mountIn(canvas, { ...options, ...given }, "page").ready);
}

try {
  window.MLSP ??= {};
  window.MLSP.games ??= {};
  window.MLSP.games.quantization = quantization;
} catch {
  // A page that has frozen what is its own does without.
}

// The way into the game for every page: mount(element, options), <sharp-shot>, and the call of
// the MLSysBook playground.
//
// A page may have broken what scripts take for granted. The element is to be there all the same, to say
// so: while the modules of the loader are run, they call nothing but `new Set`, `new WeakMap` and what
// defines the element.

import { SENTENCES } from "./loader/failure.js";
import { Game } from "./loader/game.js";
import { optionOf } from "./loader/options.js";
import { about } from "./loader/playground.js";

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
 *   alltimeBest, practice})`: once a round. Bits are the most that a shot used, accuracy is the mean
 *   over the shots, precisions are those of the last one, 0 (fp32) to 3 (int4), zones 0 (miss) to 3.
 *   Practice is true in a friend's round, whose targets the player has seen, and else false.
 * - `onRetry()`: after a new round began.
 * - `onError(error)`: `error.code` is "option", "download", "policy", "unsupported", "canvas",
 *   "other", "callback" or "panic".
 *
 * Resolves, once the game can be played, to a handle: `state()`, `retry()` and `destroy()`; while
 * the player can still try again after a failure, only `onError` tells.
 * After a failure `state()` is undefined until the player has started the game afresh. Rejects
 * with that error if the game can never be played here. Taking the game out of the page, even
 * while it is loading, destroys it too.
 *
 * Where none of `budget`, `shots` and `shipAt` is given, the player chooses among the contracts of the game,
 * and `budget` in what is told is that of the one being played; the first is the one of 96 bits.
 *
 * A page whose address ends with `#play=…`, as the debrief's links do, shows that round in the first of
 * its games that is not hidden: nothing of it is told to the page, while `state()` is what is seen, and
 * `retry()` leaves it.
 * When the player then plays the same round (the same dials show the same targets), that is told as any
 * round is, but its result has `practice: true`, and nothing of it is kept.
 *
 * The element around the game also sends `sharpshot:score`, `sharpshot:over` and
 * `sharpshot:error`, which bubble, with the same in `detail`. From inside an iframe the second
 * is posted to the parent too, as `{type: "sharpshot:over", detail}`.
 */
export async function mount(element, options) {
  return mountIn(element, options);
}

/** The games that stand in place of a canvas. */
const replaced = new WeakMap();

/** `hud` is "page" where the page has a status line and a full-screen button of its own. */
function mountIn(element, options, hud) {
  const isCanvas = element instanceof HTMLCanvasElement;
  if (!(element instanceof Element) || (isCanvas && !element.parentNode)) {
    throw new TypeError("Sharp Shot: mount takes an element of this page, or a canvas that is in it");
  }
  if (element.localName === "sharp-shot") {
    throw new TypeError("Sharp Shot: a <sharp-shot> has its game already; ask the element itself");
  }
  replaced.get(element)?.destroy();
  const host = document.createElement("sharp-shot");
  if (hud) host.setAttribute("hud", hud);
  const ready = host.build(options ?? {}, () => {
    host.remove();
    if (isCanvas) replaced.get(element).show();
    replaced.delete(element);
  });
  if (isCanvas) {
    replaced.set(element, { destroy: () => host.destroy(), show: hide(element) });
    element.before(host);
  } else {
    element.append(host);
  }
  return ready;
}

/** Hides an element even from a page that says how it is to be shown; returns the way back. */
function hide(element) {
  const { style } = element;
  const display = [style.display, style.getPropertyPriority("display")];
  style.setProperty("display", "none", "important");
  return () => {
    style.setProperty("display", ...display);
    if (!element.getAttribute("style")) element.removeAttribute("style");
  };
}

/**
 * The element: its attributes are the options, read when it comes into the page, and it has what
 * the handle of a game has.
 */
class SharpShot extends HTMLElement {
  #game;
  /** `mount` has built this one, with options of its own. */
  #mounted = false;

  connectedCallback() {
    // One that was only moved goes on.
    if (this.#game || this.#mounted) return;
    try {
      this.#game = new Game(this, this.#attributes(), () => (this.#game = undefined));
    } catch (error) {
      // The page has broken what every script takes for granted.
      (this.shadowRoot ?? this).textContent = SENTENCES.other[0];
      throw error;
    }
    // The player has been told.
    this.#game.ready.catch(() => {});
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.destroy());
  }

  /** For `mount`: promises the handle of a game that is built before the element is in the page. */
  build(options, destroyed) {
    this.#mounted = true;
    this.#game = new Game(this, options, destroyed);
    return this.#game.ready;
  }

  state() {
    return this.#game?.handle.state();
  }

  retry() {
    this.#game?.handle.retry();
  }

  destroy() {
    this.#game?.handle.destroy();
  }

  /** The attributes that are options, by their names there, and those that may be meant to be. */
  #attributes() {
    const others = ["class", "is", "part"];
    for (const property in this) others.push(property.toLowerCase());
    const foreign = (name) => /[-:@.]|^item|^export/.test(name) || others.includes(name);
    const options = {};
    for (const name of this.getAttributeNames()) {
      const option = optionOf(name);
      if (option || !foreign(name)) options[option ?? name] = this.getAttribute(name);
    }
    return options;
  }
}

if (!customElements.get("sharp-shot")) customElements.define("sharp-shot", SharpShot);

/**
 * What the playground's page calls. Its `onRetry` reloads the page, which here no new round does:
 * that takes the page's card away, or the page would add a second share button to it. Its
 * `onGameOver` shares a result, which practice has not; its `onScoreChange` is the status line of
 * whatever is played.
 */
async function quantization(canvas, options) {
  const onRetry = () => document.querySelector("#mlsp-aha-slot .mlsp-aha-card")?.remove();
  const onGameOver = (result) => result.practice || options?.onGameOver?.(result);
  const playing = mountIn(canvas, { keys: "page", ...options, onRetry, onGameOver }, "page");
  return { ...about(), destroy: (await playing).destroy };
}

try {
  window.MLSP ??= {};
  window.MLSP.games ??= {};
  window.MLSP.games.quantization = quantization;
} catch {
  // A page that has frozen what is its own does without.
}

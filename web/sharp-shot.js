// The way into the game for every page: mount(element, options), <sharp-shot>, and the call of
// the MLSysBook playground.
//
// A page may have broken what scripts take for granted. The element is to be there all the same, to say
// so: while the modules of the loader are run, they call nothing but `new Set`, `new WeakMap` and what
// defines the element.

import { addressOf } from "./loader/files.js";
import { Game } from "./loader/game.js";
import { optionOf } from "./loader/options.js";
import { SENTENCES } from "./loader/sentences.js";
import { shareText } from "./loader/share_text.js";

/**
 * @import { Options, RangeName, Result, SharpShotElement } from "./sharp-shot.d.ts"
 * @import { Given } from "./loader/options.js"
 */

/**
 * Builds the game in an element; `sharp-shot.d.ts` says what with, and what comes of it.
 *
 * @type {typeof import("./sharp-shot.d.ts").mount}
 */
export async function mount(element, options) {
  return mountIn(element, options);
}

/**
 * The games that stand in place of a canvas, and what shows that again.
 *
 * @type {WeakMap<Element, { destroy: () => void, show: () => void }>}
 */
const replaced = new WeakMap();

/**
 * @param {Element} element
 * @param {Options} [options]
 * @param {"page"} [hud] where the page has a status line and a full-screen button of its own
 */
function mountIn(element, options, hud) {
  const isCanvas = element instanceof HTMLCanvasElement;
  if (!(element instanceof Element) || (isCanvas && !element.parentNode)) {
    throw new TypeError("Sharp Shot: mount takes an element of this page, or a canvas that is in it");
  }
  if (element.localName === "sharp-shot") {
    throw new TypeError("Sharp Shot: a <sharp-shot> has its game already; ask the element itself");
  }
  replaced.get(element)?.destroy();
  const host = /** @type {SharpShot} */ (document.createElement("sharp-shot"));
  if (hud) host.setAttribute("hud", hud);
  const ready = host.build(options ?? {}, () => {
    host.remove();
    if (isCanvas) /** @type {{ show: () => void }} */ (replaced.get(element)).show();
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

/**
 * Hides an element even from a page that says how it is to be shown; returns the way back.
 *
 * @param {HTMLElement} element
 */
function hide(element) {
  const { style } = element;
  /** @type {[string, string]} */
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
 *
 * @implements {SharpShotElement}
 */
class SharpShot extends HTMLElement {
  /** @type {Game | undefined} */
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

  /**
   * For `mount`: promises the handle of a game that is built before the element is in the page.
   *
   * @param {Given} options
   * @param {() => void} destroyed
   */
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
    /** @param {string} name */
    const foreign = (name) => /[-:@.]|^item|^export/.test(name) || others.includes(name);
    /** @type {Record<string, string | null>} */
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
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Options} [options]
 */
async function quantization(canvas, options) {
  const onRetry = () => document.querySelector("#mlsp-aha-slot .mlsp-aha-card")?.remove();
  /** @type {RangeName} */
  let range = "first";
  /** @param {Result} result */
  const onGameOver = (result) => {
    if (result.practice) return;
    range = result.range;
    return options?.onGameOver?.(result);
  };
  const playing = mountIn(canvas, { keys: "page", ...options, onRetry, onGameOver }, "page");
  // The page has loaded it.
  const { about } = await import(/** @type {any} */ (addressOf("quantization.mjs")));
  return about(shareText, () => range, (await playing).destroy);
}

try {
  window.MLSP ??= {};
  window.MLSP.games ??= {};
  window.MLSP.games.quantization = quantization;
} catch {
  // A page that has frozen what is its own does without.
}

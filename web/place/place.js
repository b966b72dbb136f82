// A lab or a workbook in one element: it is loaded, worked in, perhaps fails, and is taken away.

import allStyle from "../chart/all.css";
import chartStyle from "../chart/chart.css";
import palette from "../palette.css";
import { button, html } from "../chart/elements.js";
import { failure, isLost, notLoaded } from "../loader/failure.js";
import { addressOf } from "../loader/files.js";
import { sheet } from "../loader/sheet.js";
import { checked } from "./options.js";
import style from "./place.css";

/**
 * @import { SharpShotError } from "../sharp-shot.d.ts"
 * @import { Handle } from "./element.js"
 * @import { Kind } from "./options.js"
 */

/**
 * The style of all places of the page.
 *
 * @type {CSSStyleSheet | undefined}
 */
let dress;

/**
 * @typedef {object} Of  what a place is of
 * @property {string} name  "lab"
 * @property {string} style  beside that of all places
 * @property {Record<string, Kind>} kinds  of its options
 * @property {{ loaded: () => Promise<any>, forget: () => void }} part  its compiled part
 *
 * @typedef {object} Own  what each place does in its own way
 * @property {(loaded: any, hadFocus: boolean) => void} build  who had the focus here has it in what comes
 * @property {() => void} end  ends what is shown
 *
 * @typedef {Place & Own & Handle} Whole
 */

export class Place {
  /** Aborted when it is taken away. */
  life = new AbortController();
  notice = html("div", { class: "notices" });
  #of;
  #host;
  #destroyed;

  /**
   * @param {Of} of
   * @param {HTMLElement} host
   * @param {unknown} given
   * @param {() => void} destroyed
   */
  constructor(of, host, given, destroyed) {
    const { options, errors } = checked(of.name, of.kinds, given);
    this.#of = of;
    this.#host = host;
    this.#destroyed = destroyed;
    this.options = options;
    this.root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    /** Has the focus after a click on words and where a button went away: a key is for it then, and turns no slide. */
    this.sheet = html("div", { class: `sheet ${of.name}`, tabindex: -1 });
    // When the element is in the page, and so in the way of its events.
    queueMicrotask(() => errors.forEach((error) => this.report(error)));
    this.#follow();
  }

  /**
   * @this {Whole}
   * @returns {Promise<Handle>}
   */
  async begin() {
    await this.start();
    return { state: () => this.state(), restart: () => this.restart(), destroy: () => this.destroy() };
  }

  /** @this {Whole} */
  async start() {
    const { name, part } = this.#of;
    const hadFocus = Boolean(this.root.activeElement);
    dress ??= sheet(palette + chartStyle + allStyle + style + this.#of.style);
    this.root.adoptedStyleSheets = [dress];
    this.root.replaceChildren(this.sheet);
    this.sheet.replaceChildren(loading(name));
    if (hadFocus) this.sheet.focus({ preventScroll: true });
    try {
      const loaded = await part.loaded();
      if (!this.life.signal.aborted) this.build(loaded, hadFocus);
    } catch (reason) {
      if (this.life.signal.aborted) return;
      const error = diagnosed(name, reason);
      this.sheet.replaceChildren(failed(`The ${name}`, error, () => this.again()));
      this.report(error);
      throw error;
    }
  }

  /** @this {Whole} */
  again() {
    // The student is told.
    this.start().catch(() => {});
  }

  /** A page that is its own can be printed, and has its links. */
  isAlone() {
    return document.body.hasAttribute(`data-sharp-shot-${this.#of.name}`);
  }

  /** Where the game is: in this page, or in that beside the script. */
  range() {
    const game = document.querySelector("sharp-shot");
    if (game) return game.id ? `#${game.id}` : undefined;
    const address = addressOf("index.html");
    return address.protocol === "data:" ? undefined : address.href;
  }

  /**
   * @param {string} sentence
   * @param {Record<string, () => void>} [actions]
   */
  note(sentence, actions = { "All right": () => {} }) {
    const note = html("div", { class: "card", role: "alert" }, html("p", {}, sentence));
    for (const [label, action] of Object.entries(actions)) {
      note.append(
        button(label, () => {
          note.remove();
          this.sheet.focus({ preventScroll: true });
          action();
        }),
      );
    }
    this.notice.replaceChildren(note);
  }

  /**
   * The compiled part has stopped.
   *
   * @this {Whole}
   * @param {unknown} error
   */
  fall(error) {
    const { name, part } = this.#of;
    part.forget();
    this.end();
    if (this.root.activeElement) this.sheet.focus({ preventScroll: true });
    this.sheet.replaceChildren(
      alert(`The ${name} has made a mistake and had to stop. What you did is kept.`, "Start afresh", () => this.again()),
    );
    this.report(failure("panic", `the ${name} failed`, error));
  }

  /** The theme that is asked for, or the page's: as the game follows it. */
  #follow() {
    const { theme = "auto" } = this.options;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
      const { classList } = document.body;
      const isDark =
        theme === "auto" ? classList.contains("quarto-dark") || (!classList.contains("quarto-light") && dark.matches) : theme === "dark";
      this.sheet.dataset.theme = isDark ? "dark" : "light";
    };
    apply();
    const { signal } = this.life;
    dark.addEventListener("change", apply, { signal });
    const observer = new MutationObserver(apply);
    observer.observe(document.body, { attributeFilter: ["class"] });
    signal.addEventListener("abort", () => observer.disconnect());
  }

  /** @param {SharpShotError} error */
  report(error) {
    console.error(error);
    this.tell("error", error, this.options.onError);
  }

  /**
   * By its event and its callback; one that throws stops nothing here.
   *
   * @template Detail
   * @param {string} name
   * @param {Detail} detail
   * @param {((detail: Detail) => unknown) | undefined} callback
   */
  tell(name, detail, callback) {
    this.#host.dispatchEvent(new CustomEvent(`sharpshot:${name}`, { detail, bubbles: true, composed: true }));
    try {
      callback?.(detail);
    } catch (error) {
      console.error(failure("callback", `a callback of the page failed (${error})`, error));
    }
  }

  /** @this {Whole} */
  destroy() {
    if (this.life.signal.aborted) return;
    this.life.abort();
    this.end();
    this.root.adoptedStyleSheets = [];
    this.root.replaceChildren();
    this.#destroyed();
  }
}

/**
 * Why something could not be loaded.
 *
 * @param {string} what
 * @param {unknown} error
 */
export const diagnosed = (what, error) => notLoaded(error) ?? failure("other", `the ${what} could not be built (${error})`, error);

/** @param {string} what */
export const loading = (what) => html("p", { class: "loading", role: "status" }, `Loading the ${what}…`);

/**
 * @param {string} sentence
 * @param {string} [label]  of a button
 * @param {() => void} [pressed]
 */
const alert = (sentence, label, pressed) =>
  html("div", { class: "card", role: "alert" }, html("p", {}, sentence), ...(label && pressed ? [button(label, pressed)] : []));

/**
 * What the student reads when something could not be loaded, with a button where that may help.
 *
 * @param {string} what
 * @param {SharpShotError} error
 * @param {() => void} again
 */
export const failed = (what, error, again) =>
  isLost(error)
    ? alert(`${what} could not be loaded. Please check the connection.`, "Try again", again)
    : alert(`${what} cannot run in this page. The browser’s console says why.`);

// Tells the page what happens in a game: by its callbacks, by events, and from inside an iframe.

import { failure } from "./failure.js";
import { emojiGrid } from "./share_text.js";

/**
 * @import { Outcome, SharpShotError, SharpShotEventMap, SharpShotMessage, State } from "../sharp-shot.d.ts"
 * @import { Checked } from "./options.js"
 */

/**
 * @template {"score" | "over" | "error"} Name
 * @typedef {SharpShotEventMap[`sharpshot:${Name}`]["detail"]} Detail
 */

export class Teller {
  #host;
  #options;
  #gone;
  /**
   * What the page knows: the round, its figures as JSON, and whether it knows the result.
   *
   * @type {number | undefined}
   */
  #round;
  /** @type {string | undefined} */
  #figures;
  /** @type {boolean | undefined} */
  #over;

  /**
   * Nothing but errors is told any more when `gone` is aborted, which a callback may well do.
   *
   * @param {Element} host
   * @param {Checked} options
   * @param {AbortSignal} gone
   */
  constructor(host, options, gone) {
    this.#host = host;
    this.#options = options;
    this.#gone = gone;
    this.forget();
  }

  /** The next state is that of another game. */
  forget() {
    this.#round = undefined;
    this.#figures = "";
    this.#over = false;
  }

  /** The next state is that of a new round. */
  restart() {
    // No round has this number.
    this.#round = 0;
  }

  /**
   * The game is in this state now.
   *
   * @param {State} state
   */
  tell({ round, phase, result, bitsUsed, budget, shotsLeft, score, accuracy, alltimeBest }) {
    const { onScoreChange, onGameOver, onRetry } = this.#options;
    const before = { round: this.#round, figures: this.#figures, over: this.#over };
    const isRetry = before.round !== undefined && before.round !== round;
    const figures = Object.freeze({ bitsUsed, budget, shotsLeft, score, accuracy, alltimeBest });
    this.#round = round;
    this.#figures = JSON.stringify(figures);
    this.#over = phase === "over";

    if (isRetry) this.#call(onRetry);
    if (this.#figures !== before.figures) this.#send("score", figures, onScoreChange);
    if (this.#over && (isRetry || !before.over)) {
      const detail = Object.freeze({
        .../** @type {Outcome} */ (result),
        emojiGrid: emojiGrid(/** @type {Outcome} */ (result)),
      });
      this.#send("over", detail, onGameOver);
    }
  }

  /**
   * Something failed.
   *
   * @param {SharpShotError} error
   */
  report(error) {
    console.error(error);
    try {
      this.#emit("error", error);
      this.#options.onError?.(error);
    } catch (another) {
      console.error(another);
    }
  }

  /**
   * @template {"score" | "over"} Name
   * @param {Name} name
   * @param {Detail<Name>} detail
   * @param {((detail: Detail<Name>) => unknown) | undefined} callback
   */
  #send(name, detail, callback) {
    if (this.#gone.aborted) return;
    if (name === "over" && window.parent !== window) {
      window.parent.postMessage(
        { type: /** @satisfies {SharpShotMessage["type"]} */ ("sharpshot:over"), detail },
        "*",
      );
    }
    this.#emit(name, detail);
    this.#call(callback, detail);
  }

  /**
   * @template {"score" | "over" | "error"} Name
   * @param {Name} name
   * @param {Detail<Name>} detail
   */
  #emit(name, detail) {
    const init = { bubbles: true, composed: true, detail };
    this.#host.dispatchEvent(new CustomEvent(`sharpshot:${name}`, init));
  }

  /**
   * @template {unknown[]} Details
   * @param {((...details: Details) => unknown) | undefined} callback
   * @param {Details} details
   */
  async #call(callback, ...details) {
    if (this.#gone.aborted) return;
    try {
      await callback?.(...details);
    } catch (error) {
      this.report(failure("callback", `a callback of the page failed (${error})`, error));
    }
  }
}

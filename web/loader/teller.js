// Tells the page what happens in a game: by its callbacks, by events, and from inside an iframe.

import { failure } from "./failure.js";
import { emojiGrid } from "./share_text.js";

export class Teller {
  #host;
  #options;
  #gone;
  /** What the page knows: the round, its figures as JSON, and whether it knows the result. */
  #round;
  #figures;
  #over;

  /** Nothing but errors is told any more when `gone` is aborted, which a callback may well do. */
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

  /** The game is in this state now. */
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
      const detail = Object.freeze({ ...result, emojiGrid: emojiGrid(result) });
      this.#send("over", detail, onGameOver);
    }
  }

  /** Something failed. */
  report(error) {
    console.error(error);
    try {
      this.#emit("error", error);
      this.#options.onError?.(error);
    } catch (another) {
      console.error(another);
    }
  }

  #send(name, detail, callback) {
    if (this.#gone.aborted) return;
    if (name === "over" && window.parent !== window) {
      window.parent.postMessage({ type: "sharpshot:over", detail }, "*");
    }
    this.#emit(name, detail);
    this.#call(callback, detail);
  }

  #emit(name, detail) {
    const init = { bubbles: true, composed: true, detail };
    this.#host.dispatchEvent(new CustomEvent(`sharpshot:${name}`, init));
  }

  async #call(callback, ...details) {
    if (this.#gone.aborted) return;
    try {
      await callback?.(...details);
    } catch (error) {
      this.report(failure("callback", `a callback of the page failed (${error})`, error));
    }
  }
}

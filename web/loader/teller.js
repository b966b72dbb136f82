// Tells the page what happens in a game: by its callbacks, by events, and from inside an iframe.

import { failure } from "./failure.js";

export class Teller {
  #host;
  #options;
  /** What the page knows. */
  #round;
  #score = "";
  #over = false;

  constructor(host, options) {
    this.#host = host;
    this.#options = options;
  }

  /** The game is in this state now. Any of the callbacks may take it away; then `gone()`. */
  tell({ round, phase, result, ...state }, gone) {
    const { onScoreChange, onGameOver, onRetry } = this.#options;
    const before = this.#round;
    this.#round = round;
    if (before !== round) this.#over = false;
    if (before !== undefined && before !== round) this.#call(onRetry);

    const { bitsUsed, budget, shotsLeft, score, accuracy, alltimeBest } = state;
    const figures = { bitsUsed, budget, shotsLeft, score, accuracy, alltimeBest };
    const told = this.#score;
    this.#score = JSON.stringify(figures);
    if (this.#score !== told && !gone()) this.#send("score", figures, onScoreChange);

    if (phase !== "over" || this.#over || gone()) return;
    this.#over = true;
    const detail = { ...result, emojiGrid: emojiGrid(result) };
    if (window.parent !== window) window.parent.postMessage({ type: "sharpshot:over", detail }, "*");
    this.#send("over", detail, onGameOver);
  }

  /** Something failed. */
  report(error) {
    console.error(error);
    this.#emit("error", error);
    try {
      this.#options.onError?.(error);
    } catch (another) {
      console.error(another);
    }
  }

  #send(name, detail, callback) {
    this.#emit(name, detail);
    this.#call(callback, detail);
  }

  #emit(name, detail) {
    const init = { bubbles: true, composed: true, detail };
    this.#host.dispatchEvent(new CustomEvent(`sharpshot:${name}`, init));
  }

  #call(callback, ...details) {
    try {
      callback?.(...details);
    } catch (error) {
      this.report(failure("callback", `a callback of the page failed (${error})`, error));
    }
  }
}

/** The shots of a round in a row, and the precisions of the last under them. */
function emojiGrid({ zones, precisions }) {
  const row = (symbols, values) => values.map((value) => symbols[value]).join("");
  return `${row(["⚫", "🟡", "🟢", "🎯"], zones)}\n${row(["🟦", "🟩", "🟧", "🟥"], precisions)}`;
}

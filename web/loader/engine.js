// The compiled game, and how it comes into the page.

import { diagnosed, failure } from "./failure.js";
import { addressOf, responseOf } from "./files.js";
import { hasLink } from "./links.js";

/** One running copy of the compiled game: all games of a page share it, until it fails. */
export class Engine {
  static #current;
  static #count = 0;
  static #cache = "default";

  /** Called when a failed download is tried again. */
  static retried = new Set();

  /** The games that run on it. */
  games = new Set();
  /** The `<progress>` elements that show how much of it has come. */
  bars = new Set();
  /** The failure that ended it. */
  fallen;

  static current() {
    if (!Engine.#current) {
      Engine.#current = new Engine(Engine.#count++);
      for (const tell of Engine.retried) tell();
      Engine.retried.clear();
    }
    return Engine.#current;
  }

  constructor(number) {
    this.ready = this.#load(number).catch((error) => {
      this.#end();
      throw diagnosed(error);
    });
  }

  /** The next game is on a new one. */
  #end() {
    Engine.#current = undefined;
    // Half of the program may be what the browser has kept.
    Engine.#cache = "reload";
  }

  async #load(number) {
    // The wasm is asked for before the glue, so that both come at once.
    const wasm = responseOf("engine/sharp-shot_bg.wasm", Engine.#cache).then((response) => {
      // Of the kind that fetch throws itself.
      if (!response.ok) throw new TypeError(`${response.url} answered ${response.status}`);
      return this.#watched(response);
    });
    wasm.catch(() => {});
    const glue = await import(addressOf("engine/sharp-shot.js", number));
    const fall = (what) => this.#fall(what);
    // Only a release is in two parts.
    glue.follow?.(addressOf("engine/sharp-shot_later.wasm"), Engine.#cache, fall);
    const started = glue.default({ module_or_path: wasm });
    this.complete = async () => glue.complete?.(started);
    // After a failure the part that was missing is waited for.
    await Promise.all([started, (number || hasLink()) && this.complete()]);
    glue.onPanic(fall);
    this.mount = glue.mount;
    this.outcome = glue.outcome;
  }

  /** The same response, telling its progress, and with the type that compiling a stream asks for. */
  #watched({ body, headers }) {
    const total = headers.has("content-encoding") ? 0 : Number(headers.get("content-length"));
    let loaded = 0;
    const counter = new TransformStream({
      transform: (chunk, controller) => {
        loaded += chunk.byteLength;
        for (const bar of total ? this.bars : []) bar.value = Math.min(loaded / total, 1);
        controller.enqueue(chunk);
      },
    });
    return new Response(body.pipeThrough(counter), { headers: { "content-type": "application/wasm" } });
  }

  /** In words `what` failed in the game itself, or the error that kept a part of it away. */
  #fall(what) {
    if (this.fallen) return;
    this.fallen = typeof what === "string" ? failure("panic", `it failed at ${what}`) : diagnosed(what);
    this.#end();
    // When the call that failed has come to its end.
    queueMicrotask(() => {
      for (const game of this.games) game.fall();
    });
  }
}

// The compiled game, and how it comes into the page.

import { diagnosed } from "./diagnosis.js";
import { failure } from "./failure.js";
import { addressOf, responseOf } from "./files.js";
import { hasLink } from "./links.js";

/**
 * @import { Failure } from "./failure.js"
 * @import { Game } from "./game.js"
 * @import { Glue } from "./glue.d.ts"
 *
 * @typedef {typeof import("../live/live.js")} Live
 */

/** One running copy of the compiled game: all games of a page share it, until it fails. */
export class Engine {
  /** @type {Engine | undefined} */
  static #current;
  static #count = 0;
  /** @type {RequestCache} */
  static #cache = "default";

  /**
   * Called when a failed download is tried again.
   *
   * @type {Set<() => void>}
   */
  static retried = new Set();

  /**
   * The games that run on it.
   *
   * @type {Set<Game>}
   */
  games = new Set();
  /**
   * Those that show how much of it has come.
   *
   * @type {Set<HTMLProgressElement>}
   */
  bars = new Set();
  /**
   * What ended it.
   *
   * @type {Failure | undefined}
   */
  fallen;

  static current() {
    if (!Engine.#current) {
      Engine.#current = new Engine(Engine.#count++);
      for (const tell of Engine.retried) tell();
      Engine.retried.clear();
    }
    return Engine.#current;
  }

  /** How often the live range could not be loaded: a module that failed fails again at the same address. */
  static #failures = 0;
  /** @type {Promise<Live> | undefined} */
  #live;
  /** @type {Live | undefined} */
  #liveParts;
  /** @type {() => Promise<unknown>} */
  #completeLive = async () => {};
  /** @type {Glue["loadLive"]} */
  #takeModel = () => false;

  /** @param {number} number of those that have been in this page before */
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

  /** @param {number} number */
  async #load(number) {
    // The wasm is asked for before the glue, so that both come at once.
    const wasm = responseOf("engine/sharp-shot_bg.wasm", Engine.#cache).then((response) => this.#watched(response));
    wasm.catch(() => {});
    /** @type {Glue} */
    const glue = await import(/** @type {any} */ (addressOf("engine/sharp-shot.js", number)));
    /** @param {unknown} what */
    const fall = (what) => this.#fall(what);
    // Only a release is in parts.
    glue.follow?.((part) => addressOf(`engine/sharp-shot_${part}.wasm`), Engine.#cache, fall);
    const started = glue.default({ module_or_path: wasm });
    /** @type {() => Promise<unknown>} */
    this.complete = async () => glue.complete?.(started);
    this.#completeLive = async () => glue.completeLive?.(started);
    this.#takeModel = glue.loadLive;
    // After a failure the part that was missing is waited for.
    await Promise.all([started, (number || hasLink()) && this.complete()]);
    glue.onPanic(fall);
    /** @type {Glue["mount"]} */
    this.mount = glue.mount;
    /** @type {Glue["outcome"]} */
    this.outcome = glue.outcome;
  }

  /**
   * The same response, telling its progress, and with the type that compiling a stream asks for.
   *
   * @param {Response} response
   */
  #watched({ ok, url, status, body, headers }) {
    // Of the kind that fetch throws itself.
    if (!ok) throw new TypeError(`${url} answered ${status}`);
    const total = headers.has("content-encoding") ? 0 : Number(headers.get("content-length"));
    let loaded = 0;
    const counter = new TransformStream({
      transform: (chunk, controller) => {
        loaded += chunk.byteLength;
        for (const bar of total ? this.bars : []) bar.value = Math.min(loaded / total, 1);
        controller.enqueue(chunk);
      },
    });
    return new Response(/** @type {ReadableStream} */ (body).pipeThrough(counter), {
      headers: { "content-type": "application/wasm" },
    });
  }

  /**
   * Fetches what the live range needs beside the game: its code, its model, its look and its debrief. Once; when it
   * failed, it is tried again.
   */
  live() {
    this.#live ??= this.#loadLive().catch((error) => {
      this.#live = undefined;
      Engine.#failures += 1;
      // What the browser has kept may be of another build.
      Engine.#cache = "reload";
      throw diagnosed(error);
    });
    return this.#live;
  }

  /** @returns {Promise<Live>} */
  async #loadLive() {
    const model = this.#bytesOf("live.bin");
    const [live, bytes] = await Promise.all([
      import(/** @type {any} */ (addressOf("live.js", Engine.#failures))),
      model,
      this.#completeLive(),
      // What it shares with what comes after a shot is there.
      this.complete?.(),
    ]);
    if (!this.#takeModel(new Uint8Array(bytes), live.WORDS)) throw new TypeError("live.bin is of another build");
    this.#liveParts = live;
    return live;
  }

  /**
   * Of a file that is watched on its way.
   *
   * @param {string} file
   */
  async #bytesOf(file) {
    return this.#watched(await responseOf(file, Engine.#cache)).arrayBuffer();
  }

  /** What has come of it. */
  get liveParts() {
    return this.#liveParts;
  }

  /**
   * In words `what` failed in the game itself, or the error that kept a part of it away.
   *
   * @param {unknown} what
   */
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

// One game in one element: it is loaded, played, perhaps fails, and is taken away.

import layout from "../layout.css";
import palette from "../palette.css";
import roles from "../roles.css";
import parts from "../sharp-shot.css";
import { notMounted } from "./diagnosis.js";
import { Engine } from "./engine.js";
import { showNotRunning } from "./not_running.js";
import { checked, RANGES } from "./options.js";
import { hasLink, join, rangeOf } from "./links.js";
import { offerPageKeys } from "./page_keys.js";
import { loaded, Rounds } from "./rounds.js";
import { SENTENCES } from "./sentences.js";
import { sheet } from "./sheet.js";
import { Teller } from "./teller.js";

/**
 * @import { Handle } from "../sharp-shot.d.ts"
 * @import { Failure } from "./failure.js"
 * @import { GameRoot } from "./game_root.d.ts"
 * @import { Running } from "./glue.d.ts"
 * @import { Given } from "./options.js"
 * @import { Start } from "./rounds.js"
 */

/**
 * The style of all games.
 *
 * @type {CSSStyleSheet | undefined}
 */
let style;

/** While the engine is on its way; what fails is told when the game is built. */
function prepareStyle() {
  try {
    style ??= sheet(palette + roles + parts + layout);
  } catch {}
}

/**
 * What is played where the page's own range cannot be loaded.
 *
 * @type {Start}
 */
const FIRST = { contract: { range: "first", budget: 96, shots: 10, shipAt: 18 } };

/** The options that say what is asked for. */
const CONTRACT = /** @type {const} */ (["budget", "shots", "shipAt"]);

/** The game, from loading until it is destroyed. */
export class Game {
  #root;
  #options;
  #teller;
  #destroyed;
  /** @type {Engine | undefined} */
  #engine;
  #rounds;
  #mayChoose;
  /** @type {Start} */
  #what = {};
  /**
   * What the engine gave, while it runs, and what ends its listeners.
   *
   * @type {Running | undefined}
   */
  #running;
  /** @type {AbortController | undefined} */
  #run;
  /** Aborted when the game is destroyed. */
  #life = new AbortController();

  /**
   * What the page can do with the game.
   *
   * @type {Handle}
   */
  handle = {
    state: () => this.#state(),
    retry: () => (this.#what.watched ? this.#playOther({}) : this.#ask((running) => running.retry())),
    destroy: () => this.#destroy(),
  };

  /**
   * @param {Element} host
   * @param {Given} given
   * @param {() => void} destroyed called once, when the game has been taken out of `host`
   */
  constructor(host, given, destroyed) {
    const { options, errors } = checked(given);
    this.#options = options;
    this.#destroyed = destroyed;
    this.#root = /** @type {GameRoot} */ (host.shadowRoot ?? host.attachShadow({ mode: "open" }));
    this.#teller = new Teller(host, options, this.#life.signal);
    this.#mayChoose = CONTRACT.every((name) => given?.[name] === undefined);
    this.#rounds = new Rounds(host, this.#mayChoose, (what) => this.#playOther(what));
    join(host, this.#life.signal);
    window.addEventListener("hashchange", () => this.#openLink(), { signal: this.#life.signal });
    // When the element is in the page, and so in the way of its events.
    queueMicrotask(() => errors.forEach((error) => this.#teller.report(error)));
    /** The handle, once the game can be played or is destroyed; a failure that no retry mends. */
    this.ready = this.#start().then(() => {
      this.#openLink();
      return this.handle;
    });
  }

  /** Its engine has failed. */
  async fall() {
    const { fallen } = /** @type {{ fallen: Failure }} */ (this.#engine);
    const played = this.#root.activeElement !== null;
    this.#release();
    this.#what = {};
    this.#teller.report(fallen);
    this.#teller.forget();
    const answer = await this.#offer(fallen, played);
    // If it fails again, the player has been told.
    if (answer) await this.#start(answer === "here").catch(() => {});
  }

  /**
   * A player who has pressed a button for it goes on at the range. Where a range cannot be loaded, what was played
   * `before` it is played.
   */
  async #start(pressed = false, before = FIRST) {
    while (!this.#life.signal.aborted) {
      try {
        const engine = Engine.current();
        const bar = document.createElement("progress");
        this.#say("status", true, "Loading Sharp Shot…", bar);
        engine.bars.add(bar);
        prepareStyle();
        await engine.ready.finally(() => engine.bars.delete(bar));
        // Or one's own round would be seen, and told, for a moment before that in the link.
        if (hasLink()) await loaded(engine).catch(() => {});
        const lost = await this.#lost(engine, bar, before);
        if (this.#life.signal.aborted) return;
        this.#play(engine);
        lost?.();
        if (pressed) this.#root.querySelector("canvas").focus({ preventScroll: true });
        return;
      } catch (reason) {
        if (this.#life.signal.aborted) return;
        const error = notMounted(reason);
        const offered = this.#offer(error, pressed);
        this.#teller.report(error);
        const answer = await offered;
        if (!answer && !this.#life.signal.aborted) throw error;
        pressed = answer === "here";
      }
    }
  }

  /**
   * Which is played; a link says it itself.
   *
   * @param {Start} [start]
   */
  #rangeOf({ contract, link } = this.#what) {
    return link ? rangeOf(link) : (contract ?? this.#options).range;
  }

  /**
   * Loads what the range needs. If that fails, another is to be played, and the answer is what tells the player then.
   *
   * @param {Engine} engine
   * @param {HTMLProgressElement} bar
   * @param {Start} before
   */
  async #lost(engine, bar, before) {
    if (this.#rangeOf() === "first") return undefined;
    engine.bars.add(bar);
    try {
      await engine.live();
    } catch (error) {
      const what = this.#what;
      this.#what = before;
      return () => this.#rounds.excuseRange(error, what);
    } finally {
      engine.bars.delete(bar);
    }
    return undefined;
  }

  /** @param {Engine} engine */
  #play(engine) {
    const run = new AbortController();
    const { contract, link = new Uint8Array(), watched = false } = this.#what;
    const range = this.#rangeOf();
    const number = RANGES.indexOf(range);
    const options = { ...this.#options, ...contract, range: number, link, watched, mayChoose: this.#mayChoose };
    const changed = () => this.#tell();
    this.#run = run;
    this.#engine = engine;
    try {
      style ??= sheet(palette + roles + parts + layout);
      this.#root.adoptedStyleSheets = [style];
      this.#running = engine.mount(this.#root, options, run.signal, changed);
      if (number) engine.liveParts?.dress(this.#root);
      engine.games.add(this);
      if (options.keys === "page") offerPageKeys(this.#running, this.#root, run.signal);
      this.#rounds.begin(engine, this.#running, this.#what, range, run.signal);
    } catch (error) {
      this.#release();
      throw engine.fallen ?? error;
    }
  }

  /**
   * Plays something else in the same place.
   *
   * @param {Start} what
   */
  async #playOther(what) {
    const engine = /** @type {Engine} */ (this.#engine);
    if (!this.#running || engine.fallen) return;
    const run = this.#run;
    if (this.#rangeOf(what) !== "first" && !engine.liveParts) {
      // Until it has come, what is played goes on, and also if it does not come.
      const loaded = await this.#rounds.awaitRange(engine, what);
      if (!loaded || this.#run !== run || !this.#running) return;
    }
    this.#release();
    this.#teller.restart();
    const before = this.#what;
    this.#what = what;
    // What fails now, the player has been told.
    await this.#start(false, before).catch(() => {});
  }

  #openLink() {
    if (this.#running) this.#rounds.openLink();
  }

  #tell() {
    const state = this.handle.state();
    if (!state) return;
    this.#rounds.follow(state);
    // A friend's round is not the player's.
    if (!this.#what.watched) this.#teller.tell(state);
  }

  #state() {
    const state = this.#ask((running) => running.state());
    if (!state) return state;
    state.range = RANGES[/** @type {any} */ (state.range)];
    if (state.result) {
      state.result.range = state.range;
      state.result.practice = Boolean(this.#what.link);
    }
    return state;
  }

  /**
   * @param {"status" | "alert"} role
   * @param {boolean} mayRun
   * @param {[string, ...(string | Node)[]]} content
   */
  #say(role, mayRun, ...content) {
    showNotRunning(this.#root, role, mayRun && this.#options.keys, content);
  }

  /**
   * Says what failed; to a player who was `here`, with the focus on what may help. Answers "here"
   * or "elsewhere" when the player tries again, in this game or another of the page; nothing where
   * that cannot help.
   *
   * @param {Failure} error
   * @param {boolean} here
   * @returns {Promise<"here" | "elsewhere" | void>}
   */
  async #offer({ code }, here) {
    const { signal } = this.#life;
    if (signal.aborted) return undefined;
    const { 0: sentence, 1: label } = SENTENCES[code];
    if (!label) {
      this.#say("alert", false, sentence);
      return undefined;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    this.#say("alert", true, `${sentence} `, button);
    if (here) button.focus();
    return new Promise((answer) => {
      const elsewhere = () => answer("elsewhere");
      button.addEventListener("click", () => answer("here"));
      if (code === "download") Engine.retried.add(elsewhere);
      signal.addEventListener("abort", () => {
        Engine.retried.delete(elsewhere);
        answer();
      });
    });
  }

  /**
   * What the running game says; nothing if there is none, or if it fails over the question.
   *
   * @template Answer
   * @param {(running: Running) => Answer} question
   */
  #ask(question) {
    try {
      return this.#engine?.fallen ? undefined : this.#running && question(this.#running);
    } catch (error) {
      if (!(/** @type {Engine} */ (this.#engine).fallen)) throw error;
      return undefined;
    }
  }

  /** Lets go of the running game. After a failure its memory is left as it is. */
  #release() {
    const running = this.#running;
    this.#running = undefined;
    this.#run?.abort();
    this.#engine?.games.delete(this);
    running?.halt();
    if (!this.#engine?.fallen) running?.free();
  }

  #destroy() {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    this.#release();
    this.#root.replaceChildren();
    this.#destroyed();
  }
}

// One game in one element: it is loaded, played, perhaps fails, and is taken away.

import { Engine } from "./engine.js";
import { failure, SENTENCES } from "./failure.js";
import { HAS_SHEETS, sheet } from "./sheet.js";
import { checked } from "./options.js";
import { offerPageKeys } from "./page_keys.js";
import { Teller } from "./teller.js";

/** The style of a game that does not run: in a sheet, since a policy may forbid `<style>`. */
const WAITING = `
  :host { display: block; min-height: min(34rem, 170vw) }
  p { margin: 0; padding: 3rem 1rem; text-align: center; font: 1rem/1.6 system-ui, sans-serif }
  progress { width: 12rem; max-width: 80% }
  button { font: inherit }`;

/** The game, from loading until it is destroyed. */
export class Game {
  #root;
  #options;
  #teller;
  #removed;
  #engine;
  /** What the engine gave, while it runs, and what ends its listeners. */
  #running;
  #run;
  #gone = false;

  /** `removed` is called once, when the game has been taken out of `host`. */
  constructor(host, given, removed) {
    const { options, errors } = checked(given);
    this.#options = options;
    this.#removed = removed;
    this.#root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    this.#teller = new Teller(host, options);
    for (const error of errors) this.#teller.report(error);
    const handle = {
      state: () => this.#ask((running) => running.state()),
      retry: () => this.#ask((running) => running.retry()),
      destroy: () => this.destroy(),
    };
    /** The page's handle, once the game can be played. */
    this.ready = this.#start().then(() => handle);
  }

  destroy() {
    if (this.#gone) return;
    this.#gone = true;
    this.#release();
    this.#root.replaceChildren();
    this.#removed();
  }

  /** Its engine has failed. */
  async fall() {
    const { fallen } = this.#engine;
    this.#release();
    this.#teller.report(fallen);
    // If it fails again, the player has been told.
    if (await this.#offer(fallen)) await this.#start(true).catch(() => {});
  }

  /** `again` after a press of the player's, who then goes on at the range. */
  async #start(again = false) {
    while (!this.#gone) {
      try {
        const engine = Engine.current();
        const bar = this.#say('<p role="status">Loading Sharp Shot…<br><progress></progress></p>');
        engine.bars.add(bar);
        await engine.ready.finally(() => engine.bars.delete(bar));
        if (this.#gone) return;
        this.#play(engine);
        if (again) this.#root.querySelector("canvas").focus({ preventScroll: true });
        return;
      } catch (error) {
        if (this.#gone) return;
        this.#teller.report(error);
        again = await this.#offer(error);
        if (!again) throw error;
      }
    }
  }

  #play(engine) {
    const run = new AbortController();
    const changed = () => this.#tell();
    const { budget, shots, shipAt, seed, theme, keys } = this.#options;
    this.#root.adoptedStyleSheets = [engine.sheet];
    try {
      this.#running = engine.mount(
        this.#root, budget, shots, shipAt, seed, theme, run.signal, changed,
      );
    } catch (error) {
      run.abort();
      throw engine.fallen ?? failure("canvas", `the browser gave no 2D canvas (${error})`, error);
    }
    this.#run = run;
    this.#engine = engine;
    engine.games.add(this);
    if (keys === "page") offerPageKeys(this.#running, this.#root, run.signal);
  }

  #tell() {
    const state = this.#ask((running) => running.state());
    if (state) this.#teller.tell(state, () => this.#gone);
  }

  /** Shows a game that does not run; returns the bar or the button in it. */
  #say(html) {
    if (HAS_SHEETS) this.#root.adoptedStyleSheets = [sheet(WAITING)];
    this.#root.innerHTML = html;
    return this.#root.querySelector("progress, button");
  }

  /** Says what failed. True when the player wants to try again, false where that cannot help. */
  async #offer({ code }) {
    if (this.#gone) return false;
    const button = this.#say(`<p role="alert">${SENTENCES[code]}</p>`);
    if (!button) return false;
    await new Promise((pressed) => button.addEventListener("click", pressed));
    return true;
  }

  /** What the running game says; nothing if there is none, or if it fails over the question. */
  #ask(question) {
    try {
      return this.#engine?.fallen ? undefined : this.#running && question(this.#running);
    } catch (error) {
      if (!this.#engine.fallen) throw error;
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
}

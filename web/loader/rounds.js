// What goes with the rounds of a game beside playing them: the question before the first, the debrief
// after each, other contracts, and rounds from links.

import { diagnosed } from "./diagnosis.js";
import { isLost } from "./failure.js";
import { addressOf } from "./files.js";
import { dropLink, linkTo, rangeOf, takeLink } from "./links.js";
import { showNotice } from "./notice.js";
import { RANGES } from "./options.js";
import { ask, guessed, stopAsking } from "./question.js";
import { missing } from "./sentences.js";
import { shareText } from "./share_text.js";

/**
 * @import { Outcome, State } from "../sharp-shot.d.ts"
 * @import { Round } from "../debrief/debrief.js"
 * @import { Engine } from "./engine.js"
 * @import { Checked } from "./options.js"
 * @import { GameRoot } from "./game_root.d.ts"
 * @import { Running } from "./glue.d.ts"
 *
 * @typedef {object} Start  What is played: as the options say, where it has nothing.
 * @property {Pick<Checked, "range" | "budget" | "shots" | "shipAt">} [contract]  one that the player has taken
 * @property {Uint8Array | undefined} [link]  the bytes of a round, on the targets of which it is
 * @property {boolean | undefined} [watched]  whether that round is shown
 *
 * @typedef {object} Actions  What can be done after a round.
 * @property {(start: Start) => void} play
 * @property {() => void} own  plays what was played before a link
 * @property {() => void} retry
 *
 * @typedef {typeof import("../debrief/debrief.js")} Later
 */

/** @type {Promise<Later> | undefined} */
let loading;
let failures = 0;

/** For so long the result cannot be left by mistake, in ms: so for pointers too (`web/layout.css`). */
const READ_MS = 700;

/**
 * What is only needed after the first shot, or when it is asked for.
 *
 * @param {Engine} engine
 */
export async function loaded(engine) {
  loading ??= import(/** @type {any} */ (addressOf("debrief.js", failures))).catch((error) => {
    loading = undefined;
    failures += 1;
    throw error;
  });
  try {
    const [module] = await Promise.all([loading, engine.complete()]);
    return module;
  } catch (error) {
    throw diagnosed(error);
  }
}

export class Rounds {
  #host;
  #root;
  #mayChoose;
  #play;
  // `begin` and `follow` set these before anything reads them, which the check of types cannot see.
  /** @type {Engine} */ // @ts-expect-error
  #engine;
  /** @type {Running} */ // @ts-expect-error
  #running;
  /** @type {Start} */ // @ts-expect-error
  #start;
  /** @type {AbortSignal} */ // @ts-expect-error
  #signal;
  /** @type {Checked["range"]} */
  #range = "first";
  /** @type {number} */ // @ts-expect-error
  #budget;
  /**
   * What the player plays when no link is open.
   *
   * @type {Start}
   */
  #own = {};
  /**
   * The link that was asked for last.
   *
   * @type {Uint8Array | undefined}
   */
  #opening;
  /**
   * Once a link was read: what only a link needs before the first shot, and what the friend reached.
   *
   * @type {Later | undefined}
   */
  #later;
  /** @type {string | undefined} */
  #friend;
  /**
   * The last round in which a shot was seen.
   *
   * @type {number | undefined}
   */
  #shotIn;
  /**
   * The round that was debriefed, what ends that, and whether the player waits for it.
   *
   * @type {number | undefined}
   */
  #debriefed;
  /** @type {AbortController | undefined} */
  #debrief;
  #overSince = 0;
  #isAwaited = false;
  #isChoosing = false;

  /**
   * `play` starts another game; without `mayChoose` the page has set the contract.
   *
   * @param {Element} host
   * @param {boolean} mayChoose
   * @param {(start: Start) => Promise<void>} play
   */
  constructor(host, mayChoose, play) {
    this.#host = host;
    this.#root = /** @type {GameRoot} */ (host.shadowRoot);
    this.#mayChoose = mayChoose;
    this.#play = play;
  }

  /**
   * A game has been built by the `engine`: of one's own (`start` is empty, or has a `contract`), or with the
   * round in a `link`, perhaps `watched`. All that is shown for it goes when `signal` is aborted.
   *
   * @param {Engine} engine
   * @param {Running} running
   * @param {Start} start
   * @param {Checked["range"]} range
   * @param {AbortSignal} signal
   */
  begin(engine, running, start, range, signal) {
    this.#engine = engine;
    this.#range = range;
    this.#running = running;
    this.#start = start;
    this.#signal = signal;
    this.#debriefed = undefined;
    this.#shotIn = undefined;
    /** @param {".contract" | "[data-action=debrief]" | "[data-action=next]"} selector */
    const at = (selector) => this.#root.querySelector(selector);
    const [contract, debrief, next] = /** @type {const} */ ([
      ".contract",
      "[data-action=debrief]",
      "[data-action=next]",
    ]).map(at);
    contract.disabled = !this.#mayChoose || Boolean(start.link);
    contract.addEventListener("click", () => this.#choose(), { signal });
    debrief.addEventListener("click", () => this.#lookAtDebrief(), { signal });
    next.addEventListener("click", () => this.#takeNext(), { signal });
    if (start.watched) this.#onlyWatch(signal);
    if (start.link) {
      this.#showFriend(start.watched);
    } else {
      dropLink(this.#host);
      this.#own = start;
      // What it asks about, the table of the first range answers.
      if (range === "first") ask(this.#root, signal);
    }
  }

  /** Goes on to the next contract; a key that comes with the result was still meant for the range. */
  #takeNext() {
    if (performance.now() - this.#overSince < READ_MS) return;
    const [budget, shots, shipAt, number] = this.#running.next();
    const range = RANGES[number];
    // A key may have pressed the button, and that call into the game has to end before the game goes.
    queueMicrotask(() => this.#go({ contract: { range, budget, shots, shipAt } }));
  }

  /**
   * Nothing can be done to a round that is watched; where a new round is asked for, it is one's own.
   *
   * @param {AbortSignal} signal
   */
  #onlyWatch(signal) {
    // When the game that has pressed it for a key has let go of itself.
    const leave = () => queueMicrotask(() => this.#go(this.#own));
    for (const part of /** @type {const} */ ([".dials", ".fire", "canvas"])) {
      this.#root.querySelector(part).inert = true;
    }
    for (const retry of this.#root.querySelectorAll("[data-action=retry]")) {
      retry.addEventListener("click", leave, { signal });
    }
  }

  /**
   * The game is in this state now.
   *
   * @param {State} state
   */
  follow({ round, phase, zones, result, budget }) {
    this.#budget = budget;
    // Between two frames there may be more than one shot.
    if (zones.length && this.#shotIn !== round) {
      this.#shotIn = round;
      if (!this.#start.watched) stopAsking();
      // So that it is there when the last shot is, where it is asked for in earnest.
      loaded(this.#engine).catch(() => {});
    }
    if (phase !== "over") {
      this.#endDebrief();
    } else if (this.#debriefed !== round) {
      this.#debriefed = round;
      this.#overSince = performance.now();
      this.#showDebrief(result);
      if (this.#start.watched) this.#showFriend(false);
    }
  }

  /** Takes it away; a player who was in it goes on at the range. */
  #endDebrief() {
    const wasThere = this.#root.activeElement?.closest(".debrief");
    this.#debriefed = undefined;
    this.#isAwaited = false;
    this.#debrief?.abort();
    this.#debrief = undefined;
    if (wasThere) this.#comeBack();
  }

  #comeBack() {
    const [game, range] = /** @type {const} */ ([".game", "canvas"]).map((part) => this.#root.querySelector(part));
    range?.focus({ preventScroll: true });
    if (game?.getBoundingClientRect().top < 0) game.scrollIntoView();
  }

  /** Plays the round in the page's address, if this is the game to do so. */
  openLink() {
    const link = takeLink(this.#host);
    if (link) this.#open(link);
  }

  /** @param {Uint8Array} link */
  async #open(link) {
    const signal = this.#signal;
    const isLate = () => signal.aborted || this.#opening !== link;
    this.#opening = link;
    try {
      this.#later = await loaded(this.#engine);
      if (rangeOf(link) !== "first") await this.#engine.live();
    } catch (error) {
      if (!isLate()) this.#excuse("The round in the link", error, signal, () => this.#open(link));
      return;
    }
    if (isLate()) return;
    try {
      this.#friend = this.#later.reached(this.#engine.outcome(link));
    } catch (sentence) {
      // Anything else has ended the whole engine, which says so itself.
      if (typeof sentence === "string") this.#refuse(sentence);
      return;
    }
    this.#play({ link, watched: true });
  }

  /**
   * A round of one's own that has begun goes on.
   *
   * @param {string} sentence
   */
  async #refuse(sentence) {
    if (this.#start.link) await this.#play(this.#own);
    else dropLink(this.#host);
    const words = `${sentence} You can play a round of your own.`;
    showNotice(this.#root, "alert", words, { Close: undefined }, this.#signal);
  }

  /**
   * What a friend reached, and what can be done about it; while it runs, it can be skipped.
   *
   * @param {boolean | undefined} runs
   */
  #showFriend(runs) {
    const skip = () => this.#running.finish();
    const [words, actions] = /** @type {Later} */ (this.#later).offered(this.#start, this.#friend, runs, {
      skip,
      ...this.#actions(),
    });
    showNotice(this.#root, "region", words, actions, this.#signal);
  }

  /** @param {Outcome} result */
  async #showDebrief(result) {
    this.#debrief?.abort();
    const debrief = new AbortController();
    const { signal } = debrief;
    this.#debrief = debrief;
    this.#signal.addEventListener("abort", () => debrief.abort(), { signal });
    const { link, watched } = this.#start;
    /** @type {Round} */
    const round = {
      range: this.#range,
      whose: link ? (watched ? "friend" : "same") : "own",
      mayChoose: this.#mayChoose,
      link,
      result,
      guess: guessed(),
      told: shareText,
      live: this.#engine.liveParts,
      linkTo,
      lab: addressOf("lab.html"),
    };
    try {
      const { showDebrief } = await loaded(this.#engine);
      if (signal.aborted) return;
      showDebrief(this.#root, this.#running, round, this.#actions(), signal);
      if (this.#isAwaited) this.#lookAtDebrief();
    } catch (error) {
      const again = () => {
        this.#isAwaited = true;
        this.#showDebrief(result);
      };
      if (!signal.aborted) this.#excuse("The debrief", error, signal, again, "append");
    }
  }

  /**
   * Says why another range is not played.
   *
   * @param {unknown} error
   * @param {Start} start what was to be played
   */
  excuseRange(error, start) {
    this.#excuse("The live range", error, this.#signal, () => this.#go(start));
  }

  /**
   * Loads another range over the game that is played, and shows how much has come. Whether it is there then.
   *
   * @param {Engine} engine
   * @param {Start} start what is to be played
   */
  async awaitRange(engine, start) {
    const signal = this.#signal;
    const bar = document.createElement("progress");
    showNotice(this.#root, "alert", "Loading the live range…", {}, signal);
    this.#root.querySelector(".frame > [role=alert]")?.append(bar);
    engine.bars.add(bar);
    try {
      await engine.live();
      return true;
    } catch (error) {
      if (!signal.aborted) this.excuseRange(error, start);
      return false;
    } finally {
      engine.bars.delete(bar);
    }
  }

  /**
   * Says why a part is not there, until `signal` is aborted, with what can be done: `again` tries once more.
   *
   * @param {string} part
   * @param {unknown} error
   * @param {AbortSignal} signal
   * @param {() => void} [again]
   * @param {"append"} [place]
   */
  #excuse(part, error, signal, again, place) {
    console.error(error);
    const close = place ? {} : { Close: undefined };
    const actions = again && isLost(error) ? { "Try again": again } : close;
    showNotice(this.#root, "alert", missing(part, error), actions, signal, place);
  }

  /**
   * The player asks for another round, perhaps from under the game, where the debrief was.
   *
   * @param {Start} start
   */
  async #go(start) {
    await this.#play(start);
    this.#comeBack();
  }

  /** @returns {Actions} */
  #actions() {
    const retry = () => {
      this.#running.retry();
      this.#comeBack();
    };
    return { play: (start) => this.#go(start), own: () => this.#go(this.#own), retry };
  }

  async #choose() {
    const [running, signal] = [this.#running, this.#signal];
    if (this.#isChoosing) return;
    this.#isChoosing = true;
    try {
      const { chooseContract } = await loaded(this.#engine);
      const live = this.#engine.liveParts;
      if (!signal.aborted) chooseContract(this.#root, running, this.#range, this.#budget, live, this.#actions());
    } catch (error) {
      if (!signal.aborted) this.#excuse("The contracts", error, signal);
    } finally {
      this.#isChoosing = false;
    }
  }

  /** Where it is still on its way, it is looked at when it comes. */
  #lookAtDebrief() {
    const debrief = this.#root.querySelector(".debrief, .game ~ .notice");
    this.#isAwaited = !debrief;
    debrief?.scrollIntoView();
    /** @type {HTMLElement | null | undefined} */ (debrief?.querySelector("h3, button"))?.focus({
      preventScroll: true,
    });
  }
}

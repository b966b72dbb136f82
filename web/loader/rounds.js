// What goes with the rounds of a game beside playing them: the question before the first, the debrief
// after each, other contracts, and rounds from links.

import { diagnosed, isLost, missing } from "./failure.js";
import { addressOf } from "./files.js";
import { dropLink, linkTo, takeLink } from "./links.js";
import { showNotice } from "./notice.js";
import { AHA } from "./playground.js";
import { ask, guessed, stopAsking } from "./question.js";
import { shareText } from "./share_text.js";

let loading;
let failures = 0;

/** What is only needed after the first shot, or when it is asked for. */
export async function loaded(engine) {
  loading ??= import(addressOf("debrief.js", failures)).catch((error) => {
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
  #engine;
  #running;
  #start;
  #signal;
  #budget;
  /** What the player plays when no link is open. */
  #own = {};
  /** The link that was asked for last. */
  #opening;
  /** Once a link was read: what only a link needs before the first shot, and what the friend reached. */
  #later;
  #friend;
  /** The last round in which a shot was seen. */
  #shotIn;
  /** The round that was debriefed, what ends that, and whether the player waits for it. */
  #debriefed;
  #debrief;
  #isAwaited = false;
  #isChoosing = false;

  /** `play(start)` starts another game; without `mayChoose` the page has set the contract. */
  constructor(host, mayChoose, play) {
    this.#host = host;
    this.#root = host.shadowRoot;
    this.#mayChoose = mayChoose;
    this.#play = play;
  }

  /**
   * A game has been built by the `engine`: of one's own (`start` is empty, or has a `contract`), or with the
   * round in a `link`, perhaps `watched`. All that is shown for it goes when `signal` is aborted.
   */
  begin(engine, running, start, signal) {
    this.#engine = engine;
    this.#running = running;
    this.#start = start;
    this.#signal = signal;
    this.#debriefed = undefined;
    this.#shotIn = undefined;
    const at = (selector) => this.#root.querySelector(selector);
    const [contract, debrief] = [".contract", "[data-action=debrief]"].map(at);
    contract.disabled = !this.#mayChoose || Boolean(start.link);
    contract.addEventListener("click", () => this.#choose(), { signal });
    debrief.addEventListener("click", () => this.#lookAtDebrief(), { signal });
    if (start.watched) this.#onlyWatch(signal);
    if (start.link) {
      this.#showFriend(start.watched);
    } else {
      dropLink(this.#host);
      this.#own = start;
      ask(this.#root, signal);
    }
  }

  /** Nothing can be done to a round that is watched; where a new round is asked for, it is one's own. */
  #onlyWatch(signal) {
    // When the game that has pressed it for a key has let go of itself.
    const leave = () => queueMicrotask(() => this.#go(this.#own));
    for (const part of [".dials", ".fire", "canvas"]) this.#root.querySelector(part).inert = true;
    for (const retry of this.#root.querySelectorAll("[data-action=retry]")) {
      retry.addEventListener("click", leave, { signal });
    }
  }

  /** The game is in this state now. */
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
    const [game, range] = [".game", "canvas"].map((selector) => this.#root.querySelector(selector));
    range?.focus({ preventScroll: true });
    if (game?.getBoundingClientRect().top < 0) game.scrollIntoView();
  }

  /** Plays the round in the page's address, if this is the game to do so. */
  openLink() {
    const link = takeLink(this.#host);
    if (link) this.#open(link);
  }

  async #open(link) {
    const signal = this.#signal;
    const isLate = () => signal.aborted || this.#opening !== link;
    this.#opening = link;
    try {
      this.#later = await loaded(this.#engine);
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

  /** A round of one's own that has begun goes on. */
  async #refuse(sentence) {
    if (this.#start.link) await this.#play(this.#own);
    else dropLink(this.#host);
    const words = `${sentence} You can play a round of your own.`;
    showNotice(this.#root, "alert", words, { Close: undefined }, this.#signal);
  }

  /** What a friend reached, and what can be done about it; while it runs, it can be skipped. */
  #showFriend(runs) {
    const skip = () => this.#running.finish();
    const [words, actions] = this.#later.offered(this.#start, this.#friend, runs, { skip, ...this.#actions() });
    showNotice(this.#root, "region", words, actions, this.#signal);
  }

  async #showDebrief(result) {
    this.#debrief?.abort();
    const debrief = new AbortController();
    const { signal } = debrief;
    this.#debrief = debrief;
    this.#signal.addEventListener("abort", () => debrief.abort(), { signal });
    const { link, watched } = this.#start;
    const round = {
      whose: link ? (watched ? "friend" : "same") : "own",
      mayChoose: this.#mayChoose,
      link,
      result,
      guess: guessed(),
      aha: AHA.ahaText,
      told: shareText,
      linkTo,
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

  /** Says why a part is not there, until `signal` is aborted, with what can be done: `again` tries once more. */
  #excuse(part, error, signal, again, place) {
    console.error(error);
    const close = place ? {} : { Close: undefined };
    const actions = again && isLost(error) ? { "Try again": again } : close;
    showNotice(this.#root, "alert", missing(part, error), actions, signal, place);
  }

  /** The player asks for another round, perhaps from under the game, where the debrief was. */
  async #go(start) {
    await this.#play(start);
    this.#comeBack();
  }

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
      if (!signal.aborted) chooseContract(this.#root, running, this.#budget, this.#actions());
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
    debrief?.querySelector("h3, button")?.focus({ preventScroll: true });
  }
}

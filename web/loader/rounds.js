// What goes with the rounds of a game beside playing them: the question before the first, the debrief
// after each, other contracts, and rounds from links.

import { linkFor, linkTo } from "./link.js";
import { showNotice } from "./notice.js";
import { AHA } from "./playground.js";
import { ask, guessed, stopAsking } from "./question.js";
import { shareText } from "./share_text.js";

const address = new URL("./debrief.js", import.meta.url);
address.search = new URL(import.meta.url).search;
let loading;

/** What is only needed after the first shot, or when it is asked for. */
function loaded() {
  loading ??= import(address).catch((error) => {
    loading = undefined;
    // A module that failed fails again at the same address.
    address.searchParams.set("again", Date.now());
    throw error;
  });
  return loading;
}

export class Rounds {
  #host;
  #root;
  #mayChoose;
  #play;
  #running;
  #start;
  #signal;
  /** Shown for this round; what ends it. */
  #debriefed;
  #debrief;
  /** What a friend reached, once a link was read. */
  #friend;

  /** `play(start)` starts another game; without `mayChoose` the page has set the contract. */
  constructor(host, mayChoose, play) {
    this.#host = host;
    this.#root = host.shadowRoot;
    this.#mayChoose = mayChoose;
    this.#play = play;
  }

  /**
   * A game has been built: of one's own (`start` is empty, or has a `contract`), or with the round in a
   * `link`, perhaps `watched`. All that is shown for it goes when `signal` is aborted.
   */
  begin(running, start, signal) {
    this.#running = running;
    this.#start = start;
    this.#signal = signal;
    this.#debriefed = undefined;
    const at = (selector) => this.#root.querySelector(selector);
    const chooses = this.#mayChoose && !start.link;
    at(".contract").disabled = !chooses;
    at(".contract").addEventListener("click", () => this.#choose(), { signal });
    at("[data-action=debrief]").addEventListener("click", () => this.#lookAtDebrief(), { signal });
    at(".sheet").toggleAttribute("data-watched", Boolean(start.watched));
    if (start.link) this.#showFriend();
    else ask(this.#root, signal);
  }

  /** The game is in this state now. */
  follow({ round, phase, zones, result }) {
    if (zones.length && !this.#start.watched) stopAsking();
    // So that it is there when the last shot is.
    if (zones.length) loaded().catch(() => {});
    if (phase !== "over") {
      this.#endDebrief();
    } else if (this.#debriefed !== round) {
      this.#debriefed = round;
      this.#showDebrief(result);
    }
  }

  /** Takes it away; a player who was in it goes on at the range. */
  #endDebrief() {
    const wasThere = this.#root.activeElement?.closest(".debrief");
    this.#debriefed = undefined;
    this.#debrief?.abort();
    this.#debrief = undefined;
    if (wasThere) this.#comeBack();
  }

  #comeBack() {
    const [game, range] = [".game", "canvas"].map((selector) => this.#root.querySelector(selector));
    range.focus({ preventScroll: true });
    if (game.getBoundingClientRect().top < 0) game.scrollIntoView();
  }

  /** Plays the round in the page's address, if this is the game to do so. `outcome` reads it. */
  openLink(outcome) {
    const link = linkFor(this.#host);
    if (!link) return;
    try {
      const [score, points, shipped, bits] = outcome(link);
      this.#friend = `${score} of ${points} points at ${bits} bits, ${shipped ? "shipped" : "not shipped"}`;
      this.#play({ link, watched: true });
    } catch (sentence) {
      if (typeof sentence !== "string") throw sentence;
      // A round of one's own that has begun goes on.
      if (this.#start.link) this.#play({});
      const close = (notice) => notice.remove();
      showNotice(
        this.#root,
        "alert",
        `${sentence} Here is a round of your own.`,
        { Close: close },
        this.#signal,
      );
    }
  }

  #showFriend() {
    const { link, watched } = this.#start;
    const own = { "Play my own round": () => this.#go({}) };
    const [words, actions] = watched
      ? [
          `A friend’s round: ${this.#friend}.`,
          {
            "Skip to the end": () => this.#running.finish(),
            "Play these targets": () => this.#go({ link }),
            ...own,
          },
        ]
      : [
          `To beat: ${this.#friend}. This is practice, of which nothing is kept.`,
          {
            "Watch the round": () => this.#go({ link, watched: true }),
            ...own,
          },
        ];
    showNotice(this.#root, "region", words, actions, this.#signal);
  }

  async #showDebrief(result) {
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
      const { showDebrief } = await loaded();
      if (!signal.aborted) showDebrief(this.#root, this.#running, round, this.#actions(), signal);
    } catch (error) {
      if (signal.aborted) return;
      console.error(error);
      const again = (notice) => {
        notice.remove();
        this.#showDebrief(result);
      };
      const sentence = "The debrief could not be loaded. Please check the connection.";
      showNotice(this.#root, "alert", sentence, { "Try again": again }, signal, "append");
    }
  }

  /** The player asks for another round, perhaps from under the game, where the debrief was. */
  #go(start) {
    this.#play(start);
    this.#comeBack();
  }

  #actions() {
    const retry = () => {
      this.#running.retry();
      this.#comeBack();
    };
    return { play: (start) => this.#go(start), retry };
  }

  async #choose() {
    const { budget } = this.#running.state();
    try {
      const { chooseContract } = await loaded();
      if (!this.#signal.aborted) chooseContract(this.#root, this.#running, budget, this.#actions());
    } catch (error) {
      console.error(error);
      const close = (notice) => notice.remove();
      const sentence = "The contracts could not be loaded. Please check the connection.";
      showNotice(this.#root, "alert", sentence, { Close: close }, this.#signal);
    }
  }

  #lookAtDebrief() {
    const heading = this.#root.querySelector(".debrief h3, .frame > .notice:last-child button");
    heading?.closest(".debrief, .notice").scrollIntoView();
    heading?.focus({ preventScroll: true });
  }
}

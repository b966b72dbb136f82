// One lab in one element: what it shows, what is kept of it, and what the page is told.

import { addressOf } from "../loader/files.js";
import { KINDS } from "./options.js";
import { compiledLab, Session } from "./session.js";
import { dropLink, hasLink, inLink, linkTo, storage } from "./keep.js";
import { Page } from "./page.js";
import { PARTS } from "./way/part.js";
import { html } from "../chart/elements.js";
import { inWords } from "./ledger.js";
import { Place } from "../place/place.js";
import style from "./lab.css";

const SENTENCES = {
  version: "This link is of another version of the lab, and cannot be opened here.",
  content: "This link holds no progress of the lab: it may have been cut off.",
};

/**
 * Those of this page: with the labs of other tabs they share what is kept.
 *
 * @type {Set<Workplace>}
 */
const workplaces = new Set();

export class Workplace extends Place {
  /** @type {Session | undefined} */
  #session;
  /** @type {Page | undefined} */
  #page;
  /**
   * What a student begins with who has done nothing.
   *
   * @type {unknown}
   */
  #untouched;
  /** That nothing is kept. */
  #isWarned = false;
  /** Parts of which the page has been told. */
  #told = new Set();

  /**
   * @param {HTMLElement} host
   * @param {unknown} given
   * @param {() => void} destroyed
   */
  constructor(host, given, destroyed) {
    super({ name: "lab", style, kinds: KINDS, part: compiledLab }, host, given, destroyed);
    const { signal } = this.life;
    window.addEventListener("hashchange", () => this.#openLink(), { signal });
    window.addEventListener("storage", (event) => storage.isIn(event) && this.#goOn(), { signal });
    workplaces.add(this);
  }

  state() {
    return this.#session?.view.progress;
  }

  /** Another lab has changed what is kept: this one goes on from there, unless it shows a link's progress. */
  #goOn() {
    const session = this.#session;
    if (!session || hasLink()) return;
    const now = storage.kept();
    if (!now) {
      this.#afresh();
      return;
    }
    try {
      session.resume(now);
    } catch {
      return;
    }
    this.#told = new Set(session.ledger().map(({ part }) => part));
    this.#page?.showAgain();
  }

  #tellOthers() {
    for (const it of workplaces) if (it !== this) it.#goOn();
  }

  /**
   * @param {Awaited<ReturnType<typeof compiledLab.loaded>>} loaded
   * @param {boolean} hadFocus
   */
  build({ Lab, model }, hadFocus) {
    const { track, part } = this.options;
    const session = new Session(Lab, model, () => this.#changed(), (error) => this.fall(error));
    this.#session = session;
    const before = storage.kept();
    try {
      if (before) session.resume(before);
    } catch {
      this.note("What this browser kept is not of this lab, or of another version of it: you begin anew.");
    }
    for (const { part } of session.ledger()) this.#told.add(part);
    const body = html("div");
    this.sheet.replaceChildren(this.notice, body);
    this.#page = new Page(body, session, {
      link: () => linkTo(session.view.progress, this.#ownPage()),
      restart: () => this.restart(),
      range: this.range(),
      isAlone: this.isAlone(),
    });
    if (!session.view.progress.track) {
      // No move of the student's: nothing is kept for it, and a link in the address stays.
      if (track) session.resume({ ...session.view.progress, track });
      this.#untouched = session.view.progress;
    }
    this.#page.show(part ? PARTS[Number(part) - 1] : undefined, hadFocus);
    this.#openLink();
  }

  #ownPage() {
    const address = addressOf("lab.html");
    return this.isAlone() || address.protocol === "data:" ? location.href : address.href;
  }

  #changed() {
    const session = /** @type {Session} */ (this.#session);
    if (storage.keep(session.view.progress)) this.#tellOthers();
    else if (!this.#isWarned) {
      this.#isWarned = true;
      this.note("This browser keeps nothing. Copy the link in the ledger before you leave.");
    }
    dropLink();
    this.#page?.refresh();
    for (const entry of session.ledger()) {
      if (this.#told.has(entry.part)) continue;
      this.#told.add(entry.part);
      const detail = inWords(entry, session);
      // When the lab is done with what it does now.
      queueMicrotask(() => this.tell("ledger", detail, this.options.onLedger));
    }
  }

  #openLink() {
    const session = this.#session;
    if (!session || !hasLink()) return;
    const before = session.view.progress;
    /** @param {unknown} progress @param {boolean} [pressed] */
    const take = (progress, pressed) => {
      session.resume(progress);
      this.#told = new Set(session.ledger().map(({ part }) => part));
      this.notice.replaceChildren();
      this.#page?.show(session.ledger().length ? "ledger" : undefined, pressed);
    };
    try {
      take(inLink());
    } catch (reason) {
      this.note(SENTENCES[reason === "version" ? "version" : "content"], { "All right": dropLink });
      return;
    }
    if (before === this.#untouched || JSON.stringify(before) === JSON.stringify(session.view.progress)) {
      storage.keep(session.view.progress);
      return;
    }
    this.note("This is the progress of the link. Yours is kept until you go on here.", {
      "Back to mine": () => {
        dropLink();
        take(before, true);
        storage.keep(before);
      },
    });
  }

  restart() {
    if (!this.#session) return;
    storage.forget();
    dropLink();
    this.#afresh();
    this.#tellOthers();
  }

  #afresh() {
    this.#told.clear();
    this.#session = undefined;
    const page = this.#page;
    this.again();
    page?.end();
  }

  /**
   * @override
   * @param {unknown} error
   */
  fall(error) {
    if (this.#session) super.fall(error);
  }

  end() {
    this.#session = undefined;
    this.#page?.end();
  }

  /** @override */
  destroy() {
    workplaces.delete(this);
    super.destroy();
  }
}

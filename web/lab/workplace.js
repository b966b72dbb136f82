// One lab in one element: it is loaded, worked in, perhaps fails, and is taken away.

import chartStyle from "../chart/chart.css";
import palette from "../palette.css";
import style from "./lab.css";
import { diagnosed, failure, isLost } from "../loader/failure.js";
import { addressOf } from "../loader/files.js";
import { sheet } from "../loader/sheet.js";
import { button, html } from "../chart/elements.js";
import { dropLink, forgetKept, hasLink, inLink, isOfLab, keep, kept, linkTo } from "./keep.js";
import { inWords } from "./ledger.js";
import { checked } from "./options.js";
import { Page } from "./page.js";
import { forget, loaded, Session } from "./session.js";
import { PARTS } from "./way/part.js";

/**
 * @import { LabHandle, LabOptions } from "../sharp-shot-lab.d.ts"
 * @import { SharpShotError } from "../sharp-shot.d.ts"
 */

/**
 * The style of all labs of the page.
 *
 * @type {CSSStyleSheet | undefined}
 */
let dress;

const SENTENCES = {
  download: "The lab could not be loaded. Please check the connection.",
  other: "The lab cannot run in this page. The browser’s console says why.",
  failed: "The lab has made a mistake and had to stop. What you did is kept.",
  version: "This link is of another version of the lab, and cannot be opened here.",
  content: "This link holds no progress of the lab: it may have been cut off.",
};

/**
 * Those of this page: with the labs of other tabs they share what is kept.
 *
 * @type {Set<Workplace>}
 */
const workplaces = new Set();

export class Workplace {
  #host;
  #root;
  /** Has the focus after a click on words and where a button went away: a key is the lab's then, and turns no slide. */
  #sheet = html("div", { class: "sheet lab", tabindex: -1 });
  #notice = html("div", { class: "notices" });
  #options;
  #destroyed;
  #life = new AbortController();
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

  /** @type {LabHandle} */
  handle = {
    state: () => this.#session?.view.progress,
    restart: () => this.#restart(),
    destroy: () => this.#destroy(),
  };

  /**
   * @param {HTMLElement} host
   * @param {unknown} given
   * @param {() => void} destroyed
   */
  constructor(host, given, destroyed) {
    const { options, errors } = checked(given);
    this.#host = host;
    this.#options = /** @type {LabOptions} */ (options);
    this.#destroyed = destroyed;
    this.#root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    // When the element is in the page, and so in the way of its events.
    queueMicrotask(() => errors.forEach((error) => this.#report(error)));
    this.#follow();
    this.ready = this.#start().then(() => this.handle);
    const { signal } = this.#life;
    window.addEventListener("hashchange", () => this.#openLink(), { signal });
    window.addEventListener("storage", (event) => isOfLab(event) && this.#goOn(), { signal });
    workplaces.add(this);
  }

  /** Another lab has changed what is kept: this one goes on from there, unless it shows a link's progress. */
  #goOn() {
    const session = this.#session;
    if (!session || hasLink()) return;
    const now = kept();
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

  async #start() {
    // Who had the focus here has it in what comes.
    const hadFocus = Boolean(this.#root.activeElement);
    dress ??= sheet(palette + chartStyle + style);
    this.#root.adoptedStyleSheets = [dress];
    this.#root.replaceChildren(this.#sheet);
    this.#sheet.replaceChildren(html("p", { class: "loading", role: "status" }, "Loading the lab…"));
    try {
      const { Lab, model } = await loaded();
      if (this.#life.signal.aborted) return;
      this.#build(Lab, model, hadFocus);
    } catch (reason) {
      if (this.#life.signal.aborted) return;
      const error = diagnosed(reason);
      this.#say(isLost(error) ? SENTENCES.download : SENTENCES.other, isLost(error) ? "Try again" : undefined);
      this.#report(error);
      throw error;
    }
  }

  /**
   * @param {import("./lab.d.ts").LabGlue["Lab"]} Lab
   * @param {Uint8Array} model
   * @param {boolean} hadFocus
   */
  #build(Lab, model, hadFocus) {
    const { track, part } = this.#options;
    const session = new Session(Lab, model, () => this.#changed(), (error) => this.#fall(error));
    this.#session = session;
    const before = kept();
    try {
      if (before) session.resume(before);
    } catch {
      this.#note("What this browser kept is not of this lab, or of another version of it: you begin anew.", { "All right": () => {} });
    }
    for (const { part } of session.ledger()) this.#told.add(part);
    const body = html("div");
    this.#sheet.replaceChildren(this.#notice, body);
    this.#page = new Page(body, session, {
      link: () => linkTo(session.view.progress, this.#ownPage()),
      restart: () => this.#restart(),
      range: this.#range(),
      isAlone: this.#isAlone(),
    });
    if (!session.view.progress.track) {
      // No move of the student's: nothing is kept for it, and a link in the address stays.
      if (track) session.resume({ ...session.view.progress, track });
      this.#untouched = session.view.progress;
    }
    this.#page.show(part ? PARTS[Number(part) - 1] : undefined, hadFocus);
    this.#openLink();
  }

  /** A page that is the lab's own can be printed, and has its links. */
  #isAlone() {
    return document.body.hasAttribute("data-sharp-shot-lab");
  }

  #ownPage() {
    const address = addressOf("lab.html");
    return this.#isAlone() || address.protocol === "data:" ? location.href : address.href;
  }

  /** Where the game is: in this page, or in that beside the script. */
  #range() {
    const game = document.querySelector("sharp-shot");
    if (game) return game.id ? `#${game.id}` : undefined;
    const address = addressOf("index.html");
    return address.protocol === "data:" ? undefined : address.href;
  }

  #changed() {
    const session = /** @type {Session} */ (this.#session);
    if (keep(session.view.progress)) this.#tellOthers();
    else if (!this.#isWarned) {
      this.#isWarned = true;
      this.#note("This browser keeps nothing. Copy the link in the ledger before you leave.", { "All right": () => {} });
    }
    dropLink();
    this.#page?.refresh();
    for (const entry of session.ledger()) {
      if (this.#told.has(entry.part)) continue;
      this.#told.add(entry.part);
      const detail = inWords(entry, session);
      // When the lab is done with what it does now.
      queueMicrotask(() => this.#tell("ledger", detail, this.#options.onLedger));
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
      this.#notice.replaceChildren();
      this.#page?.show(session.ledger().length ? "ledger" : undefined, pressed);
    };
    try {
      take(inLink());
    } catch (reason) {
      this.#note(SENTENCES[reason === "version" ? "version" : "content"], { "All right": dropLink });
      return;
    }
    if (before === this.#untouched || JSON.stringify(before) === JSON.stringify(session.view.progress)) {
      keep(session.view.progress);
      return;
    }
    this.#note("This is the progress of the link. Yours is kept until you go on here.", {
      "Back to mine": () => {
        dropLink();
        take(before, true);
        keep(before);
      },
    });
  }

  #restart() {
    if (!this.#session) return;
    forgetKept();
    dropLink();
    this.#afresh();
    this.#tellOthers();
  }

  #afresh() {
    this.#told.clear();
    this.#session = undefined;
    const page = this.#page;
    this.#start().catch(() => {});
    page?.end();
  }

  /**
   * @param {string} sentence
   * @param {Record<string, () => void>} actions
   */
  #note(sentence, actions) {
    const note = html("div", { class: "card notice", role: "alert" }, html("p", {}, sentence));
    for (const [label, action] of Object.entries(actions)) {
      note.append(
        button(label, () => {
          note.remove();
          this.#sheet.focus({ preventScroll: true });
          action();
        }),
      );
    }
    this.#notice.replaceChildren(note);
  }

  /** @param {string} sentence @param {string | undefined} again */
  #say(sentence, again) {
    const retry = () => {
      this.#start().catch(() => {});
    };
    this.#sheet.replaceChildren(
      html("div", { class: "card", role: "alert" }, html("p", {}, sentence), ...(again ? [button(again, retry)] : [])),
    );
  }

  /**
   * The compiled lab has stopped.
   *
   * @param {unknown} error
   */
  #fall(error) {
    if (!this.#session) return;
    forget();
    this.#session = undefined;
    this.#page?.end();
    this.#say(SENTENCES.failed, "Start afresh");
    this.#report(failure("panic", "the lab failed", error));
  }

  /** The theme that is asked for, or the page's: as the game follows it. */
  #follow() {
    const { theme = "auto" } = this.#options;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const apply = () => {
      const { classList } = document.body;
      const isDark =
        theme === "auto" ? classList.contains("quarto-dark") || (!classList.contains("quarto-light") && dark.matches) : theme === "dark";
      this.#sheet.dataset.theme = isDark ? "dark" : "light";
    };
    apply();
    dark.addEventListener("change", apply, { signal: this.#life.signal });
    const observer = new MutationObserver(apply);
    observer.observe(document.body, { attributeFilter: ["class"] });
    this.#life.signal.addEventListener("abort", () => observer.disconnect());
  }

  /** @param {SharpShotError} error */
  #report(error) {
    console.error(error);
    this.#tell("error", error, this.#options.onError);
  }

  /**
   * By its event and its callback; one that throws does not stop the lab.
   *
   * @template Detail
   * @param {"ledger" | "error"} name
   * @param {Detail} detail
   * @param {((detail: Detail) => unknown) | undefined} callback
   */
  #tell(name, detail, callback) {
    this.#host.dispatchEvent(new CustomEvent(`sharpshot:${name}`, { detail, bubbles: true, composed: true }));
    try {
      callback?.(detail);
    } catch (error) {
      console.error(failure("callback", `a callback of the page failed (${error})`, error));
    }
  }

  #destroy() {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    workplaces.delete(this);
    this.#page?.end();
    this.#root.adoptedStyleSheets = [];
    this.#root.replaceChildren();
    this.#session = undefined;
    this.#destroyed();
  }
}

// One workbook in one element: what it shows, what is kept of it, and what the page is told.

import { isProgress, nothing, numbersOf, withNumbers } from "./progress.js";
import { header } from "../place/header.js";
import { sayHash, storageOf } from "../place/storage.js";
import { goTo } from "../place/focus.js";
import { kindsIn, KINDS } from "./options.js";
import { drillOf } from "./drill.js";
import { chaptersOf, drillButtons } from "./chapters.js";
import { button, html } from "../chart/elements.js";
import { wordsOf } from "./words.js";
import { bankOf, DRILLS, textOf } from "./texts.js";
import { diagnosed, failed, loading, Place } from "../place/place.js";
import { failure } from "../loader/failure.js";
import { compiled, guarded, once } from "../place/compiled.js";
import style from "./workbook.css";

/**
 * @import { WorkbookAnswer, WorkbookProgress } from "../sharp-shot-workbook.d.ts"
 * @import { Answered } from "./drill.js"
 * @import { Drill } from "./texts.js"
 * @import { Chapter, Compiled } from "./data.d.ts"
 */

const part = once((failures) => compiled("workbook", failures));

/**
 * Those of this page: with those of other tabs they share what is kept.
 *
 * @type {Set<Workbook>}
 */
const workbooks = new Set();

const isBegun = (/** @type {WorkbookProgress} */ { answers, words }) => answers || Object.keys(words).length;

export class Workbook extends Place {
  /** @type {Compiled | undefined} */
  #compiled;
  /** @type {WorkbookProgress} */
  #progress;
  /** A class that shares a seed starts together: what was practised with other numbers counts elsewhere. */
  #storage;
  /** What is kept is of another version, and stays until the student has decided. */
  #isHeld = false;
  #isWarned = false;
  #drills;
  #body = html("div", { class: "body" });
  #page = html("div");
  #nav = html("nav", { "aria-label": "Places in the workbook" });
  /** Ends with the place that is shown. */
  #shown = new AbortController();
  #isHome = true;
  #chapters = html("div");
  /** @type {"pushState" | "replaceState"} */
  #how = "pushState";
  /** The page that has led to a drill, as debriefs do. */
  #from = "";

  /**
   * @param {HTMLElement} host
   * @param {unknown} given
   * @param {() => void} destroyed
   */
  constructor(host, given, destroyed) {
    super({ name: "workbook", style, kinds: KINDS, part }, host, given, destroyed);
    const { only, chapter, drill, seed } = this.options;
    this.#progress = nothing(seed);
    this.#storage = storageOf(`sharp-shot-workbook${seed === undefined ? "" : `-${Number(seed)}`}`);
    if (this.isAlone() && location.hash.startsWith("#drill=") && document.referrer.startsWith(`${location.origin}/`)) this.#from = document.referrer;
    this.#drills = DRILLS.filter(
      (it) =>
        (!only || kindsIn(only).includes(it.kind)) &&
        (!chapter || it.chapter.id === chapter) &&
        (!drill || it.id === drill),
    );
    const { signal } = this.life;
    window.addEventListener("hashchange", () => this.#openHash() || (this.isAlone() && this.#compiled && !this.#isHome && this.#home(true)), {
      signal,
    });
    window.addEventListener("storage", (event) => this.#storage.isIn(event) && this.#goOn(), { signal });
    workbooks.add(this);
  }

  /** @param {Compiled} glue @param {boolean} hadFocus */
  build(glue, hadFocus) {
    this.#compiled = guarded(glue, (error) => this.#compiled && this.fall(error));
    this.sheet.replaceChildren(this.notice, this.#page);
    this.#read();
    this.#openHash() || this.#home(hadFocus);
  }

  state() {
    return this.#compiled && { ...this.#progress };
  }

  restart() {
    if (!this.#compiled) return;
    this.#storage.forget();
    this.notice.replaceChildren();
    this.#isHeld = false;
    this.#progress = nothing(this.options.seed);
    this.#home(true);
    this.#keep();
  }

  end() {
    this.#compiled = undefined;
    this.#shown.abort();
  }

  /** @override */
  destroy() {
    workbooks.delete(this);
    super.destroy();
  }

  /** @override */
  range() {
    return this.#from || super.range();
  }

  /** Goes on from what is kept. */
  #read() {
    // Where nothing can be kept any more, what was kept is behind.
    const kept = this.#isWarned ? null : this.#storage.kept();
    if (isProgress(kept)) {
      this.#progress = kept;
      if (this.#isHeld) this.notice.replaceChildren();
      this.#isHeld = false;
    } else if (kept !== null && !this.#isHeld) {
      this.#isHeld = true;
      this.note("What this browser kept is not of this workbook, or of another version of it. As long as it stays, nothing new is kept.", {
        "Begin anew": () => {
          this.#isHeld = false;
          this.#keep();
        },
        "Leave it": () => {},
      });
    }
  }

  /** Another workbook has changed what is kept. */
  #goOn() {
    if (!this.#compiled) return;
    const wasBegun = isBegun(this.#progress);
    if (this.#storage.kept() === null) this.#progress = nothing(this.options.seed);
    this.#read();
    if (!this.#isHome) return;
    // All was begun anew.
    if (wasBegun && !isBegun(this.#progress)) this.#home();
    const hadFocus = this.#chapters.contains(this.root.activeElement);
    const heading = this.#showChapters();
    if (hadFocus) heading.focus({ preventScroll: true });
  }

  #keep() {
    if (this.#isHeld) return;
    if (this.#storage.keep(this.#progress)) {
      for (const it of workbooks) if (it !== this) it.#goOn();
    } else if (!this.#isWarned) {
      this.#isWarned = true;
      this.note("This browser keeps nothing: what you do here is gone when you leave.");
    }
  }

  /** @param {WorkbookAnswer} answer */
  #answered(answer) {
    this.#keep();
    // When the workbook is done with what it does now.
    queueMicrotask(() => this.tell("answer", answer, this.options.onAnswer));
  }

  /** Opens what the address of the workbook's own page says; whether it says anything. */
  #openHash() {
    const [, what, id] = (this.isAlone() && /^#(drill|chapter)=(.*)$/.exec(location.hash)) || [];
    if (!what || !this.#compiled) return false;
    const first = this.#drills.find((it) => (what === "drill" ? it : it.chapter).id === id);
    this.#how = "replaceState";
    if (first && what === "drill") this.#show(first, first.chapter, true);
    else if (first) this.#next(first.chapter, true);
    else {
      this.#home();
      this.#isHeld || this.note(`The address asks for a ${what} that is not in this workbook.`);
    }
    this.#how = "pushState";
    return true;
  }

  /**
   * Begins another place.
   *
   * @param {boolean} isFirst  all can be begun anew from there
   * @param {HTMLElement[]} nav
   */
  #turn(isFirst, ...nav) {
    this.#shown.abort();
    this.#shown = new AbortController();
    const top = {
      title: "Workbook",
      range: this.range(),
      restart: () => this.restart(),
      isBegun: isFirst,
      lost: "All that you did in this workbook will be gone.",
    };
    // What is said of the storage stays until the student has taken note of it.
    if (!this.#isHeld && !this.#isWarned) this.notice.replaceChildren();
    // A button that was pressed goes away: the focus does not.
    if (this.root.activeElement) this.sheet.focus({ preventScroll: true });
    this.#page.replaceChildren(header(top, this.#nav), this.#body);
    this.#nav.replaceChildren(...nav);
    return this.#shown.signal;
  }

  /** @param {boolean} [pressed] */
  #home(pressed) {
    const { chapter, drill, only, bank } = this.options;
    if (chapter || drill) {
      this.#next(undefined, pressed);
      return;
    }
    const signal = this.#turn(true);
    this.#isHome = true;
    this.#say("");
    const words = html("div");
    this.#body.replaceChildren(words, this.#chapters);
    const heading = this.#showChapters();
    if (!only || bank) this.#showWords(words, signal, bank ?? "quantization");
    if (pressed) goTo(heading, this.sheet);
  }

  #showChapters() {
    const { element, heading } = chaptersOf(this.#progress, this.#drills, (chapter) => this.#next(chapter, true));
    this.#chapters.replaceChildren(element);
    return heading;
  }

  /**
   * @param {HTMLElement} box
   * @param {AbortSignal} signal
   * @param {string} bank
   */
  #showWords(box, signal, bank) {
    const words = () => this.#progress.words[bank] ?? {};
    const put = (/** @type {Record<string, boolean>} */ now) => {
      this.#read();
      this.#progress = { ...this.#progress, words: { ...this.#progress.words, [bank]: now } };
    };
    this.#arrive(box, signal, "words", () => bankOf(bank), (found) =>
      box.replaceChildren(
        wordsOf(found, {
          words,
          answered: (term, said, right) => {
            put({ ...words(), [term]: right });
            this.#answered({ bank, term, said, right });
          },
          again: (right) => {
            put(right);
            this.#keep();
          },
        }),
      ),
    );
  }

  /**
   * Shows the next drill of a chapter or of all.
   *
   * @param {Chapter | undefined} chapter
   * @param {boolean} [pressed]
   */
  #next(chapter, pressed) {
    const compiled = /** @type {Compiled} */ (this.#compiled);
    const some = this.#drills.filter((it) => !chapter || it.chapter === chapter);
    const shown = DRILLS[compiled.next(numbersOf(this.#progress), Uint32Array.from(some, ({ at }) => at))];
    if (!shown) {
      this.#turn(false);
      this.#body.replaceChildren(html("p", {}, "There is no such drill."));
      return;
    }
    this.#show(shown, chapter, pressed);
  }

  /**
   * @param {Drill} shown
   * @param {Chapter | undefined} chapter  the one to stay in until all of it is right
   * @param {boolean} [pressed]
   */
  #show(shown, chapter, pressed) {
    const beside = this.#drills.filter((it) => it.chapter === shown.chapter);
    const isOne = Boolean(this.options.drill);
    const signal = this.#turn(isOne || Boolean(this.options.chapter), ...this.#places(shown, beside));
    this.#isHome = false;
    this.#say(`#drill=${shown.id}`);
    // The same numbers after a reload.
    if (this.#storage.kept() === null) this.#keep();
    const { right = 0, wrong = 0 } = this.#progress.drills[shown.id] ?? {};
    const drawn = { seed: this.#progress.seed, round: right + wrong };
    this.#arrive(this.#body, signal, "drill", () => textOf(shown), (text) => {
      const { element, heading } = drillOf(
        {
          compiled: /** @type {Compiled} */ (this.#compiled),
          at: shown.at,
          ...drawn,
          title: `${shown.chapter.title}: drill ${beside.indexOf(shown) + 1} of ${beside.length}`,
          signal,
          answered: (answered) => this.#takeDown(shown, beside, { ...answered, ...drawn }),
          again: () => this.#show(shown, chapter, true),
          next: isOne ? undefined : () => this.#next(this.#isDone(beside) ? undefined : chapter, true),
        },
        text,
      );
      this.#body.replaceChildren(element);
      if (pressed) goTo(heading, this.sheet);
    });
  }

  /**
   * The buttons that lead from a drill to others.
   *
   * @param {Drill} shown
   * @param {Drill[]} beside  those of its chapter
   */
  #places(shown, beside) {
    const { chapter, drill } = this.options;
    if (drill) return [];
    const numbers = drillButtons(this.#progress, beside, shown, (it) => this.#show(it, it.chapter, true));
    return chapter ? numbers : [button("All chapters", () => this.#home(true)), ...numbers];
  }

  /** @param {Drill[]} drills */
  #isDone(drills) {
    return drills.every(({ id }) => this.#progress.drills[id]?.row);
  }

  /**
   * Answers with what there is to say besides.
   *
   * @param {Drill} shown
   * @param {Drill[]} beside
   * @param {Answered & { seed: number, round: number }} answered
   */
  #takeDown(shown, beside, answered) {
    const { id, kind, at, chapter } = shown;
    const compiled = /** @type {Compiled} */ (this.#compiled);
    this.#read();
    this.#progress = withNumbers(this.#progress, compiled.take(numbersOf(this.#progress), at, answered.right));
    this.#nav.replaceChildren(...this.#places(shown, beside));
    this.#answered({ drill: id, chapter: chapter.id, kind, ...answered });
    return this.#isDone(beside) ? "All drills of this chapter are right." : "";
  }

  /**
   * In a page that is its own the browser goes back from place to place.
   *
   * @param {string} hash
   */
  #say(hash) {
    if (this.isAlone() && (hash || /^#(drill|chapter)=/.test(location.hash))) sayHash(hash, this.#how);
  }

  /**
   * Shows what has to be fetched, or that it cannot be.
   *
   * @template Found
   * @param {HTMLElement} box
   * @param {AbortSignal} signal
   * @param {string} what
   * @param {() => Promise<Found>} fetch
   * @param {(found: Found) => void} show
   */
  async #arrive(box, signal, what, fetch, show) {
    box.replaceChildren(loading(what));
    try {
      const found = await fetch();
      if (!signal.aborted) show(found);
    } catch (reason) {
      if (signal.aborted) return;
      if (what === "words" && `${reason}`.endsWith(" 404")) {
        box.replaceChildren(html("p", {}, "There are no such words."));
        this.report(failure("option", `there is no bank "${this.options.bank ?? "quantization"}"`, reason));
        return;
      }
      const error = diagnosed(what, reason);
      const again = () => {
        this.sheet.focus({ preventScroll: true });
        this.#arrive(box, signal, what, fetch, show);
      };
      box.replaceChildren(failed(`The ${what}`, error, again));
      this.report(error);
    }
  }
}

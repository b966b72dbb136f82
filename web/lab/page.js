// What the lab shows: the tracks to choose from, the parts, the ledger.

import { header } from "../place/header.js";
import { button, html } from "../chart/elements.js";
import { goTo } from "../place/focus.js";
import { points } from "./words.js";
import { partOf, PARTS } from "./way/part.js";
import { ledger } from "./ledger.js";
import tracks from "../../assets/lab/tracks.json";

/**
 * @import { PartName, TrackName } from "./lab.d.ts"
 * @import { Session } from "./session.js"
 *
 * @typedef {PartName | "ledger"} Place
 *
 * @typedef {object} Actions
 * @property {() => string} link  the address of a page with the progress
 * @property {() => void} restart
 * @property {string | undefined} range  where the game is
 * @property {boolean} isAlone  the page has nothing but the lab
 */

const NAMES = { quantization: "Quantization", pruning: "Pruning", distillation: "Distillation", ship: "Ship it", ledger: "Ledger" };

/** One lab in one element. */
export class Page {
  #root;
  #session;
  #actions;
  /** @type {AbortController | undefined} */
  #shown;
  #body = html("div", { class: "body" });
  #places = html("nav", { "aria-label": "Parts of the lab" });
  #mission = html("p", { class: "mission" });
  /** @type {Place | undefined} */
  #place;

  /**
   * @param {HTMLElement} root
   * @param {Session} session
   * @param {Actions} actions
   */
  constructor(root, session, actions) {
    this.#root = root;
    this.#session = session;
    this.#actions = actions;
  }

  /**
   * Shows a place; a student who has pressed a button for it gets the focus there.
   *
   * @param {Place | undefined} place
   * @param {boolean} [pressed]
   */
  show(place, pressed) {
    this.#shown?.abort();
    this.#shown = new AbortController();
    const { progress } = this.#session.view;
    this.#place = place ?? this.#next();
    this.#root.replaceChildren(this.#header(), this.#body);
    const heading = progress.track ? this.#showPlace(this.#shown.signal) : this.#showTracks();
    this.refresh();
    if (pressed) goTo(heading, this.#root);
  }

  /** What has changed with a move. */
  refresh() {
    const { parts } = this.#session.view;
    for (const [at, it] of [...this.#places.children].entries()) {
      const isDone = parts[at]?.done ?? false;
      it.classList.toggle("done", isDone);
      const name = NAMES[/** @type {Place[]} */ ([...PARTS, "ledger"])[at]];
      it.textContent = isDone ? `${name} ✓` : name;
      if (isDone) it.setAttribute("aria-label", `${name}, done`);
      else it.removeAttribute("aria-label");
    }
  }

  /** The same place again, as something else than a move has changed. */
  showAgain() {
    this.show(this.#place);
  }

  end() {
    this.#shown?.abort();
    this.#root.replaceChildren();
  }

  /** The first part that is not done. */
  #next() {
    const at = this.#session.view.parts.findIndex(({ done }) => !done);
    return at < 0 ? "ledger" : PARTS[at];
  }

  #header() {
    const { range, restart } = this.#actions;
    const { track } = this.#session.view.progress;
    const mission = tracks.find(({ id }) => id === track);
    this.#mission.textContent = mission ? `${mission.name}: ${mission.mission} ${mission.wall} Veto: it may lose ${points(mission.veto.points)}. ${mission.veto.why}` : "";
    this.#places.replaceChildren(
      ...(track
        ? /** @type {Place[]} */ ([...PARTS, "ledger"]).map((place) =>
            button(NAMES[place], () => this.show(place, true), place === this.#place ? { "aria-current": "step" } : {}),
          )
        : []),
    );
    return header(
      { title: "Compression lab", range, restart, isBegun: Boolean(track), lost: "All that you did in this lab will be gone." },
      this.#mission,
      this.#places,
    );
  }

  #showTracks() {
    const heading = html("h3", { tabindex: -1 }, "Whom do you work for?");
    this.#body.replaceChildren(
      heading,
      html("p", {}, "Make a model smaller for one of four people: predict, try, see, decide. Three parts and a decision, about 45 minutes."),
      html(
        "ul",
        { class: "tracks" },
        ...tracks.map(({ id, name, who, mission, wall }) =>
          html(
            "li",
            { class: "card" },
            html("h4", {}, name),
            html("p", {}, `For the ${who}: ${mission} ${wall}`),
            button(`Work for ${name}`, () => this.#choose(/** @type {TrackName} */ (id)), { class: "main" }),
          ),
        ),
      ),
    );
    return heading;
  }

  /** @param {TrackName} track */
  #choose(track) {
    this.#session.play({ move: "track", track });
    this.show(this.#place, true);
  }

  /** @param {AbortSignal} signal */
  #showPlace(signal) {
    const { link, isAlone } = this.#actions;
    const place = /** @type {Place} */ (this.#place);
    if (place === "ledger") {
      const section = ledger(this.#session, { link, isAlone });
      this.#body.replaceChildren(section);
      return /** @type {HTMLElement} */ (section.firstElementChild);
    }
    const after = /** @type {Place} */ (PARTS[PARTS.indexOf(place) + 1] ?? "ledger");
    const part = partOf(place, this.#session, signal, () => this.show(after, true));
    this.#body.replaceChildren(part.element);
    part.refresh();
    return part.heading;
  }
}

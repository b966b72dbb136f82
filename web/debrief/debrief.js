// What is loaded with the first shot, or when it is asked for: the debrief, contracts, and links.

import layout from "./debrief.css";
import markup from "./debrief.html";
import { verdict } from "../loader/share_text.js";
import { AHA } from "../loader/aha.js";
import { sheet } from "../loader/sheet.js";
import { showArithmetic } from "./arithmetic.js";
import { blamed, freeLunch, showCause } from "./cause.js";
import { card, choose, contractOf, contractTable, isLiveOpen, named, nextOf, otherRange, take } from "./contracts.js";
import { costTable, moveCard, showCost } from "./cost.js";
import { button, html, svg, table, tableBehind } from "../chart/elements.js";
import { read } from "./figures.js";
import { showFrontier } from "./frontier.js";
import {
  bitsOf,
  capital,
  described,
  HALF,
  LAYERS,
  listed,
  percent,
  plural,
  PRECISIONS,
  precisionsOf,
  uniform,
} from "./model.js";
import { practiceFor } from "./practice.js";
import { showPrediction } from "./prediction.js";
import { shareButtons } from "./share.js";
import { put, showShots } from "./shots.js";

/**
 * @import { Outcome } from "../sharp-shot.d.ts"
 * @import { GameRoot } from "../loader/game_root.d.ts"
 * @import { Running } from "../loader/glue.d.ts"
 * @import { linkTo } from "../loader/links.js"
 * @import { Live } from "../loader/engine.js"
 * @import { Checked } from "../loader/options.js"
 * @import { Actions } from "../loader/rounds.js"
 * @import { shareText } from "../loader/share_text.js"
 * @import { Contract } from "./contracts.js"
 * @import { Figures } from "./figures.js"
 *
 * @typedef {object} Round  A finished one, and what only the loader knows.
 * @property {"own" | "same" | "friend"} whose  "same" has the targets of a link, "friend" was watched
 * @property {boolean} mayChoose  whether the player chooses among the contracts
 * @property {Uint8Array | undefined} link  the one that is open
 * @property {Checked["range"]} range
 * @property {Live | undefined} live  what was loaded for the live range
 * @property {Outcome} result
 * @property {number[] | undefined} guess  the layers that the player has picked
 * @property {typeof shareText} told  how a result is told
 * @property {typeof linkTo} linkTo
 * @property {URL} lab  the address of its page
 */

/** The UTC day before the first one of the count, 2026-01-01, in days since 1970. */
const DAY_ZERO = 20453;

/** What the cards of the live range are made with, which come with that range. */
const TOOLS = {
  html, svg, table, tableBehind, put, costTable, moveCard, blamed,
  LAYERS, PRECISIONS, precisionsOf, bitsOf, uniform, described,
  percent, listed, plural,
};

/** @typedef {typeof TOOLS} Tools */

/** @type {CSSStyleSheet | undefined} */
let style;

/**
 * Gives the parts their style.
 *
 * @param {GameRoot} root
 */
function dress(root) {
  style ??= sheet(layout);
  if (!root.adoptedStyleSheets.includes(style)) root.adoptedStyleSheets.push(style);
}

/**
 * Shows what a finished round teaches, under the game in `root`, until `signal` is aborted.
 *
 * @param {GameRoot} root
 * @param {Running} running
 * @param {Round} round
 * @param {Actions} actions
 * @param {AbortSignal} signal
 */
export function showDebrief(root, running, round, actions, signal) {
  dress(root);
  const figures = read(running.debrief());
  const { range, result } = round;
  const live = range === "first" ? undefined : round.live;
  const basis = live ? "measured" : "estimated";
  const section = html("section", { class: "debrief", "aria-label": "Debrief" });
  section.innerHTML = markup;
  /** @param {string} name */
  const part = (name) => /** @type {HTMLElement} */ (section.querySelector(`.${name}`));
  const contract = contractOf(range, figures.budget, result.shots, figures.shipAt);

  /** @type {Element} */ (section.querySelector("h3")).textContent = titled(round);
  part("verdict").textContent = inWords(contract, figures, result, basis);
  /** @type {Element} */ (part("shots").firstChild).textContent = `${plural(result.shots, "shot")}, one by one`;
  if (live) {
    live.debrief(TOOLS, part, figures, round, running.liveBoards());
  } else {
    showCause(part("cause"), figures, result);
    showShots(part("pictures"), figures.shots);
    showCost(part("cost"), figures);
    showArithmetic(part("arithmetic"), figures, result.bitsUsed);
    showPrediction(part("prediction"), figures, round.guess);
    part("aha").textContent = AHA.ahaText;
    if (round.whose !== "friend" && result.won && contract?.budget === HALF)
      part("cause").append(html("p", { class: "lunch" }, freeLunch(figures, result)));
  }
  showFrontier(part("frontier"), figures, result.bitsUsed, signal);
  const { lab } = round;
  // A page that is all in one file has no other beside it.
  if (lab.protocol === "data:") part("lab").remove();
  else {
    /** @type {HTMLAnchorElement} */ (section.querySelector(".lab > a")).href = lab.href;
    const { drill, words } = practiceFor(figures, result, LAYERS);
    const workbook = new URL(`workbook.html${lab.search}#drill=${drill}`, lab);
    part("cause").append(html("p", { class: "practice" }, "Practise this: ", html("a", { href: workbook.href }, words), " (opens a new tab)."));
  }
  for (const link of section.querySelectorAll("a"))
    Object.assign(link, { target: "_blank", rel: "noopener" });
  const more = buttonsForMore(round, actions);
  if (round.whose === "own" && round.mayChoose) {
    const progress = running.progress();
    const next = result.won ? nextOf(progress, contract) : undefined;
    if (next) more.unshift(take(`Next: ${named(next)}`, next, actions.play));
    part("contracts").append(
      card(next ?? /** @type {Contract} */ (contract), next, live?.STORIES),
      contractTable(progress, contract, actions.play),
      ...(isLiveOpen(progress, contract) ? otherRange(progress, contract, actions.play) : []),
    );
  } else {
    part("contracts").remove();
  }
  more[0].className = "main";
  part("actions").prepend(
    ...more,
    ...buttonsToShare(running, figures, round, /** @type {Element} */ (part("actions").lastChild)),
  );
  // Not into the frame, which is only as wide as the height of the window allows the range to be.
  root.querySelector(".sheet").append(section);
  signal.addEventListener("abort", () => section.remove());
}

/** @param {Round} round */
function titled({ whose, result: { won, score, shots } }) {
  const points = `${score} of ${3 * shots}`;
  return whose === "friend"
    ? `Your friend’s round: ${verdict(won)}, ${points}`
    : `${capital(verdict(won))}: ${points}`;
}

/**
 * @param {Contract | undefined} contract
 * @param {Figures} figures
 * @param {Outcome} result
 * @param {string} basis  of the accuracy
 */
function inWords(contract, { budget, shipAt, day, number }, { bitsUsed, accuracy }, basis) {
  const round = number ? `round ${number + 1} of the day` : "daily round";
  const words = [
    `${contract?.name ?? "Custom contract"}, ${budget} bits`,
    `${bitsUsed} bits used`,
    `${accuracy}% ${basis} accuracy`,
    `${plural(shipAt, "point")} to ship`,
  ];
  if (day >= 0) words.push(`${round} ${day - DAY_ZERO}`);
  return words.join(" · ");
}

/**
 * @param {Round} round
 * @param {Actions} actions
 */
function buttonsForMore({ whose, link }, { play, own, retry }) {
  if (whose === "own") return [button("Try again", retry)];
  return [button("Play the same round", () => play({ link })), button("Play my own round", own)];
}

/**
 * @param {Running} running
 * @param {Figures} figures
 * @param {Round} round
 * @param {Element} output
 */
function buttonsToShare(running, { day, number }, { whose, result, told, linkTo }, output) {
  if (whose === "friend") return [];
  // Whoever has seen the targets before has not played the daily round.
  const isDaily = whose === "own" && day >= 0 && number === 0;
  const text = told(result, isDaily ? day - DAY_ZERO : undefined);
  return shareButtons(text, linkTo(running.link()), output);
}

export { offered, reached } from "./friend.js";

/**
 * The contracts to choose from.
 *
 * @param {GameRoot} root
 * @param {Running} running
 * @param {Checked["range"]} range
 * @param {number} budget
 * @param {Live | undefined} live
 * @param {Actions} actions
 */
export function chooseContract(root, running, range, budget, live, { play }) {
  dress(root);
  choose(root, running.progress(), contractOf(range, budget), live?.STORIES, play);
}

// What is loaded with the first shot, or when it is asked for: the debrief, contracts, and links.

import layout from "./debrief.css";
import markup from "./debrief.html";
import { sheet } from "../loader/sheet.js";
import { showArithmetic } from "./arithmetic.js";
import { choose, contractOf, contractTable, nextOf, story, take } from "./contracts.js";
import { showCost } from "./cost.js";
import { button, html } from "./elements.js";
import { read } from "./figures.js";
import { showFrontier } from "./frontier.js";
import { plural } from "./model.js";
import { showPrediction } from "./prediction.js";
import { shareButtons } from "./share.js";
import { showShots } from "./shots.js";

/** The UTC day before the first one of the count, 2026-01-01, in days since 1970. */
const DAY_ZERO = 20453;

const style = sheet(layout);

/** Gives the parts their style. */
function dress(root) {
  if (!root.adoptedStyleSheets.includes(style)) root.adoptedStyleSheets.push(style);
}

/**
 * Shows what a finished round teaches, under the game in `root`, until `signal` is aborted.
 *
 * `running` is the game; `round` says whose round it is ("own", "same" for the targets of a link, "friend"
 * for one that was watched), how it came out, the player's guess, and what only the loader knows:
 * the take-away and how a result is told. `actions` are `play(start)` and `retry()`.
 */
export function showDebrief(root, running, round, actions, signal) {
  dress(root);
  const figures = read(running.debrief());
  const { result } = round;
  const section = html("section", { class: "debrief", "aria-label": "Debrief" });
  section.innerHTML = markup;
  const part = (name) => section.querySelector(`.${name}`);

  const friend = round.whose === "friend" ? "Your friend’s round: " : "";
  const verdict = result.won ? "shipped" : "not shipped";
  const title = `${friend}${verdict}, ${result.score} of ${3 * result.shots}`;
  section.querySelector("h3").textContent = title[0].toUpperCase() + title.slice(1);
  part("verdict").textContent = inWords(figures, result);
  section.querySelector(".part h4").textContent = `${plural(result.shots, "shot")}, one by one`;
  showShots(part("pictures"), figures.shots);
  showFrontier(part("frontier"), figures, result.bitsUsed, signal);
  showCost(part("cost"), figures);
  showPrediction(part("prediction"), figures, round.guess);
  showArithmetic(part("arithmetic"), figures, result.bitsUsed);
  part("aha").textContent = round.aha;
  for (const link of section.querySelectorAll("a"))
    Object.assign(link, { target: "_blank", rel: "noopener" });
  if (round.whose === "own" && round.mayChoose) {
    showContracts(part("contracts"), running.progress(), figures.budget, result.won, actions);
  } else {
    part("contracts").remove();
  }
  showActions(part("actions"), running, figures, round, actions);
  section.addEventListener("keydown", keepOwnKeys);
  root.querySelector(".frame").append(section);
  signal.addEventListener("abort", () => section.remove());
}

/** In here only R is the game's. */
function keepOwnKeys(event) {
  if (event.key !== "r" && event.key !== "R") event.stopPropagation();
}

function inWords({ budget, shipAt, day, number }, { bitsUsed, accuracy, won }) {
  const round = number ? `round ${number + 1} of the day` : "daily round";
  const words = [
    `${contractOf(budget)?.name ?? "Contract"}, ${budget} bits`,
    `${bitsUsed} bits used`,
    `${accuracy}% estimated accuracy`,
  ];
  if (!won) words.push(`it takes ${shipAt} points to ship`);
  if (day >= 0) words.push(`${round} ${day - DAY_ZERO}`);
  return words.join(" · ");
}

function showContracts(part, progress, budget, won, { play }) {
  const next = nextOf(progress, budget);
  if (won && next) {
    const card = html(
      "div",
      { class: "next" },
      html("b", {}, `Next: ${next.name}, ${next.budget} bits`),
      ...story(next),
    );
    card.append(take(next, play));
    part.append(card);
  } else {
    const contract = contractOf(budget);
    if (contract) part.append(html("b", {}, `${contract.name}, ${budget} bits`), ...story(contract));
  }
  part.append(contractTable(progress, budget, play));
}

function showActions(part, running, { day, number }, { whose, link, result, told, linkTo }, { play, retry }) {
  const output = part.firstChild;
  const again =
    whose === "own"
      ? [button("Try again", retry)]
      : [button("Play these targets", () => play({ link })), button("Play my own round", () => play({}))];
  again[0].className = "main";
  const shared =
    whose === "friend"
      ? []
      : [
          ...shareButtons("result", told(result, day >= 0 && !number ? day - DAY_ZERO : undefined), output),
          ...shareButtons("challenge link", linkTo(running.link()), output),
        ];
  part.prepend(...again, ...shared);
}

/** The contracts to choose from. */
export function chooseContract(root, running, budget, { play }) {
  dress(root);
  choose(root, running.progress(), budget, play);
}

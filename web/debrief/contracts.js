// The contracts: what is asked for, where its bits come from, and what the player has reached.

import contracts from "../../assets/contracts.json";
import { button, html, table } from "./elements.js";
import { digits } from "./model.js";

/**
 * @import { GameRoot } from "../loader/game_root.d.ts"
 * @import { Start } from "../loader/rounds.js"
 *
 * @typedef {(typeof contracts)[number]} Contract
 */

/**
 * The one that asks for this; by its bits alone, where all else is as it says.
 *
 * @param {number} budget
 * @param {number} [shots]
 * @param {number} [shipAt]
 */
export const contractOf = (budget, shots, shipAt) =>
  contracts.find(
    (contract) =>
      contract.budget === budget &&
      [undefined, contract.shots].includes(shots) &&
      [undefined, contract.ship_at].includes(shipAt),
  );

/**
 * "96 bits × 60 GB / 140 GB = 41.1, so 40".
 *
 * @param {Contract} contract
 */
function arithmetic({ figures: { of, have, need, unit }, budget, beyond }) {
  const share = (of * have) / need;
  const [has, needs] = [have, need].map((number) => [number, unit].join(" ").trim());
  const sum = `${of} bits × ${has} / ${needs} = ${digits(share)}`;
  if (share === budget) return sum;
  return beyond
    ? `${sum}, but the contract asks for ${budget}`
    : `${sum}, so ${budget}: the bits of six dials are always a multiple of four`;
}

/** @param {Contract} contract */
export const named = ({ name, budget }) => `${name}, ${budget} bits`;

/**
 * What the player reads of a contract.
 *
 * @param {Contract} contract
 */
function story(contract) {
  const { story, beyond } = contract;
  const [why, more] = [story, beyond].map((text) => (text ? html("p", {}, text) : ""));
  return [why, html("p", { class: "formula" }, arithmetic(contract)), more];
}

/**
 * The one that comes first: the `next`, or where there is none, the one that is played.
 *
 * @param {Contract} contract
 * @param {Contract | undefined} next
 */
export const card = (contract, next) =>
  html(
    "div",
    { class: "card" },
    html("h4", {}, `${next ? "Next: " : ""}${named(contract)}`),
    ...story(contract),
  );

/**
 * As the game's options name it.
 *
 * @param {Contract} contract
 */
const asOptions = ({ budget, shots, ship_at: shipAt }) => ({ budget, shots, shipAt });

/**
 * The personal table.
 *
 * @param {Uint32Array} progress what the game's `progress()` says
 * @param {number} current
 * @param {(start: Start) => void} play
 */
export function contractTable(progress, current, play) {
  const [open, ...records] = progress;
  const rows = contracts.map((contract, index) => {
    const [score, leanest] = records.slice(2 * index, 2 * index + 2);
    const here = contract.budget === current;
    const start = button("Play", () => play({ contract: asOptions(contract) }), {
      "aria-label": `Play ${contract.name}`,
    });
    return [
      contract.name,
      String(contract.budget),
      score ? String(score) : "–",
      leanest ? String(leanest) : "–",
      here ? "this one" : index < open ? start : "locked",
    ];
  });
  const caption = "Your best score under each contract, and the fewest bits that shipped";
  return table(caption, ["contract", "bits", "score", "leanest", ""], rows);
}

/**
 * A button that starts one, and is the one to press.
 *
 * @param {string} label
 * @param {Contract} contract
 * @param {(start: Start) => void} play
 */
export const take = (label, contract, play) =>
  button(label, () => play({ contract: asOptions(contract) }), { class: "main" });

/**
 * The contract that shipping this one has opened, or none.
 *
 * @param {Uint32Array} progress
 * @param {number} budget
 */
export function nextOf(progress, budget) {
  const index = contracts.findIndex((contract) => contract.budget === budget);
  return index >= 0 && index + 1 < progress[0] ? contracts[index + 1] : undefined;
}

/**
 * All contracts, over the game.
 *
 * @param {GameRoot} root
 * @param {Uint32Array} progress
 * @param {number} current
 * @param {(start: Start) => void} play
 */
export function choose(root, progress, current, play) {
  const dialog = html("dialog", { "aria-label": "Contracts" });
  /** @param {Start} what */
  const start = (what) => {
    dialog.close();
    play(what);
  };
  const opened = contracts.slice(0, progress[0]);
  const latest = opened[opened.length - 1];
  const next = latest.budget === current || progress[2 * opened.length] ? undefined : latest;
  const first = next ?? contractOf(current) ?? latest;
  const top = card(first, next);
  if (next) top.append(take(`Take ${next.name}`, next, start));
  const points = contracts[0].ship_at;
  dialog.append(
    button("Close", () => dialog.close()),
    html("h3", {}, "Contracts"),
    html("p", {}, `Ship one with ${points} points or more, and the next opens.`),
    top,
    contractTable(progress, current, start),
    ...opened
      .filter((contract) => contract !== first)
      .flatMap((contract) => [html("h4", {}, named(contract)), ...story(contract)]),
  );
  dialog.addEventListener("close", () => dialog.remove());
  root.querySelector(".sheet").append(dialog);
  dialog.showModal();
}

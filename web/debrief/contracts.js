// The contracts: what is asked for, where its bits come from, and what the player has reached.

import reckoned from "../../assets/contracts.json";
import measured from "../../assets/live.json";
import { button, html, table } from "../chart/elements.js";
import { digits } from "./model.js";

/**
 * @import { GameRoot } from "../loader/game_root.d.ts"
 * @import { Checked } from "../loader/options.js"
 * @import { Start } from "../loader/rounds.js"
 *
 * @typedef {(typeof reckoned)[number]} Reckoned  whose bits come from figures
 * @typedef {{ of: number, have: number, need: number, unit?: string }} Figures
 * @typedef {Pick<Reckoned, "name" | "budget" | "shots" | "ship_at"> & Partial<Reckoned> & Where} Contract
 * @typedef {Record<string, string> | undefined} Stories  of the live range, by the names of its contracts, once it is there
 * @typedef {Pick<Checked, "range">} Where
 */

/** @type {Contract[]} */
const FIRST = reckoned.map((contract) => ({ ...contract, range: "first" }));
const LIVE = /** @type {Contract[]} */ (measured);

/**
 * The one that asks for this; by its range and bits alone, where all else is as it says.
 *
 * @param {Checked["range"]} range
 * @param {number} budget
 * @param {number} [shots]
 * @param {number} [shipAt]
 */
export const contractOf = (range, budget, shots, shipAt) =>
  [...FIRST, ...LIVE].find(
    (contract) =>
      contract.range === range &&
      contract.budget === budget &&
      [undefined, contract.shots].includes(shots) &&
      [undefined, contract.ship_at].includes(shipAt),
  );

/**
 * "96 bits × 60 GB / 140 GB = 41.1, so 40".
 *
 * @param {{ figures: Figures, budget: number, beyond: string | undefined }} contract
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
 * @param {Stories} stories
 */
function story({ name, range, shots, ship_at: shipAt, story, budget, beyond, figures }, stories) {
  const [why, more] = [story ?? stories?.[name], beyond].map((text) => (text ? html("p", {}, text) : ""));
  const ships = range === "first" ? "" : html("p", {}, `${shipAt} of ${3 * shots} points ship it.`);
  return [why, ships, figures ? html("p", { class: "formula" }, arithmetic({ figures, budget, beyond })) : "", more];
}

/**
 * The one that comes first: the `next`, or where there is none, the one that is played.
 *
 * @param {Contract} contract
 * @param {Contract | undefined} next
 * @param {Stories} stories
 */
export const card = (contract, next, stories) =>
  html(
    "div",
    { class: "card" },
    html("h4", {}, `${next ? "Next: " : ""}${named(contract)}`),
    ...story(contract, stories),
  );

/**
 * As the game's options name it.
 *
 * @param {Contract} contract
 */
const asOptions = ({ range, budget, shots, ship_at: shipAt }) => ({ range, budget, shots, shipAt });

/**
 * What the player has reached on the first range or on the live one.
 *
 * @param {Uint32Array} progress what the game's `progress()` says
 * @param {Contract[]} list
 */
function reached([openFirst, openLive, ...records], list) {
  const start = list === FIRST ? 0 : 2 * FIRST.length;
  const open = list === FIRST ? openFirst : openLive;
  return { open, records: records.slice(start, start + 2 * list.length) };
}

/**
 * The contracts beside which one stands.
 *
 * @param {Where} contract
 */
const listOf = ({ range }) => (range === "first" ? FIRST : LIVE);

/**
 * Whether the live range is open: once a contract has shipped, or where it was played.
 *
 * @param {Uint32Array} progress
 * @param {Contract | undefined} current
 */
export const isLiveOpen = (progress, current) =>
  progress[0] > 1 || listOf(current ?? FIRST[0]) === LIVE || reached(progress, LIVE).records.some(Boolean);

/**
 * The personal table of the range of a contract.
 *
 * @param {Uint32Array} progress
 * @param {Contract | undefined} current the one that is played
 * @param {(start: Start) => void} play
 */
export function contractTable(progress, current, play, list = listOf(current ?? FIRST[0])) {
  const { open, records } = reached(progress, list);
  const rows = list.map((contract, index) => {
    const [score, leanest] = records.slice(2 * index, 2 * index + 2);
    const start = button("Play", () => play({ contract: asOptions(contract) }), {
      "aria-label": `Play ${contract.name}`,
    });
    return [
      contract.name,
      String(contract.budget),
      score ? String(score) : "–",
      leanest ? String(leanest) : "–",
      contract === current ? "this one" : index < open ? start : "locked",
    ];
  });
  const where = list === FIRST ? "" : " on the live range";
  const caption = `Your best score under each contract${where}, and the fewest bits that shipped`;
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
 * @param {Contract | undefined} contract
 */
export function nextOf(progress, contract) {
  if (!contract) return undefined;
  const list = listOf(contract);
  const next = list.indexOf(contract) + 1;
  return next < reached(progress, list).open ? list[next] : undefined;
}

/**
 * The way to the live range, from the first one and back.
 *
 * @param {Uint32Array} progress
 * @param {Contract | undefined} current
 * @param {(start: Start) => void} play
 */
export function otherRange(progress, current, play) {
  const isHere = listOf(current ?? FIRST[0]) === LIVE;
  const words = isHere
    ? "The first range: rings, and a table instead of a model."
    : "A real transformer of 30,336 parameters aims, and your dials really quantize it. Opening it loads about 65 kB.";
  return [
    html("h4", {}, isHere ? "The first range" : "The live range"),
    html("p", {}, words),
    contractTable(progress, current, play, isHere ? FIRST : LIVE),
  ];
}

/**
 * All contracts, over the game.
 *
 * @param {GameRoot} root
 * @param {Uint32Array} progress
 * @param {Contract | undefined} current
 * @param {Stories} stories
 * @param {(start: Start) => void} play
 */
export function choose(root, progress, current, stories, play) {
  const dialog = html("dialog", { "aria-label": "Contracts" });
  /** @param {Start} what */
  const start = (what) => {
    dialog.close();
    play(what);
  };
  const list = listOf(current ?? FIRST[0]);
  const { open, records } = reached(progress, list);
  const opened = list.slice(0, open);
  const latest = opened[opened.length - 1];
  const next = latest === current || records[2 * opened.length - 1] ? undefined : latest;
  const first = next ?? current ?? latest;
  const top = card(first, next, stories);
  if (next) top.append(take(`Take ${next.name}`, next, start));
  const enough = list === FIRST ? ` with ${list[0].ship_at} points or more` : "";
  dialog.append(
    button("Close", () => dialog.close()),
    html("h3", {}, "Contracts"),
    html("p", {}, `Ship one${enough}, and the next opens.`),
    top,
    contractTable(progress, current, start, list),
    ...(isLiveOpen(progress, current) ? otherRange(progress, current, start) : []),
    ...opened
      .filter((contract) => contract !== first)
      .flatMap((contract) => [html("h4", {}, named(contract)), ...story(contract, stories)]),
  );
  dialog.addEventListener("close", () => dialog.remove());
  root.querySelector(".sheet").append(dialog);
  dialog.showModal();
}

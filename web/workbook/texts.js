// The texts of drills and words: fetched chapter by chapter, and filled with figures.

import chapters from "../../assets/workbook/chapters.json";
import sources from "../../assets/workbook/sources.json";
import { fetched, once } from "../place/compiled.js";

/**
 * @import { Bank, Chapter, Choice, DrillText, Kind } from "./data.d.ts"
 *
 * @typedef {object} Drill
 * @property {number} at  its number in the compiled part
 * @property {string} id
 * @property {Kind} kind
 * @property {Chapter} chapter
 */

/** @type {Kind[]} */
export const KINDS_OF_DRILLS = ["number", "choice", "line", "order", "formula", "picture"];

/** The build makes a text of each chapter, with its drills and the numbers of their kinds (tools/workbook.mjs). */
const texts = /** @type {string[]} */ (/** @type {unknown} */ (chapters));

/** @type {Chapter[]} */
export const CHAPTERS = texts.map((text) => {
  const [id, title, ...drills] = text.split(",");
  return { id, title, drills: drills.map((drill) => ({ id: drill.slice(1), kind: KINDS_OF_DRILLS[Number(drill[0])] })) };
});

/** @type {Drill[]} */
export const DRILLS = CHAPTERS.flatMap((chapter) => chapter.drills.map((drill) => ({ ...drill, chapter, at: 0 })));
DRILLS.forEach((drill, at) => (drill.at = at));

/** The build makes a list of them: what a work is called, and its address or its number on arxiv.org. */
const SOURCES = /** @type {string[]} */ (/** @type {unknown} */ (sources));

/** @param {DrillText} text */
export const sourceOf = ({ source }) => {
  const [work, address] = SOURCES[source].split("\n");
  return { work, url: new URL(address, "https://arxiv.org/abs/").href };
};

/** @type {Record<string, ReturnType<typeof once>>} */
const files = {};

/**
 * @param {string} name
 * @returns {Promise<any>}
 */
const fileOf = (name) =>
  (files[name] ??= once(async (failures) => (await fetched(`workbook/${name}.json`, failures)).json())).loaded();

/**
 * @param {Drill} drill
 * @returns {Promise<DrillText>}
 */
export const textOf = async ({ at, kind, chapter }) => {
  const first = DRILLS.findIndex((drill) => drill.chapter === chapter);
  // A list, as the build writes it (tools/workbook.mjs).
  const [concept, source, ask, unit, why, given, picture, ...lists] = (await fileOf(chapter.id))[at - first];
  const [steps, pairs, items, mistakes] = lists.map((/** @type {string} */ lines) => (lines ? lines.split("\n") : []));
  /** @type {Choice[]} */
  const choices = [];
  for (let pair = 0; pair < pairs.length; pair += 2) choices.push({ text: pairs[pair], why: pairs[pair + 1] });
  return { kind, concept, source, ask, unit, why, given, picture, steps, choices, items, mistakes };
};

/**
 * @param {string} name
 * @returns {Promise<Bank>}
 */
export const bankOf = (name) => fileOf(`banks/${name}`);

/** @param {number} value */
const figure = (value) =>
  value
    .toLocaleString("en", Number.isInteger(value) ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 4 })
    .replace("-", "−");

/**
 * What puts figures in the place of their numbers between braces; with none there it is the answer.
 *
 * @param {number[]} values
 * @param {number} answer
 */
export const filler = (values, answer) => (/** @type {string} */ text) =>
  text.replaceAll(/\{(\d*)\}/g, (_, at) => figure(at ? values[at] : answer));

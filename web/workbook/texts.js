// The texts of drills and words: fetched chapter by chapter, and filled with figures.

import chapters from "../../assets/workbook/chapters.json";
import sources from "../../assets/workbook/sources.json";
import { fetched, once } from "../place/compiled.js";

/**
 * @import { Bank, Chapter, DrillText, Kind } from "./data.d.ts"
 *
 * @typedef {object} Drill
 * @property {number} at  its number in the compiled part
 * @property {string} id
 * @property {Kind} kind
 * @property {Chapter} chapter
 */

/** The build adds its drills to each chapter. */
export const CHAPTERS = /** @type {Chapter[]} */ (/** @type {unknown} */ (chapters));

/** @type {Drill[]} */
export const DRILLS = CHAPTERS.flatMap((chapter) => chapter.drills.map((drill) => ({ ...drill, chapter, at: 0 })));
DRILLS.forEach((drill, at) => (drill.at = at));

/** @param {DrillText} text */
export const sourceOf = ({ source }) => /** @type {Record<string, { text: string, url: string }>} */ (sources)[source];

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
export const textOf = async ({ id, chapter }) =>
  (await fileOf(chapter.id)).drills.find((/** @type {DrillText} */ drill) => drill.id === id);

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
 * What puts figures in the place of their names between braces.
 *
 * @param {Record<string, number>} values
 */
export const filler = (values) => (/** @type {string} */ text) =>
  text.replaceAll(/\{(\w+)\}/g, (braces, name) => (name in values ? figure(values[name]) : braces));

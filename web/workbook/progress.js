// What a student did: as JSON for the browser's storage and the page, as numbers for the compiled part.

import { DRILLS } from "./texts.js";

/** @import { WorkbookProgress } from "../sharp-shot-workbook.d.ts" */

/** The largest seed. */
export const MOST = 2 ** 32 - 1;

/**
 * @param {unknown} seed  that the page asks for
 * @returns {WorkbookProgress}
 */
export const nothing = (seed) => ({
  version: 1,
  seed: Number(seed ?? crypto.getRandomValues(new Uint32Array(1))[0]),
  answers: 0,
  streak: 0,
  best: 0,
  drills: {},
  words: {},
});

const FIELDS = /** @type {const} */ (["right", "wrong", "row", "due"]);
/** What the compiled part takes (`crates/lab/src/numbers.rs`); seeds may be larger. */
const LARGEST = 2 ** 20;
const isCount = (/** @type {unknown} */ value, most = LARGEST) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most;
const isObject = (/** @type {unknown} */ value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Whether it is what this version keeps.
 *
 * @param {any} kept
 * @returns {kept is WorkbookProgress}
 */
export const isProgress = (kept) =>
  isObject(kept) &&
  kept.version === 1 &&
  isCount(kept.seed, MOST) &&
  [kept.answers, kept.streak, kept.best].every((count) => isCount(count)) &&
  isObject(kept.drills) &&
  Object.values(kept.drills).every((record) => isObject(record) && FIELDS.every((name) => isCount(record[name]))) &&
  isObject(kept.words) &&
  Object.values(kept.words).every(isObject);

/** @param {WorkbookProgress} progress */
export function numbersOf({ answers, streak, best, drills }) {
  const records = DRILLS.flatMap(({ id }) => {
    const record = Object.hasOwn(drills, id) && drills[id];
    return record ? [1, ...FIELDS.map((name) => record[name])] : [0];
  });
  return Float64Array.of(answers, streak, best, DRILLS.length, ...records);
}

/**
 * The same progress with these numbers; drills that this build has no more keep theirs.
 *
 * @param {WorkbookProgress} progress
 * @param {Float64Array} numbers
 */
export function withNumbers(progress, numbers) {
  const rest = [...numbers];
  const next = () => /** @type {number} */ (rest.shift());
  const after = { ...progress, answers: next(), streak: next(), best: next(), drills: { ...progress.drills } };
  for (const { id } of DRILLS.slice(0, next())) {
    if (next()) after.drills[id] = { right: next(), wrong: next(), row: next(), due: next() };
  }
  return after;
}

// What a page may ask of a lab or a workbook, and what it is told when it asks for something else.

import { failure } from "../loader/failure.js";

/**
 * @import { SharpShotError } from "../sharp-shot.d.ts"
 *
 * @typedef {object} Kind  of an option
 * @property {string} wanted  in words
 * @property {(value: any) => boolean} fits
 */

/** @param {readonly string[]} words */
export const inWords = (words) => words.map((word) => `"${word}"`).join(" or ");

/**
 * @param {...string} words
 * @returns {Kind}
 */
export const oneOf = (...words) => ({ wanted: inWords(words), fits: (value) => words.includes(value) });

/** @type {Kind} */
export const callback = { wanted: "a function", fits: (value) => typeof value === "function" };

/** What both have. */
export const COMMON = { theme: oneOf("auto", "light", "dark"), onError: callback };

/**
 * All options that are as they should be, and an error for each that is not.
 *
 * @param {string} what  "lab"
 * @param {Record<string, Kind>} kinds
 * @param {unknown} given
 */
export function checked(what, kinds, given) {
  /** @type {SharpShotError[]} */
  const errors = [];
  if (typeof given !== "object" || given === null) {
    if (given !== undefined) errors.push(failure("option", `the options of a ${what} have to be an object, not ${typeof given}`));
    given = {};
  }
  /** @type {Record<string, any>} */
  const options = {};
  for (const [name, value] of Object.entries(/** @type {object} */ (given))) {
    if (value === undefined || value === null) continue;
    if (!Object.hasOwn(kinds, name)) errors.push(failure("option", `a ${what} has no option "${name}"; it has ${Object.keys(kinds).join(", ")}`));
    else if (!kinds[name].fits(value)) errors.push(failure("option", `"${name}" of a ${what} has to be ${kinds[name].wanted}, not "${value}"`));
    else options[name] = value;
  }
  return { options, errors };
}

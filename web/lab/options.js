// What a page may ask of the lab.

import { failure } from "../loader/failure.js";

/**
 * @import { LabOptions } from "../sharp-shot-lab.d.ts"
 * @import { SharpShotError } from "../sharp-shot.d.ts"
 */

const TRACKS = /** @type {const} */ (["cloud", "edge", "mobile", "tiny"]);
const THEMES = /** @type {const} */ (["auto", "light", "dark"]);

/** @param {readonly string[]} words */
const oneOf = (words) => words.map((word) => `"${word}"`).join(" or ");

/** What each option has to be, in words, and whether it is. */
const KINDS = {
  track: { wanted: oneOf(TRACKS), fits: (/** @type {any} */ value) => TRACKS.includes(value) },
  part: { wanted: "a number from 1 to 4", fits: (/** @type {any} */ value) => /^[1-4]$/.test(`${value}`) },
  theme: { wanted: oneOf(THEMES), fits: (/** @type {any} */ value) => THEMES.includes(value) },
  onLedger: { wanted: "a function", fits: (/** @type {any} */ value) => typeof value === "function" },
  onError: { wanted: "a function", fits: (/** @type {any} */ value) => typeof value === "function" },
};

export const NAMES = /** @type {(keyof typeof KINDS)[]} */ (Object.keys(KINDS));

/**
 * All options that are as they should be, and an error for each that is not.
 *
 * @param {unknown} given
 */
export function checked(given) {
  /** @type {SharpShotError[]} */
  const errors = [];
  if (typeof given !== "object" || given === null) {
    if (given !== undefined) errors.push(failure("option", `the options of a lab have to be an object, not ${typeof given}`));
    given = {};
  }
  /** @type {Record<string, unknown>} */
  const options = {};
  for (const [name, value] of Object.entries(/** @type {object} */ (given))) {
    if (value === undefined || value === null) continue;
    const kind = KINDS[/** @type {keyof typeof KINDS} */ (name)];
    if (!Object.hasOwn(KINDS, name)) errors.push(failure("option", `a lab has no option "${name}"; it has ${NAMES.join(", ")}`));
    else if (!kind.fits(value)) errors.push(failure("option", `"${name}" of a lab has to be ${kind.wanted}, not "${value}"`));
    else options[name] = value;
  }
  return { options: /** @type {LabOptions} */ (options), errors };
}

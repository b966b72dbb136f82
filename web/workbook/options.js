// What a page may ask of the workbook.

import { callback, COMMON, inWords, oneOf } from "../place/options.js";
import { MOST } from "./progress.js";
import { CHAPTERS, DRILLS, KINDS_OF_DRILLS } from "./texts.js";

/** What each option has to be. */
export const KINDS = {
  chapter: oneOf(...CHAPTERS.map(({ id }) => id)),
  drill: { wanted: "the name of a drill", fits: (/** @type {any} */ value) => DRILLS.some(({ id }) => id === value) },
  only: {
    wanted: `some of ${inWords(KINDS_OF_DRILLS)}, with commas between`,
    fits: (/** @type {any} */ value) => kindsIn(value).every((kind) => KINDS_OF_DRILLS.some((it) => it === kind)),
  },
  seed: {
    wanted: `a whole number from 0 to ${MOST}`,
    fits: (/** @type {any} */ value) => /^\d+$/.test(`${value}`) && Number(value) <= MOST,
  },
  bank: { wanted: "the name of a bank of words", fits: (/** @type {any} */ value) => /^[\w-]+$/.test(value) },
  onAnswer: callback,
  ...COMMON,
};

/** @param {unknown} only */
export const kindsIn = (only) => `${only}`.split(",").map((kind) => kind.trim());

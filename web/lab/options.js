// What a page may ask of the lab.

import { callback, COMMON, oneOf } from "../place/options.js";

/** What each option has to be. */
export const KINDS = {
  track: oneOf("cloud", "edge", "mobile", "tiny"),
  part: { wanted: "a number from 1 to 4", fits: (/** @type {any} */ value) => /^[1-4]$/.test(`${value}`) },
  onLedger: callback,
  ...COMMON,
};

export const NAMES = /** @type {(keyof typeof KINDS)[]} */ (Object.keys(KINDS));

// What a page may ask for, and what it is told when it asks for something else.

import { failure } from "./failure.js";

/**
 * @import { Options, SharpShotError } from "../sharp-shot.d.ts"
 *
 * @typedef {{ [Name in keyof Options]?: unknown }} Given  what a page says that they are
 * @typedef {Plain & Pick<Options, Callback>} Checked  what a game takes
 *
 * @typedef {{ [Name in Exclude<keyof Options, Callback>]-?: NonNullable<Options[Name]> }} Plain  which have defaults
 * @typedef {keyof Options & `on${string}`} Callback
 */

/**
 * @template Value
 * @typedef {object} Kind  of an option
 * @property {string} wanted  in words
 * @property {(value: unknown) => Value | undefined} read
 */

/** @type {Kind<string>} */
const text = {
  wanted: "a text",
  read: (value) => (["string", "number"].includes(typeof value) && `${value}`) || undefined,
};
/** @type {Kind<(...details: any[]) => unknown>} */
const callback = {
  wanted: "a function",
  read: (value) =>
    typeof value === "function" ? /** @type {(...details: any[]) => unknown} */ (value) : undefined,
};
/**
 * @template {string} Word
 * @param {...Word} words
 * @returns {Kind<Word>}
 */
const oneOf = (...words) => ({
  wanted: words.map((word) => `"${word}"`).join(" or "),
  read: (value) => words.find((word) => word === value),
});
/**
 * @param {number} least
 * @param {number} most
 * @returns {Kind<number>}
 */
const whole = (least, most) => ({
  wanted: `a whole number from ${least} to ${most}`,
  read: (value) => {
    const number = /^\d+$/.test(/** @type {string} */ (text.read(value))) ? Number(value) : NaN;
    return number >= least && number <= most ? number : undefined;
  },
});

/**
 * The ranges, by their numbers in the compiled game.
 *
 * @type {["first", "live", "outlier"]}
 */
export const RANGES = ["first", "live", "outlier"];

/**
 * In the order in which they are read: the others' defaults depend on `range`, and `shipAt` on `shots`.
 *
 * @type {{ [Name in keyof Options]-?: (earlier: Checked) => Kind<Options[Name]> }}
 */
const OPTIONS = {
  range: () => oneOf(...RANGES),
  // All layers at int4, and all at fp32.
  budget: () => whole(24, 192),
  shots: () => whole(1, 20),
  shipAt: ({ shots }) => whole(1, 3 * shots),
  seed: () => text,
  keys: () => oneOf("focus", "page"),
  theme: () => oneOf("auto", "light", "dark"),
  onScoreChange: () => callback,
  onGameOver: () => callback,
  onRetry: () => callback,
  onError: () => callback,
};

/**
 * What the contracts of the live range ask for (`assets/live.json`), by their bits.
 *
 * @type {Record<Plain["range"], Record<number, number>>}
 */
const SHIP_AT = { first: {}, live: { 40: 29, 36: 24, 32: 20, 28: 18 }, outlier: { 64: 27 } };

/** @type {Plain} */
const DEFAULTS = {
  range: "first",
  get budget() {
    return { first: 96, live: 40, outlier: 64 }[this.range];
  },
  shots: 10,
  // Of 30 points those of the game's own contract, and the same part of any other number.
  get shipAt() {
    const points = SHIP_AT[this.range][this.budget] ?? (this.range === "first" ? 18 : 24);
    return Math.ceil((points * this.shots) / 10);
  },
  seed: "daily",
  keys: "focus",
  theme: "auto",
};

/**
 * The option that an attribute is, if it is one: HTML knows no capitals, and no functions.
 *
 * @param {string} attribute
 */
export const optionOf = (attribute) =>
  Object.keys(DEFAULTS).find((name) => name.toLowerCase() === attribute.replaceAll("-", ""));

/**
 * All options of a game, and an error for each one given that is not as it should be.
 *
 * @param {Given} given
 */
export function checked(given) {
  /** @type {Record<string, any>} */
  const options = {};
  /** @type {SharpShotError[]} */
  const errors = [];
  const known = /** @type {(keyof Options)[]} */ (Object.keys(OPTIONS));
  if (typeof given !== "object") {
    errors.push(failure("option", `the options have to be an object, not ${typeof given}`));
    given = {};
  }
  for (const name in given) {
    if (!known.includes(/** @type {keyof Options} */ (name))) {
      errors.push(failure("option", `there is no option "${name}"; there are ${known.join(", ")}`));
    }
  }
  for (const name of known) {
    const { wanted, read } = OPTIONS[name](/** @type {Checked} */ (options));
    const value = given[name];
    options[name] = read(value);
    if (options[name] !== undefined) continue;
    options[name] = Reflect.get(DEFAULTS, name, options);
    if (value === undefined) continue;
    const shown = typeof value === "string" ? `"${value}"` : (text.read(value) ?? typeof value);
    const instead = options[name] === undefined ? "it is left out" : `${options[name]} is used`;
    errors.push(failure("option", `"${name}" has to be ${wanted}, not ${shown}; ${instead}`));
  }
  return { options: /** @type {Checked} */ (options), errors };
}

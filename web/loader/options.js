// What a page may ask for, and what it is told when it asks for something else.

import { failure } from "./failure.js";

const text = {
  wanted: "a text",
  read: (value) => (["string", "number"].includes(typeof value) && `${value}`) || undefined,
};
const callback = {
  wanted: "a function",
  read: (value) => (typeof value === "function" ? value : undefined),
};
const oneOf = (...words) => ({
  wanted: words.map((word) => `"${word}"`).join(" or "),
  read: (value) => words.find((word) => word === value),
});
const whole = (least, most) => ({
  wanted: `a whole number from ${least} to ${most}`,
  read: (value) => {
    const number = /^\d+$/.test(text.read(value)) ? Number(value) : NaN;
    return number >= least && number <= most ? number : undefined;
  },
});

/** In the order in which they are read: `shipAt` depends on `shots`. */
const OPTIONS = {
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

const DEFAULTS = {
  budget: 96,
  shots: 10,
  // 18 of 30, and the same part of any other number of points.
  get shipAt() {
    return Math.ceil((18 * this.shots) / 10);
  },
  seed: "daily",
  keys: "focus",
  theme: "auto",
};

/** The option that an attribute is, if it is one: HTML knows no capitals, and no functions. */
export const optionOf = (attribute) =>
  Object.keys(DEFAULTS).find((name) => name.toLowerCase() === attribute.replaceAll("-", ""));

/** All options of a game, and an error for each one given that is not as it should be. */
export function checked(given) {
  const options = {};
  const errors = [];
  const known = Object.keys(OPTIONS);
  if (typeof given !== "object") {
    errors.push(failure("option", `the options have to be an object, not ${typeof given}`));
    given = {};
  }
  for (const name in given) {
    if (!known.includes(name)) {
      errors.push(failure("option", `there is no option "${name}"; there are ${known.join(", ")}`));
    }
  }
  for (const name of known) {
    const { wanted, read } = OPTIONS[name](options);
    const value = given[name];
    options[name] = read(value);
    if (options[name] !== undefined) continue;
    options[name] = Reflect.get(DEFAULTS, name, options);
    if (value === undefined) continue;
    const shown = typeof value === "string" ? `"${value}"` : (text.read(value) ?? typeof value);
    const instead = options[name] === undefined ? "it is left out" : `${options[name]} is used`;
    errors.push(failure("option", `"${name}" has to be ${wanted}, not ${shown}; ${instead}`));
  }
  return { options, errors };
}

// What the player reads when something has failed.

import { isLost } from "./failure.js";

/** @import { Ending } from "./failure.js" */

const LOST = " could not be loaded. Please check the connection.";
const SPOILT = " in this page. The browser's console says why.";

/**
 * What the player reads, and the button that tries again where that may help.
 *
 * @type {Record<Ending, readonly [string, string?]>}
 */
export const SENTENCES = {
  download: [`Sharp Shot${LOST}`, "Try again"],
  policy: ["Sharp Shot cannot run here: the security policy of this site forbids WebAssembly."],
  unsupported: ["Sharp Shot cannot run here: this browser is too old for it. Please try a newer one."],
  canvas: ["Sharp Shot cannot run here: it needs a browser with a 2D canvas."],
  other: [`Sharp Shot cannot run${SPOILT}`],
  panic: ["Sharp Shot has made a mistake and had to stop. Best scores are kept.", "Start afresh"],
};

/**
 * The same of a part of the game that is not there because of `error`, where the game itself goes on.
 *
 * @param {string} part
 * @param {any} error
 */
export const missing = (part, error) => part + (isLost(error) ? LOST : ` cannot be shown${SPOILT}`);

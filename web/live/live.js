// What the live range has beside the compiled game: it is loaded when that range is opened.

import layout from "./live.css";
import { sheet } from "../loader/sheet.js";
import { tellMeasured } from "./provenance.js";

/** @import { GameRoot } from "../loader/game_root.d.ts" */

export { debrief } from "./debrief.js";
export { STORIES } from "./stories.js";
export { WORDS } from "./words.js";

/** @type {CSSStyleSheet | undefined} */
let style;

/**
 * Gives the board its style, and the accuracy its provenance.
 *
 * @param {GameRoot} root
 */
export function dress(root) {
  style ??= sheet(layout);
  root.adoptedStyleSheets.push(style);
  tellMeasured(root);
}

// The way into the compression lab for every page: mountLab(element, options) and <sharp-shot-lab>.

import { Workplace } from "./lab/workplace.js";
import { defined } from "./place/element.js";

/**
 * Builds the lab in an element; `sharp-shot-lab.d.ts` says what with, and what comes of it.
 *
 * @type {typeof import("./sharp-shot-lab.d.ts").mountLab}
 */
export const mountLab = defined("sharp-shot-lab", "mountLab", ["track", "part", "theme"], Workplace);

// Why no game runs.

import { failure, notLoaded } from "./failure.js";

/** @import { Ending, Failure } from "./failure.js" */

/** @type {Record<Ending, unknown>} */
const ENDINGS = { download: 1, policy: 1, unsupported: 1, canvas: 1, other: 1, panic: 1 };

/**
 * Why the game could not be loaded.
 *
 * @param {unknown} error
 * @returns {Failure}
 */
export const diagnosed = (error) => notLoaded(error) ?? notMounted(error);

/**
 * Why the page does not let the game be built into it; what has been diagnosed stays what it is.
 *
 * @param {any} error whatever was thrown
 * @returns {Failure}
 */
export function notMounted(error) {
  if (ENDINGS[/** @type {Ending} */ (error?.code)]) return error;
  try {
    if (!document.createElement("canvas").getContext("2d")) {
      return failure("canvas", "the browser gave no 2D canvas", error);
    }
  } catch {
    // The page has broken that too.
  }
  return failure("other", `it could not be built into the page (${error})`, error);
}

// What can fail, and what the page is told.

import { HAS_SHEETS } from "./sheet.js";

/**
 * @import { ErrorCode, SharpShotError } from "../sharp-shot.d.ts"
 *
 * @typedef {SharpShotError & { code: Ending }} Failure  after which no game runs
 * @typedef {Exclude<ErrorCode, "option" | "callback">} Ending
 */

/** @param {any} error whatever was thrown */
export const isLost = (error) => error?.code === "download";

/**
 * An error for the page: `code` for its script, the message for its author.
 *
 * @template {ErrorCode} Code
 * @param {Code} code
 * @param {string} message
 * @param {unknown} [cause]
 */
export function failure(code, message, cause) {
  const error = /** @type {SharpShotError & { code: Code }} */ (new Error(`Sharp Shot: ${message}`, { cause }));
  error.code = code;
  return error;
}

/**
 * Why something compiled could not be loaded; nothing where that was not it. Browsers say it too differently, so
 * each cause is tried. What does not come, or comes broken, fails with errors of a few kinds
 * (`tools/wasm/extra_parts.js` waits for it in a way that has the last); any other is thrown by what the page has put
 * in place of the browser's own.
 *
 * @param {unknown} error
 * @returns {Failure | undefined}
 */
export function notLoaded(error) {
  // A module with what is youngest of all that the game uses: a function that takes a reference.
  const module = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0);
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(module) || !HAS_SHEETS) {
    const lacking = "WebAssembly with reference types, or style sheets made by scripts";
    return failure("unsupported", `the browser lacks ${lacking}`, error);
  }
  try {
    // Safari forbids no more than to run what was compiled.
    new WebAssembly.Instance(new WebAssembly.Module(module));
  } catch {
    return failure("policy", "the site's policy needs 'wasm-unsafe-eval' in script-src", error);
  }
  const { CompileError, LinkError } = WebAssembly;
  return error instanceof TypeError ||
    error instanceof SyntaxError ||
    error instanceof CompileError ||
    error instanceof LinkError ||
    error instanceof DOMException
    ? failure("download", `its program could not be loaded (${error})`, error)
    : undefined;
}

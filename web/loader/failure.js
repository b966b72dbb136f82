// What can fail, what the player reads then, and what the page is told.

import { HAS_SHEETS } from "./sheet.js";

/** What the player reads, and the button that tries again where that may help. */
export const SENTENCES = {
  download: ["Sharp Shot could not be loaded. Please check the connection.", "Try again"],
  policy: ["Sharp Shot cannot run here: the security policy of this site forbids WebAssembly."],
  unsupported: ["Sharp Shot cannot run here: this browser is too old for it. Please try a newer one."],
  canvas: ["Sharp Shot cannot run here: it needs a browser with a 2D canvas."],
  other: ["Sharp Shot cannot run in this page. The browser's console says why."],
  panic: ["Sharp Shot has made a mistake and had to stop. Best scores are kept.", "Start afresh"],
};

/** An error for the page: `code` for its script, the message for its author. */
export function failure(code, message, cause) {
  return Object.assign(new Error(`Sharp Shot: ${message}`, { cause }), { code });
}

/** Why the game could not be loaded. Browsers say it too differently, so each cause is tried. */
export function diagnosed(error) {
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
  return failure("download", `its program could not be loaded (${error})`, error);
}

/** Why the loaded game could not be built into the page. */
export function notMounted(error) {
  const canvas = document.createElement("canvas").getContext("2d");
  return canvas
    ? failure("other", `it could not be built into the page (${error})`, error)
    : failure("canvas", "the browser gave no 2D canvas", error);
}

// What can fail, what the player reads then, and what the page is told.

import { HAS_SHEETS } from "./sheet.js";

/** What the player reads; a button in it tries again. */
export const SENTENCES = {
  download: "Sharp Shot could not be loaded. Check the connection and <button>try again</button>.",
  policy: "Sharp Shot cannot run here: the security policy of this site forbids WebAssembly.",
  unsupported: "Sharp Shot cannot run here: this browser is too old for it. Please try a newer one.",
  canvas: "Sharp Shot cannot run here: it needs a browser with a 2D canvas.",
  panic: "Sharp Shot has made a mistake and had to stop. <button>Start afresh</button>",
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
    new WebAssembly.Module(module);
  } catch {
    return failure("policy", "the site's policy needs 'wasm-unsafe-eval' in script-src", error);
  }
  return failure("download", `its program could not be loaded (${error})`, error);
}

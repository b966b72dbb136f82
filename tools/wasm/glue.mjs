// Changes wasm-bindgen's glue, the JavaScript between the page and the wasm, to go with a wasm that was taken
// apart and has short names.
import { readFileSync } from "node:fs";

/**
 * The names that wasm-opt has given: module, name and short name of each import, name and short name of each export.
 * @typedef {{ imports: [string, string, string][], exports: [string, string][] }} Names
 */

const STREAMING = "await WebAssembly.instantiateStreaming(module_or_path, imports);\nsame(module);";

/** The functions of `extra_parts.js` that the wasm may import. */
const OWN = ["later", "live", "left_out"];

const extraParts = readFileSync(new URL("./extra_parts.js", import.meta.url), "utf8");

/**
 * What is looked for in the glue, by its purpose, and what comes in its place. (The loader gives a response of the
 * right type.)
 * @param {string[]} own
 * @returns {[purpose: string, pattern: RegExp, by: string][]}
 */
const changes = (own) => [
  [
    "the list of imports",
    /(?<=const import0 = {\s+__proto__: null,)/g,
    `\n${own.map((name) => `${name}: ${name},\n`).join("")}`,
  ],
  ["the loading of the wasm", /await __wbg_load\(await module_or_path, imports\);/g, STREAMING],
];

/**
 * The glue with the names that the wasm has now, and with what fetches the extra parts.
 * @param {string} glue
 * @param {Names} names
 * @param {string} module the name of the module that the wasm imports from
 * @param {string} build the name of this build
 */
export function rename(glue, { imports, exports }, module, build) {
  const own = OWN.filter((name) => imports.some(([, imported]) => imported === name));
  let text = glue;
  for (const [purpose, pattern, by] of changes(own)) text = replaced(text, purpose, pattern, by);
  return shortened(text, { imports, exports }, module) + extraParts.replace("BUILD", build);
}

/**
 * The glue with the names that the wasm has now.
 * @param {string} glue
 * @param {Names} names
 * @param {string} module the name of the module that the wasm imports from
 */
export function shortened(glue, { imports, exports }, module) {
  let text = glue;
  for (const [, name, short] of imports) {
    text = replaced(text, `the import ${name}`, new RegExp(`(?<=\\s)${name}(?=:)`, "g"), `"${short}"`);
  }
  text = replaced(text, "the name of the imports' module", new RegExp(`"${module}"(?=: import0)`, "g"), '"a"');
  for (const [name, short] of exports) {
    // Some are for hosts that are not browsers.
    text = text.replaceAll(new RegExp(`(?<=\\bwasm)\\.${name}\\b`, "g"), `["${short}"]`);
  }
  const left = text.match(/\bwasm\.\w+/);
  if (left) throw changed(`it asks for ${left[0]}, which the wasm no longer calls so`);
  return text;
}

/**
 * @param {string} text
 * @param {string} purpose
 * @param {RegExp} pattern
 * @param {string} by
 */
function replaced(text, purpose, pattern, by) {
  const result = text.replaceAll(pattern, by);
  if (result === text) throw changed(`${purpose} was not found (${pattern})`);
  return result;
}

/** @param {string} what */
const changed = (what) =>
  new Error(
    `wasm-bindgen's glue is not as tools/wasm/glue.mjs knows it: ${what}. ` +
      "Change the pattern there, or build with WASM=whole; tools/wasm/README.md says how.",
  );

// Makes the compiled game as small as it gets: optimizes the wasm, and gives what it shares with its
// JavaScript names of a letter or two, as wasm-bindgen's hold a hash each.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What every browser has that the loader lets in (`web/loader/failure.js`). */
const FEATURES = ["bulk-memory", "bulk-memory-opt", "sign-ext", "nontrapping-float-to-int", "mutable-globals"]
  .concat(["reference-types", "multivalue", "call-indirect-overlong"])
  .map((name) => `--enable-${name}`);

/** Nothing of the game is in the first 1024 bytes: rustc puts the far end of the stack there. */
const SMALL = ["-Oz", "--converge", "--low-memory-unused", "--strip-producers"];
const SHORT = ["--strip-target-features", "--generate-stack-ir", "--optimize-stack-ir"].concat([
  "--minify-imports-and-exports-and-modules",
]);

const WASM_OPT = fileURLToPath(new URL("../node_modules/.bin/wasm-opt", import.meta.url));

const optimize = (wasm, passes) =>
  execFileSync(WASM_OPT, ["--mvp-features", ...FEATURES, ...passes, wasm, "-o", wasm], { encoding: "utf8" });

export function shrink(wasm, glue) {
  optimize(wasm, SMALL);
  const { imports, exports } = JSON.parse(optimize(wasm, SHORT));
  if (new Set(imports.map(([module]) => module)).size > 1) throw new Error("one module is renamed, not more");
  let script = readFileSync(glue, "utf8");
  const replace = (pattern, by) => {
    if (!pattern.test(script)) throw new Error(`${glue} has no ${pattern}`);
    script = script.replaceAll(pattern, by);
  };
  for (const [, name, short] of imports) replace(new RegExp(`(?<=\\s)${name}(?=:)`, "g"), `"${short}"`);
  replace(/"[^"]+_bg\.js"(?=: import0)/g, '"a"');
  for (const [name, short] of exports) {
    // Some are for hosts that are not browsers.
    script = script.replaceAll(new RegExp(`(?<=\\bwasm)\\.${name}\\b`, "g"), `["${short}"]`);
  }
  const left = script.match(/\bwasm\.\w+/);
  if (left) throw new Error(`${glue} asks for ${left}, which the wasm no longer calls so`);
  writeFileSync(glue, script);
}

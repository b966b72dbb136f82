// Makes the compiled game as small as it gets: takes it apart (`split.mjs`), optimizes the wasm, and gives
// what it shares with its JavaScript names of a letter or two, as wasm-bindgen's hold a hash each.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { split } from "./split.mjs";

/** What every browser has that the loader lets in (`web/loader/failure.js`). */
const FEATURES = ["bulk-memory", "bulk-memory-opt", "sign-ext", "nontrapping-float-to-int", "mutable-globals"]
  .concat(["reference-types", "multivalue", "call-indirect-overlong"])
  .map((name) => `--enable-${name}`);

/** Nothing of the game is in the first 1024 bytes: rustc puts the far end of the stack there. */
const SMALL = ["-Oz", "--converge", "--low-memory-unused", "--strip-producers"];
const LAST = ["--strip-debug", "--strip-target-features", "--generate-stack-ir", "--optimize-stack-ir"];

const WASM_OPT = fileURLToPath(new URL("../../node_modules/.bin/wasm-opt", import.meta.url));

function optimize(from, to, passes) {
  const args = ["--mvp-features", ...FEATURES, ...passes, from, "-o", to];
  return execFileSync(WASM_OPT, args, { encoding: "utf8" });
}

/** With the names of their functions, for `contents.mjs`. */
const NAMED = "target/named";

/** Makes `wasm` and `later` of `wasm`, and changes the `glue` to go with them. */
export function shrink(wasm, later, glue) {
  const at = (file) => join(NAMED, file);
  mkdirSync(NAMED, { recursive: true });
  optimize(wasm, at("whole.wat"), ["-g", "-S", "--remove-unused-module-elements"]);
  const text = readFileSync(at("whole.wat"), "utf8");
  // Short names mean something else in another build, of which the browser may have kept a part.
  const build = createHash("sha256").update(text).digest("hex").slice(0, 8);
  const module = `./${basename(wasm, ".wasm")}.js`;
  const parts = split(text, module);

  writeFileSync(at("first.wat"), parts.first);
  optimize(at("first.wat"), at("first.wasm"), ["-g", ...SMALL]);
  const minify = [...LAST, "--minify-imports-and-exports-and-modules"];
  const names = JSON.parse(optimize(at("first.wasm"), wasm, minify));
  // An empty custom section: its length, the length of its name, and that.
  appendFileSync(wasm, Buffer.from([0, build.length + 1, build.length, ...Buffer.from(build)]));

  const short = new Map(names.exports);
  const renamed = (_, name) => `(import "${build}" "${short.get(name)}"`;
  writeFileSync(at("later.wat"), parts.later.replaceAll(/\(import "first" "(\w+)"/g, renamed));
  optimize(at("later.wat"), at("later.wasm"), ["-g", ...SMALL]);
  optimize(at("later.wasm"), later, LAST);
  writeFileSync(glue, rename(readFileSync(glue, "utf8"), names, module, build));
}

/** The glue with the names that the wasm has now, and with what fetches the later part. */
function rename(script, { imports, exports }, module, build) {
  const replace = (pattern, by) => {
    if (!pattern.test(script)) throw new Error(`the glue has no ${pattern}`);
    script = script.replaceAll(pattern, by);
  };
  replace(/(?<=const import0 = {\s+__proto__: null,)/g, "\nlater: later,\nleft_out: left_out,\n");
  replace(/export { initSync, __wbg_init as default };/g, "export { __wbg_init as default };");
  // What every browser has that the loader lets in, and what other callers would use: the loader gives a response
  // of the right type.
  replace(/\(typeof FinalizationRegistry === 'undefined'\)\n.*\n\s+: /g, "");
  replace(/if \(Symbol\.dispose\) .*\n/g, "");
  replace(/console\.warn\((["'`]).*?\1(, e)?\);?/g, "");
  replace(/if \((typeof )?module_or_path === (undefined|'string')[^{]*{[^}]*}/g, "");
  const streaming = "await WebAssembly.instantiateStreaming(module_or_path, imports);\nsame(module);";
  replace(/await __wbg_load\(await module_or_path, imports\);/g, streaming);
  script += readFileSync(new URL("./later.js", import.meta.url), "utf8").replace("BUILD", build);
  for (const [, name, short] of imports) replace(new RegExp(`(?<=\\s)${name}(?=:)`, "g"), `"${short}"`);
  replace(new RegExp(`"${module}"(?=: import0)`, "g"), '"a"');
  for (const [name, short] of exports) {
    // Some are for hosts that are not browsers.
    script = script.replaceAll(new RegExp(`(?<=\\bwasm)\\.${name}\\b`, "g"), `["${short}"]`);
  }
  const left = script.match(/\bwasm\.\w+/);
  if (left) throw new Error(`the glue asks for ${left}, which the wasm no longer calls so`);
  return script;
}

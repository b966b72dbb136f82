// Builds a compiled part of its own, which no game loads: the lab's or the workbook's WebAssembly and its glue.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shortened } from "./wasm/glue.mjs";
import { optimize, SHORT, SMALL } from "./wasm/shrink.mjs";

const TARGET = "wasm32-unknown-unknown";
/**
 * In place of those in `.cargo/config.toml`: what is called from one place only is small enough for this. LLVM's rewriting
 * of loops (LSR) adds variables that a stack machine does not need.
 */
const FLAGS = "-C llvm-args=-inline-threshold=10 -C llvm-args=-disable-lsr -C link-arg=-zstack-size=65536";

/** Each round makes loops and branches anew from what the one before has left. */
const ROUND = ["-Oz", "--flatten", "--rereloop"];
const PASSES = [...ROUND, ...ROUND, ...SMALL, "--always-inline-max-function-size=8"];

/**
 * Puts `NAME.js` and `NAME_bg.wasm` into a folder, of the package `NAME-wasm`.
 *
 * @param {string} name
 * @param {string} folder
 */
export function buildSmall(name, folder) {
  const build = ["build", "--profile", "lab", "--locked", "--package", `${name}-wasm`, "--target", TARGET];
  /** @type {import("node:child_process").ExecFileSyncOptions} */
  const options = { stdio: ["ignore", "ignore", "inherit"] };
  const env = { ...process.env, CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: FLAGS };
  execFileSync("cargo", build, { ...options, env });
  const wasm = join(process.env.CARGO_TARGET_DIR ?? "target", TARGET, `lab/${name}_wasm.wasm`);
  const names = ["--out-dir", folder, "--out-name", name];
  execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", ...names, wasm], options);
  const built = join(folder, `${name}_bg.wasm`);
  const glue = join(folder, `${name}.js`);
  optimize(built, built, PASSES);
  const short = JSON.parse(optimize(built, built, SHORT));
  writeFileSync(glue, lean(shortened(readFileSync(glue, "utf8"), short, `./${name}_bg.js`)));
}

/**
 * What in the glue is for browsers that the page does not let in (`web/loader/failure.js`), or for callers that there are
 * not: what nobody can call then is left out when the script is made small.
 *
 * @type {[purpose: string, pattern: RegExp, by: string][]}
 */
const LEFT_OUT = [
  ["starting it synchronously", /initSync, /, ""],
  [
    "other ways of loading",
    /(?<=\nasync function __wbg_init_once\()module_or_path\) {\n.*?(?=\n    return __wbg_finalize_init)/s,
    "{ module_or_path }) {\nconst { instance } = await WebAssembly.instantiateStreaming(module_or_path, __wbg_get_imports());",
  ],
  ["the module", /(?<=return __wbg_finalize_init\(instance), module(?=\);\n}\n\nexport)/, ""],
  ["what nobody asks for", /wasmInstance = instance;|wasmModule = module;/g, ""],
  ["encoders that cannot write in place", /\nif \(!\('encodeInto' in cachedTextEncoder\)\) {\n.*?\n}\n/s, "\n"],
  ["texts of two gigabytes", /(?<=\nfunction decodeText\(bytes\) {\n).*?(?=    return)/s, ""],
];

/** @param {string} glue */
function lean(glue) {
  let text = glue;
  for (const [purpose, pattern, by] of LEFT_OUT) {
    if (text.search(pattern) < 0) {
      // Not every part has to do with texts.
      if (pattern.source.includes("TextEncoder") && !text.includes("TextEncoder")) continue;
      throw new Error(`wasm-bindgen's glue is not as tools/small.mjs knows it: ${purpose} was not found (${pattern})`);
    }
    text = text.replace(pattern, by);
  }
  // A realloc is always there.
  return text.replace(/    if \(realloc === undefined\) {\n.*?\n    }\n/s, "");
}

// Makes the compiled game as small as it gets: takes it apart (`split.mjs`), optimizes the wasm, and gives
// what it shares with its JavaScript names of a letter or two (`glue.mjs`), as wasm-bindgen's hold a hash each.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { rename } from "./glue.mjs";
import { split } from "./split.mjs";

/** What every browser has that the loader lets in (`web/loader/failure.js`). */
const FEATURES = ["bulk-memory", "bulk-memory-opt", "sign-ext", "nontrapping-float-to-int", "mutable-globals"]
  .concat(["reference-types", "multivalue", "call-indirect-overlong"])
  .map((name) => `--enable-${name}`);

export const AS_TEXT = ["-g", "-S", "--remove-unused-module-elements"];
/** Nothing of the game is below this address, where rustc puts the far end of the stack. */
const LOW = 1024;
export const SMALL = ["-Oz", "--converge", "--low-memory-unused", "--strip-producers"];
const LAST = ["--strip-debug", "--strip-target-features", "--generate-stack-ir", "--optimize-stack-ir"];

/** The last, with short names for imports and exports, which it prints as JSON. */
export const SHORT = [...LAST, "--minify-imports-and-exports-and-modules"];

const MODULES = new URL("../../node_modules/", import.meta.url);
const WASM_OPT = fileURLToPath(new URL(".bin/wasm-opt", MODULES));
const { version: VERSION } = JSON.parse(readFileSync(new URL("binaryen/package.json", MODULES), "utf8"));

/** Most builds are of changes to the page: what `-Oz` has made of the same wasm, in half a minute, is kept here. */
const KEPT = join(process.env.CARGO_TARGET_DIR ?? "target", "wasm-opt");
/** How much is kept, in files: a dozen builds. */
const MOST = 60;

/**
 * @param {string} from
 * @param {string} to
 * @param {string[]} passes
 */
export function optimize(from, to, passes) {
  const args = ["--mvp-features", ...FEATURES, ...passes];
  const run = (/** @type {string} */ to) => execFileSync(WASM_OPT, [...args, from, "-o", to], { encoding: "utf8" });
  if (!passes.includes("-Oz")) return run(to);
  const key = createHash("sha256").update(JSON.stringify([VERSION, args])).update(readFileSync(from)).digest("hex");
  const kept = join(KEPT, key);
  if (!existsSync(kept)) {
    mkdirSync(KEPT, { recursive: true });
    // Whoever is interrupted leaves no half of it.
    const made = `${kept}.${process.pid}`;
    run(made);
    renameSync(made, kept);
    dropOldest();
  }
  copyFileSync(kept, to);
  return "";
}

function dropOldest() {
  const files = readdirSync(KEPT).map((name) => join(KEPT, name));
  const age = new Map(files.map((file) => [file, statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0]));
  files.sort((one, other) => Number(age.get(other)) - Number(age.get(one)));
  for (const file of files.slice(MOST)) rmSync(file, { force: true });
}

/**
 * `--low-memory-unused` lets wasm-opt take it for granted that nothing is there.
 * @param {string} text
 */
function refuseLowData(text) {
  for (const [, start] of text.matchAll(/^ \(data [^(]*\(i32\.const (\d+)\)/gm)) {
    if (Number(start) >= LOW) continue;
    throw new Error(`tools/wasm/shrink.mjs: there is data at ${start}, so that --low-memory-unused has to go`);
  }
}

/**
 * Makes the parts of `wasm`: the first in its place, each of the others in the file that `extra` says; and changes the
 * `glue` to go with them. The parts with the names of their functions, for `contents.mjs`, are left in the folder
 * `named`.
 * @param {{ wasm: string, extra: (part: string) => string, glue: string, named: string }} files
 * @param {import("./split.mjs").Patterns} patterns
 */
export function shrink({ wasm, extra, glue, named }, patterns) {
  const at = (/** @type {string} */ file) => join(named, file);
  // An earlier build may have had more parts.
  rmSync(named, { recursive: true, force: true });
  mkdirSync(named, { recursive: true });
  optimize(wasm, at("whole.wat"), AS_TEXT);
  const text = readFileSync(at("whole.wat"), "utf8");
  refuseLowData(text);
  const module = `./${basename(wasm, ".wasm")}.js`;
  const parts = split(text, module, patterns);
  // Short names mean something else in another build, of which the browser may have kept a part.
  const build = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 8);

  writeFileSync(at("first.wat"), parts.first);
  optimize(at("first.wat"), at("first.wasm"), ["-g", ...SMALL]);
  /** @type {import("./glue.mjs").Names} */
  const names = JSON.parse(optimize(at("first.wasm"), wasm, SHORT));
  // An empty custom section: its length, the length of its name, and that.
  appendFileSync(wasm, Buffer.from([0, build.length + 1, build.length, ...Buffer.from(build)]));

  const short = new Map(names.exports);
  const imports = /(?<=\(import )"first" "(\w+)"/g;
  for (const [part, wat] of Object.entries(parts.extra)) {
    const [text, small] = ["wat", "wasm"].map((kind) => at(`${part}.${kind}`));
    writeFileSync(text, wat.replaceAll(imports, (_, name) => `"${build}" "${short.get(name)}"`));
    optimize(text, small, ["-g", ...SMALL]);
    optimize(small, extra(part), LAST);
  }
  writeFileSync(glue, rename(readFileSync(glue, "utf8"), names, module, build));
}

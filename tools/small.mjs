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
  // Nobody starts it synchronously: what nobody can call is left out when the script is made small.
  writeFileSync(glue, shortened(readFileSync(glue, "utf8"), short, `./${name}_bg.js`).replace("initSync, ", ""));
}

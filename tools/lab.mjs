// Builds the compiled part of the lab: its own WebAssembly, which no game loads.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { optimize, TO_SHIP } from "./wasm/shrink.mjs";

/** @import { ExecFileSyncOptionsWithStringEncoding } from "node:child_process" */

const TARGET = "wasm32-unknown-unknown";

/**
 * Puts `lab.js` and `lab_bg.wasm` into a folder.
 *
 * @param {string} folder
 */
export function buildLab(folder) {
  const build = ["build", "--profile", "lab", "--locked", "--package", "lab-wasm", "--target", TARGET];
  /** @type {ExecFileSyncOptionsWithStringEncoding} */
  const options = { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" };
  execFileSync("cargo", build, options);
  const wasm = join("target", TARGET, "lab/lab_wasm.wasm");
  const names = ["--out-dir", folder, "--out-name", "lab"];
  execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", ...names, wasm], options);
  const built = join(folder, "lab_bg.wasm");
  optimize(built, built, TO_SHIP);
}

/** The students of `make model-lab` that the lab shows. */
export const copyStudents = (/** @type {string} */ file) =>
  writeFileSync(file, readFileSync("assets/model/students.bf16"));

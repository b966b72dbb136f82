// Builds the compiled part of the lab: its own WebAssembly, which no game loads.
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
 * Puts `lab.js` and `lab_bg.wasm` into a folder.
 *
 * @param {string} folder
 */
export function buildLab(folder) {
  const build = ["build", "--profile", "lab", "--locked", "--package", "lab-wasm", "--target", TARGET];
  /** @type {import("node:child_process").ExecFileSyncOptions} */
  const options = { stdio: ["ignore", "ignore", "inherit"] };
  const env = { ...process.env, CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: FLAGS };
  execFileSync("cargo", build, { ...options, env });
  const wasm = join(process.env.CARGO_TARGET_DIR ?? "target", TARGET, "lab/lab_wasm.wasm");
  const names = ["--out-dir", folder, "--out-name", "lab"];
  execFileSync("wasm-bindgen", ["--target", "web", "--no-typescript", ...names, wasm], options);
  const built = join(folder, "lab_bg.wasm");
  const glue = join(folder, "lab.js");
  optimize(built, built, PASSES);
  const short = JSON.parse(optimize(built, built, SHORT));
  // Nobody starts it synchronously: what nobody can call is left out when the script is made small.
  writeFileSync(glue, shortened(readFileSync(glue, "utf8"), short, "./lab_bg.js").replace("initSync, ", ""));
}

/** The students of `make model-lab` that the lab shows. */
export const copyStudents = (/** @type {string} */ file) =>
  writeFileSync(file, readFileSync("assets/model/students.bf16"));

/** Of `assets/lab/textbook.json` what the page says itself: names, and the numbers of its formulas. */
export function textbookNames() {
  const { models, formats, calibration, training, devices, language_model: model } = JSON.parse(readFileSync("assets/lab/textbook.json", "utf8"));
  const named = (/** @type {{ name: string }} */ { name }) => ({ name });
  return JSON.stringify({
    models: models.map((/** @type {any} */ { name, fp32_mib, sensitivity }) => ({ name, fp32_mib, sensitivity })),
    formats: formats.map((/** @type {any} */ { name, drop, calibrated }) => ({ name, drop, calibrated })),
    calibration,
    training,
    devices,
    language_model: { name: model.name, data: model.data, variants: model.variants.map(named) },
  });
}

/** Of `assets/lab/tracks.json` what a student reads; the compiled lab has what it calculates with. */
export function trackWords() {
  const tracks = JSON.parse(readFileSync("assets/lab/tracks.json", "utf8"));
  return JSON.stringify(
    tracks.map((/** @type {any} */ { id, name, who, mission, wall, hardware, veto, messages }) => {
      return { id, name, who, mission, wall, hardware, veto, messages };
    }),
  );
}

// Builds the compiled part of the lab: its own WebAssembly, which no game loads.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { optimize, TO_SHIP } from "./wasm/shrink.mjs";

const TARGET = "wasm32-unknown-unknown";
/**
 * In place of those in `.cargo/config.toml`: what is called from one place only is small enough for this. LLVM's rewriting
 * of loops (LSR) adds variables that a stack machine does not need.
 */
const FLAGS = "-C llvm-args=-inline-threshold=10 -C llvm-args=-disable-lsr -C link-arg=-zstack-size=65536";

/** Each round makes loops and branches anew from what the one before has left. */
const ROUND = ["-Oz", "--flatten", "--rereloop"];
const PASSES = [...ROUND, ...ROUND, ...TO_SHIP, "--always-inline-max-function-size=8"];

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
  optimize(built, built, PASSES);
}

/** The students of `make model-lab` that the lab shows. */
export const copyStudents = (/** @type {string} */ file) =>
  writeFileSync(file, readFileSync("assets/model/students.bf16"));

/** Of `assets/lab/textbook.json` what the compiled lab does not have: its names. */
export function textbookNames() {
  const { models, formats, training, language_model: model } = JSON.parse(readFileSync("assets/lab/textbook.json", "utf8"));
  const named = (/** @type {{ name: string }} */ { name }) => ({ name });
  return JSON.stringify({
    models: models.map((/** @type {any} */ { name, fp32_mib }) => ({ name, fp32_mib })),
    formats: formats.map((/** @type {any} */ { name, bits }) => ({ name, bits })),
    training: { regains: training.regains },
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

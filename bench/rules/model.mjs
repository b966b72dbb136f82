// What an answer of the live range's network costs in WebAssembly, in the engine that Chromium has too.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { figure } from "../figures.mjs";

const FILE = "target/wasm32-unknown-unknown/release/range_model_in_wasm.wasm";
const BOARDS = 1000;

/** @typedef {{ set(setting: number, outlier: number): void, right_of(boards: number): number }} Model */

/** By their numbers: all layers at one precision. */
const SETTINGS = { fp32: 0, int8: 0b10_10_10_10_10_10, int4: 0b11_11_11_11_11_11 };

/**
 * In each run the mean time of a board in ms, with the drawing of it, for all layers at each precision.
 *
 * @param {number} runs
 */
export async function model(runs) {
  const target = ["--target", "wasm32-unknown-unknown", "--release"];
  execFileSync("cargo", ["build", "--locked", "-p", "range-model-in-wasm", ...target], { stdio: "inherit" });
  const { instance } = await WebAssembly.instantiate(readFileSync(FILE));
  const network = /** @type {Model} */ (/** @type {unknown} */ (instance.exports));
  // Before the first run the code is compiled.
  network.set(0, 0);
  network.right_of(BOARDS);
  return Object.entries(SETTINGS).map(([precision, setting]) => {
    network.set(setting, 0);
    const times = Array.from({ length: runs }, () => {
      const before = performance.now();
      network.right_of(BOARDS);
      return (performance.now() - before) / BOARDS;
    });
    return { what: `an answer of the live model, all ${precision}`, ...figure(times) };
  });
}

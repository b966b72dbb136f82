// What the rules cost natively: all that `cargo bench` measures with criterion.
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { filesIn } from "../../tools/files.mjs";

const FOLDER = "target/criterion";

/**
 * What a benchmark took: the median with its confidence interval, in ns.
 *
 * @typedef {{ what: string, median: number, from: number, to: number }} Estimate
 */

/**
 * Of each benchmark, as criterion left it in a folder.
 *
 * @param {string} folder
 * @returns {Estimate[]}
 */
export function estimates(folder) {
  return filesIn(folder)
    .filter((path) => path.endsWith("/new/estimates.json"))
    .map((path) => {
      const read = (/** @type {string} */ file) => JSON.parse(readFileSync(join(dirname(path), file), "utf8"));
      const { point_estimate: median, confidence_interval: interval } = read("estimates.json").median;
      const [from, to] = [interval.lower_bound, interval.upper_bound];
      return { what: read("benchmark.json").full_id, median, from, to };
    })
    .sort((a, b) => a.what.localeCompare(b.what, "en", { numeric: true }));
}

export function rules() {
  // What a benchmark left that is gone would look like a figure of today.
  rmSync(FOLDER, { recursive: true, force: true });
  const { stderr } = process;
  execFileSync("cargo", ["bench", "--locked", "-p", "bench-rules"], { stdio: ["ignore", stderr, stderr] });
  return estimates(FOLDER);
}

// Prints what a student downloads, per file of dist/, and fails where that is too much.
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { brotli, gzip } from "./compress.mjs";
import { filesIn } from "./files.mjs";
import { LAB, LAB_PAGE, LIMITS, LIVE, TYPES, WORKBOOK, WORKBOOK_PAGE } from "./limits.mjs";

/** @typedef {[file: string, raw: number, gzip: number, brotli: number]} Row */

/** What is asked for with the first shot, only by the playground in place of index.html, or by who shows links. */
const LATER = ["dist/debrief.js", "dist/engine/sharp-shot_later.wasm", "dist/quantization.mjs", "dist/preview.png"];

/**
 * @param {string} file
 * @returns {Row}
 */
const row = (file) => {
  const bytes = readFileSync(file);
  return [file, bytes.length, gzip(bytes).length, brotli(bytes).length];
};
const rows = filesIn("dist").filter((file) => !TYPES.includes(file)).map(row);

/** @param {Row[]} some */
const total = (some) => some.reduce((sum, row) => sum + row[3], 0);

/** @param {[string, ...(string | number)[]]} cells */
const print = (cells) => console.log(cells[0].padEnd(34), ...cells.slice(1).map((c) => String(c).padStart(9)));
print(["file (bytes)", "raw", "gzip -9", "brotli 11"]);
rows.forEach(print);
const sums = /** @type {const} */ ([1, 2, 3]).map((column) => rows.reduce((sum, row) => sum + row[column], 0));
print(["total", ...sums]);
for (const file of TYPES) print([`not loaded: ${file}`, ...row(file).slice(1)]);

/**
 * @param {string} what
 * @param {Row[]} some
 * @param {number} limit
 */
const check = (what, some, limit) => {
  const bytes = total(some);
  const fits = bytes <= limit;
  console.log(`${what}: ${bytes} of at most ${limit} bytes${fits ? "" : ", too large"}`);
  if (!fits) process.exitCode = 1;
};
/** @param {string[]} files */
const those = (files) => rows.filter(([file]) => files.includes(relative("dist", file)));
const live = those(LIVE);
const lab = those([...LAB, ...LAB_PAGE]);
const workbook = those([...WORKBOOK, ...WORKBOOK_PAGE]);
const game = rows.filter((row) => ![live, lab, workbook].some((all) => all.includes(row)));
check("before the first shot", game.filter(([file]) => !LATER.includes(file)), LIMITS.first);
check("everything but the live range, the lab and the workbook", game, LIMITS.all);
check("the live range", live, LIMITS.live);
check("the scripts and the wasm of the lab", lab.filter(([file]) => /\.(js|wasm)$/.test(file)), LIMITS.lab);
check("the workbook with all its texts", workbook, LIMITS.workbook);

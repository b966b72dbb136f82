// What a visitor downloads.
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { brotli, gzip } from "../../tools/compress.mjs";
import { filesIn } from "../../tools/files.mjs";
import { LAB, LAB_PAGE, LIMITS, LIVE, TYPES, WORKBOOK, WORKBOOK_PAGE } from "../../tools/limits.mjs";
import { NAMES, PAGES } from "./pages.mjs";

/**
 * @import { Bench } from "./browser.mjs"
 * @import { Compared } from "./pages.mjs"
 *
 * @typedef {Record<(typeof SIZES)[number], number>} Sizes  in bytes
 * @typedef {Sizes & { file: string, first: boolean }} PageFile  `first`: asked for before the page's first frame
 * @typedef {Sizes & { most?: number, met?: boolean }} Total  with the target, where there is one
 * @typedef {{ files: PageFile[], totals: Record<keyof typeof LIMITS, Total> }} Payload
 */

/** What only the lab loads, as far as it counts: its scripts and its wasm, as for `make dist`. */
const LABS = LAB.filter((file) => /\.(js|wasm)$/.test(file));

/** All that only the workbook has. */
const WORKBOOKS = [...WORKBOOK, ...WORKBOOK_PAGE];

const SIZES = /** @type {const} */ (["raw", "gzip", "brotli"]);

/**
 * The files of a page.
 *
 * @param {Bench} bench
 * @param {Compared} name
 * @returns {Promise<PageFile[]>}
 */
async function filesOf(bench, name) {
  const asked = await bench.in(name, async ({ asked }) => [...asked]);
  const { folder } = PAGES[name];
  return filesIn(folder).filter((path) => !TYPES.includes(path)).map((path) => {
    const [file, bytes] = [relative(folder, path), readFileSync(path)];
    const first = asked.includes(`/${name}/${file.replace(/index\.html$/, "")}`);
    return { file, raw: bytes.length, gzip: gzip(bytes).length, brotli: brotli(bytes).length, first };
  });
}

/** @param {PageFile[]} files */
const total = (files) =>
  /** @type {Sizes} */ (
    Object.fromEntries(SIZES.map((size) => [size, files.reduce((sum, file) => sum + file[size], 0)]))
  );

/**
 * For each page: its files, and what they come to before the first frame, in all, in the live range, in the lab and in
 * the workbook.
 *
 * @param {Bench} bench
 */
export async function payload(bench) {
  const pages = /** @type {Record<Compared, Payload>} */ ({});
  for (const name of NAMES) {
    const files = await filesOf(bench, name);
    const those = (/** @type {string[]} */ names) => files.filter(({ file }) => names.includes(file));
    const game = files.filter(({ file }) => ![...LIVE, ...LAB, ...LAB_PAGE, ...WORKBOOKS].includes(file));
    pages[name] = {
      files,
      totals: {
        first: total(files.filter(({ first }) => first)),
        all: total(game),
        live: total(those(LIVE)),
        lab: total(those(LABS)),
        workbook: total(those(WORKBOOKS)),
      },
    };
  }
  const { totals } = pages.game;
  for (const part of /** @type {(keyof typeof LIMITS)[]} */ (Object.keys(LIMITS))) {
    const most = LIMITS[part];
    Object.assign(totals[part], { most, met: totals[part].brotli <= most });
  }
  return pages;
}

// What a visitor downloads.
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { brotli, gzip } from "../../tools/compress.mjs";
import { filesIn } from "../../tools/files.mjs";
import { LIMITS, LIVE, TYPES } from "../../tools/limits.mjs";
import { NAMES, PAGES } from "./pages.mjs";

/**
 * @import { Bench } from "./browser.mjs"
 * @import { PageName } from "./pages.mjs"
 *
 * @typedef {Record<(typeof SIZES)[number], number>} Sizes  in bytes
 * @typedef {Sizes & { file: string, first: boolean }} PageFile  `first`: asked for before the page's first frame
 * @typedef {Sizes & { most?: number, met?: boolean }} Total  with the target, where there is one
 * @typedef {{ files: PageFile[], totals: Record<keyof typeof LIMITS, Total> }} Payload
 */

const SIZES = /** @type {const} */ (["raw", "gzip", "brotli"]);

/**
 * The files of a page.
 *
 * @param {Bench} bench
 * @param {PageName} name
 * @returns {Promise<PageFile[]>}
 */
async function filesOf(bench, name) {
  const asked = await bench.in(name, async ({ asked }) => [...asked]);
  const { folder } = PAGES[name];
  return filesIn(folder).filter((path) => path !== TYPES).map((path) => {
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
 * For each page: its files, and what they come to before the first frame, in all, and in the live range.
 *
 * @param {Bench} bench
 */
export async function payload(bench) {
  const pages = /** @type {Record<PageName, Payload>} */ ({});
  for (const name of NAMES) {
    const files = await filesOf(bench, name);
    const live = files.filter(({ file }) => LIVE.includes(file));
    const game = files.filter((file) => !live.includes(file));
    const totals = { first: total(files.filter(({ first }) => first)), all: total(game), live: total(live) };
    pages[name] = { files, totals };
  }
  const { totals } = pages.game;
  for (const part of /** @type {const} */ (["first", "all", "live"])) {
    const most = LIMITS[part];
    Object.assign(totals[part], { most, met: totals[part].brotli <= most });
  }
  return pages;
}

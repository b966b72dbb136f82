// What a visitor downloads.
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { brotli, gzip } from "../../tools/compress.mjs";
import { filesIn } from "../../tools/files.mjs";
import { LIMITS } from "../../tools/limits.mjs";
import { PAGES } from "./pages.mjs";

const SIZES = ["raw", "gzip", "brotli"];

/** The files of a page with their sizes, and whether they were asked for before its first frame. */
async function filesOf(bench, name) {
  const asked = await bench.in(name, async ({ asked }) => [...asked]);
  const { folder } = PAGES[name];
  return filesIn(folder).map((path) => {
    const [file, bytes] = [relative(folder, path), readFileSync(path)];
    const first = asked.includes(`/${name}/${file.replace(/index\.html$/, "")}`);
    return { file, raw: bytes.length, gzip: gzip(bytes).length, brotli: brotli(bytes).length, first };
  });
}

const total = (files) =>
  Object.fromEntries(SIZES.map((size) => [size, files.reduce((sum, file) => sum + file[size], 0)]));

/** For each page: its files, and what they come to before the first frame and in all, with the targets. */
export async function payload(bench) {
  const pages = {};
  for (const name in PAGES) {
    const files = await filesOf(bench, name);
    const totals = { first: total(files.filter(({ first }) => first)), all: total(files) };
    pages[name] = { files, totals };
  }
  const { totals } = pages.game;
  for (const [part, most] of Object.entries(LIMITS)) {
    Object.assign(totals[part], { most, met: totals[part].brotli <= most });
  }
  return pages;
}

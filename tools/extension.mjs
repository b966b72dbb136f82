// Builds the Quarto extension out of dist/ and web/quarto/: a folder for `quarto add`, or to copy into a
// site, and the same as a .zip.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { transformSync } from "esbuild";
import { zipSync } from "fflate";
import { filesIn } from "./files.mjs";
import { LAB, LAB_PAGE, LIVE, WORKBOOK, WORKBOOK_PAGE } from "./limits.mjs";
import { workbookFiles, workbookNames } from "./workbook.mjs";

/** @import { ZippableFile } from "fflate" */

const FOLDER = "target/extension";
const INSIDE = join(FOLDER, "_extensions/sharp-shot");
/** What a page can load; `quantization.mjs` is only for the playground. */
const GAME = ["sharp-shot.js", "debrief.js"].concat(
  ["sharp-shot.js", "sharp-shot_bg.wasm", "sharp-shot_later.wasm"].map((name) => `engine/${name}`),
);
/** The page of the game, to which the lab leads back. */
const PAGE = ["index.html", "icon.svg", "preview.png"];
const live = LIVE.filter((file) => existsSync(join("dist", file)));
const files = [...GAME, ...PAGE, ...live, ...LAB, ...LAB_PAGE, ...WORKBOOK, ...WORKBOOK_PAGE];

const chapters = workbookNames();
/**
 * What stands between at signs in the extension's files.
 *
 * @type {Record<string, string[]>}
 */
const LISTS = {
  LIVE: live,
  FILES: files,
  TEXTS: workbookFiles(),
  CHAPTERS: chapters.map(({ id }) => id),
  DRILLS: chapters.flatMap(({ drills }) => drills),
};

/** And a deck of slides, without the comments. */
const { code: slides } = transformSync(readFileSync("web/quarto/_extensions/sharp-shot/slides.js", "utf8"), {
  minify: true,
  format: "esm",
  target: "es2022",
});

const version = readFileSync("Cargo.toml", "utf8").match(/^version = "(.+)"$/m)?.[1];
if (!version) throw new Error("Cargo.toml does not say the version");
const hash = createHash("sha256");
for (const file of files) hash.update(readFileSync(join("dist", file)));
hash.update(slides);
const digest = hash.digest("hex").slice(0, 8);

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(INSIDE, { recursive: true });
cpSync("web/quarto", FOLDER, { recursive: true });
// What a link to its page shows; Quarto takes it from beside the page.
cpSync("web/preview.png", join(FOLDER, "sharp-shot.png"));
cpSync("LICENSE", join(INSIDE, "LICENSE"));
for (const file of files) cpSync(join("dist", file), join(INSIDE, file));
for (const file of ["_extension.yml", "sharp-shot.lua"]) {
  const path = join(INSIDE, file);
  const text = readFileSync(path, "utf8").replaceAll("@VERSION@", version).replaceAll("@HASH@", digest);
  writeFileSync(path, text.replaceAll(/@([A-Z]+)@/g, (_, name) => LISTS[name].join(" ")));
}
writeFileSync(join(INSIDE, "slides.js"), slides);

// The same files make the same archive, whenever it is built: its dates say nothing.
const mtime = new Date(1980, 0, 1);
/** @type {[path: string, file: ZippableFile][]} */
const entries = filesIn(FOLDER).map((file) => [
  relative(FOLDER, file),
  [readFileSync(file), { level: 9, mtime }],
]);
const archive = join(FOLDER, `sharp-shot-${version}.zip`);
writeFileSync(archive, zipSync(Object.fromEntries(entries)));
console.log(`${archive} and ${FOLDER}/_extensions: add one of them to a site with quarto add`);

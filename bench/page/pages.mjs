// The pages that are measured: the game as it is published, the reference in two forms, and the lab.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

/**
 * @typedef {keyof typeof PAGES} PageName
 * @typedef {Exclude<PageName, "lab">} Compared
 */

/**
 * Where a page's files are, its own file, and the event by which it tells that its first frame has been drawn: the
 * game's can be played then, for which see `onScoreChange` in `web/sharp-shot.d.ts`; in the lab a track can be chosen.
 */
export const PAGES = {
  game: { folder: "dist", file: "", drawn: "sharpshot:score" },
  pixi: { folder: "target/bench/pixi", file: "", drawn: "pixi:drawn" },
  bundled: { folder: "target/bench/bundled", file: "", drawn: "pixi:drawn" },
  lab: { folder: "dist", file: "lab.html", drawn: "lab:usable" },
};
/** Those that are compared in all that is measured. */
export const NAMES = /** @type {Compared[]} */ (["game", "pixi", "bundled"]);

/** PixiJS as its package has it for pages. */
const LIBRARY = "node_modules/pixi.js/dist/pixi.min.mjs";
/** Asked for beside the page's own script, not after it. */
const HEAD = `<script type="importmap">{ "imports": { "pixi.js": "./pixi.min.mjs" } }</script>
    <link rel="modulepreload" href="./pixi.min.mjs" />`;

/**
 * Builds the reference for production: with PixiJS as it is published, which is all that a page without a
 * build has, and with only what the page needs of it. That is one file: split at PixiJS's own dynamic imports
 * it becomes twenty, of which most are needed for the first frame, and that comes later.
 */
export async function buildReference() {
  for (const name of /** @type {const} */ (["pixi", "bundled"])) {
    const { folder } = PAGES[name];
    mkdirSync(folder, { recursive: true });
    const entry = { entryPoints: ["bench/page/pixi/main.js"], minify: true, target: "es2022", outdir: folder };
    await build({ ...entry, bundle: name === "bundled", format: "esm", logLevel: "warning" });
    const page = readFileSync("bench/page/pixi/index.html", "utf8");
    const head = name === "pixi" ? `  ${HEAD}\n  </head>` : "</head>";
    writeFileSync(`${folder}/index.html`, page.replace("</head>", head));
  }
  copyFileSync(LIBRARY, `${PAGES.pixi.folder}/pixi.min.mjs`);
}

// The two pages that are compared: the game as it is published, and the reference.
import { copyFileSync } from "node:fs";
import { build } from "esbuild";

/**
 * Where a page's files are, and the event by which it tells that its first frame has been drawn: the
 * game's can be played then, for which see `onScoreChange` in `web/sharp-shot.js`.
 */
export const PAGES = {
  game: { folder: "dist", drawn: "sharpshot:score" },
  pixi: { folder: "target/bench/pixi", drawn: "pixi:drawn" },
};

/**
 * Builds the reference for production. In one file: split at PixiJS's own dynamic imports it becomes
 * twenty, of which most are needed for the first frame, and that comes later.
 */
export async function buildReference() {
  const { folder } = PAGES.pixi;
  await build({
    entryPoints: ["bench/pixi/main.js"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    outdir: folder,
    logLevel: "warning",
  });
  copyFileSync("bench/pixi/index.html", `${folder}/index.html`);
}

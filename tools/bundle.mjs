// Puts the scripts that pages load into the folder that trunk is building, without comments and
// spaces: the loader with its parts in one file, so that no page waits for them one by one, and
// what is only needed after the first shot in another.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, transformSync } from "esbuild";
import { minify } from "terser";
import { withAddress } from "./address.mjs";
import { copyStudents, textbookNames, trackWords } from "./lab.mjs";
import { liveModel, measuredFigures } from "./live.mjs";
import { buildSmall } from "./small.mjs";
import { PATTERNS } from "./wasm/parts.mjs";
import { shrink } from "./wasm/shrink.mjs";
import { workbookIndex, workbookSources, writeWorkbook } from "./workbook.mjs";

/** @import { Plugin } from "esbuild" */

const { TRUNK_STAGING_DIR: folder, TRUNK_PROFILE: profile, WASM: wanted, SITE: site } = process.env;
if (!folder) throw new Error("TRUNK_STAGING_DIR is not set: trunk calls this (Trunk.toml)");
if (wanted && wanted !== "whole") {
  throw new Error(`WASM=${wanted} is not known: leave WASM away, or set it to whole (tools/wasm/README.md)`);
}

/**
 * Style sheets and markup are imported as texts, and of figures only what scripts read.
 *
 * @type {Plugin}
 */
const texts = {
  name: "texts",
  setup({ onLoad }) {
    onLoad({ filter: /\.(css|html)$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const short = path.endsWith(".css")
        ? transformSync(text, { loader: "css", minify: true, charset: "utf8" }).code.trim()
        : text.replaceAll(/\s*\n\s*/g, "\n").trim();
      return { contents: short, loader: "text" };
    });
    onLoad({ filter: /measured\.json$/ }, () => ({ contents: measuredFigures(), loader: "json" }));
    onLoad({ filter: /tracks\.json$/ }, () => ({ contents: trackWords(), loader: "json" }));
    onLoad({ filter: /chapters\.json$/ }, () => ({ contents: workbookIndex(), loader: "json" }));
    onLoad({ filter: /sources\.json$/ }, () => ({ contents: workbookSources(), loader: "json" }));
    onLoad({ filter: /textbook\.json$/ }, () => ({ contents: textbookNames(), loader: "json" }));
  },
};

/** @satisfies {import("esbuild").BuildOptions} */
const how = {
  plugins: [texts],
  bundle: true,
  format: "esm",
  charset: "utf8",
  target: "es2022",
  logLevel: "warning",
};
const ENTRIES = ["sharp-shot.js", "debrief/debrief.js", "live/live.js", "sharp-shot-lab.js"];
const entryPoints = ENTRIES.map((name) => `web/${name}`);
await build({ ...how, entryPoints, entryNames: "[name]", outdir: folder });
/** The workbook's charts are plain ones: `web/chart/all.js` says what they leave out. @type {Plugin} */
const plain = {
  name: "plain",
  setup({ onLoad }) {
    onLoad({ filter: /chart.all\.js$/ }, () => ({ contents: "export const ALL = false;" }));
    onLoad({ filter: /chart.all\.css$/ }, () => ({ contents: "", loader: "text" }));
  },
};
const workbook = "sharp-shot-workbook.js";
await build({ ...how, plugins: [plain, texts], entryPoints: [`web/${workbook}`], outfile: join(folder, workbook) });
const playground = join(folder, "quantization.mjs");
await build({ ...how, entryPoints: ["web/quantization.mjs"], external: ["./sharp-shot.js"], outfile: playground });

const copied = ["sharp-shot.d.ts", "icon.svg", "preview.png", "sharp-shot-lab.d.ts", "lab.html", "lab-page.css"].concat(
  ["sharp-shot-workbook.d.ts", "workbook.html"],
);
for (const name of copied) {
  copyFileSync(join("web", name), join(folder, name));
}
writeFileSync(join(folder, "live.bin"), liveModel());
for (const name of ["lab", "workbook"]) buildSmall(name, join(folder, "engine"));
writeWorkbook(folder);
copyStudents(join(folder, "students.bin"));
if (site) {
  const page = join(folder, "index.html");
  writeFileSync(page, withAddress(readFileSync(page, "utf8"), site));
}
const glue = join(folder, "engine/sharp-shot.js");
// While working, a wasm that is built soon is worth more than a small one.
if (profile === "release" && !wanted) {
  const wasmOf = (/** @type {string} */ part) => join(folder, `engine/sharp-shot_${part}.wasm`);
  shrink({ wasm: wasmOf("bg"), extra: wasmOf, glue, named: "target/named" }, PATTERNS);
}

const names = ["sharp-shot.js", "debrief.js", "live.js", "sharp-shot-lab.js", "sharp-shot-workbook.js"].concat(
  ["engine/lab.js", "engine/workbook.js"],
);
const scripts = names.map((name) => join(folder, name));
for (const file of [glue, playground, ...scripts]) {
  const { code } = await minify(readFileSync(file, "utf8"), {
    module: true,
    ecma: 2022,
    compress: { passes: 3 },
  });
  writeFileSync(file, /** @type {string} */ (code));
}

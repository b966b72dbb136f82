// Renders a document with the built extension as Quarto would, so far as a page can tell.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { findPandoc } from "../../tools/pandoc.mjs";
import { root } from "./harness.mjs";
import { SITE } from "./site.mjs";

const EXTENSION = join(root, "target/extension/_extensions/sharp-shot");
const REVEAL = join(root, "node_modules/reveal.js/dist");

/** The pages around a document: of a site, and of a deck of slides. */
const TEMPLATES = { html5: "template.html", revealjs: "slides.html" };

process.once("exit", () => rmSync(join(root, SITE), { recursive: true, force: true }));

/** Runs pandoc over a document; returns what it wrote, what it was warned of and was asked for. */
export function render(markdown, to = "html5", env = {}) {
  const folder = join(root, "target/quarto");
  mkdirSync(folder, { recursive: true });
  const dependencies = join(folder, `${process.pid}.json`);
  const template = TEMPLATES[to] ? [`--template=${join(root, "tests/quarto", TEMPLATES[to])}`] : [];
  const args = ["--from=markdown-smart", `--to=${to}`, "--section-divs", "--wrap=none", ...template];
  const run = spawnSync(findPandoc(), [...args, `--lua-filter=${join(root, "tests/quarto/quarto.lua")}`], {
    input: markdown,
    encoding: "utf8",
    env: { ...process.env, ...env, EXTENSION, DEPENDENCIES: dependencies },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  const asked = JSON.parse(readFileSync(dependencies, "utf8"));
  rmSync(dependencies);
  const warnings = run.stderr.split("\n").filter(Boolean);
  return { output: run.stdout, warnings, asked };
}

/** Puts a rendered page and the files that it asked for into a folder of this test file, which is served as /site/. */
export const publish = (name, markdown, to) => publishIn(join(root, SITE), name, markdown, to);

function publishIn(folder, name, markdown, to) {
  const { output, asked } = render(markdown, to);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), output);
  if (to === "revealjs") cpSync(REVEAL, join(folder, "site_libs/revealjs"), { recursive: true });
  for (const { name, version, scripts, stylesheets, resources } of asked) {
    for (const file of [...scripts, ...stylesheets, ...resources]) {
      const place = join(folder, "site_libs/quarto-contrib", `${name}-${version}`, file.name);
      mkdirSync(dirname(place), { recursive: true });
      cpSync(join(EXTENSION, file.path), place);
    }
  }
}

/**
 * The same with the option embed-resources, of which the shortcode hears nothing: the page is rendered as ever, and
 * then all that it loads is put into it. Returns the path of that one file, and its text.
 */
export function publishInOne(name, markdown, to) {
  const folder = mkdtempSync(join(root, "target/quarto-"));
  try {
    publishIn(folder, name, markdown, to);
    const page = readFileSync(join(folder, name), "utf8");
    const text = embedded(page.replaceAll(/(<script type="module" src=")([^"]+)/g, bundled(folder)), folder);
    const place = join(root, SITE, name);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
    return { place, text };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Quarto bundles what a module script imports. */
const bundled = (folder) => (_, start, source) => {
  const entryPoints = [join(folder, source)];
  const [{ contents }] = buildSync({ entryPoints, bundle: true, format: "esm", write: false }).outputFiles;
  return `${start}data:application/javascript;base64,${Buffer.from(contents).toString("base64")}`;
};

/** And leaves the rest to pandoc, to which the whole page is a piece of HTML in a document. */
function embedded(page, folder) {
  const template = join(folder, "only_body.html");
  writeFileSync(template, "$body$");
  const args = ["--from=markdown", "--to=html", `--template=${template}`, "--metadata=title:placeholder"];
  const input = ["````````{=html}", page, "````````"].join("\n");
  const run = spawnSync(findPandoc(), [...args, "--embed-resources"], { input, cwd: folder, maxBuffer: 2 ** 25 });
  if (run.status !== 0) throw new Error(String(run.stderr));
  return String(run.stdout);
}

/** The pages of the game, of the lab and of the workbook, as they are in the extension. */
export const sharpShotPage = () => pageOf("sharp-shot.qmd");
export const labPage = () => pageOf("sharp-shot-lab.qmd");
export const workbookPage = () => pageOf("sharp-shot-workbook.qmd");
const pageOf = (name) => readFileSync(join(root, "target/extension", name), "utf8");

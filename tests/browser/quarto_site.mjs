// Renders a document with the built extension as Quarto would, so far as a page can tell.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { findPandoc } from "../../tools/pandoc.mjs";
import { root } from "./harness.mjs";
import { SITE } from "./site.mjs";

const EXTENSION = join(root, "target/extension/_extensions/sharp-shot");

process.once("exit", () => rmSync(join(root, SITE), { recursive: true, force: true }));

/** Runs pandoc over a document; returns what it wrote, what it was warned of and was asked for. */
export function render(markdown, to = "html5", env = {}) {
  const folder = join(root, "target/quarto");
  mkdirSync(folder, { recursive: true });
  const dependencies = join(folder, `${process.pid}.json`);
  const html = to === "html5" ? ["--standalone", `--template=${join(root, "tests/quarto/template.html")}`] : [];
  const args = ["--from=markdown-smart", `--to=${to}`, "--section-divs", "--wrap=none", ...html];
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
export function publish(name, markdown) {
  const site = join(root, SITE);
  const { output, asked } = render(markdown);
  mkdirSync(site, { recursive: true });
  writeFileSync(join(site, name), output);
  for (const { name, version, scripts, stylesheets, resources } of asked) {
    for (const file of [...scripts, ...stylesheets, ...resources]) {
      const place = join(site, "site_libs/quarto-contrib", `${name}-${version}`, file.name);
      mkdirSync(dirname(place), { recursive: true });
      cpSync(join(EXTENSION, file.path), place);
    }
  }
}

/** The page of the game, as it is in the extension. */
export const sharpShotPage = () => readFileSync(join(root, "target/extension/sharp-shot.qmd"), "utf8");

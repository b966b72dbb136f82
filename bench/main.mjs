// Measures what README.md here claims, beside a page that draws the same target with PixiJS. Prints the
// tables, and writes them to target/bench.json and target/bench.md. `RUNS=1` is for working on the bench.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { Bench } from "./page/browser.mjs";
import { firstFrame } from "./page/first_frame.mjs";
import { frames } from "./page/frames.mjs";
import { labStart } from "./page/lab.mjs";
import { memory } from "./page/memory.mjs";
import { buildReference } from "./page/pages.mjs";
import { payload } from "./page/payload.mjs";
import { model } from "./rules/model.mjs";
import { rules } from "./rules/rules.mjs";
import { asMarkdown, asText } from "./table.mjs";

/** @import { Row } from "./figures.mjs" */

const runs = Number(process.env.RUNS ?? 7);
const say = (/** @type {string} */ text) => console.error(`» ${text}`);

async function inBrowser() {
  const bench = await Bench.start(runs);
  try {
    await bench.assertSameStage();
    const result = { browser: bench.version, payload: await payload(bench), rows: /** @type {Row[]} */ ([]) };
    for (const [what, measure] of Object.entries({ "first frames": firstFrame, frames, memory })) {
      say(`Measuring ${what}.`);
      result.rows.push(...(await measure(bench)));
    }
    say("Measuring the lab.");
    // More than of the rest, as the game's first frames lie far apart: 15 where those are 7.
    return { ...result, lab: await labStart(bench, 2 * runs + 1) };
  } finally {
    await bench.close();
  }
}

await buildReference();
const measured = await inBrowser();
say("Measuring the rules natively, and the live range's model in WebAssembly.");
const result = { runs, cores: cpus().length, ...measured, rules: rules(), model: await model(runs) };
mkdirSync("target", { recursive: true });
writeFileSync("target/bench.json", `${JSON.stringify(result, null, 2)}\n`);
writeFileSync("target/bench.md", asMarkdown(result));
console.log(asText(result));

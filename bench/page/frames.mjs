// What a frame costs while the target moves, and how many frames are drawn when nothing does.
import { turnAllDown } from "./browser.mjs";
import { row, rowsOf, valuesOf } from "../figures.mjs";

/**
 * @import { Page } from "playwright-core"
 * @import { Bench, Opened } from "./browser.mjs"
 */

const FRAMES = 200;
const REST_MS = 2000;

/**
 * What the main thread has done so far, in ms, and the frames that the page has asked for.
 *
 * @param {Opened} opened
 */
async function sofar({ page, devtools }) {
  const { metrics } = await devtools.send("Performance.getMetrics");
  const seconds = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  const frames = await page.evaluate(() => window.seen.frames);
  const { ThreadTime, TaskDuration, ScriptDuration } = seconds;
  return { frames, cpu: 1000 * ThreadTime, tasks: 1000 * TaskDuration, script: 1000 * ScriptDuration };
}

/**
 * For each frame, in ms: see the rows below.
 *
 * @param {Opened} opened
 */
async function whileMoving(opened) {
  const { name, page, devtools } = opened;
  if (name === "game") await turnAllDown(page);
  await devtools.send("Performance.enable");
  // The dials have come to rest by then, and the code is compiled.
  await forFrames(page, 60);
  const before = await sofar(opened);
  await forFrames(page, FRAMES);
  const after = await sofar(opened);
  const frames = after.frames - before.frames;
  const each = (/** @type {"cpu" | "tasks" | "script"} */ what) => (after[what] - before[what]) / frames;
  return { cpu: each("cpu"), tasks: each("tasks"), script: each("script") };
}

/**
 * Waits for so many frames, without asking for one.
 *
 * @param {Page} page
 * @param {number} count
 */
const forFrames = (page, count) =>
  page.evaluate(async (count) => {
    const end = window.seen.frames + count;
    while (window.seen.frames < end) await new Promise((done) => setTimeout(done, 50));
  }, count);

/**
 * The game as it comes: all dials at fp32 and no shot fired. What the page animates by itself counts too.
 *
 * @param {Opened} opened
 */
async function atRest({ page }) {
  await page.waitForTimeout(500);
  const before = await page.evaluate(() => window.seen.frames);
  await page.waitForTimeout(REST_MS);
  const animated = await page.evaluate(() => {
    const roots = [document, document.querySelector("sharp-shot")?.shadowRoot];
    return roots.reduce((sum, root) => sum + (root?.getAnimations().length ?? 0), 0);
  });
  return (await page.evaluate(() => window.seen.frames)) - before + animated;
}

/** @param {Bench} bench */
export async function frames(bench) {
  const moving = await bench.sideBySide(whileMoving);
  const [cpu, tasks, script] = /** @type {const} */ (["cpu", "tasks", "script"]).map((what) =>
    valuesOf(moving, (run) => run[what]),
  );
  const quarter = { ratio: 0.25 };
  return [
    ...rowsOf("Main thread for a frame at int4, CPU time", "ms", cpu, quarter),
    ...rowsOf("Main thread for a frame at int4, time in tasks", "ms", tasks, quarter),
    ...rowsOf("Main thread for a frame at int4, time in scripts", "ms", script, quarter),
    row("Frames in 2 s at rest, and animations", "", await bench.sideBySide(atRest), { most: 0 }),
  ];
}

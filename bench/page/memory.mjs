// What the pages hold: after loading, after play, and after many games have come and gone.
import { turnAllDown } from "./browser.mjs";
import { letTimeRun } from "./fast_time.mjs";
import { row, rowsOf, valuesOf } from "../figures.mjs";

/**
 * @import { Page } from "playwright-core"
 * @import { Host } from "../../web/loader/game_root.d.ts"
 * @import { Bench, Game, Opened, Unopened } from "./browser.mjs"
 * @import { PageName } from "./pages.mjs"
 *
 * @typedef {Awaited<ReturnType<typeof held>>} Held
 * @typedef {{ loaded: Held, minute: Held, grown?: Held }} Played  only the game is played for longer than a minute
 */

const KB = 1000;
/** The heap grows by this much with no fault of the page: compiled code, and caches that fill. */
const NOISE_KB = 100;

/**
 * After all garbage is gone, in kB; and the nodes of the page.
 *
 * @param {Opened} opened
 */
async function held({ page, devtools }) {
  await devtools.send("HeapProfiler.collectGarbage");
  // Finalizers run after the collection, and free what the next one takes.
  await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = await devtools.send("Runtime.getHeapUsage");
  const { nodes } = await devtools.send("Memory.getDOMCounters");
  const wasm = await page.evaluate(() =>
    window.seen.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
  );
  return { heap: usedSize / KB, buffers: backingStorageSize / KB, wasm: wasm / KB, nodes };
}

/**
 * Lets so many seconds pass in the page; in the game it fires every third of them, round after round.
 *
 * @param {Page} page
 * @param {number} seconds
 */
const play = (page, seconds) =>
  page.evaluate(async (seconds) => {
    const game = /** @type {Game | null} */ (document.querySelector("sharp-shot"));
    await window.playOn(seconds, () => {
      if (game?.state().phase === "over") game.retry();
      else game?.shadowRoot.querySelector(".fire").click();
    });
  }, seconds);

/**
 * @param {Opened} opened
 * @returns {Promise<Played>}
 */
async function whilePlaying(opened) {
  const loaded = await held(opened);
  if (opened.name === "game") await turnAllDown(opened.page);
  await play(opened.page, 60);
  const minute = await held(opened);
  if (opened.name !== "game") return { loaded, minute };
  await play(opened.page, 600);
  return { loaded, minute, grown: growth(minute, await held(opened)) };
}

/**
 * @param {Record<string, number>} before
 * @param {Held} after
 */
const growth = (before, after) =>
  /** @type {Held} */ (
    Object.fromEntries(Object.entries(after).map(([what, amount]) => [what, amount - before[what]]))
  );

/**
 * Mounts and destroys games in the page, each of them played a little.
 *
 * @param {Page} page
 * @param {number} times
 */
const mountAndDestroy = (page, times) =>
  page.evaluate(async (times) => {
    /** @type {typeof import("../../web/sharp-shot.d.ts")} */
    const { mount } = await import(/** @type {any} */ ("./sharp-shot.js"));
    for (let time = 0; time < times; time += 1) {
      const game = await mount(document.body, { seed: "bench", budget: 192 });
      const { shadowRoot } = /** @type {Host} */ (document.body.lastElementChild);
      /** @type {NodeListOf<HTMLElement>} */
      const dials = shadowRoot.querySelectorAll(".dial");
      for (const dial of dials) dial.click();
      await new Promise((done) => requestAnimationFrame(done));
      shadowRoot.querySelector(".fire").click();
      game.destroy();
    }
  }, times);

/** @param {Opened} opened */
async function whileMounting(opened) {
  const { page } = opened;
  await page.evaluate(() => /** @type {Game} */ (document.querySelector("sharp-shot")).remove());
  // The first ones fill the browser's and the wasm's caches.
  await mountAndDestroy(page, 20);
  const before = await held(opened);
  await mountAndDestroy(page, 200);
  return growth(before, await held(opened));
}

/**
 * What of the measured `part` goes into a row.
 *
 * @template {PageName} Name
 * @template {string} Part
 * @param {Record<Name, Record<Part, Held>[]>} results
 * @param {Part} part
 * @param {(it: Held) => number} value
 */
const pick = (results, part, value) => valuesOf(results, (run) => value(run[part]));

/** @param {Bench} bench */
export async function memory(bench) {
  const hurry = (/** @type {Unopened} */ { page }) => page.addInitScript(letTimeRun);
  const playing = await bench.sideBySide(whilePlaying, hurry);
  const mounting = await bench.sideBySide(whileMounting, undefined, ["game"]);
  const game = /** @type {{ game: Required<Played>[] }} */ ({ game: playing.game });
  const mounts = { game: mounting.game.map((grown) => ({ grown })) };
  const [heap, wasm, nodes] = /** @type {const} */ (["heap", "wasm", "nodes"]).map(
    (what) => (/** @type {Held} */ it) => it[what],
  );
  const all = (/** @type {Held} */ it) => it.heap + it.buffers + it.wasm;
  return [
    ...rowsOf("JS heap after loading", "kB", pick(playing, "loaded", heap), { ratio: 0.5 }),
    ...rowsOf("– with wasm memory and array buffers", "kB", pick(playing, "loaded", all), { ratio: 0.5 }),
    row("– wasm memory alone", "kB", pick(game, "loaded", wasm)),
    ...rowsOf("JS heap after 60 s of play", "kB", pick(playing, "minute", heap)),
    ...rowsOf("– with wasm memory and array buffers", "kB", pick(playing, "minute", all)),
    row("– wasm memory alone", "kB", pick(game, "minute", wasm)),
  ].concat(
    .../** @type {const} */ ([
      ["10 minutes more", game],
      ["mounts 21 to 220", mounts],
    ]).map(([what, results]) => [
      row(`Growth over ${what}: JS heap`, "kB", pick(results, "grown", heap), { most: NOISE_KB }),
      row("– wasm memory", "kB", pick(results, "grown", wasm), { most: 0 }),
      row("– nodes", "", pick(results, "grown", nodes), { most: 0 }),
    ]),
  );
}

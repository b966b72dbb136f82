// A browser in which every figure is taken in a context of its own: nothing is cached or compiled yet.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { findChrome } from "../../tools/chrome.mjs";
import { NAMES, PAGES } from "./pages.mjs";
import { serve } from "./server.mjs";

/**
 * @import { Browser, CDPSession, Page } from "playwright-core"
 * @import { Host } from "../../web/loader/game_root.d.ts"
 * @import { State } from "../../web/sharp-shot.d.ts"
 * @import { Compared, PageName } from "./pages.mjs"
 *
 * @typedef {object} Opened  One of the pages in a fresh context.
 * @property {PageName} name
 * @property {Page} page
 * @property {CDPSession} devtools
 * @property {string[]} asked  the paths that it has asked for
 * @property {number} firstFrame  in ms since the navigation began
 *
 * @typedef {Omit<Opened, "firstFrame">} Unopened  the same before its address is known
 *
 * @typedef {Host & { state(): State, retry(): void }} Game  one that runs: a failure ends the bench
 */

/** The same for both pages. Without a GPU, WebGL is drawn by SwiftShader. */
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-quic", "--no-first-run"].concat(
  ["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
);

/** In the lab's page, before any script of it: tells when the buttons of the tracks are there. */
function watchLab() {
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (how) {
    const root = attachShadow.call(this, how);
    const observer = new MutationObserver(() => {
      if (!root.querySelector(".tracks button:enabled")) return;
      observer.disconnect();
      // They are in the next frame.
      requestAnimationFrame(() => window.dispatchEvent(new Event("lab:usable")));
    });
    observer.observe(root, { childList: true, subtree: true });
    return root;
  };
}

/**
 * Before any script of the page: notes its first frame, its frames, and its wasm's memory.
 *
 * @param {string[]} events  any of them tells of the first frame
 */
function observe(events) {
  const request = window.requestAnimationFrame.bind(window);
  /** @type {Window["seen"]} */
  const seen = {
    frames: 0,
    memories: [],
    firstFrame: new Promise((done) => {
      // A frame is on its way to the screen when the next one begins.
      const shown = () => request(() => done(performance.now()));
      for (const event of events) window.addEventListener(event, shown, { once: true });
    }),
  };
  window.seen = seen;
  /** @type {number | undefined} */
  let last;
  window.requestAnimationFrame = (callback) =>
    request((time) => {
      // Several callbacks may share a frame.
      if (time !== last) seen.frames += 1;
      last = time;
      callback(time);
    });
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...args) => {
    const made = await instantiateStreaming(...args);
    const memory = Object.values(made.instance.exports).find((it) => it instanceof WebAssembly.Memory);
    seen.memories.push(/** @type {WebAssembly.Memory} */ (memory));
    return made;
  };
}

export class Bench {
  #browser;
  #server;
  #runs;

  /**
   * @param {number} runs  in how many fresh contexts every figure is taken
   * @param {Awaited<ReturnType<typeof serve>>} server
   * @param {Browser} browser
   */
  constructor(runs, server, browser) {
    this.#runs = runs;
    this.#server = server;
    this.#browser = browser;
  }

  /** @param {number} runs */
  static async start(runs) {
    const folders = Object.entries(PAGES).map(([name, { folder }]) => [name, folder]);
    const server = await serve(Object.fromEntries(folders));
    const executablePath = findChrome();
    assert(executablePath, "there is no Chromium: `make bench` installs it");
    const bench = new Bench(runs, server, await chromium.launch({ executablePath, args: FLAGS }));
    // The first page of all also waits for the browser itself.
    for (const name of NAMES) await bench.in(name, async () => {});
    return bench;
  }

  get version() {
    return `Chromium ${this.#browser.version()}`;
  }

  /**
   * Opens one of the pages in a fresh context, waits for its first frame, and gives what `measure(opened)`
   * gives. `prepare(opened)` comes before it is opened.
   *
   * @template Measured
   * @param {PageName} name
   * @param {(opened: Opened) => Promise<Measured>} measure
   * @param {(opened: Unopened) => Promise<unknown>} [prepare]
   */
  async in(name, measure, prepare = async () => {}) {
    const context = await this.#browser.newContext({ viewport: { width: 1000, height: 760 } });
    try {
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await page.addInitScript(observe, Object.values(PAGES).map(({ drawn }) => drawn));
      if (name === "lab") await page.addInitScript(watchLab);
      const opened = { name, page, devtools, asked: this.#server.asked };
      await prepare(opened);
      opened.asked.length = 0;
      await page.goto(`${this.#server.site}/${name}/${PAGES[name].file}`, { waitUntil: "commit" });
      const firstFrame = await page.evaluate(() => window.seen.firstFrame);
      return await measure({ ...opened, firstFrame });
    } finally {
      await context.close();
    }
  }

  /**
   * What `measure` gives in each run of the pages, which take turns: what disturbs one disturbs the
   * other. `prepare` as above. Where `runs` says so, there are more or fewer than usual.
   *
   * @template Measured
   * @template {PageName} [Name=Compared]
   * @param {(opened: Opened) => Promise<Measured>} measure
   * @param {(opened: Unopened) => Promise<unknown>} [prepare]
   * @param {Name[]} [names]
   * @param {number} [runs]
   */
  async sideBySide(measure, prepare, names = /** @type {Name[]} */ (NAMES), runs = this.#runs) {
    const results = /** @type {Record<Name, Measured[]>} */ ({});
    for (const name of names) results[name] = [];
    for (let run = 0; run < runs; run += 1) {
      for (const name of names) results[name].push(await this.in(name, measure, prepare));
    }
    return results;
  }

  /** The two draw on canvases of the same size, or nothing could be compared. */
  async assertSameStage() {
    const size = (/** @type {HTMLCanvasElement} */ { width, height }) => [width, height];
    const sizeIn = (/** @type {PageName} */ name) => this.in(name, ({ page }) => page.locator("canvas").evaluate(size));
    assert.deepEqual(await sizeIn("pixi"), await sizeIn("game"));
  }

  async close() {
    await this.#browser.close();
    this.#server.close();
  }
}

/**
 * Turns every dial of the game to int4.
 *
 * @param {Page} page
 */
export const turnAllDown = (page) =>
  page.evaluate(() => {
    const game = /** @type {Game} */ (document.querySelector("sharp-shot"));
    /** @type {NodeListOf<HTMLElement>} */
    const dials = game.shadowRoot.querySelectorAll(".dial");
    dials.forEach((dial, layer) => {
      while (game.state().precisions[layer] < 3) dial.click();
    });
  });

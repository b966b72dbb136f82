// A browser in which every figure is taken in a context of its own: nothing is cached or compiled yet.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { findChrome } from "../../tools/chrome.mjs";
import { PAGES } from "./pages.mjs";
import { serve } from "./server.mjs";

/** The same for both pages. Without a GPU, WebGL is drawn by SwiftShader. */
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-quic", "--no-first-run"].concat(
  ["--disable-background-networking", "--disable-component-update", "--disable-sync"],
  ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
);

/** Before any script of the page: notes its first frame, its frames, and its wasm's memory. */
function observe(events) {
  const seen = (window.seen = { frames: 0, memories: [] });
  const request = window.requestAnimationFrame.bind(window);
  // A frame is on its way to the screen when the next one begins.
  const shown = (done) => () => request(() => done(performance.now()));
  seen.firstFrame = new Promise((done) => {
    for (const event of events) window.addEventListener(event, shown(done), { once: true });
  });
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
    seen.memories.push(Object.values(made.instance.exports).find((it) => it instanceof WebAssembly.Memory));
    return made;
  };
}

export class Bench {
  #browser;
  #server;
  #runs;

  /** `runs`: in how many fresh contexts every figure is taken. */
  static async start(runs) {
    const bench = new Bench();
    const folders = Object.entries(PAGES).map(([name, { folder }]) => [name, folder]);
    bench.#runs = runs;
    bench.#server = await serve(Object.fromEntries(folders));
    bench.#browser = await chromium.launch({ executablePath: findChrome(), args: FLAGS });
    // The first page of all also waits for the browser itself.
    for (const name in PAGES) await bench.in(name, async () => {});
    return bench;
  }

  get version() {
    return `Chromium ${this.#browser.version()}`;
  }

  /**
   * Opens one of the pages in a fresh context, waits for its first frame, and gives what `measure(opened)`
   * gives. `prepare(opened)` comes before it is opened.
   */
  async in(name, measure, prepare = async () => {}) {
    const context = await this.#browser.newContext({ viewport: { width: 1000, height: 760 } });
    try {
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await page.addInitScript(observe, Object.values(PAGES).map(({ drawn }) => drawn));
      const opened = { name, page, devtools, asked: this.#server.asked };
      await prepare(opened);
      opened.asked.length = 0;
      await page.goto(`${this.#server.site}/${name}/`, { waitUntil: "commit" });
      opened.firstFrame = await page.evaluate(() => window.seen.firstFrame);
      return await measure(opened);
    } finally {
      await context.close();
    }
  }

  /**
   * What `measure` gives in each run of the pages, which take turns: what disturbs one disturbs the
   * other. `prepare` as above.
   */
  async sideBySide(measure, prepare, names = Object.keys(PAGES)) {
    const results = Object.fromEntries(names.map((name) => [name, []]));
    for (let run = 0; run < this.#runs; run += 1) {
      for (const name of names) results[name].push(await this.in(name, measure, prepare));
    }
    return results;
  }

  /** The two draw on canvases of the same size, or nothing could be compared. */
  async assertSameStage() {
    const size = ({ width, height }) => [width, height];
    const sizeIn = (name) => this.in(name, ({ page }) => page.locator("canvas").evaluate(size));
    assert.deepEqual(await sizeIn("pixi"), await sizeIn("game"));
  }

  async close() {
    await this.#browser.close();
    this.#server.close();
  }
}

/** Turns every dial of the game to int4. */
export const turnAllDown = (page) =>
  page.evaluate(() => {
    const host = document.querySelector("sharp-shot");
    host.shadowRoot.querySelectorAll(".dial").forEach((dial, layer) => {
      while (host.state().precisions[layer] < 3) dial.click();
    });
  });

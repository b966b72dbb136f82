// The built game in a browser, played at times that are given: each run shows the same.
import assert from "node:assert/strict";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { findChrome } from "../chrome.mjs";

/** @import { Page } from "playwright-core" */

const SITE = "http://localhost/";
const PAGE = `<!doctype html><body style="margin: 0">
  <sharp-shot seed="pictures"></sharp-shot><script type="module" src="sharp-shot.js"></script>`;

export class Game {
  #page;
  #time = 0;
  #width;

  /**
   * @param {Page} page
   * @param {number} width
   */
  constructor(page, width) {
    this.#page = page;
    this.#width = width;
  }

  /**
   * Opens one as wide as its window, with `style` over its own.
   *
   * @param {{ width: number, height: number, scale: number, style: string, wordless?: boolean }} look  where it is
   *   to be `wordless`, the range has no words on it
   */
  static async open({ width, height, scale, style, wordless }) {
    const executablePath = findChrome();
    assert(executablePath, "there is no Chromium: `make pictures` installs it");
    const browser = await chromium.launch({ executablePath, args: ["--headless=new", "--no-sandbox"] });
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale, colorScheme: "dark" });
    await page.addInitScript({ path: "tools/pictures/held.js" });
    if (wordless) {
      await page.addInitScript(() => {
        const { prototype } = CanvasRenderingContext2D;
        prototype.fillText = prototype.strokeText = () => {};
      });
    }
    await page.route(`${SITE}**`, (route) => {
      const path = new URL(route.request().url()).pathname;
      if (path === "/") return route.fulfill({ contentType: "text/html", body: PAGE });
      return route.fulfill({ path: join("dist", path) });
    });
    await page.goto(SITE);
    await page.locator("canvas").waitFor();
    // The browser's own time goes on.
    const still = "*, *::before, *::after { transition: none !important; animation: none !important }";
    await page.locator("sharp-shot").evaluate((host, text) => {
      const sheet = document.createElement("style");
      sheet.textContent = text;
      host.shadowRoot?.append(sheet);
    }, still + style);
    const game = new Game(page, width);
    await game.pass(50);
    return game;
  }

  /**
   * Lets so many ms pass, and draws what is then seen.
   *
   * @param {number} ms
   */
  async pass(ms) {
    this.#time += ms;
    await this.#page.evaluate(async (time) => {
      await window.held.rendered();
      window.held.frame(time);
    }, this.#time);
  }

  /**
   * Turns dials, each by a step.
   *
   * @param {string} keys
   */
  async turn(keys) {
    for (const key of keys) await this.press(key);
    // The target comes to rest.
    await this.pass(3000);
  }

  /** Aims at the middle of the target as it is seen. */
  async aim() {
    await this.press("Enter");
    await this.pass(20);
    await this.#page.evaluate(() => window.held.point(window.held.target()));
  }

  async fire() {
    await this.press(" ");
    await this.pass(20);
  }

  async shoot() {
    await this.aim();
    await this.fire();
  }

  /** @param {string} key */
  async press(key) {
    await this.#page.evaluate((key) => window.held.press(key), key);
  }

  /**
   * What is seen, from the window's top down, as a PNG.
   *
   * @param {number} height
   */
  async picture(height) {
    const take = async () => {
      await this.#page.evaluate(() => window.held.rendered());
      return this.#page.screenshot({ clip: { x: 0, y: 0, width: this.#width, height } });
    };
    // On a busy machine what has been drawn may come to the screen only later.
    for (let last = await take(); ; ) {
      const next = await take();
      if (next.equals(last)) return next;
      last = next;
    }
  }

  /** What can read and write pictures. */
  get browser() {
    return this.#page;
  }

  async close() {
    await this.#page.context().browser()?.close();
  }
}

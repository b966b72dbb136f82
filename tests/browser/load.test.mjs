// From an empty page to a game that can be played, or to a sentence that says why not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openGame, settled, status, useBrowser, withPage } from "./harness.mjs";

useBrowser();

const START = "bits 192 / 96 · acc 100% · shots 10 · score 0";

test("the built page starts a round and says what to do first", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/`);
    await page.locator("canvas").waitFor();
    assert.equal(await status(page), START);
    const keys = await page.locator(".keys").textContent();
    assert.equal(keys, "1-6 cycles a layer · space to fire · R retry");
    assert.equal(await page.locator(".prompt").textContent(), "Turn dials down to 96 bits");
    const dials = page.getByRole("button", { name: /(edge|attention|feed-forward) fp32$/ });
    assert.equal(await dials.count(), 6);
    await page.getByRole("button", { name: "1 embedding edge fp32" }).waitFor();
    await page.getByRole("meter", { name: "estimated accuracy" }).waitFor();
  }));

test("it works from any folder and asks for nothing from elsewhere", () =>
  withPage({}, async (page) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${page.site}/a/deep/folder/`);
    await page.locator("canvas").waitFor();
    const outside = asked.filter((url) => !url.startsWith(`${page.site}/a/deep/folder/`));
    assert.deepEqual(outside.filter((url) => !url.startsWith("data:")), []);
  }));

test("while it loads it says so, with its progress", () =>
  withPage({}, async (page) => {
    let release;
    const held = new Promise((done) => (release = done));
    await page.route("**/*.wasm", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${page.site}/`);
    await page.getByText("Loading Sharp Shot…").waitFor();
    await page.getByRole("progressbar").waitFor();
    release();
    await page.locator("canvas").waitFor();
    assert.equal(await page.getByText("Loading Sharp Shot…").count(), 0);
  }, /preload/));

test("on a slow network the bar moves on", () =>
  withPage({}, async (page) => {
    await page.addInitScript(() => {
      window.positions = [];
      const { attachShadow } = Element.prototype;
      Element.prototype.attachShadow = function (options) {
        const root = attachShadow.call(this, options);
        const note = () => root.querySelectorAll("progress").forEach((bar) => window.positions.push(bar.position));
        new MutationObserver(note).observe(root, { subtree: true, childList: true, attributes: true });
        return root;
      };
    });
    const network = await page.context().newCDPSession(page);
    await network.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: 200_000,
      uploadThroughput: -1,
    });
    await page.goto(`${page.site}/`, { waitUntil: "commit" });
    await page.locator("canvas").waitFor();
    const positions = await page.evaluate(() => window.positions);
    assert.deepEqual(positions, positions.toSorted((a, b) => a - b));
    for (const [from, to] of [[0, 0.2], [0.2, 0.5], [0.5, 0.9]]) {
      assert.ok(positions.some((at) => at > from && at < to), `between ${from} and ${to}: ${positions}`);
    }
  }, /preload/));

test("the wasm is asked for beside the glue, even where nothing was preloaded", () =>
  withPage({}, async (page) => {
    const order = [];
    page.on("request", (request) => order.push(request.url().split("/").at(-1)));
    let release;
    const held = new Promise((done) => (release = done));
    await page.route("**/engine/sharp-shot.js", async (route) => (await held, route.continue()));
    const asked = page.waitForRequest("**/*.wasm");
    await page.goto(`${page.site}/pages/plain.html`);
    await asked;
    assert.equal(order.filter((name) => name === "sharp-shot_bg.wasm").length, 1, "while the glue is on its way");
    release();
    await page.locator("canvas").waitFor();
  }));

/** Of the game's host, while the wasm is held back and when the game has come. */
async function heights(page, path) {
  let release;
  const held = new Promise((done) => (release = done));
  await page.route("**/*.wasm", async (route) => (await held, route.continue()));
  await page.goto(page.site + path, { waitUntil: "commit" });
  await page.getByText("Loading Sharp Shot…").first().waitFor();
  const height = () => page.locator("sharp-shot").first().evaluate((host) => host.getBoundingClientRect().height);
  const before = await height();
  release();
  await page.locator("canvas").first().waitFor();
  await page.unroute("**/*.wasm");
  return [before, await height()];
}

for (const path of ["/pages/plain.html", "/pages/two.html"]) {
  test(`the page does not jump when the game comes (${path})`, () =>
    withPage({}, async (page) => {
      const windows = [[390, 844], [360, 740], [600, 800], [700, 900], [800, 600], [800, 900], [844, 390], [1000, 760], [1440, 900]];
      for (const [width, height] of windows) {
        await page.setViewportSize({ width, height });
        const [before, after] = await heights(page, path);
        assert.ok(Math.abs(after - before) <= 24, `${width} × ${height}: ${before} px, then ${after} px`);
      }
    }));
}

test("the built page preloads glue and wasm, and fetches each once", () =>
  withPage({}, async (page) => {
    const fetched = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
    await page.goto(`${page.site}/`);
    await page.locator("canvas").waitFor();
    const preloaded = await page.locator("head link[rel$=preload]").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const engine = ["./engine/sharp-shot.js", "./engine/sharp-shot_bg.wasm"];
    assert.deepEqual(preloaded.sort(), engine);
    for (const file of [...engine.map((file) => file.slice(1)), "/sharp-shot.js"]) {
      assert.equal(fetched.filter((path) => path === file).length, 1, file);
    }
  }));

test("before the first shot nothing is asked for that only comes after it", () =>
  withPage({}, async (page) => {
    const asked = [];
    page.on("request", (request) => {
      const path = new URL(request.url()).pathname;
      // The tab's, which the browser fetches when it likes.
      if (path !== "/icon.svg") asked.push(path);
    });
    await page.goto(`${page.site}/`);
    await page.locator("canvas").waitFor();
    for (const key of ["Space", ..."123456", "ArrowUp", "r", ..."123456"]) await page.keyboard.press(key);
    await settled(page);
    const first = ["/", "/engine/sharp-shot.js", "/engine/sharp-shot_bg.wasm", "/sharp-shot.js"];
    assert.deepEqual(asked.sort(), first);
    const later = ["/debrief.js", "/engine/sharp-shot_later.wasm"];
    const coming = later.map((path) => page.waitForRequest(`**${path}`));
    await page.keyboard.press("Space");
    await Promise.all(coming);
    assert.deepEqual(asked.sort(), [...first, ...later].sort());
  }));

test("whatever a player and a page do before the first shot, nothing more is asked for", () =>
  withPage({}, async (page) => {
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await openGame(page);
    const before = asked.length;
    for (let round = 0; round < 20; round += 1) {
      for (const key of ["1", "6", "Space", "Enter", "ArrowLeft", "r"]) await page.keyboard.press(key);
      await page.evaluate((dark) => (document.body.className = dark), round % 2 ? "quarto-dark" : "");
      await page.setViewportSize({ width: 320 + 60 * round, height: 600 + 15 * round });
    }
    await page.evaluate(async () => {
      const { mount } = await import("/sharp-shot.js");
      for (let time = 0; time < 60; time += 1) {
        const game = await mount(document.body, { seed: `game ${time}`, budget: 24 + ((3 * time) % 169), shots: 1 + (time % 20) });
        if (time % 3) await new Promise((done) => requestAnimationFrame(done));
        game.destroy();
      }
    });
    await settled(page);
    assert.deepEqual(asked.slice(before), []);
  }));

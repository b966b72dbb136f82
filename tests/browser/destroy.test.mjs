// A game that is taken away leaves nothing behind, however often and whenever that happens.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openGame, state, useBrowser, withinBudget, withPage } from "./harness.mjs";
import { countWhatRuns, held, mountAndDestroy } from "./running.mjs";

useBrowser();

test("200 games mounted and destroyed leave nothing, and take no memory", () =>
  withPage({}, async (page) => {
    await page.addInitScript(countWhatRuns);
    await page.goto(`${page.site}/pages/game.html?empty`);
    const devtools = await page.context().newCDPSession(page);
    // The first ones fill the browser's and the wasm's caches.
    await mountAndDestroy(page, 20);
    const { usedSize: heapBefore, ...before } = await held(page, devtools);
    await mountAndDestroy(page, 200);
    const { usedSize: heapAfter, ...after } = await held(page, devtools);
    assert.deepEqual(after, before);
    assert.deepEqual([after.observers, after.frames, after.timers], [0, 0, 0]);
    const growth = heapAfter - heapBefore;
    console.log(`heap after 20 games ${heapBefore} bytes, after 200 more ${growth} more; wasm ${after.wasm}`);
    // A forgotten game would keep its canvas, its elements and its closures: kilobytes each.
    assert.ok(growth < 200 * 500, `${growth} bytes`);
    assert.equal(await page.evaluate(() => document.querySelector("main").innerHTML), "");
  }));

test("it can be destroyed in the middle of a round, and twice", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    await page.keyboard.press("Space");
    await page.evaluate(() => {
      window.game.destroy();
      window.game.destroy();
    });
    assert.equal(await page.locator("sharp-shot").count(), 0);
    assert.equal(await state(page), undefined);
    for (const key of ["1", "Space", "r"]) await page.keyboard.press(key);
    await page.setViewportSize({ width: 600, height: 600 });
  }));

test("an element that goes while it loads starts nothing, and plays when it is back", () =>
  withPage({}, async (page) => {
    let release;
    const held = new Promise((done) => (release = done));
    await page.route("**/*.wasm", async (route) => (await held, route.continue()));
    await page.goto(`${page.site}/pages/plain.html`);
    await page.getByText("Loading Sharp Shot…").waitFor();
    await page.evaluate(() => {
      window.gone = document.querySelector("sharp-shot");
      window.gone.remove();
    });
    release();
    await page.evaluate(async () => {
      const { mount } = await import("../sharp-shot.js");
      window.game = await mount(document.body, { seed: "other" });
    });
    assert.equal(await page.evaluate(() => window.gone.shadowRoot.childNodes.length), 0);
    await page.evaluate(() => document.body.append(window.gone));
    await page.waitForFunction(() => window.gone.shadowRoot.querySelector("canvas"));
  }));

test("a game that is mounted and taken out with its container is destroyed, even while it loads", () =>
  withPage({}, async (page) => {
    await page.addInitScript(countWhatRuns);
    await page.goto(`${page.site}/pages/game.html?empty`);
    const heard = await page.evaluate(async () => {
      const { mount } = await import("/sharp-shot.js");
      const main = document.querySelector("main");
      const place = () => main.appendChild(document.createElement("div"));
      const loading = mount(place(), { keys: "page" });
      main.replaceChildren();
      const early = (await loading).state();
      const playing = await mount(place(), { keys: "page" });
      main.replaceChildren();
      await Promise.resolve();
      return [early, playing.state(), window.running.observers.size];
    });
    assert.deepEqual(heard, [undefined, undefined, 0]);
  }));

test("an element that is moved goes on with its round", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/pages/plain.html`);
    await page.locator("canvas").waitFor();
    await page.getByRole("button", { name: /embedding/ }).click();
    await page.evaluate(() => document.body.prepend(document.querySelector("sharp-shot")));
    assert.match(await page.locator(".status").textContent(), /^bits 176 /);
    await page.getByRole("button", { name: /output/ }).click();
    assert.match(await page.locator(".status").textContent(), /^bits 160 /);
  }));

test("two games never touch each other", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "one" });
    await page.evaluate(async () => {
      const { mount } = await import("/sharp-shot.js");
      const place = document.body.appendChild(document.createElement("div"));
      window.other = await mount(place, { seed: "two", budget: 48, shots: 3 });
    });
    await page.getByRole("button", { name: /embedding/ }).first().click();
    await page.evaluate(() => window.other.retry());
    const other = await page.evaluate(() => window.other.state());
    assert.deepEqual([(await state(page)).bitsUsed, other.bitsUsed], [176, 192]);
    assert.deepEqual([(await state(page)).shotsLeft, other.shotsLeft], [10, 3]);
    await page.evaluate(() => window.other.destroy());
    await page.getByRole("button", { name: /embedding/ }).click();
    assert.equal((await state(page)).bitsUsed, 168);
  }));

// With the page's clock and frames in the test's hands: what is drawn when, and when nothing is.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { findTarget, state, useBrowser, withPage } from "./harness.mjs";
import { frame, frames, framesAsked, press, withHeldTime } from "./held_time.mjs";
import { playScripted } from "./scripted.mjs";

useBrowser();

const swaying = JSON.parse(await readFile(new URL("../swaying_target.json", import.meta.url), "utf8"));

test("a scripted round ends as it does natively", () =>
  withPage({ viewport: { width: 800, height: 700 } }, playScripted));

for (const [rate, step] of [["60", 1000 / 60], ["5", 200], ["no", Infinity]]) {
  test(`the target sways as it does natively, at ${rate} frames a second`, () =>
    withHeldTime(swaying.seed, async (page) => {
      // Edges and attention at int4, the rings sharp.
      await press(page, [..."111222444666"], 100);
      // The crosshair out of the way, to the lower border.
      await press(page, Array(25).fill("ArrowDown"), 100);
      let time = 100;
      for (const { at, centre } of swaying.shown) {
        await frames(page, time, at, step);
        time = at;
        const box = await page.locator("canvas").boundingBox();
        const seen = await findTarget(page);
        const x = ((seen.x - box.x) / box.width) * 400;
        const y = ((seen.y - box.y) / box.height) * 400;
        const off = Math.hypot(x - centre[0], y - centre[1]);
        assert.ok(off < 1, `at ${at} ms seen at ${x}, ${y}, natively at ${centre}`);
      }
    }));
}

test("nothing is drawn at rest, and again after the last shot has been shown", () =>
  withHeldTime(swaying.seed, async (page) => {
    const asked = () => framesAsked(page);
    assert.equal(await asked(), 0, "all fp32, no input");
    await press(page, ["1"], 10);
    assert.equal(await asked(), 1, "a dial asks for a frame");
    for (const time of [20, 100, 300]) await frame(page, time);
    assert.equal(await asked(), 0, "and rests again when the target has glided");
    await press(page, [..."222"], 310);
    for (const time of [600, 610, 620]) await frame(page, time);
    assert.equal(await asked(), 1, "jitter goes on");
    await press(page, [..."13456"], 700);
    for (let shot = 0; shot < 10; shot += 1) await press(page, [" "], 5000 * (shot + 1));
    assert.equal((await state(page)).zones.length, 10);
    await frame(page, 60_000);
    assert.equal((await state(page)).phase, "over");
    assert.equal(await asked(), 0, "the result does not move");
  }));

test("a destroyed game leaves no node, listener or frame behind, and can be mounted again", () =>
  withHeldTime(swaying.seed, async (page) => {
    await page.evaluate(() => {
      // But for those on a game's own signals, which go with the game, and take others with them.
      window.bound = 0;
      const { addEventListener, removeEventListener } = EventTarget.prototype;
      EventTarget.prototype.addEventListener = function (...args) {
        const signal = args[2]?.signal;
        if (!(this instanceof AbortSignal)) window.bound += 1;
        if (signal) addEventListener.call(signal, "abort", () => (window.bound -= 1));
        return addEventListener.apply(this, args);
      };
      EventTarget.prototype.removeEventListener = function (...args) {
        window.bound -= 1;
        return removeEventListener.apply(this, args);
      };
    });
    const remount = () =>
      page.evaluate(async () => {
        const { mount } = await import("/sharp-shot.js");
        window.second = await mount(document.querySelector("main"), { keys: "page" });
      });
    await remount();
    const bound = await page.evaluate(() => window.bound);
    assert.ok(bound > 5);
    await page.evaluate(() => (window.second.destroy(), window.second.destroy()));
    assert.equal(await page.evaluate(() => window.bound), 0);
    await page.evaluate(() => window.game.destroy());
    assert.equal(await page.locator("main > *").count(), 0);
    assert.equal(await framesAsked(page), 0);
    await press(page, ["1"], 10);
    assert.equal(await framesAsked(page), 0);
    await remount();
    await frame(page, 20);
    await page.locator("canvas").waitFor();
  }));

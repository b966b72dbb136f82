// Games in pages of other people, as steps for every engine.
import assert from "node:assert/strict";
import { missAll, openGame, REVEAL, settled } from "../browser/harness.mjs";
import { countWhatRuns, mountAndDestroy } from "../browser/running.mjs";
import { click, line, openWith, press, see, told } from "./parts.mjs";

export const embedding = {
  "the element takes its attributes as options and tells of itself by events": async (page) => {
    const heard = () => {
      window.heard = [];
      document.addEventListener("sharpshot:score", ({ detail }) => window.heard.push(detail.bitsUsed));
    };
    await openWith(page, '<sharp-shot seed="x" budget="48" shots="3" ship-at="2" keys="page"></sharp-shot>', heard);
    await see(page, "canvas");
    assert.equal(await line(page), "bits 192 / 48 · acc 100% · shots 3 · score 0");
    await press(page, "1");
    await settled(page);
    assert.deepEqual(await page.evaluate(() => window.heard), [192, 176]);
  },

  "mount takes options, and tells its page by callbacks": async (page) => {
    await openGame(page, { seed: "test", keys: "page", tell: "", budget: 48, shots: 3, shipAt: 1 });
    await press(page, "112233445566");
    await missAll(page);
    await settled(page);
    const [[, over]] = await told(page, "onGameOver");
    assert.deepEqual([over.score, over.won, over.shots, over.bitsUsed], [0, false, 3, 48]);
    assert.deepEqual([over.precisions, over.zones], [Array(6).fill(2), [0, 0, 0]]);
    await page.evaluate(() => window.game.retry());
    await settled(page);
    assert.equal((await told(page, "onRetry")).length, 1);
    assert.equal((await told(page, "onScoreChange")).at(-1)[1].shotsLeft, 3);
  },

  "two games in one page never touch each other": async (page) => {
    await page.goto(`${page.site}/pages/two.html`);
    for (const id of ["#first", "#second"]) await see(page, "canvas", "", id);
    await click(page, ".dial", "embedding", "#second");
    await click(page, ".dial", "output", "#second");
    await click(page, ".dial", "output", "#first");
    await press(page, "2");
    assert.match(await line(page, "#first"), /^bits 160 /);
    assert.match(await line(page, "#second"), /^bits 160 /);
    await page.evaluate(() => document.querySelector("#second").remove());
    await press(page, "3");
    assert.match(await line(page, "#first"), /^bits 144 /);
  },

  "the playground's own call plays, and its status line follows": async (page) => {
    await page.goto(`${page.site}/pages/playground/index.html`);
    await page.waitForFunction(() => window.game);
    await press(page, "123456");
    await settled(page);
    const words = await page.evaluate(() => document.querySelector(".mlsp-score").textContent);
    assert.match(words.replaceAll(/\s+/g, " "), /bits 96 \/ 96 · acc 94% · shots 10/);
  },

  "from inside a frame the page around it hears the result": async (page) => {
    await page.goto(`${page.site}/pages/iframe.html`);
    await page.waitForFunction(() => frames[0].document.querySelector("sharp-shot")?.shadowRoot?.querySelector("canvas"));
    const middle = await page.evaluate(() => {
      const frame = document.querySelector("iframe");
      const canvas = frame.contentDocument.querySelector("sharp-shot").shadowRoot.querySelector("canvas");
      const [around, box] = [frame, canvas].map((one) => one.getBoundingClientRect());
      return [around.x + box.x + box.width / 2, around.y + box.y + box.height / 2];
    });
    await page.mouse.click(...middle);
    await press(page, "123456");
    for (let shot = 0; shot < 10; shot += 1) {
      await press(page, ["Space"]);
      await page.evaluate((ms) => frames[0].pass(ms), REVEAL);
    }
    await page.waitForFunction(() => window.messages.length);
    const [{ type, detail }] = await page.evaluate(() => window.messages);
    assert.deepEqual([type, detail.bitsUsed, detail.zones.length], ["sharpshot:over", 96, 10]);
  },

  "games that are destroyed leave nothing, and take no memory": async (page) => {
    await openWith(page, "", countWhatRuns);
    const left = () =>
      page.evaluate(() => {
        const { observers, frames, memories } = window.running;
        const wasm = memories.map((memory) => memory.buffer.byteLength);
        return [observers.size, frames.size, document.querySelector("main").innerHTML, wasm];
      });
    await mountAndDestroy(page, 6);
    const before = await left();
    assert.deepEqual(before.slice(0, 3), [0, 0, ""]);
    await mountAndDestroy(page, 24);
    assert.deepEqual(await left(), before);
    await press(page, ["1", "Space", "r"]);
    await page.setViewportSize({ width: 700, height: 700 });
    await settled(page);
  },
};

// Everything has its place in every window that a student may have.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DOUBLE_CLICK, findTarget, openGame, pass, REVEAL, settled, shoot, state, useBrowser } from "./harness.mjs";
import { withinBudget, withPage } from "./harness.mjs";

useBrowser();

const WINDOWS = [[320, 640], [360, 740], [667, 375], [900, 700], [1000, 600], [1000, 760]].concat([
  [1366, 650],
  [1920, 950],
]);

for (const [width, height] of WINDOWS) {
  test(`in a window of ${width} × ${height} nothing sticks out and Fire is in view with the range`, () =>
    withPage({ viewport: { width, height } }, async (page) => {
      await openGame(page);
      const boxes = await page.evaluate(() => {
        const root = document.querySelector("sharp-shot").shadowRoot;
        const box = (element) => element.getBoundingClientRect().toJSON();
        const dials = [...root.querySelectorAll(".dial")].map((dial) => ({
          box: box(dial),
          parts: [...dial.children].map(box).filter((part) => part.width > 0),
        }));
        return {
          dials,
          panel: box(root.querySelector(".panel")),
          range: box(root.querySelector("canvas")),
          fire: box(root.querySelector(".fire")),
          scroll: document.documentElement.scrollWidth,
        };
      });
      assert.ok(boxes.scroll <= width, "the page scrolls sideways");
      for (const { box, parts } of boxes.dials) {
        assert.ok(box.left >= boxes.panel.left && box.right <= boxes.panel.right, "a dial leaves the panel");
        for (const part of parts) {
          assert.ok(part.right <= box.right && part.left >= box.left, "a part leaves its dial");
        }
      }
      const [top, bottom] = [boxes.range.top, Math.max(boxes.range.bottom, boxes.fire.bottom)];
      assert.ok(bottom - top <= height, `${bottom - top} px from the range to Fire`);
    }));
}

for (const [width, height] of [...WINDOWS, [560, 800], [720, 800], [683, 325], [700, 500], [1000, 550], [640, 700], [660, 700], [680, 700], [700, 700], [800, 700], [880, 800]]) {
  test(`in a window of ${width} × ${height} nothing jumps, whatever the words`, () =>
    withPage({ viewport: { width, height } }, async (page) => {
      await openGame(page);
      await page.evaluate(() => {
        window.places = () => {
          const root = window.range().getRootNode();
          const boxes = [...root.querySelectorAll(".game, canvas, .dial, .fire, .prompt, .pips")];
          return boxes.map((box) => {
            const { x, y, width, height } = box.getBoundingClientRect();
            // The question beside the prompt goes with the first shot.
            const sizes = box.matches(".prompt") ? [x, y, height] : [x, y, width, height];
            return `${box.className || box.tagName} ${sizes.map(Math.round)}`;
          });
        };
      });
      const start = await page.evaluate(() => window.places());
      const same = async (when) => assert.deepEqual(await page.evaluate(() => window.places()), start, when);
      const afterDials = await page.evaluate(async () => {
        const all = [];
        for (const precision of ["fp16", "int8", "int4", "fp32", "fp16"]) {
          for (const key of "123456") {
            document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
            all.push([`${precision} at dial ${key}`, window.places()]);
          }
        }
        return all;
      });
      for (const [when, places] of afterDials) assert.deepEqual(places, start, when);
      await page.keyboard.press("r");
      await page.keyboard.press("Space");
      await same("a refused shot");
      await withinBudget(page);
      const { x, y } = await findTarget(page);
      const { width: range } = await page.locator("canvas").boundingBox();
      await page.mouse.click(x + (23 / 400) * range, y);
      await same("a hit of the inner ring");
      assert.deepEqual((await state(page)).zones, [2]);
      await pass(page, REVEAL);
      await same("the target after it");
      for (const dials of ["111666", "222444", "333555"]) {
        await page.keyboard.press("r");
        for (const key of `123456${dials.slice(0, 2)}${dials.slice(3, 5)}`) await page.keyboard.press(key);
        await page.keyboard.press("Space");
        await same(`a reveal with ${dials}`);
        await pass(page, DOUBLE_CLICK);
        await page.keyboard.press("Space");
        await same("the next target");
      }
    }));
}

test("a mouse at the edge of a dial does not make the words flicker", () =>
  withPage({ viewport: { width: 800, height: 700 } }, async (page) => {
    await openGame(page);
    for (const dial of await page.locator(".dial").all()) {
      const { x, y, height } = await dial.boundingBox();
      for (const edge of [y - 1, y + 1, y + height - 1, y + height + 1]) {
        await page.mouse.move(x + 30, edge);
        await page.evaluate(() => {
          const hint = window.range().getRootNode().querySelector(".hint");
          window.changes = 0;
          new MutationObserver(() => (window.changes += 1)).observe(hint, { subtree: true, childList: true });
        });
        for (let frames = 0; frames < 3; frames += 1) await settled(page);
        assert.equal(await page.evaluate(() => window.changes), 0);
      }
    }
  }));

for (const [width, height] of [[1000, 760], [1366, 650], [1280, 720], [1920, 950]]) {
  test(`a page of its own does not scroll in a window of ${width} × ${height}`, () =>
    withPage({ viewport: { width, height } }, async (page) => {
      await page.goto(`${page.site}/`);
      await page.locator("canvas").waitFor();
      const needs = await page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(needs <= height, `it needs ${needs} px`);
    }));
}

test("an element that is moved while it loads still becomes a game", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/`);
    await page.evaluate(() => {
      const game = document.createElement("sharp-shot");
      document.body.append(game);
      document.body.prepend(game);
    });
    await page.locator("sharp-shot").first().locator("canvas").waitFor();
    assert.equal(await page.locator("canvas").count(), 2);
  }));

for (const width of [300, 320, 360, 700]) {
  test(`the largest contract fits a window of ${width} px`, () =>
    withPage({ viewport: { width, height: 740 } }, async (page) => {
      await openGame(page, { seed: "test", keys: "page", budget: 192, shots: 20 });
      await shoot(page, 12);
      assert.equal((await state(page)).shotsLeft, 8);
      const wide = await page.evaluate(() => {
        const root = document.querySelector("sharp-shot").shadowRoot;
        const game = root.querySelector(".game").getBoundingClientRect();
        const parts = [...root.querySelectorAll("header > *, canvas, .pips li, .dial, .layer, .fire, footer > *")];
        return parts
          .filter((part) => {
            const { left, right } = part.getBoundingClientRect();
            const cut = !part.matches(".contract") && part.scrollWidth > Math.ceil(right - left);
            return left < game.left || right > game.right || cut;
          })
          .map((part) => `${part.localName}.${part.className} ${part.textContent}`);
      });
      assert.deepEqual(wide, []);
      const header = await page.locator("header").boundingBox();
      assert.ok(header.height < 50, "one line");
    }));
}

// Everything has its place in every window that a student may have.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openGame, settled, useBrowser, withPage } from "./harness.mjs";

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
        const root = document.querySelector("main > div").shadowRoot;
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
        assert.ok(box.left >= boxes.panel.left && box.right <= boxes.panel.right);
        for (const part of parts) {
          assert.ok(part.right <= box.right && part.left >= box.left, "a part leaves its dial");
        }
      }
      const [top, bottom] = [boxes.range.top, Math.max(boxes.range.bottom, boxes.fire.bottom)];
      assert.ok(bottom - top <= height, `${bottom - top} px from the range to Fire`);
    }));
}

test("a page of its own does not scroll", () =>
  withPage({ viewport: { width: 1000, height: 760 } }, async (page) => {
    await page.goto(`${page.site}/`);
    await page.locator("canvas").waitFor();
    await settled(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollHeight <= innerHeight));
  }));

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

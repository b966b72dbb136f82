// axe-core finds no violation of WCAG 2.2 A or AA, whatever the game shows.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { inPhase, missAll, openGame, playOn, settled, useBrowser } from "./harness.mjs";
import { withinBudget, withPage } from "./harness.mjs";

useBrowser();

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

const STATES = {
  "at the start": () => {},
  "mid-game, while a miss is revealed": async (page) => {
    await withinBudget(page);
    for (const key of "1155") await page.keyboard.press(key);
    await page.keyboard.press("Space");
    await inPhase(page, "reveal");
  },
  "mid-game, over the budget again": async (page) => {
    await withinBudget(page);
    await playOn(page, 0, 7);
    for (const key of "222333") await page.keyboard.press(key);
  },
  "when the model ships": async (page) => {
    await withinBudget(page);
    await playOn(page);
  },
  "when it does not": async (page) => {
    await withinBudget(page);
    await missAll(page);
  },
};

for (const colorScheme of ["light", "dark"]) {
  for (const viewport of [{ width: 1000, height: 760 }, { width: 360, height: 740 }]) {
    for (const [when, play] of Object.entries(STATES)) {
      test(`no violation ${when}, ${colorScheme}, ${viewport.width} px`, () =>
        // Without motion nothing is half faded in while axe measures its contrast.
        withPage({ colorScheme, viewport, reducedMotion: "reduce" }, async (page) => {
          await openGame(page);
          await play(page);
          await settled(page);
          await page.addScriptTag({ path: axe });
          const { violations, passes } = await page.evaluate(
            (values) => window.axe.run({ runOnly: { type: "tag", values } }),
            TAGS,
          );
          const found = violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
          assert.deepEqual(found, []);
          const checked = passes.map(({ id }) => id);
          for (const rule of ["button-name", "color-contrast", "target-size", "aria-meter-name"]) {
            assert.ok(checked.includes(rule), `${rule} had something to check`);
          }
        }));
    }
  }
}

// axe-core finds no violation of WCAG 2.2 A or AA, whatever the game shows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { checked, loadAxe } from "./axe.mjs";
import { inPhase, missAll, openGame, playOn, useBrowser } from "./harness.mjs";
import { withinBudget, withPage } from "./harness.mjs";

useBrowser();

/** Opens the challenge link of a finished round in the same page. */
async function watchOwnRound(page) {
  await withinBudget(page);
  await missAll(page);
  await page.evaluate(() => {
    const writeText = (text) => (location.hash = new URL(text).hash);
    Object.defineProperty(navigator, "clipboard", { value: { writeText } });
  });
  await page.getByRole("button", { name: "Copy challenge link" }).click();
  await page.locator(".notice").waitFor();
}

/** Opens a game on the live range, with all layers at int4. */
async function openLive(page) {
  await openGame(page, { seed: "test", keys: "page", range: "live" });
  for (const key of "111222333444555666") await page.keyboard.press(key);
}

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
  "while the question is open": async (page) => {
    await page.locator(".question summary").click();
    await page.getByRole("button", { name: "output", exact: true }).click();
  },
  "while the contracts are open": async (page) => {
    await page.locator(".contract").click();
    await page.getByRole("dialog").waitFor();
  },
  "in the debrief with its tables open": async (page) => {
    await withinBudget(page);
    await page.keyboard.press("1");
    await playOn(page);
    await page.locator(".debrief").waitFor();
    for (const summary of await page.locator(".debrief summary").all()) await summary.click();
    await page.locator(".frontier > svg").press("ArrowRight");
  },
  "while a friend's round is watched": watchOwnRound,
  "after a friend's round": async (page) => {
    await watchOwnRound(page);
    await page.getByRole("button", { name: "Skip to the end" }).click();
    await inPhase(page, "over");
    await page.locator(".debrief").waitFor();
  },
  "on the live range, while a board is revealed": async (page) => {
    await openLive(page);
    await page.keyboard.press("Space");
    await inPhase(page, "reveal");
  },
  "in the debrief of the live range with all open": async (page) => {
    await openLive(page);
    await missAll(page);
    await page.locator(".debrief").waitFor();
    for (const summary of await page.locator(".debrief summary").all()) await summary.click();
  },
  "while the live range tells how it was measured": async (page) => {
    await openLive(page);
    await page.getByRole("button", { name: "how it was measured" }).click();
    await page.getByRole("dialog").waitFor();
  },
  "when a link is broken": async (page) => {
    await page.evaluate(() => (location.hash = "#play=broken"));
    await page.getByRole("alert").waitFor();
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
          // At first the result's buttons take no press that was still meant for the range.
          await page.waitForFunction(() => {
            const button = document.querySelector("sharp-shot").shadowRoot.querySelector(".result button");
            return !button.checkVisibility() || getComputedStyle(button).pointerEvents === "auto";
          });
          await loadAxe(page);
          const { violations, passes } = await checked(page);
          assert.deepEqual(violations, []);
          for (const rule of ["button-name", "color-contrast", "target-size", "aria-meter-name"]) {
            assert.ok(passes.includes(rule), `${rule} had something to check`);
          }
        }));
    }
  }
}

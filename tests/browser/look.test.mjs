// Light or dark as the page is, and no work that nobody can see.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openGame, useBrowser, withPage } from "./harness.mjs";
import { frame, framesAsked, press, withHeldTime } from "./held_time.mjs";
import { OUT_OF_THE_WAY, look, seenTheme } from "./sight.mjs";

useBrowser();

test("the game is light or dark as the system, also when that changes", () =>
  withPage({ colorScheme: "dark" }, async (page) => {
    await openGame(page);
    assert.equal(await seenTheme(page), "dark");
    await page.emulateMedia({ colorScheme: "light" });
    assert.equal(await seenTheme(page), "light");
  }));

test("in a Quarto page the game follows the page's own switch", () =>
  withPage({ colorScheme: "dark" }, async (page) => {
    await openGame(page);
    for (const theme of ["light", "dark", "light"]) {
      await page.evaluate((theme) => (document.body.className = `nav-fixed quarto-${theme}`), theme);
      assert.equal(await seenTheme(page), theme);
    }
    await page.evaluate(() => (document.body.className = ""));
    assert.equal(await seenTheme(page), "dark", "the system again");
  }));

for (const theme of ["light", "dark"]) {
  test(`a page's author can ask for ${theme}`, () =>
    withPage({ colorScheme: theme === "dark" ? "light" : "dark" }, async (page) => {
      await openGame(page, { seed: "test", theme });
      assert.equal(await seenTheme(page), theme);
      await page.evaluate(() => (document.body.className = "quarto-light quarto-dark"));
      assert.equal(await seenTheme(page), theme);
    }));
}

test("the element takes its theme from its attribute", () =>
  withPage({ colorScheme: "light" }, async (page) => {
    await openGame(page);
    await page.evaluate(() => {
      document.body.insertAdjacentHTML("beforeend", "<sharp-shot theme='dark'></sharp-shot>");
      return customElements.whenDefined("sharp-shot");
    });
    const panel = page.locator("sharp-shot[theme] .panel");
    await panel.waitFor();
    const colour = await panel.evaluate((panel) => getComputedStyle(panel).backgroundColor);
    assert.equal(colour, "rgb(30, 35, 39)");
  }));

/** Attention at int4, so that the target sways, and a look at it after a second. */
async function swaying(page) {
  await press(page, [...OUT_OF_THE_WAY, ..."222"], 10);
  await frame(page, 1000);
  assert.equal(await framesAsked(page), 1);
  return look(page);
}

/** Nothing goes on between `hide` and `show`, and then it goes on from there. */
const stopsAndResumes = (hide, show) =>
  withHeldTime("sight", async (page) => {
    const before = await swaying(page);
    await hide(page);
    await frame(page, 1010);
    assert.equal(await framesAsked(page), 0, "stopped");
    await frame(page, 61_000);
    await show(page);
    assert.equal(await framesAsked(page), 1, "resumed");
    await frame(page, 61_001);
    const after = await look(page);
    assert.ok(Math.hypot(after.x - before.x, after.y - before.y) < 2, "where it stopped");
    await frame(page, 61_400);
    assert.notEqual((await look(page)).all, after.all);
  });

test("a hidden tab stops the game, and showing it again resumes it", () => {
  const set = (hidden) => (page) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  return stopsAndResumes(set(true), set(false));
});

test("scrolling the game away stops it, and scrolling back resumes it", () => {
  const scrollTo = (where, inView) => async (page) => {
    await page.addStyleTag({ content: "body { padding-bottom: 3000px }" });
    await page.evaluate(([where, inView]) => {
      scrollTo({ top: where, behavior: "instant" });
      // The browser tells the game's observer before this later one.
      return new Promise((seen) => {
        const tell = (entries) => entries.at(-1).isIntersecting === inView && seen();
        new IntersectionObserver(tell).observe(document.querySelector("sharp-shot"));
      });
    }, [where, inView]);
  };
  return stopsAndResumes(scrollTo(2500, false), scrollTo(0, true));
});

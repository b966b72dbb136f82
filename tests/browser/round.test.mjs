// A round from the first dial to the result, as a player at a keyboard meets it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "./drawn.mjs";
import { inPhase, openGame, pass, playOn, REVEAL, setDay, state, status, useBrowser } from "./harness.mjs";
import { withinBudget, withPage } from "./harness.mjs";

useBrowser();

const BEST = "mlsp-best-quantization";

test("keys 1 to 6 turn their dial, and the meters answer before any shot", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.keyboard.press("1");
    assert.match(await status(page), /^bits 176 \/ 96 · acc 100% · shots 10/);
    for (const key of "1111") await page.keyboard.press(key);
    for (const key of "666") await page.keyboard.press(key);
    assert.deepEqual((await state(page)).precisions, [1, 0, 0, 0, 0, 3]);
    await page.getByRole("button", { name: "6 output edge int4" }).waitFor();
    assert.match(await status(page), /^bits 148 \/ 96 · acc 35%/);
  }));

test("over budget a shot is refused: nothing is spent and the reason is told", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.keyboard.press("Space");
    assert.equal(await status(page), "bits 192 / 96 · acc 100% · shots 10 · score 0");
    const told = await page.getByRole("status").first().textContent();
    assert.equal(told, "Not fired: 96 bits over budget.");
  }));

test("ten shots end the round, and the result stays whatever else is pressed", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    await playOn(page);
    assert.equal(await status(page), "bits 96 / 96 · acc 94% · shots 0 · score 30");
    const result = page.getByRole("group", { name: "Result" });
    await result.getByText("Shipped: 30 of 30").waitFor();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("1");
    await page.mouse.click(600, 300);
    assert.ok(await result.isVisible());
    assert.match(await status(page), /shots 0 · score 30$/);
    assert.deepEqual((await state(page)).zones, Array(10).fill(3));
  }));

test("a lost round names its cause", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    await playOn(page, 110);
    const result = page.getByRole("group", { name: "Result" });
    await result.getByText("Not shipped: 0 of 30").waitFor();
    await result.getByText("It takes a score of 18 to ship. Most points were lost to the aim").waitFor();
  }));

test("the last shot is shown before the result", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    for (let shot = 1; shot <= 10; shot += 1) {
      await page.keyboard.press("Space");
      assert.equal((await state(page)).zones.length, shot);
      assert.equal(await page.locator(".pips [data-zone]").count(), shot);
      assert.ok(await page.locator(".result").isHidden());
      await pass(page, REVEAL);
    }
    await inPhase(page, "over");
    await page.locator(".result").waitFor();
  }));

test("R and the button start a new round in place", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.evaluate(() => (window.notReloaded = true));
    await withinBudget(page);
    await page.keyboard.press("Space");
    await page.keyboard.press("r");
    assert.equal(await status(page), "bits 192 / 96 · acc 100% · shots 10 · score 0");
    await withinBudget(page);
    await playOn(page);
    await page.getByRole("button", { name: "Try again R" }).click();
    assert.equal(await status(page), "bits 192 / 96 · acc 100% · shots 10 · score 0");
    assert.ok(await page.locator(".result").isHidden());
    assert.ok(await page.evaluate(() => window.notReloaded));
  }));

test("the best score is kept for the next visit", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.evaluate((key) => localStorage.setItem(key, "7"), BEST);
    await openGame(page);
    assert.equal((await state(page)).alltimeBest, 7);
    await withinBudget(page);
    await playOn(page);
    assert.equal(await page.evaluate((key) => localStorage.getItem(key), BEST), "30");
    await openGame(page);
    assert.equal((await state(page)).alltimeBest, 30);
  }));

for (const [what, breakStorage] of [
  ["forbidden", () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } })],
  ["full", () => (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); })],
  ["full of rubbish", () => ["mlsp-best-quantization", "mlsp-sharp-shot-played"].forEach((key) => localStorage.setItem(key, "\u0000-1e9:{"))],
]) {
  test(`with a storage that is ${what} the game plays on`, () =>
    withPage({}, async (page) => {
      await page.addInitScript(breakStorage);
      await openGame(page, { seed: "daily", keys: "page" });
      assert.equal((await state(page)).alltimeBest, 0);
      await withinBudget(page);
      await playOn(page);
      assert.equal((await state(page)).alltimeBest, 30);
    }));
}

test("the daily round is the same for everyone, and the next one is another", () =>
  withPage({}, async (page) => {
    await setDay(page, "2026-03-01");
    const firstTarget = async () => {
      await openGame(page, { seed: "daily", keys: "page" });
      // Attention stays at fp32: the target stands still.
      for (const key of "11335566") await page.keyboard.press(key);
      await pass(page, 5000);
      return read(page, () => window.range().toDataURL());
    };
    const first = await firstTarget();
    assert.equal(await firstTarget(), first, "looking at it does not spend it");
    await page.keyboard.press("Space");
    assert.notEqual(await firstTarget(), first, "it was played");
    await page.evaluate(() => localStorage.clear());
    assert.equal(await firstTarget(), first, "anyone's first round of the day");
  }));

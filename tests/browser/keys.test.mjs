// The game takes no key that is not its own, and needs nothing but keys.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openGame, playOn, state, useBrowser, withinBudget, withPage } from "./harness.mjs";

useBrowser();

const FP32 = [0, 0, 0, 0, 0, 0];

for (const [what, html] of [
  ["a text field", "<input>"],
  ["a list", "<select><option>1<option>2</select>"],
  ["an editable text", "<p contenteditable>text</p>"],
  ["a link", "<a href='#there'>link</a>"],
  ["a button", "<button>button</button>"],
]) {
  test(`keys pressed in ${what} of the page are the page's`, () =>
    withPage({}, async (page) => {
      await openGame(page);
      await page.evaluate((html) => document.body.insertAdjacentHTML("afterbegin", html), html);
      await page.evaluate(() => document.body.firstElementChild.focus());
      for (const key of ["1", "6", "r", "Space", "ArrowLeft"]) await page.keyboard.press(key);
      const { precisions, aim, shotsLeft } = await state(page);
      assert.deepEqual({ precisions, aim, shotsLeft }, { precisions: FP32, aim: [200, 200], shotsLeft: 10 });
    }));
}

test("a text field gets what is typed", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.evaluate(() => document.body.insertAdjacentHTML("afterbegin", "<input>"));
    await page.locator("input").pressSequentially("1 r 6");
    assert.equal(await page.locator("input").inputValue(), "1 r 6");
  }));

test("combinations with Ctrl, Alt and Meta are the browser's", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.evaluate(() => (window.taken = []));
    await page.evaluate(() =>
      document.addEventListener("keydown", (event) => window.taken.push(event.defaultPrevented)),
    );
    for (const key of ["Control+1", "Alt+2", "Meta+3"]) await page.keyboard.press(key);
    assert.deepEqual((await state(page)).precisions, FP32);
    assert.ok((await page.evaluate(() => window.taken)).every((taken) => !taken));
  }));

test("with keys on focus nothing is taken before the game has it", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "test", keys: "focus" });
    await page.keyboard.press("1");
    assert.deepEqual((await state(page)).precisions, FP32);
    await page.locator("canvas").focus();
    await page.keyboard.press("1");
    assert.deepEqual((await state(page)).precisions, [1, 0, 0, 0, 0, 0]);
  }));

test("of two games the one with focus gets the keys", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.evaluate(async () => {
      const { mount } = await import("/sharp-shot.js");
      const place = document.body.appendChild(document.createElement("div"));
      window.other = await mount(place, { seed: "other", keys: "page" });
    });
    await page.locator("body > div canvas").focus();
    for (const key of ["2", "ArrowLeft"]) await page.keyboard.press(key);
    assert.deepEqual((await state(page)).precisions, FP32);
    const other = await page.evaluate(() => window.other.state());
    assert.deepEqual([other.precisions, other.aim], [[0, 1, 0, 0, 0, 0], [192, 200]]);
  }));

test("space presses the button that Tab reached, and a held Enter presses it once", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "test", keys: "focus" });
    await page.getByRole("button", { name: /ffn\.1/ }).focus();
    await page.keyboard.press("Space");
    assert.deepEqual((await state(page)).precisions, [0, 0, 1, 0, 0, 0]);
    await page.locator("canvas").focus();
    await withinBudget(page);
    await page.keyboard.press("3");
    await page.getByRole("button", { name: "Fire space" }).focus();
    for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down("Enter");
    await page.keyboard.up("Enter");
    const { shotsLeft, phase } = await state(page);
    assert.deepEqual([shotsLeft, phase], [9, "reveal"]);
  }));

test("after a retry by keyboard the keys still work", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "test", keys: "focus" });
    await page.locator("canvas").focus();
    await withinBudget(page);
    await playOn(page);
    await page.getByRole("button", { name: "Try again R" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("1");
    assert.deepEqual((await state(page)).precisions, [1, 0, 0, 0, 0, 0]);
  }));

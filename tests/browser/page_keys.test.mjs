// Keys on a page with other things in it: a text field, a second game, a scroll bar.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openGame, state, useBrowser, withinBudget, withPage } from "./harness.mjs";

useBrowser();

async function openTwo(page) {
  await page.goto(`${page.site}/pages/two.html`);
  await page.locator("#second canvas").waitFor();
}

/** The bits in the status lines of both games. */
async function bits(page) {
  const lines = await page.locator(".status").allTextContents();
  return lines.map((line) => Number(line.match(/^bits (\d+)/)[1]));
}

const scrolled = (page) => page.evaluate(() => window.scrollY);

test("before anything is used, keys go to the first game in view", () =>
  withPage({}, async (page) => {
    await openTwo(page);
    await page.keyboard.press("1");
    assert.deepEqual(await bits(page), [176, 192]);
    await page.locator("#second").scrollIntoViewIfNeeded();
    await page.evaluate(() => window.scrollTo(0, document.querySelector("#second").offsetTop));
    await page.keyboard.press("1");
    assert.deepEqual(await bits(page), [176, 176], "the first is not in view");
  }));

test("they go to the game that was last used, by pointer or key, while it is in view", () =>
  withPage({ viewport: { width: 1000, height: 1500 } }, async (page) => {
    await openTwo(page);
    await page.locator("#second .prompt").click();
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("1");
    assert.deepEqual(await bits(page), [192, 176]);
    await page.locator("#first").getByRole("button", { name: /embedding/ }).focus();
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("1");
    assert.deepEqual(await bits(page), [176, 176]);
    await page.evaluate(() => document.querySelector("#first").remove());
    await page.keyboard.press("1");
    assert.deepEqual((await bits(page)).at(-1), 168);
  }));

test("where the dials are in view but not the range, they turn, and nothing is fired", () =>
  withPage({ viewport: { width: 520, height: 520 } }, async (page) => {
    await openTwo(page);
    await page.evaluate(() => {
      const game = document.querySelector("#first");
      const dials = game.shadowRoot.querySelector(".dials").getBoundingClientRect();
      window.scrollTo({ top: dials.top - 100, behavior: "instant" });
    });
    for (const key of "123456") await page.keyboard.press(key);
    assert.deepEqual(await bits(page), [96, 192]);
    const before = await scrolled(page);
    await page.keyboard.press("Space");
    await page.waitForFunction((before) => window.scrollY > before, before);
    assert.match((await page.locator(".status").allTextContents())[0], /shots 10/);
  }));

test("what is typed into the page's field turns no dial", () =>
  withPage({}, async (page) => {
    await openTwo(page);
    await page.locator("input").pressSequentially("123456 r");
    assert.equal(await page.locator("input").inputValue(), "123456 r");
    assert.deepEqual(await bits(page), [192, 192]);
  }));

test("nor does a key that another script of the page has taken, or one in a foreign component", () =>
  withPage({}, async (page) => {
    await openTwo(page);
    await page.evaluate(() => {
      document.body.addEventListener("keydown", (event) => event.key === "1" && event.preventDefault());
      const closed = document.createElement("x-field");
      closed.attachShadow({ mode: "closed" }).append(Object.assign(document.createElement("input"), { autofocus: true }));
      closed.tabIndex = 0;
      document.body.prepend(closed);
    });
    await page.keyboard.press("1");
    assert.deepEqual(await bits(page), [192, 192]);
    await page.locator("x-field").focus();
    await page.keyboard.press("2");
    assert.deepEqual(await bits(page), [192, 192]);
  }));

for (const [what, html] of [
  ["a slider made by hand", "<div role='slider' tabindex='0'>5</div>"],
  ["an option of a list made by hand", "<div role='listbox'><div role='option' tabindex='0'>1</div></div>"],
  ["a text that is being edited", "<div contenteditable tabindex='0'>text <b>bold</b></div>"],
]) {
  test(`nor does a key in ${what}`, () =>
    withPage({}, async (page) => {
      await openTwo(page);
      await page.evaluate((html) => document.body.insertAdjacentHTML("afterbegin", html), html);
      await page.evaluate(() => document.body.firstElementChild.parentElement.querySelector("[tabindex]").focus());
      await page.keyboard.press("1");
      assert.deepEqual(await bits(page), [192, 192]);
    }));
}

for (const [what, change] of [
  ["under an open dialog", () => document.body.appendChild(document.createElement("dialog")).showModal()],
  ["under something else", () => {
    const cover = document.body.appendChild(document.createElement("div"));
    cover.style = "position: fixed; inset: 0; background: white";
  }],
  ["in a box that is scrolled away", () => {
    const box = document.createElement("div");
    box.style = "height: 100px; overflow: auto";
    document.querySelector("#first").before(box);
    box.append("Some text", document.querySelector("#first"));
    document.querySelector("#second").hidden = true;
  }],
  ["that cannot be used", () => document.querySelectorAll("sharp-shot").forEach((game) => (game.inert = true))],
  ["that is not shown", () => document.querySelectorAll("sharp-shot").forEach((game) => (game.style.visibility = "hidden"))],
]) {
  test(`a game ${what} gets no keys`, () =>
    withPage({ viewport: { width: 1000, height: 1500 } }, async (page) => {
      await openTwo(page);
      await page.evaluate(change);
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press("1");
      assert.deepEqual(await bits(page), [192, 192]);
    }));
}

test("a page may use the game's own class names", () =>
  withPage({}, async (page) => {
    await openTwo(page);
    await page.evaluate(() => (document.body.className = "game sheet"));
    await page.keyboard.press("1");
    assert.deepEqual(await bits(page), [176, 192]);
  }));

test("Ctrl+R reloads the page and starts no new round", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.keyboard.press("1");
    await page.evaluate(() => {
      window.keys = [];
      window.addEventListener("keydown", (event) => window.keys.push([event.key, event.defaultPrevented]));
    });
    await page.keyboard.press("Control+r");
    assert.deepEqual((await page.evaluate(() => window.keys)).at(-1), ["r", false], "left to the browser");
    assert.equal((await state(page)).bitsUsed, 176);
  }));

test("space and arrows scroll the page when the game is out of view, or something else has focus", () =>
  withPage({}, async (page) => {
    await openTwo(page);
    await page.evaluate(() => document.body.insertAdjacentHTML("afterbegin", "<p id='else' tabindex='0'>Text</p>"));
    await page.locator("#else").focus();
    await page.keyboard.press("Space");
    await page.waitForFunction(() => window.scrollY > 0);
    await page.evaluate(() => document.activeElement.blur());
    await page.evaluate(() => window.scrollTo({ top: document.querySelector("#second").offsetTop + 1200, behavior: "instant" }));
    const before = await scrolled(page);
    await page.keyboard.press("Space");
    await page.waitForFunction((before) => window.scrollY > before, before);
    await page.keyboard.press("ArrowDown");
    await page.evaluate(() => document.body.focus());
    assert.deepEqual(await bits(page), [192, 192]);
  }));

test("even with focus in it, a game that has been scrolled away leaves space to the page", () =>
  withPage({}, async (page) => {
    await openTwo(page);
    await page.locator("#second canvas").focus();
    for (const key of "123456") await page.keyboard.press(key);
    await page.evaluate(() => window.scrollTo({ top: document.body.scrollHeight - 1800, behavior: "instant" }));
    const before = await scrolled(page);
    await page.keyboard.press("Space");
    await page.waitForFunction((before) => window.scrollY > before, before);
    assert.match(await page.locator("#second .status").textContent(), /^bits 96 .* shots 10/);
  }));

test("in view they aim and fire, and the page stays where it is", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.evaluate(() => (document.body.style.height = "3000px"));
    await withinBudget(page);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    const { aim, shotsLeft } = await state(page);
    assert.deepEqual([aim, shotsLeft], [[200, 208], 9]);
    assert.equal(await scrolled(page), 0);
  }));

test("the player can turn such keys off, for all games and for the next visit", () =>
  withPage({ viewport: { width: 1000, height: 1500 } }, async (page) => {
    await openTwo(page);
    const [first, second] = await page.getByRole("switch", { name: "page-wide keys" }).all();
    assert.equal(await first.getAttribute("aria-checked"), "true");
    await first.click();
    for (const toggle of [first, second]) assert.equal(await toggle.getAttribute("aria-checked"), "false");
    await page.keyboard.press("1");
    assert.deepEqual(await bits(page), [192, 192]);
    await page.locator("#second canvas").focus();
    await page.keyboard.press("1");
    assert.deepEqual(await bits(page), [192, 176], "keys inside the game still work");

    await openTwo(page);
    await page.keyboard.press("1");
    assert.deepEqual(await bits(page), [192, 192]);
    await page.getByRole("switch").last().focus();
    await page.keyboard.press("Space");
    assert.equal(await first.getAttribute("aria-checked"), "true");
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("1");
    assert.deepEqual(await bits(page), [192, 176]);
  }));

test("with keys on focus there is nothing to turn off", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "test", keys: "focus" });
    assert.equal(await page.getByRole("switch").count(), 0);
  }));

test("Tab walks through the game and out of it, both ways", () =>
  withPage({}, async (page) => {
    await openTwo(page);
    const places = async (key, until) => {
      const seen = [];
      for (let press = 0; press < 60; press += 1) {
        await page.keyboard.press(key);
        const id = await page.evaluate(() => document.activeElement.id || document.activeElement.localName);
        if (seen.at(-1) !== id) seen.push(id);
        if (id === until) return seen;
      }
      return seen;
    };
    await page.locator("input").focus();
    assert.deepEqual(await places("Tab", "body"), ["first", "second", "body"]);
    assert.deepEqual(await places("Shift+Tab", "input"), ["second", "first", "input"]);
  }));

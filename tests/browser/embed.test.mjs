// What a page can ask of a game, and what it is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inPhase, missAll, openGame, pass, REVEAL, shoot, state, status, useBrowser, withinBudget, withPage } from "./harness.mjs";

useBrowser();

/** Mounts a game that writes down everything it tells the page. */
const openTeller = (page, options = {}) =>
  openGame(page, { seed: "test", keys: "page", tell: "", ...options });

/** What the page was told, as [kind, detail] in order. */
const told = (page) => page.evaluate(() => window.told);
const last = async (page, kind) => (await told(page)).findLast(([name]) => name === kind)?.[1];
const count = async (page, kind) => (await told(page)).filter(([name]) => name === kind).length;

const START = { bitsUsed: 192, budget: 96, shotsLeft: 10, score: 0, accuracy: 100, alltimeBest: 0 };

test("the score is told at the first frame, and then when something has changed", () =>
  withPage({}, async (page) => {
    await openTeller(page);
    assert.deepEqual(await told(page), [
      ["event score", START],
      ["onScoreChange", START],
    ]);
    await page.mouse.move(300, 300);
    assert.equal(await count(page, "onScoreChange"), 1, "aiming is nothing to tell");
    await page.keyboard.press("1");
    assert.deepEqual(await last(page, "onScoreChange"), { ...START, bitsUsed: 176 });
    assert.equal(await count(page, "onScoreChange"), 2);
  }));

test("the result is told once, and a new round after it began", () =>
  withPage({}, async (page) => {
    await openTeller(page);
    await withinBudget(page);
    await page.keyboard.press("3");
    await missAll(page);
    const result = {
      score: 0,
      won: false,
      shots: 10,
      bitsUsed: 88,
      accuracy: (await state(page)).accuracy,
      precisions: [1, 1, 2, 1, 1, 1],
      zones: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      emojiGrid: "⚫⚫⚫⚫⚫⚫⚫⚫⚫⚫\n🟩🟩🟧🟩🟩🟩",
      alltimeBest: 0,
      range: "first",
      practice: false,
    };
    assert.deepEqual(await last(page, "onGameOver"), result);
    assert.deepEqual(await last(page, "event over"), result);
    const { emojiGrid, ...figures } = result;
    assert.deepEqual((await state(page)).result, figures);
    // Dials may still be turned: the live score changes, the result does not.
    await page.keyboard.press("1");
    assert.equal((await last(page, "onScoreChange")).bitsUsed, 80);
    assert.equal(await count(page, "onGameOver"), 1);
    assert.equal(await count(page, "onRetry"), 0);

    await page.evaluate(() => window.game.retry());
    await inPhase(page, "aiming");
    assert.equal(await count(page, "onRetry"), 1);
    assert.deepEqual(await last(page, "onScoreChange"), START);
    assert.equal(await page.evaluate(() => window.stateAtRetry.shotsLeft), 10, "already the new round");
    await withinBudget(page);
    await missAll(page);
    assert.equal(await count(page, "onGameOver"), 2);
  }));

test("budget, shots and shipAt make a contract of the page's own", () =>
  withPage({}, async (page) => {
    await openTeller(page, { budget: 48, shots: 3, shipAt: 1 });
    assert.equal(await status(page), "bits 192 / 48 · acc 100% · shots 3 · score 0");
    assert.equal(await page.locator(".contract").textContent(), "Custom contract · 48 bits");
    assert.equal(await page.locator(".prompt").textContent(), "Turn dials down to 48 bits");
    assert.equal(await page.locator(".pips li").count(), 3);
    await withinBudget(page);
    await page.keyboard.press("Space");
    assert.equal((await state(page)).shotsLeft, 3, "96 bits are too many here");
    await withinBudget(page);
    await missAll(page);
    assert.match(await page.locator(".result").textContent(), /Not shipped: 0 of 9.*It takes a score of 1 to ship/s);
  }));

test("a score that is easier to reach is not held against the mission's best", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/pages/game.html?empty`);
    await page.evaluate(() => localStorage.setItem("mlsp-best-quantization", "7"));
    for (const [options, best] of [[{ budget: 100 }, 0], [{ shots: 20 }, 0], [{ budget: 40 }, 7]]) {
      await openTeller(page, options);
      assert.equal((await state(page)).alltimeBest, best, JSON.stringify(options));
    }
  }));

test("without shipAt 18 of 30 points ship, and the same part of others", () =>
  withPage({}, async (page) => {
    for (const [shots, needed] of [[10, 18], [1, 2], [5, 9], [20, 36]]) {
      await openTeller(page, { budget: 192, shots });
      await shoot(page, shots);
      await inPhase(page, "over");
      const card = await page.locator(".result p").textContent();
      const { won } = (await state(page)).result;
      if (!won) assert.match(card, new RegExp(`It takes a score of ${needed} to ship`));
    }
  }));

for (const [given, message] of [
  [{ budget: 23 }, /"budget" has to be a whole number from 24 to 192, not 23; 96 is used/],
  [{ budget: "lots" }, /"budget" .* not "lots"; 96 is used/],
  [{ budget: null }, /"budget" .* not object; 96 is used/],
  [{ shots: 0 }, /"shots" has to be a whole number from 1 to 20, not 0; 10 is used/],
  [{ shots: 2.5 }, /"shots" .* not 2.5/],
  [{ shots: 5, shipAt: 16 }, /"shipAt" has to be a whole number from 1 to 15, not 16; 9 is used/],
  [{ seed: "" }, /"seed" has to be a text, not ""; daily is used/],
  [{ seed: {} }, /"seed" has to be a text, not object; daily is used/],
  [{ keys: "both" }, /"keys" has to be "focus" or "page", not "both"; focus is used/],
  [{ theme: "blue" }, /"theme" has to be "auto" or "light" or "dark", not "blue"; auto is used/],
  [{ onGameOver: "alert" }, /"onGameOver" has to be a function, not "alert"; it is left out/],
  [5, /the options have to be an object, not number/],
  ["budget", /the options have to be an object, not string/],
  [{ bugdet: 96 }, /there is no option "bugdet"; there are range, budget, shots, shipAt, seed/],
]) {
  test(`the option ${JSON.stringify(given)} gives a clear error, and the game goes on`, () =>
    withPage({}, async (page) => {
      await page.goto(`${page.site}/pages/game.html?empty`);
      const seen = await page.evaluate(async (given) => {
        const { mount } = await import("/sharp-shot.js");
        const errors = [];
        const onError = ({ code, message }) => errors.push([code, message]);
        const options = typeof given === "object" ? { ...given, onError } : given;
        document.addEventListener("sharpshot:error", (event) => errors.push(event.detail.message));
        window.game = await mount(document.querySelector("main"), options);
        return errors;
      }, given);
      const [event, callback] = seen;
      assert.match(event, message);
      assert.deepEqual(callback, typeof given === "object" ? ["option", event] : undefined);
      assert.equal(seen.length, callback ? 2 : 1);
      assert.equal((await state(page)).phase, "aiming");
    }, /Sharp Shot: /));
}

test("attributes are options, whatever their case, and a wrong one is named", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/pages/game.html?empty`);
    await page.evaluate(() => {
      window.errors = [];
      document.addEventListener("sharpshot:error", (event) => window.errors.push(event.detail.message));
      document.body.innerHTML = `<sharp-shot class="wide" id="game" title="A game" data-x="1" aria-label="Game"
        lang="en" style="margin: 0" tabindex="-1" onclick="" itemprop="game" budget="40" ship-at="20" SEED="x" theme="bleu"
        speed="fast"></sharp-shot>`;
      return import("/sharp-shot.js");
    });
    await page.locator("canvas").waitFor();
    assert.equal(await status(page), "bits 192 / 40 · acc 100% · shots 10 · score 0");
    const [unknown, bad, ...others] = await page.evaluate(() => window.errors);
    assert.match(unknown, /no option "speed"/);
    assert.match(bad, /"theme" has to be/);
    assert.deepEqual(others, []);
  }, /Sharp Shot: /));

for (const what of ["null", "undefined", "'main'", "document", "document.createElement('canvas')"]) {
  test(`mount(${what}) is refused with a sentence`, () =>
    withPage({}, async (page) => {
      await page.goto(`${page.site}/pages/game.html?empty`);
      const message = await page.evaluate(async (what) => {
        const { mount } = await import("/sharp-shot.js");
        return mount(eval(what)).then(() => "mounted", (error) => error.message);
      }, what);
      assert.equal(message, "Sharp Shot: mount takes an element of this page, or a canvas that is in it");
    }));
}

test("a callback that throws is reported, and the game goes on", () =>
  withPage({}, async (page) => {
    await openTeller(page, { throw: "" });
    await page.keyboard.press("1");
    const { code, message } = await last(page, "onError");
    assert.equal(code, "callback");
    assert.match(message, /a callback of the page failed \(Error: mistake in the page\)/);
    await withinBudget(page);
    await page.keyboard.press("Space");
    assert.equal((await state(page)).shotsLeft, 9);
  }, /Sharp Shot: |mistake in the page/));

test("so is one that fails later", () =>
  withPage({}, async (page) => {
    await openTeller(page, { throw: "later" });
    await page.waitForFunction(() => window.told.some(([kind]) => kind === "onError"));
    assert.equal((await last(page, "onError")).code, "callback");
  }, /Sharp Shot: |mistake in the page/));

test("a callback may start the next round", () =>
  withPage({}, async (page) => {
    await openTeller(page, { shots: 1, budget: 192, at: "onGameOver", do: "retry" });
    await shoot(page, 1);
    await page.waitForFunction(() => window.told.some(([kind]) => kind === "onRetry"));
    assert.equal((await state(page)).phase, "aiming");
  }));

for (const [at, key] of [
  ["onScoreChange", "1"],
  ["onRetry", "r"],
  ["onGameOver", "Space"],
  ["event score", "1"],
  ["event over", "Space"],
]) {
  test(`a page that destroys the game at "${at}" hears nothing more of it`, () =>
    withPage({}, async (page) => {
      await openTeller(page, { shots: 1, budget: 192, at, do: "destroy" });
      await page.evaluate(() => (window.armed = true));
      await page.keyboard.press(key);
      await pass(page, REVEAL);
      await page.waitForFunction(() => !document.querySelector("sharp-shot"));
      assert.equal((await told(page)).at(-1)[0], at);
      assert.equal(await state(page), undefined);
      assert.equal(await page.evaluate(() => window.game.retry()), undefined);
    }));
}

test("each new round is told, also one without a shot while time stands still", () =>
  withPage({}, async (page) => {
    await openTeller(page);
    await page.evaluate(() => {
      document.body.style.paddingTop = "3000px";
      window.scrollTo(0, 0);
    });
    for (let round = 1; round <= 3; round += 1) {
      await page.evaluate(() => window.game.retry());
      assert.equal(await count(page, "onRetry"), round);
    }
  }));

test("the element has what a handle has, and mount leaves it to it", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/pages/plain.html`);
    await page.locator("canvas").waitFor();
    await page.getByRole("button", { name: /embedding/ }).click();
    const heard = await page.evaluate(async () => {
      const element = document.querySelector("sharp-shot");
      const { mount } = await import("../sharp-shot.js");
      const refused = await mount(element).catch(({ message }) => message);
      const before = element.state().bitsUsed;
      element.retry();
      const after = element.state().bitsUsed;
      element.destroy();
      return { refused, before, after, gone: element.state(), inside: element.shadowRoot.childNodes.length };
    });
    assert.match(heard.refused, /has its game already/);
    assert.deepEqual({ ...heard, refused: 0 }, { refused: 0, before: 176, after: 192, gone: undefined, inside: 0 });
  }));

test("the element can be hidden", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/pages/plain.html`);
    await page.locator("canvas").waitFor();
    await page.evaluate(() => (document.querySelector("sharp-shot").hidden = true));
    assert.equal(await page.locator("canvas").isVisible(), false);
  }));

test("no options are no mistake", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/pages/game.html?empty`);
    for (const options of [undefined, null, {}]) {
      const { phase } = await page.evaluate(async (options) => {
        const { mount } = await import("/sharp-shot.js");
        const game = await mount(document.querySelector("main"), options);
        const state = game.state();
        game.destroy();
        return state;
      }, options);
      assert.equal(phase, "aiming");
    }
  }));

test("from inside a frame the result is also posted to the page around it", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/pages/iframe.html`);
    const frame = page.frameLocator("iframe");
    await frame.locator("canvas").click();
    await frame.getByRole("button", { name: /embedding/ }).click();
    for (const key of "23456") await page.keyboard.press(key);
    for (const key of ["ArrowUp", "ArrowLeft"]) {
      for (let step = 0; step < 25; step += 1) await page.keyboard.press(key);
    }
    for (let shot = 0; shot < 10; shot += 1) {
      await page.keyboard.press("Space");
      await frame.locator("body").evaluate((_, ms) => window.pass(ms), REVEAL);
    }
    await page.waitForFunction(() => window.messages.length > 0);
    const [message, ...others] = await page.evaluate(() => window.messages);
    assert.deepEqual(others, []);
    assert.equal(message.type, "sharpshot:over");
    assert.equal(message.detail.bitsUsed, 96);
    assert.equal(message.detail.zones.length, 10);
    assert.match(message.detail.emojiGrid, /^\S+\n🟩🟩🟩🟩🟩🟩$/);
  }, /preload/));

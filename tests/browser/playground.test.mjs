// The MLSysBook playground's page, with our quantization.mjs in place of its own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { INTO_CORNER, pass, pressAtOnce, shoot, useBrowser, withPage } from "./harness.mjs";

// Its full-screen button enlarges the window.
useBrowser({ withWindows: true });

/** Opens the playground's page; `?bare` leaves out its own card. */
async function openPlayground(page, query = "") {
  await page.goto(`${page.site}/pages/playground/index.html${query}`);
  await page.waitForFunction(() => window.game);
}

/** The page's own status line. */
const line = async (page) =>
  (await page.locator(".mlsp-score").textContent()).replace(/\s+/g, " ").trim();

/** Plays a round of misses; keys work without a click before. */
async function playRound(page) {
  for (const key of "123456") await page.keyboard.press(key);
  await pressAtOnce(page, INTO_CORNER);
  await shoot(page, 10);
  await page.locator(".mlsp-aha-card").waitFor();
}

test("the game stands in the canvas's place, and the page's status line follows it", () =>
  withPage({}, async (page) => {
    await openPlayground(page);
    assert.equal(await page.locator("#mlsp-canvas").isVisible(), false);
    const order = await page.locator(".mlsp-game-container > *").evaluateAll((all) => all.map((one) => one.localName));
    assert.deepEqual(order, ["sharp-shot", "canvas", "div"]);
    assert.equal(await line(page), "bits 192 / 96 · acc 100% · shots 10 · score 0");
    assert.equal((await page.evaluate(() => window.told)).length, 1, "told once before anything happened");
    for (const part of [".status", "[data-action=fullscreen]", ".keys span"]) {
      assert.equal(await page.locator(`sharp-shot ${part}`).isVisible(), false, `the page has its own ${part}`);
    }
    await page.keyboard.press("1");
    assert.equal(await line(page), "bits 176 / 96 · acc 100% · shots 10 · score 0");
  }));

test("it resolves to what the page does with a game", () =>
  withPage({}, async (page) => {
    await openPlayground(page);
    const game = await page.evaluate(() => {
      const { buildShareText, destroy, ...rest } = window.game;
      return { ...rest, functions: [typeof buildShareText, typeof destroy] };
    });
    assert.deepEqual([game.id, game.name, game.functions], ["quantization", "Sharp Shot", ["function", "function"]]);
    assert.ok(game.ahaLabel && game.ahaText.includes("drift") && game.ahaLink.label);
    assert.match(game.ahaLink.href, /^https:\/\/arxiv\.org\/abs\//);
  }));

test("after a round the page adds its card and one share button, round after round, without a reload", () =>
  withPage({}, async (page) => {
    await openPlayground(page);
    await page.evaluate(() => (window.sameVisit = true));
    for (let round = 0; round < 3; round += 1) {
      await playRound(page);
      assert.equal(await page.locator(".mlsp-aha-card").count(), 1);
      assert.equal(await page.locator(".mlsp-aha-card.of-the-page").count(), 1, "its own card is kept");
      assert.equal(await page.locator(".mlsp-aha-card button").count(), 1);
      await page.keyboard.press("r");
      assert.equal(await page.locator(".mlsp-aha-card").count(), 0, "a new round takes the card away");
    }
    assert.ok(await page.evaluate(() => window.sameVisit), "onRetry would have reloaded the page");
    assert.equal(await line(page), "bits 192 / 96 · acc 100% · shots 10 · score 0");
  }));

test("practice of a friend's targets is followed by the status line, and adds no card", () =>
  withPage({ permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
    await openPlayground(page);
    await playRound(page);
    await page.getByRole("button", { name: "Copy challenge link" }).click();
    await page.getByText("The challenge link is copied.").waitFor();
    await page.evaluate(async () => (location.hash = new URL(await navigator.clipboard.readText()).hash));
    await page.locator(".notice").getByRole("button", { name: "Play the same round" }).press("Enter");
    await page.getByText("To beat:").waitFor();
    assert.equal(await page.locator(".mlsp-aha-card").count(), 0, "that of the round before is gone");
    for (const key of "123456") await page.keyboard.press(key);
    await pressAtOnce(page, INTO_CORNER);
    for (let shot = 0; shot < 10; shot += 1) {
      await page.keyboard.press("Space");
      await pass(page, 5000);
    }
    await page.locator(".debrief").getByRole("heading", { name: "Not shipped: 0 of 30" }).waitFor();
    assert.equal(await line(page), "bits 96 / 96 · acc 94% · shots 0 · score 0");
    assert.equal(await page.locator(".mlsp-aha-card").count(), 0);
    await page.locator(".debrief").getByRole("button", { name: "Play my own round" }).press("Enter");
    await playRound(page);
    assert.equal(await page.locator(".mlsp-aha-card").count(), 1);
  }));

test("the text to share tells the result", () =>
  withPage({}, async (page) => {
    await openPlayground(page);
    await playRound(page);
    await page.getByRole("button", { name: "Copy share text" }).click();
    const shared = await page.evaluate(() => window.shared);
    assert.match(shared, /^Sharp Shot, day 214: not shipped\n0 of 30 points, 96 bits, 94% estimated accuracy\n⚫{10}\n🟩{6}\nhttp:\/\/127/u);
  }));

test("card and text to share of a round on the live range speak of what was measured", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/pages/game.html?empty`);
    const { before, first, live } = await page.evaluate(async () => {
      await import("/quantization.mjs");
      const games = {};
      for (const range of ["first", "live"]) {
        const canvas = document.querySelector("main").appendChild(document.createElement("canvas"));
        games[range] = await window.MLSP.games.quantization(canvas, { range, shots: 1, seed: "test" });
      }
      window.games = games;
      return { before: games.live.ahaText, first: games.first.ahaText, live: games.live.id };
    });
    assert.deepEqual([before, live], [first, "quantization"], "nothing has been measured yet");
    const game = page.locator("sharp-shot").nth(1);
    await game.locator("canvas").focus();
    await pressAtOnce(page, [..."123456".repeat(3), ...INTO_CORNER]);
    await shoot(page, 1);
    await game.locator(".debrief").waitFor();
    const told = await page.evaluate(() => {
      const { live, first } = window.games;
      const { result } = document.querySelectorAll("sharp-shot")[1].state();
      return { text: live.ahaText, others: first.ahaText, share: live.buildShareText(result) };
    });
    assert.match(told.text, /here it was measured/);
    assert.doesNotMatch(told.text, /drift|jitter|blur/);
    assert.equal(told.others, first, "a game that was not played says what it said");
    assert.match(told.share, /% measured accuracy/);
  }));

test("where nobody has a card, ours is shown", () =>
  withPage({}, async (page) => {
    await openPlayground(page, "?bare");
    await playRound(page);
    const card = page.locator(".mlsp-aha-card");
    assert.match(await card.textContent(), /Quantization error is not uniform/);
    assert.match(await card.getByRole("link").getAttribute("href"), /^https:\/\/arxiv\.org/);
    assert.equal(await card.getByRole("button", { name: "Copy share text" }).count(), 1);
  }));

test("best scores are kept where the playground has always kept them", () =>
  withPage({}, async (page) => {
    await page.addInitScript(() => localStorage.setItem("mlsp-best-quantization", "21"));
    await openPlayground(page);
    assert.equal((await page.evaluate(() => window.told))[0].alltimeBest, 21);
  }));

test("the page's full-screen button enlarges the game", () =>
  withPage({}, async (page) => {
    await openPlayground(page);
    const width = async () => (await page.locator("sharp-shot .game").boundingBox()).width;
    const sharp = () => page.locator("sharp-shot canvas").evaluate((canvas) => canvas.width / canvas.clientWidth);
    const before = await width();
    await page.getByRole("button", { name: "Full screen" }).click();
    await page.waitForFunction(() => document.fullscreenElement);
    await page.setViewportSize({ width: 1600, height: 1000 });
    assert.ok((await width()) > before + 100, `${before} → ${await width()}`);
    assert.equal(await sharp(), 1);
    const { y, height } = await page.locator("sharp-shot .game").boundingBox();
    const hud = await page.locator(".mlsp-game-hud").boundingBox();
    assert.ok(y >= 0 && y + height <= hud.y && hud.y + hud.height <= 1000, "all of it in view");
  }));

test("destroy gives the canvas back as it was", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/pages/game.html?empty`);
    for (const style of [null, "width: 10px; display: inline-block !important;"]) {
      const after = await page.evaluate(async (style) => {
        const { mount } = await import("/sharp-shot.js");
        const canvas = document.querySelector("main").appendChild(document.createElement("canvas"));
        if (style) canvas.style.cssText = style;
        const game = await mount(canvas);
        const hidden = getComputedStyle(canvas).display;
        game.destroy();
        return [hidden, canvas.getAttribute("style"), document.querySelectorAll("sharp-shot").length];
      }, style);
      assert.deepEqual(after, ["none", style, 0]);
    }
  }));

test("a second call for the same canvas takes the place of the first", () =>
  withPage({}, async (page) => {
    await openPlayground(page);
    const shown = await page.evaluate(async () => {
      const canvas = document.querySelector("#mlsp-canvas");
      const again = await MLSP.games.quantization(canvas, {});
      const games = document.querySelectorAll("sharp-shot").length;
      again.destroy();
      window.game.destroy();
      return [games, document.querySelectorAll("sharp-shot").length, getComputedStyle(canvas).display];
    });
    assert.deepEqual(shown, [1, 0, "block"]);
  }));

test("a page that has frozen its names gets the game too", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/pages/game.html?empty`);
    const id = await page.evaluate(async () => {
      const games = {};
      Object.defineProperty(window, "MLSP", { value: Object.freeze({ games }), writable: false });
      await import("/quantization.mjs?frozen");
      await import("/sharp-shot.js?frozen");
      const canvas = document.querySelector("main").appendChild(document.createElement("canvas"));
      return (await window.MLSP.games.quantization(canvas, {})).id;
    });
    assert.equal(id, "quantization");
  }));

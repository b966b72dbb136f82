// The live range: a board, a model that points, and what is loaded for it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { checked } from "../../web/loader/options.js";
import { drawn, read } from "./drawn.mjs";
import { frame, framesAsked, press, withHeldTime } from "./held_time.mjs";
import { inPhase, openGame, pass, pressAtOnce, REVEAL, root, state, status, useBrowser, withPage } from "./harness.mjs";

useBrowser();

const LIVE = ["/engine/sharp-shot_live.wasm", "/live.bin", "/live.js"];
const KEPT = "mlsp-sharp-shot-contracts";
/** Longer than the objects of a board stand still, in ms. */
const STEP = 400;

const open = (page, options) => openGame(page, { seed: "test", keys: "page", range: "live", ...options });
const prompt = (page) => page.locator(".prompt").textContent();
const said = async (page) => (await page.getByRole("status").first().textContent()).replace("\u00a0", "");
const header = (page) => page.locator(".contract").textContent();

/** Keys that turn each dial so often. */
const dials = (...times) => times.flatMap((count, dial) => Array(count).fill(String(dial + 1)));
/** Embedding, the attentions and the output at int8, all else at int4: the best of 40 bits. */
const FOUR_EIGHTS = dials(2, 2, 3, 2, 3, 2);
const ALL_INT4 = dials(3, 3, 3, 3, 3, 3);

/** The keys along a way as it is said: "7 right, 3 down". */
const along = (words) =>
  [...words.matchAll(/(\d+) (left|right|up|down)/g)].flatMap(([, cells, way]) =>
    Array(Number(cells)).fill(`Arrow${way[0].toUpperCase()}${way.slice(1)}`),
  );

/** Asks where the model points, and aims there. */
async function aimWhereItPoints(page) {
  await page.locator("canvas").press("Enter");
  await page.getByText(/The model points|The aim is where/).waitFor({ state: "attached" });
  await pressAtOnce(page, along(await said(page)));
}

/** Plays the round with keys alone, and without looking. */
async function playBlind(page) {
  while ((await state(page)).phase !== "over") {
    await aimWhereItPoints(page);
    await page.keyboard.press("Space");
    await pass(page, REVEAL);
    await inPhase(page, (await state(page)).shotsLeft ? "aiming" : "over");
  }
}

/** What is bright on the canvas, as the share of its pixels. */
const bright = (page) =>
  read(page, () => {
    const { data } = window.picture();
    let count = 0;
    for (let at = 3; at < data.length; at += 4) count += data[at] > 40 ? 1 : 0;
    return count / (data.length / 4);
  });

test("a page that names the bits of one of its contracts gets that contract", () => {
  for (const { range, budget, ship_at: shipAt } of JSON.parse(readFileSync(`${root}assets/live.json`, "utf8"))) {
    const { options, errors } = checked({ range, budget });
    assert.deepEqual([options.shots, options.shipAt, errors], [10, shipAt, []], `${range}, ${budget} bits`);
  }
  assert.equal(checked({ range: "live", budget: 60 }).options.shipAt, 24);
});

test("nothing of it is asked for until it is opened, and then three files are", () =>
  withPage({}, async (page) => {
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const live = () => asked.filter((path) => LIVE.includes(path)).sort();
    await openGame(page);
    assert.deepEqual(live(), []);
    await open(page);
    assert.deepEqual(live(), LIVE);
    assert.equal(await status(page), "bits 192 / 40 · acc 100% · shots 10 · score 0");
    assert.equal(await header(page), "Four eights · 40 bits");
    assert.equal(await page.locator(".score").textContent(), "0 / 29");
    assert.equal(await page.locator(".question").isVisible(), false, "the table's question is not asked here");
  }));

test("a round is played by keys alone and without looking, and ships with the best setting", () =>
  withPage({}, async (page) => {
    await open(page);
    await pressAtOnce(page, FOUR_EIGHTS);
    assert.match(await prompt(page), /^Aim at what the \S \w+ guards$/);
    assert.match(await said(page), /New target\. Aim at what the \S \w+ guards$/);
    await playBlind(page);
    const { range, result } = await state(page);
    assert.deepEqual([range, result.range], ["live", "live"], "the page is told what was played");
    assert.ok(result.score >= 24, `${result.score} points`);
    assert.equal(result.bitsUsed, 40);
    const kept = await page.evaluate((key) => localStorage[key], KEPT);
    const leanest = result.won ? 40 : 0;
    assert.equal(kept, `96:0:0,48:0:0,40:0:0,36:0:0,32:0:0,l40:${result.score}:${leanest}`);
  }));

test("an arrow moves the aim by a cell, with shift too", () =>
  withPage({}, async (page) => {
    await open(page);
    const [x, y] = (await state(page)).aim;
    assert.deepEqual([x, y], [206.25, 206.25]);
    await page.keyboard.press("ArrowRight");
    assert.deepEqual((await state(page)).aim, [x + 12.5, y]);
    await page.keyboard.press("Shift+ArrowUp");
    assert.deepEqual((await state(page)).aim, [x + 12.5, y - 12.5]);
  }));

test("a pointer aims at the middle of the cell that it is on", () =>
  withPage({}, async (page) => {
    await open(page);
    const box = await page.locator("canvas").boundingBox();
    for (const [part, cell] of [[0.001, 0], [0.51, 16], [0.999, 31]]) {
      await page.mouse.move(box.x + part * box.width, box.y + part * box.height);
      assert.deepEqual((await state(page)).aim, [12.5 * cell + 6.25, 12.5 * cell + 6.25]);
    }
  }));

test("the full model points sharply, and squeezed hard it smears and wobbles", () =>
  withPage({ reducedMotion: "no-preference" }, async (page) => {
    await open(page, { budget: 192 });
    const sharp = await bright(page);
    assert.ok(sharp > 0.002 && sharp < 0.08, `${sharp} of the board`);
    const figures = async () =>
      page.locator(".effect [role=meter]").evaluateAll((all) => all.map((meter) => meter.getAttribute("aria-valuetext")));
    assert.deepEqual((await figures()).slice(0, 2), ["0", "0%"]);
    await pressAtOnce(page, ALL_INT4);
    assert.notEqual((await figures())[1], "0%");
    const places = new Set();
    for (let look = 0; look < 12; look += 1) {
      await page.locator("canvas").press("Enter");
      places.add((await said(page)).match(/(\d+ (left|right|up|down)|The aim is)/g)?.join());
      await pass(page, STEP);
    }
    assert.ok(places.size > 3, [...places].join(" / "));
  }));

test("with floats nothing moves and nothing is drawn; at int4 frames go on", () =>
  withHeldTime(
    "test",
    async (page) => {
      assert.equal(await framesAsked(page), 0, "all fp32, no input");
      await press(page, [..."123456"], 10);
      for (const time of [20, 1000]) await frame(page, time);
      assert.equal(await framesAsked(page), 0, "all fp16");
      await press(page, ["6"], 1010);
      for (const time of [1020, 2000, 3000]) await frame(page, time);
      assert.equal(await framesAsked(page), 1, "an answer that may change is looked at again");
    },
    { asked: { range: "live" } },
  ));

test("after a shot the board is shown, and in words what misled", () =>
  withPage({}, async (page) => {
    await open(page, { budget: 192 });
    await pressAtOnce(page, along("16 left, 16 up"));
    const before = await bright(page);
    await page.keyboard.press("Space");
    await pass(page, 1000);
    assert.equal((await state(page)).phase, "reveal");
    assert.match(await prompt(page), /^(Miss|\d points?)\. The aim was off\.$/);
    const told = /The aim was off\. The \S \w+ guards the \S \w+; the model was off by 0 cells\. Shots left: 9\./;
    assert.match(await said(page), told);
    assert.ok((await bright(page)) > before, "objects and hops are drawn");
  }));

test("where its model does not come, that is said, the first range goes on, and it can be tried again", () =>
  withPage(
    {},
    async (page) => {
      let broken = true;
      await page.route("**/live.bin", (route) => (broken ? route.abort() : route.continue()));
      await open(page);
      assert.equal(await status(page), "bits 192 / 96 · acc 100% · shots 10 · score 0");
      const alert = page.getByRole("alert");
      await alert.getByText("The live range could not be loaded. Please check the connection.").waitFor();
      broken = false;
      await alert.getByRole("button", { name: "Try again" }).click();
      await page.waitForFunction(() => window.game.state()?.budget === 40);
      assert.equal(await header(page), "Four eights · 40 bits");
      assert.equal(await alert.count(), 0);
    },
    /Failed to load resource|Sharp Shot/,
  ));

test("a model of another build is not taken, and the first range goes on", () =>
  withPage(
    {},
    async (page) => {
      await page.route("**/live.bin", (route) => route.fulfill({ body: Buffer.alloc(1000) }));
      await open(page);
      assert.equal((await state(page)).budget, 96);
      await page.getByRole("alert").getByText(/^The live range/).waitFor();
    },
    /Sharp Shot|another build/,
  ));

test("the first contract that ships opens it, and from there the way leads back", () =>
  withPage({}, async (page) => {
    await page.addInitScript((key) => (localStorage[key] ??= "96:30:96"), KEPT);
    await openGame(page);
    await page.locator(".contract").click();
    const dialog = page.getByRole("dialog", { name: "Contracts" });
    await dialog.getByRole("button", { name: "Play Four eights" }).click();
    await page.waitForFunction(() => window.game.state()?.budget === 40);
    await drawn(page);
    assert.equal(await header(page), "Four eights · 40 bits");
    await page.locator(".contract").click();
    await dialog.getByRole("button", { name: "Play Tiny" }).click();
    await page.waitForFunction(() => window.game.state()?.budget === 48);
    assert.equal(await header(page), "Tiny · 48 bits");
    const own = await page.evaluate(() => window.range().getRootNode().adoptedStyleSheets.length);
    assert.equal(own, 1, "the board's style is gone");
  }));

test("where it does not come from the contracts, the round that is played goes on", () =>
  withPage(
    {},
    async (page) => {
      await page.addInitScript((key) => (localStorage[key] ??= "96:30:96"), KEPT);
      await page.route("**/live.bin", (route) => route.abort());
      await openGame(page);
      for (const key of "123456") await page.keyboard.press(key);
      await page.keyboard.press("Space");
      await page.locator(".contract").click();
      const dialog = page.getByRole("dialog", { name: "Contracts" });
      await dialog.getByRole("button", { name: "Play Four eights" }).click();
      await page.getByRole("alert").getByText("The live range could not be loaded. Please check the connection.").waitFor();
      const { budget, shotsLeft, precisions } = await state(page);
      assert.deepEqual([budget, shotsLeft, precisions], [96, 9, [1, 1, 1, 1, 1, 1]]);
      await page.unroute("**/live.bin");
      await page.getByRole("button", { name: "Try again" }).click();
      await page.waitForFunction(() => window.game.state()?.budget === 40);
      assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.localName), "canvas");
    },
    /Failed to load resource|Sharp Shot/,
  ));

test("on the first visit the contracts do not tell of it", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.locator(".contract").click();
    const dialog = page.getByRole("dialog", { name: "Contracts" });
    await dialog.waitFor();
    assert.equal(await dialog.getByText("live range").count(), 0);
  }));

test("a finished round goes into a link, which shows it on the live range", () =>
  withPage({}, async (page) => {
    await open(page, { shots: 2 });
    await pressAtOnce(page, ALL_INT4);
    await playBlind(page);
    const { score } = (await state(page)).result;
    await page.locator(".debrief").waitFor();
    const copied = page.locator(".debrief").getByRole("button", { name: /challenge link/ });
    await page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => {
        window.copied = text;
      };
    });
    await copied.click();
    await page.waitForFunction(() => window.copied);
    const link = await page.evaluate(() => window.copied);
    await page.goto("about:blank");
    await page.goto(link);
    await page.waitForFunction(() => window.game);
    await page.getByRole("region").getByText(/friend/i).first().waitFor();
    await page.getByRole("button", { name: "Skip to the end" }).click();
    await inPhase(page, "over");
    assert.equal((await state(page)).score, score);
    assert.match(await page.locator(".stage").evaluate((stage) => getComputedStyle(stage).getPropertyValue("--truth")), /#/);
  }));

test("destroyed it leaves nothing", () =>
  withPage({}, async (page) => {
    await open(page);
    await pressAtOnce(page, ALL_INT4);
    await page.evaluate(() => window.game.destroy());
    assert.equal(await page.locator("main").evaluate((main) => main.children.length), 0);
    assert.equal(await page.evaluate(() => window.game.state()), undefined);
  }));

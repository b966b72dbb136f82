// Pages that break what others take for granted: the game is played to its end, or says why not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { playByWords } from "./by_words.mjs";
import { findTarget, state, status, useBrowser, withPage } from "./harness.mjs";
import { frame, frames, framesAsked, point, press, withHeldTime } from "./held_time.mjs";

useBrowser();

/** What makes it slow is a script too, and might be spoilt. */
const REAL_TIME = { realTime: true };

/** Opens the plain page when `spoil` has been at it, before any script of the game. */
async function openSpoilt(page, spoil, argument) {
  await page.addInitScript(spoil, argument);
  await page.goto(`${page.site}/pages/plain.html`);
}

const ARRAYS = {
  "has more in it than usual": () => {
    for (const name of ["contains", "each", "last", "item", "0"]) Array.prototype[name] = () => 7;
  },
  "has been replaced by scripts from before 2010": () => {
    const { prototype } = Array;
    prototype.forEach = function (call, on) {
      for (let at = 0; at < this.length; at += 1) call.call(on, this[at], at, this);
    };
    prototype.map = function (call, on) {
      const made = [];
      this.forEach((value, at) => (made[at] = call.call(on, value, at, this)));
      return made;
    };
    prototype.filter = function (call, on) {
      const kept = [];
      this.forEach((value, at) => call.call(on, value, at, this) && kept.push(value));
      return kept;
    };
    prototype.indexOf = function (value) {
      for (let at = 0; at < this.length; at += 1) if (this[at] === value) return at;
      return -1;
    };
    prototype.includes = function (value) {
      return this.indexOf(value) >= 0;
    };
    prototype.find = function (call, on) {
      return this.filter(call, on)[0];
    };
    prototype.toJSON = function () {
      return `[${this.map((value) => JSON.stringify(value)).join(", ")}]`;
    };
  },
};

for (const [what, spoil] of Object.entries(ARRAYS)) {
  test(`where Array.prototype ${what}, a round is played to its debrief`, () =>
    withPage(REAL_TIME, async (page) => {
      await openSpoilt(page, spoil);
      await playByWords(page);
      await page.getByRole("heading", { name: "Shipped, 30 of 30" }).waitFor();
      assert.equal(await page.locator(".pictures li").count(), 10);
    }));
}

const failing = (name) => {
  Array.prototype[name] = () => {
    throw new Error("spoilt by the page");
  };
};

const SENTENCE = "Sharp Shot cannot run in this page. The browser's console says why.";

for (const name of ["find", "includes", "join", "push"]) {
  test(`where an array's ${name} fails, the player reads one sentence`, () =>
    withPage(REAL_TIME, async (page) => {
      await openSpoilt(page, failing, name);
      await page.getByText(SENTENCE).waitFor();
      await page.getByText("And the end.").waitFor();
    }, /spoilt by the page/));
}

test("where it fails only when the game has its shadow root, the sentence stands there", () =>
  withPage(REAL_TIME, async (page) => {
    await openSpoilt(page, failing, "every");
    assert.equal(await page.locator("sharp-shot").evaluate((host) => host.shadowRoot.textContent), SENTENCE);
  }, /spoilt by the page/));

test("where only what the debrief needs fails, the round is played and a sentence stands for it", () =>
  withPage(REAL_TIME, async (page) => {
    await openSpoilt(page, failing, "sort");
    await playByWords(page);
    await page.getByRole("alert").getByText("The debrief could not be loaded.").waitFor();
  }, /spoilt by the page/));

test("where MLSP is frozen, the element is played and the page's own names are left alone", () =>
  withPage(REAL_TIME, async (page) => {
    await openSpoilt(page, () => {
      const games = Object.freeze({ quantization: "the page's own" });
      Object.defineProperty(window, "MLSP", { value: Object.freeze({ games }) });
    });
    await playByWords(page);
    assert.deepEqual(await page.evaluate(() => window.MLSP), { games: { quantization: "the page's own" } });
  }));

test("where MLSP is frozen around an open list of games, the playground's call is answered", () =>
  withPage(REAL_TIME, async (page) => {
    await openSpoilt(page, () => (window.MLSP = Object.freeze({ games: {} })));
    await page.locator("canvas").waitFor();
    await page.evaluate(async () => {
      document.querySelector("sharp-shot").remove();
      const canvas = document.body.appendChild(document.createElement("canvas"));
      window.answer = await window.MLSP.games.quantization(canvas, {});
    });
    assert.equal(await page.evaluate(() => window.answer.id), "quantization");
    await page.locator("sharp-shot .dial").first().click();
    await page.getByRole("meter", { name: "bit budget" }).and(page.locator("[aria-valuenow='176']")).waitFor();
  }));

/** A round of shots at what is seen at every fourth second, at a frame each `step` ms; attention sways. */
async function playAt(page, step) {
  const seen = [];
  await press(page, [..."1223456"], 10);
  for (let shot = 1; shot <= 10; shot += 1) {
    const at = 4000 * shot;
    await frames(page, at - 4000, at, step);
    const target = await findTarget(page);
    await point(page, "pointermove", target, at + 10);
    await point(page, "pointerdown", target, at + 10);
    await frame(page, at + step);
    assert.match(await status(page), new RegExp(`shots ${10 - shot} `), "told with the next frame");
    seen.push(target);
  }
  await frame(page, 50_000);
  const { phase, zones, score, result } = await state(page);
  assert.equal(score, zones.reduce((sum, zone) => sum + zone, 0));
  return { phase, zones, score, result, seen, told: await status(page) };
}

test("one or five frames a second show and score what sixty do", async () => {
  const rounds = [];
  for (const step of [1000, 200, 1000 / 60]) {
    await withHeldTime("slow", async (page) => rounds.push(await playAt(page, step)));
  }
  const [one, five, sixty] = rounds;
  assert.equal(sixty.phase, "over");
  assert.deepEqual(one, sixty);
  assert.deepEqual(five, sixty);
});

const HOUR = 3_600_000;

test("a tab that is hidden for an hour goes on where it was, in the middle of a reveal", () =>
  withHeldTime("hidden", async (page) => {
    const hide = (hidden) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }, hidden);
    await press(page, [..."123456", ...Array(25).fill("ArrowUp"), " "], 1000);
    await frame(page, 2000);
    const before = [await state(page), await page.locator(".prompt").textContent()];
    assert.equal(before[0].phase, "reveal");
    await hide(true);
    await frame(page, 2001);
    assert.equal(await framesAsked(page), 0, "nothing goes on");
    await page.evaluate((time) => window.frame(time), HOUR);
    await hide(false);
    await frame(page, HOUR + 100);
    assert.deepEqual([await state(page), await page.locator(".prompt").textContent()], before);
    await frame(page, HOUR + 1100);
    assert.equal((await state(page)).phase, "reveal", "2.2 s of it are to be seen");
    await frame(page, HOUR + 1300);
    assert.equal((await state(page)).phase, "aiming");
    for (let shot = 1; shot <= 9; shot += 1) await press(page, [" "], HOUR + 4000 * shot);
    await frame(page, HOUR + 40_000);
    assert.deepEqual([(await state(page)).phase, (await state(page)).zones.length], ["over", 10]);
  }));

test("a clock that jumps back by an hour stops no round, and takes nothing back", () =>
  withHeldTime("back", async (page) => {
    // Attention stays at fp32: the targets stand still.
    await press(page, [..."11335566"], 10);
    for (let shot = 1; shot <= 3; shot += 1) await press(page, [" "], HOUR + 4000 * shot);
    await frame(page, HOUR + 16_000);
    const before = await state(page);
    assert.deepEqual([before.phase, before.zones.length], ["aiming", 3]);
    const target = await findTarget(page);
    await page.evaluate((hour) => {
      const { now } = Date;
      Date.now = () => now() - 24 * hour;
    }, HOUR);
    await press(page, ["ArrowLeft"], 17_000);
    await frame(page, 17_100);
    const after = await findTarget(page);
    assert.ok(Math.hypot(after.x - target.x, after.y - target.y) < 1, "the target is where it was");
    const { aim, ...kept } = before;
    assert.deepEqual(await state(page), { ...kept, aim: [aim[0] - 8, aim[1]] });
    for (let shot = 0; shot < 7; shot += 1) await press(page, [" "], 17_200 + 3000 * shot);
    await frame(page, 40_000);
    const { phase, zones, score } = await state(page);
    assert.deepEqual([phase, zones.length, zones.slice(0, 3)], ["over", 10, before.zones]);
    assert.equal(score, zones.reduce((sum, zone) => sum + zone, 0));
    await press(page, ["r", "1"], 41_000);
    await frame(page, 41_100);
    assert.equal(await status(page), "bits 176 / 96 · acc 100% · shots 10 · score 0");
  }));

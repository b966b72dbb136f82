// Pages that break what others take for granted: the game is played to its end, or says why not.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { playByWords } from "./by_words.mjs";
import { holdFrames } from "./drawn.mjs";
import { findTarget, state, status, useBrowser, withPage } from "./harness.mjs";
import { frame, frames, framesAsked, point, press, withHeldTime } from "./held_time.mjs";
import { OUT_OF_THE_WAY } from "./sight.mjs";

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
      await page.locator(".debrief").getByRole("heading", { name: "Shipped: 30 of 30" }).waitFor();
      assert.equal(await page.locator(".pictures li").count(), 10);
    }));
}

const WHY = "in this page. The browser's console says why.";

/** A game of one shot, which can be fired at once. */
const ONE_SHOT = `<!doctype html><html lang="en"><link rel="icon" href="data:,">
  <script type="module" src="/sharp-shot.js"></script><sharp-shot seed="test" budget="192" shots="1"></sharp-shot>`;

/** Runs first in a page that is opened with `?Array.prototype.map`: that throws there, and time goes fast. */
function spoilAndHurry() {
  const now = performance.now.bind(performance);
  performance.now = () => 10 * now();
  const { get } = Object.getOwnPropertyDescriptor(Event.prototype, "timeStamp");
  Object.defineProperty(Event.prototype, "timeStamp", {
    get() {
      return 10 * get.call(this);
    },
  });
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (paint) => ask((time) => paint(10 * time));

  const path = decodeURIComponent(location.search.slice(1)).split(".");
  const name = path.pop();
  const value = () => {
    throw new Error("spoilt by the page");
  };
  const owner = path.reduce((object, step) => object[step], window);
  Object.defineProperty(owner, name.startsWith("@@") ? Symbol[name.slice(2)] : name, { value });
}

/** All methods of these, by their paths. */
const METHODS = ["Array.prototype", "Object", "String.prototype", "Map.prototype", "Set.prototype"]
  .concat(["Promise", "Promise.prototype", "EventTarget.prototype"])
  .map((path) => {
    const owner = path.split(".").reduce((object, step) => object[step], globalThis);
    const all = Object.entries(Object.getOwnPropertyDescriptors(owner));
    const names = all.filter(([, { value }]) => typeof value === "function").map(([name]) => name);
    if (Symbol.iterator in owner) names.push("@@iterator");
    return [path, names.filter((name) => name !== "constructor").map((name) => `${path}.${name}`)];
  });

/** Of the page itself, what a game is built with. */
const BUILDING = ["Document.prototype.createElement", "Node.prototype.cloneNode", "CSSStyleSheet.prototype.replaceSync"]
  .concat(["attachShadow", "getAttribute", "querySelector", "replaceChildren", "setAttribute"].map((name) => `Element.prototype.${name}`))
  .concat(["getElementById", "querySelector", "querySelectorAll"].map((name) => `DocumentFragment.prototype.${name}`));

describe("where a method fails, the round is played to its debrief, or a sentence stands for what is missing", { concurrency: 3 }, () => {
  for (const [path, methods] of [...METHODS, ["the page", BUILDING]]) {
    test(path, () =>
      withPage(REAL_TIME, async (page) => {
        // The tests' own scripts would meet the same method.
        holdFrames(page);
        await page.addInitScript(spoilAndHurry);
        await page.route("**/one-shot?*", (route) => route.fulfill({ contentType: "text/html", body: ONE_SHOT }));
        const saying = (hasText) => page.locator("sharp-shot").filter({ hasText });
        const told = saying(/console says why|check the connection|has made a mistake/);
        let blamed = 0;
        for (const method of methods) {
          await page.goto(`${page.site}/one-shot?${method}`);
          await told.or(page.locator("canvas")).first().waitFor();
          if (await page.locator("canvas").count()) await page.locator(".fire").click();
          await told.or(page.locator(".debrief h3")).first().waitFor();
          assert.equal(await told.count(), await saying(WHY).count(), `${method} is to blame`);
          blamed += await told.count();
        }
        if (path === "Array.prototype") assert.ok(blamed > 0, "they do fail");
        await page.goto("about:blank");
      }, /./));
  }
});

const failing = (name) => {
  Array.prototype[name] = () => {
    throw new Error("spoilt by the page");
  };
};

const lacking = (name) => (Array.prototype[name] = undefined);

for (const [what, spoil] of [["fails", failing], ["is missing", lacking]]) {
  test(`where only what the debrief needs ${what}, the round is played and a sentence stands for it`, () =>
    withPage(REAL_TIME, (page) => playToNoDebrief(page, spoil), /spoilt by the page|not a function/));
}

async function playToNoDebrief(page, spoil) {
  await openSpoilt(page, spoil, "sort");
  await playByWords(page);
  const sentence = page.getByRole("alert").getByText(`The debrief cannot be shown ${WHY}`);
  await sentence.waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.getByRole("button", { name: "Debrief" }).press("Enter");
  const { y, height } = await sentence.boundingBox();
  assert.ok(y >= 0 && y + height <= 760, "whoever asks for the debrief sees it");
}

test("where only what the contracts need fails, a sentence says so", () =>
  withPage(REAL_TIME, async (page) => {
    await page.goto(`${page.site}/pages/plain.html`);
    await page.locator("canvas").waitFor();
    await page.evaluate(failing, "flatMap");
    await page.locator(".contract").click();
    await page.getByRole("alert").getByText(`The contracts cannot be shown ${WHY}`).waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    assert.equal(await page.getByRole("alert").count(), 0);
  }, /spoilt by the page/));

test("where only what a link needs fails, a sentence says so, and the round goes on", () =>
  withPage(REAL_TIME, async (page) => {
    await page.goto(`${page.site}/pages/plain.html`);
    await page.locator(".dial").first().click();
    await page.evaluate(() => {
      WebAssembly.instantiate = () => {
        throw new Error("spoilt by the page");
      };
      location.hash = "#play=AAAA";
    });
    await page.getByRole("alert").getByText(`The round in the link cannot be shown ${WHY}`).waitFor();
    await page.getByRole("button", { name: "Close" }).click();
    assert.match(await status(page), /^bits 176 /);
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
    await press(page, [..."11335566", ...OUT_OF_THE_WAY], 10);
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

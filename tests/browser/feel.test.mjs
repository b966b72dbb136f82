// A shot has weight, the end of a round is an event, and who wants less motion gets less.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { findTarget, state, useBrowser } from "./harness.mjs";
import { frame, framesAsked, press, withHeldTime } from "./held_time.mjs";
import { OUT_OF_THE_WAY, distance, look } from "./sight.mjs";

useBrowser();

const swaying = JSON.parse(await readFile(new URL("../swaying_target.json", import.meta.url), "utf8"));
const CALM = { reducedMotion: "reduce" };

/** Puts the crosshair, by keys, to where the target is seen. */
async function aimAtTarget(page, time) {
  const box = await page.locator("canvas").boundingBox();
  const { x, y } = await findTarget(page);
  const [right, down] = (await state(page)).aim.map((aim, axis) => {
    const seen = axis === 0 ? x - box.x : y - box.y;
    return Math.round(((400 * seen) / box.width - aim) / 8);
  });
  const keys = (key, steps) => Array(Math.max(0, steps)).fill(key);
  await press(page, [...keys("ArrowRight", right), ...keys("ArrowLeft", -right)], time);
  await press(page, [...keys("ArrowDown", down), ...keys("ArrowUp", -down)], time);
}

/** Attention at fp32 and all else at int8: 96 bits, and a target that stands still. */
const STILL = [..."11335566"];

/** The range at some times after a shot that was fired at 1000 ms. */
async function afterShot(page, times) {
  await press(page, STILL, 10);
  const looks = [];
  for (const time of times) {
    if (time > 0 && (await state(page)).shotsLeft === 10) await press(page, [" "], 1000);
    await frame(page, 1000 + time);
    looks.push((await look(page)).all);
  }
  return looks;
}

const pixels = (page, [red, green, blue]) =>
  page.evaluate(([red, green, blue]) => {
    const { data } = window.picture();
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
      const [r, g, b, a] = data.slice(at, at + 4);
      if (a > 250 && r === red && g === green && b === blue) count += 1;
    }
    return count;
  }, [red, green, blue]);

test("a shot flies, strikes and shakes, and then there is rest", () =>
  withHeldTime("sight", async (page) => {
    const looks = await afterShot(page, [10, 60, 120, 200, 300]);
    assert.equal(new Set(looks).size, looks.length, "no two frames are the same");
    await frame(page, 4500);
    assert.equal(await framesAsked(page), 0);
  }));

/** How many pixels are astir 320 ms after a shot that went so many steps of 8 units beside. */
const astir = async (beside) => {
  let count;
  await withHeldTime("sight", async (page) => {
    await press(page, [..."123456"], 10);
    await frame(page, 500);
    await aimAtTarget(page, 600);
    await press(page, Array(beside).fill("ArrowRight"), 600);
    await press(page, [" "], 1000);
    await frame(page, 1320);
    await page.evaluate(() => (window.before = window.picture().data));
    await frame(page, 1495);
    count = await page.evaluate(() => {
      const { data } = window.picture();
      return data.reduce((sum, value, at) => sum + Number(value !== window.before[at]), 0);
    });
    assert.equal((await state(page)).zones.length, 1);
    assert.equal((await state(page)).score, beside ? 2 : 3);
  });
  return count;
};

test("a bullseye is answered more strongly than a hit of the inner ring", async () => {
  const [bullseye, inner] = [await astir(0), await astir(3)];
  assert.ok(bullseye > 1.5 * inner && inner > 100, `${bullseye} and ${inner}`);
});

test("with reduced motion a shot is marked, and nothing else moves", () =>
  withHeldTime("sight", async (page) => {
    const looks = await afterShot(page, [-1, 10, 60, 120, 200, 300, 700]);
    assert.notEqual(looks[0], looks[1], "it is marked");
    assert.equal(new Set(looks.slice(1)).size, 1);
  }, CALM));

test("motion that is reduced while playing is reduced at once", () =>
  withHeldTime("sight", async (page) => {
    await page.emulateMedia(CALM);
    await page.evaluate(() => window.rendered());
    await press(page, OUT_OF_THE_WAY, 10);
    await frame(page, 20);
    const start = await look(page);
    await press(page, [..."111"], 1000);
    await frame(page, 1001);
    assert.ok(distance(start, await look(page)) > 39);
  }));

test("a miss shows the true target, first the line to it and then for two seconds", () =>
  withHeldTime("sight", async (page) => {
    // In the hue of the role that misled.
    const told = () => pixels(page, [0x45, 0xcd, 0xb4]);
    await press(page, [..."123456", "1", "1", "6", "6"], 10);
    await frame(page, 500);
    await aimAtTarget(page, 600);
    await frame(page, 700);
    assert.equal(await told(), 0);
    await press(page, [" "], 1000);
    assert.equal((await state(page)).phase, "reveal");
    await frame(page, 1050);
    const early = await told();
    for (const time of [1700, 2900]) {
      await frame(page, time);
      assert.ok((await told()) > early + 300, `${await told()} pixels at ${time}`);
    }
    await frame(page, 3300);
    assert.equal((await state(page)).phase, "aiming");
    assert.equal(await told(), 0);
  }));

test("with reduced motion a dial moves the target without gliding", () =>
  withHeldTime("sight", async (page) => {
    await press(page, OUT_OF_THE_WAY, 10);
    await frame(page, 20);
    const start = await look(page);
    await press(page, [..."111"], 1000);
    await frame(page, 1001);
    assert.ok(Math.abs(distance(start, await look(page)) - 40) < 1);
    assert.equal(await framesAsked(page), 0);
  }, CALM));

test("with reduced motion the target sways as far, at a third of the speed", () =>
  withHeldTime(swaying.seed, async (page) => {
    await press(page, [..."111222444666"], 100);
    await press(page, OUT_OF_THE_WAY, 100);
    for (const { at, centre: [x, y] } of swaying.shown) {
      await frame(page, 3 * at);
      const off = distance(await look(page), { x, y });
      assert.ok(off < 1, `${off} units at ${3 * at} ms`);
    }
  }, CALM));

/** So many shots with these dials, three seconds apart, at where the target is seen. */
async function bullseyes(page, count, dials) {
  await press(page, dials, 10);
  for (let shot = 1; shot <= count; shot += 1) {
    await frame(page, 3000 * shot - 10);
    await aimAtTarget(page, 3000 * shot);
    await press(page, [" "], 3000 * shot);
  }
  assert.equal((await state(page)).score, 3 * count);
}

for (const [how, context, cheers] of [["is celebrated", {}, 1], ["is told calmly", CALM, 0]]) {
  test(`the shot that ships the model ${how}, before the last, and then nothing is drawn any more`, () =>
    withHeldTime("sight", async (page) => {
      await bullseyes(page, 5, STILL);
      await frame(page, 16_000);
      await frame(page, 16_900);
      assert.equal(await framesAsked(page), 0, "15 points are not enough");
      await aimAtTarget(page, 17_000);
      await press(page, [" "], 17_000);
      await frame(page, 17_200);
      assert.equal(await page.locator(".prompt").textContent(), "Bullseye: 3 points. It ships!");
      // Later than all else that a shot does.
      await frame(page, 18_200);
      const first = await look(page);
      assert.equal(await framesAsked(page), cheers);
      await frame(page, 18_300);
      assert.equal((await look(page)).all === first.all, cheers === 0);
      await frame(page, 19_600);
      assert.equal(await framesAsked(page), 0);
      assert.match(await page.locator(".hint").textContent(), /^It ships; more points are for the record\. Shots left: 4\.$/);
    }, context));
}

test("the result of a shipped model is told, and nothing is drawn any more", () =>
  withHeldTime("sight", async (page) => {
    await bullseyes(page, 10, [..."123456"]);
    await frame(page, 31_300);
    assert.equal((await state(page)).phase, "over");
    await page.getByRole("group", { name: "Result" }).getByText("Shipped: 30 of 30").waitFor();
    assert.equal(await framesAsked(page), 0);
  }));

test("a model that is not shipped is not celebrated", () =>
  withHeldTime("sight", async (page) => {
    await press(page, [..."123456"], 10);
    for (let shot = 1; shot <= 10; shot += 1) await press(page, [" "], 3000 * shot);
    await frame(page, 33_000);
    await page.getByRole("group", { name: "Result" }).getByText("Not shipped: 0 of 30").waitFor();
    assert.equal(await framesAsked(page), 0);
  }));

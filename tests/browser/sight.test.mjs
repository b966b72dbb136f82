// Drift, jitter and blur are told apart at a glance, and a dial says which is its own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DOUBLE_CLICK, openGame, pass, state, useBrowser, withinBudget, withPage } from "./harness.mjs";
import { frame, framesAsked, press, withHeldTime } from "./held_time.mjs";
import { OUT_OF_THE_WAY, distance, look } from "./sight.mjs";

useBrowser();

/** The same target with all layers at fp32, then with these dials turned, and again later. */
const before_after_later = async (page, keys) => {
  await press(page, OUT_OF_THE_WAY, 10);
  await frame(page, 20);
  const before = await look(page);
  await press(page, keys, 30);
  await frame(page, 1000);
  const after = await look(page);
  await press(page, ["ArrowDown"], 1400);
  await frame(page, 1400);
  return [before, after, await look(page)];
};

test("an edge layer at int4 moves the target, and changes nothing else", () =>
  withHeldTime("sight", async (page) => {
    const [before, after, later] = await before_after_later(page, [..."111"]);
    assert.ok(Math.abs(distance(before, after) - 40) < 1, `${distance(before, after)} units`);
    assert.equal(later.all, after.all, "it stands still");
    assert.ok(after.sharpest > 100, "it is sharp");
  }));

test("an attention layer at int4 shakes the target, and changes nothing else", () =>
  withHeldTime("sight", async (page) => {
    const [before, after, later] = await before_after_later(page, [..."222"]);
    assert.ok(distance(after, later) > 5, `${distance(after, later)} units`);
    for (const look of [after, later]) assert.ok(distance(before, look) <= 26 * Math.SQRT2);
    assert.ok(after.sharpest > 100, "it is sharp");
  }));

test("a feed-forward layer at int4 softens the target and pales it, and changes nothing else", () =>
  withHeldTime("sight", async (page) => {
    const [before, after, later] = await before_after_later(page, [..."333"]);
    assert.ok(distance(before, after) < 0.5, "it is where it was");
    assert.equal(later.all, after.all, "it stands still");
    assert.ok(after.sharpest < before.sharpest / 3, `${after.sharpest} of ${before.sharpest}`);
    assert.ok(after.darkest > before.darkest + 30, `${before.darkest} to ${after.darkest}`);
  }));

test("a new round's target comes where it belongs, whatever the dials were", () =>
  withHeldTime("sight", async (page) => {
    await press(page, [...OUT_OF_THE_WAY, ..."111666"], 10);
    await frame(page, 1000);
    await press(page, ["r"], 2000);
    await frame(page, 2001);
    const first = await look(page);
    await press(page, ["ArrowDown"], 2500);
    await frame(page, 2500);
    assert.equal((await look(page)).all, first.all);
  }));

test("a turned dial lets the target glide, at once and not for long", () =>
  withHeldTime("sight", async (page) => {
    await press(page, OUT_OF_THE_WAY, 10);
    await frame(page, 20);
    const start = await look(page);
    await press(page, [..."111"], 1000);
    const way = [];
    for (const time of [1016, 1050, 1100, 1250]) {
      await frame(page, time);
      way.push(distance(start, await look(page)));
    }
    assert.ok(way[0] > 3, "the next frame answers");
    assert.deepEqual(way, way.toSorted((a, b) => a - b));
    assert.ok(way[1] < 39 && Math.abs(way[3] - 40) < 1, `${way} units`);
    assert.equal(await framesAsked(page), 0);
  }));

const hint = (page) => page.locator(".hint").textContent();

for (const [key, layer, told] of [
  ["1", /embedding/, "int4 on an edge layer: drift. By itself: 40 units off, 35% accuracy."],
  ["4", /attn\.2/, "int4 on an attention layer: jitter. By itself: 26 units each way, 69% accuracy."],
  ["5", /ffn\.2/, "int4 on a feed-forward layer: blur. By itself: 4.5 units softer, 88.5% accuracy."],
]) {
  test(`the panel tells what dial ${key} does when it is turned, hovered or focused`, () =>
    withPage({}, async (page) => {
      await openGame(page);
      for (const press of [key, key, key]) await page.keyboard.press(press);
      assert.equal(await hint(page), told, "just turned");
      await page.locator("canvas").hover();
      assert.notEqual(await hint(page), told);
      const dial = page.getByRole("button", { name: layer });
      await dial.hover();
      assert.equal(await hint(page), told, "hovered");
      await page.locator("canvas").hover();
      await dial.focus();
      assert.equal(await hint(page), told, "focused");
      await dial.press("Space");
      assert.match(await hint(page), /^fp32 on an? .* layer: no (drift|jitter|blur)\./);
    }));
}

test("leaving the game for the page takes the hint of a hovered dial back", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.addStyleTag({ content: "main { margin: 0 200px }" });
    const idle = await hint(page);
    await page.getByRole("button", { name: /attn\.1/ }).hover();
    assert.match(await hint(page), /^fp32 on an attention layer/);
    await page.mouse.move(20, 300);
    assert.equal(await hint(page), idle);
  }));

test("a reveal is explained, even while the mouse rests on a dial", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    const dial = page.getByRole("button", { name: /attn\.1/ });
    await dial.hover();
    await page.keyboard.press("Space");
    assert.match(await hint(page), /^Mostly the aim/);
    await pass(page, DOUBLE_CLICK);
    await page.keyboard.press("Space");
    assert.match(await hint(page), /^fp16 on an attention layer/);
  }));

test("a press of a dial tells what it did, though the focus goes to the range", () =>
  withPage({ hasTouch: true }, async (page) => {
    await openGame(page);
    await page.getByRole("button", { name: /output/ }).tap();
    assert.match(await hint(page), /^fp16 on an edge layer: hardly any drift\./);
  }));

test("the sight's three strengths are shown as figures and as meters", () =>
  withPage({}, async (page) => {
    await openGame(page);
    for (const key of "111222333666") await page.keyboard.press(key);
    const figures = await page.locator(".effect b").allTextContents();
    assert.deepEqual(figures, ["56.6", "26", "4.5"]);
    for (const [name, value] of [["drift", "100"], ["jitter", "71"], ["blur", "71"]]) {
      const meter = page.getByRole("meter", { name });
      assert.equal(await meter.getAttribute("aria-valuenow"), value);
    }
  }));

test("what to do next is always told", () =>
  withPage({}, async (page) => {
    await openGame(page);
    const prompt = () => page.locator(".prompt").textContent();
    assert.equal(await prompt(), "Turn dials down to 96 bits");
    assert.match(await hint(page), /^Practice target\. .* Click or tap a dial, or press 1-6/);
    await withinBudget(page);
    assert.equal(await prompt(), "Aim and fire");
    await page.locator("canvas").hover({ position: { x: 5, y: 5 } });
    assert.match(await hint(page), /^Points to ship: 18\. Shots: 10\./);
    await page.keyboard.press("Space");
    assert.equal(await prompt(), "Miss. The aim was off.");
    assert.match(await hint(page), /^Mostly the aim/);
    await pass(page, DOUBLE_CLICK);
    await page.keyboard.press("Space");
    assert.equal((await state(page)).phase, "aiming");
    assert.equal(await prompt(), "Miss. Next target.");
    assert.equal(await hint(page), "Points still needed: 18. Shots left: 9.");
  }));

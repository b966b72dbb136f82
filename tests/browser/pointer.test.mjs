// Aiming and firing by mouse and finger lands where it was put, on every kind of screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openGame, pass, state, useBrowser, withinBudget, withPage } from "./harness.mjs";

useBrowser();

/** Where the whole sight is on the range, beside the others and the words over the practice target. */
const POINTS = [[0.25, 0.72], [0.75, 0.75], [0.75, 0.28]];

const rangeBox = (page) => page.locator("canvas").boundingBox();

/** Aims at each point and reads from the pixels where the crosshair was drawn. */
async function drawnAims(page) {
  const box = await rangeBox(page);
  const aims = POINTS.map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height }));
  await page.evaluate(() => (window.pictures = []));
  for (const { x, y } of aims) {
    await page.mouse.move(x, y);
    await page.evaluate(() => void window.pictures.push(window.picture()));
  }
  // A pixel belongs to a picture's crosshair if it is unlike both other pictures there.
  const drawn = await page.evaluate(() => {
    const canvas = window.range();
    const shown = canvas.getBoundingClientRect();
    const words = window.pictures.map((picture) => new Uint32Array(picture.data.buffer));
    return words.map((own, index) => {
      const others = words.filter((_, other) => other !== index);
      const sum = { x: 0, y: 0, count: 0 };
      own.forEach((pixel, at) => {
        if (others.every((other) => other[at] !== pixel)) {
          sum.x += (at % canvas.width) + 0.5;
          sum.y += Math.floor(at / canvas.width) + 0.5;
          sum.count += 1;
        }
      });
      const scale = shown.width / canvas.width;
      return { x: shown.x + (sum.x / sum.count) * scale, y: shown.y + (sum.y / sum.count) * scale };
    });
  });
  return { aims, drawn };
}

async function assertAimsLand(page) {
  const { aims, drawn } = await drawnAims(page);
  aims.forEach((aim, index) => {
    const off = Math.hypot(aim.x - drawn[index].x, aim.y - drawn[index].y);
    assert.ok(off < 1, `aimed at ${JSON.stringify(aim)}, drawn ${off} px away`);
  });
}

for (const deviceScaleFactor of [1, 1.25, 2, 3]) {
  for (const width of [340, 680, 1200]) {
    test(`the aim lands at ${width} px and pixel ratio ${deviceScaleFactor}`, () =>
      withPage({ viewport: { width, height: 800 }, deviceScaleFactor }, async (page) => {
        await openGame(page);
        await assertAimsLand(page);
        const sharp = await page.locator("canvas").evaluate((canvas) => canvas.width / canvas.getBoundingClientRect().width);
        assert.ok(Math.abs(sharp - deviceScaleFactor) < 0.01, "a canvas pixel for each of the screen's");
      }));
  }
  test(`the aim lands in full screen at pixel ratio ${deviceScaleFactor}`, () =>
    withPage({ viewport: { width: 680, height: 900 }, deviceScaleFactor }, async (page) => {
      await openGame(page);
      await page.getByRole("button", { name: "Full screen" }).click();
      await page.waitForFunction(() => document.fullscreenElement?.shadowRoot);
      await assertAimsLand(page);
    }));
}

test("full screen enlarges the range, and leaving it brings the page back", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.addStyleTag({ content: "main { width: 420px }" });
    const width = async () => (await rangeBox(page)).width;
    const before = await width();
    const button = page.getByRole("button", { name: "Full screen" });
    await button.click();
    await page.waitForFunction(() => document.fullscreenElement);
    assert.ok((await width()) > before + 100);
    await button.click();
    await page.waitForFunction(() => !document.fullscreenElement);
    assert.equal(await width(), before);
  }));

test("the aim lands after the page was scrolled, resized and zoomed", () =>
  withPage({ viewport: { width: 900, height: 500 } }, async (page) => {
    await openGame(page);
    await page.addStyleTag({ content: "body { height: 2000px }" });
    await page.mouse.wheel(0, 120);
    await page.waitForFunction(() => window.scrollY > 0);
    await page.setViewportSize({ width: 700, height: 900 });
    await page.evaluate(() => (document.body.style.zoom = "1.1"));
    await assertAimsLand(page);
  }));

test("a press of the mouse fires where it points", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    const box = await rangeBox(page);
    await page.mouse.click(box.x + box.width * 0.25, box.y + box.height * 0.75);
    const { aim, zones } = await state(page);
    assert.equal(zones.length, 1);
    assert.ok(Math.abs(aim[0] - 100) < 1 && Math.abs(aim[1] - 300) < 1, `aimed at ${aim}`);
  }));

test("the Fire button fires where the aim last rested, not where the mouse left the range", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    const box = await rangeBox(page);
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.25);
    const { aim } = await state(page);
    await pass(page, 200);
    const fire = await page.getByRole("button", { name: "Fire space" }).boundingBox();
    await page.mouse.move(fire.x + fire.width / 2, fire.y + fire.height / 2, { steps: 5 });
    await page.mouse.down();
    await page.mouse.up();
    const fired = await state(page);
    assert.equal(fired.zones.length, 1);
    assert.deepEqual(fired.aim, aim);
  }));

test("right and middle buttons do not fire", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    const box = await rangeBox(page);
    for (const button of ["right", "middle"]) {
      await page.mouse.click(box.x + 50, box.y + 50, { button });
    }
    assert.equal((await state(page)).shotsLeft, 10);
  }));

test("a held space fires once", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down("Space");
    await page.keyboard.up("Space");
    const { shotsLeft, phase } = await state(page);
    assert.deepEqual([shotsLeft, phase], [9, "reveal"], "nor did it end the reveal");
  }));

test("after a press of a dial the keys belong to the range again", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "test", keys: "focus" });
    for (const dial of await page.locator(".dial").all()) await dial.click();
    await page.keyboard.press("Space");
    const { precisions, shotsLeft } = await state(page);
    assert.deepEqual(precisions, [1, 1, 1, 1, 1, 1]);
    assert.equal(shotsLeft, 9);
  }));

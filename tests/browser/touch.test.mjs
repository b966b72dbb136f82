// A round needs nothing but a finger, and the crosshair stays visible above it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, touched } from "./drawn.mjs";
import { DOUBLE_CLICK, findTarget, inPhase, openGame, state } from "./harness.mjs";
import { useBrowser, withPage } from "./harness.mjs";

useBrowser();

const PHONE = { realTime: true, hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 };

/** How far above a finger the crosshair is, in CSS pixels. */
const LIFT = 56;

/**
 * A phone with a game within its budget, its range, fingers, `touches(type, [x, y], …)`, and `tap(x, y)`. By its own
 * clock each touch comes 300 ms after the one before, which is more than a tap takes, and a tap takes 50 ms.
 */
const withPhone = (play, options) =>
  withPage(PHONE, async (page) => {
    await openGame(page, { seed: "test", ...options });
    for (const dial of await page.locator(".dial").all()) await dial.tap();
    const box = await page.locator("canvas").boundingBox();
    const fingers = await page.context().newCDPSession(page);
    let timestamp = Date.now() / 1000;
    const touch = async (later, type, points) => {
      await fingers.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: points.map(([x, y], id) => ({ x, y, id })),
        timestamp: (timestamp += later),
      });
      // Chromium gives a touch's moves to the page with its next frame, once in each.
      touched(page);
      await drawn(page);
    };
    const touches = (type, ...points) => touch(0.3, type, points);
    const tap = async (x, y) => {
      await touch(0.3, "touchStart", [[x, y]]);
      await touch(0.05, "touchEnd", []);
    };
    await play(page, box, touches, tap);
  });

/** The point of the page as a point of the field. */
const inField = (box, x, y) => [x - box.x, y - box.y].map((at) => (400 * at) / box.width);

function assertNear(aim, expected) {
  const off = Math.hypot(aim[0] - expected[0], aim[1] - expected[1]);
  assert.ok(off < 1.5, `aimed at ${aim} instead of ${expected}`);
}

test("a tap fires where it was", () =>
  withPhone(async (page, box, touches, tap) => {
    await tap(box.x + 250, box.y + 90);
    const { aim, shotsLeft } = await state(page);
    assert.equal(shotsLeft, 9);
    assertNear(aim, inField(box, box.x + 250, box.y + 90));
  }));

test("a finger aims above itself while it is down, and fires there when it is lifted", () =>
  withPhone(async (page, box, touches) => {
    await touches("touchStart", [box.x + 40, box.y + 140]);
    await touches("touchMove", [box.x + 90, box.y + 180]);
    const aiming = await state(page);
    assert.equal(aiming.shotsLeft, 10);
    const above = inField(box, box.x + 90, box.y + 180 - LIFT);
    assertNear(aiming.aim, above);
    await touches("touchEnd");
    const fired = await state(page);
    assert.equal(fired.shotsLeft, 9);
    assertNear(fired.aim, above);
  }));

test("a finger that stays where it came down aims above itself as well", () =>
  withPhone(async (page, box, touches) => {
    await touches("touchStart", [box.x + 100, box.y + 200]);
    await touches("touchEnd");
    const { aim, shotsLeft } = await state(page);
    assert.equal(shotsLeft, 9);
    assertNear(aim, inField(box, box.x + 100, box.y + 200 - LIFT));
  }));

test("the whole range can be aimed at", () =>
  withPhone(async (page, box, touches) => {
    await touches("touchStart", [box.x + 100, box.y + 200]);
    const places = [[2, box.height + LIFT - 2, 2, box.height - 2], [box.width - 2, 20, box.width - 2, 0]];
    for (const [x, y, aimX, aimY] of places) {
      await touches("touchMove", [box.x + x, box.y + y]);
      assertNear((await state(page)).aim, inField(box, box.x + aimX, box.y + aimY));
    }
    await touches("touchEnd");
    assert.equal((await state(page)).shotsLeft, 9);
  }));

for (const [where, place] of [
  ["above", () => [90, -9]],
  ["below", ({ height }) => [90, height + LIFT + 4]],
  ["beside", () => [-9, 100]],
]) {
  test(`a finger that is dragged out ${where} takes its aim back, and may come in again`, () =>
    withPhone(async (page, box, touches) => {
      const [x, y] = place(box);
      const out = [box.x + x, box.y + y];
      await touches("touchStart", [box.x + 40, box.y + 140]);
      await touches("touchMove", out);
      assert.deepEqual((await state(page)).aim, [200, 200]);
      await touches("touchMove", [box.x + 90, box.y + 180]);
      assertNear((await state(page)).aim, inField(box, box.x + 90, box.y + 180 - LIFT));
      await touches("touchMove", out);
      await touches("touchEnd");
      const { aim, shotsLeft } = await state(page);
      assert.deepEqual({ aim, shotsLeft }, { aim: [200, 200], shotsLeft: 10 });
    }));
}

test("a second finger takes the aim back: to pinch is not to fire", () =>
  withPhone(async (page, { x, y }, touches) => {
    await touches("touchStart", [x + 60, y + 60]);
    await touches("touchStart", [x + 60, y + 60], [x + 200, y + 200]);
    await touches("touchEnd", [x + 60, y + 60]);
    await touches("touchEnd");
    const { shotsLeft, aim } = await state(page);
    assert.deepEqual({ shotsLeft, aim }, { shotsLeft: 10, aim: [200, 200] });
  }));

test("a touch that the system takes away takes its aim back", () =>
  withPhone(async (page, box, touches) => {
    await touches("touchStart", [box.x + 60, box.y + 200]);
    await touches("touchCancel");
    const { shotsLeft, aim } = await state(page);
    assert.deepEqual({ shotsLeft, aim }, { shotsLeft: 10, aim: [200, 200] });
  }));

/** Pointer events on the range that no protocol can make, at its middle. */
const pointer = (page, type, init) =>
  page.evaluate(([type, init]) => {
    const { x, y, width } = window.range().getBoundingClientRect();
    const at = { clientX: x + width / 2, clientY: y + width / 2, bubbles: true };
    window.range().dispatchEvent(new PointerEvent(type, { isPrimary: true, ...at, ...init }));
  }, [type, init]);

test("a pen's barrel button does not fire, its tip does", () =>
  withPhone(async (page) => {
    for (const [button, left] of [[2, 10], [0, 9]]) {
      const pen = { pointerType: "pen", pointerId: 7, button };
      await pointer(page, "pointerdown", pen);
      await pointer(page, "pointerup", pen);
      assert.equal((await state(page)).shotsLeft, left);
    }
  }));

test("a palm that joins a pen takes the aim back", () =>
  withPhone(async (page) => {
    const pen = { pointerType: "pen", pointerId: 7 };
    const palm = { pointerType: "touch", pointerId: 8 };
    await pointer(page, "pointerdown", pen);
    await pointer(page, "pointerdown", palm);
    await pointer(page, "pointerup", pen);
    await pointer(page, "pointerup", palm);
    const { shotsLeft, aim } = await state(page);
    assert.deepEqual({ shotsLeft, aim }, { shotsLeft: 10, aim: [200, 200] });
  }));

test("the page scrolls from everywhere but the range", () =>
  withPhone(async (page, box, touches) => {
    await page.addStyleTag({ content: "body { padding-bottom: 900px !important }" });
    const swipe = async (y) => {
      await touches("touchStart", [180, y]);
      for (let step = 1; step <= 8; step += 1) await touches("touchMove", [180, y - 15 * step]);
      await touches("touchEnd");
      return page.evaluate(() => scrollY);
    };
    assert.equal(await swipe(box.y + 200), 0, "the range");
    // That swipe has fired. Its reveal would end during the next one, wherever a frame takes long.
    await inPhase(page, "aiming");
    const before = await state(page);
    const dials = await page.locator(".dials").boundingBox();
    const scrolled = await swipe(dials.y + 50);
    assert.ok(scrolled > 50, `the dials scroll by ${scrolled} px`);
    assert.deepEqual(await state(page), before, "and do not turn");
  }));

test("a tap that comes with the result does not throw it away", () =>
  withPhone(async (page, box, touches, tap) => {
    const animations = await page.context().newCDPSession(page);
    await animations.send("Animation.enable");
    await animations.send("Animation.setPlaybackRate", { playbackRate: 0 });
    await page.locator("canvas").press("Space");
    // The reveal does not end by itself: frames have the time of the animations, which stand still.
    await page.waitForFunction((ms) => (window.since ??= performance.now()) + ms < performance.now(), DOUBLE_CLICK, {
      polling: 50,
    });
    await page.locator("canvas").press("Space");
    await inPhase(page, "over");
    const { x, y, width, height } = await page.locator(".result button:visible").first().boundingBox();
    await page.evaluate(() => addEventListener("click", () => (window.clicked = true), { capture: true, once: true }));
    await tap(x + width / 2, y + height / 2);
    await page.waitForFunction(() => window.clicked);
    assert.equal((await state(page)).phase, "over");
    await animations.send("Animation.setPlaybackRate", { playbackRate: 1 });
    await page.locator(".result").getByRole("button", { name: "Try again" }).tap();
    await page.waitForFunction(() => window.game.state().phase === "aiming");
  }, { shots: 1 }));

test("a round is played by touch alone", () =>
  withPhone(async (page, box, touches) => {
    for (let shot = 1; shot <= 10; shot += 1) {
      await page.waitForFunction(() => window.game.state().phase === "aiming");
      const { x, y } = await findTarget(page);
      await touches("touchStart", [180, box.y + 300]);
      await touches("touchMove", [x, y + LIFT]);
      // Lifted in mid-flight it would be a fling, after which Chromium ignores the next tap.
      await touches("touchMove", [x, y + LIFT]);
      await touches("touchEnd");
      assert.equal((await state(page)).zones.length, shot);
    }
    await inPhase(page, "over");
    assert.equal((await state(page)).score, 30);
    await page.locator(".result").getByRole("button", { name: "Try again" }).tap();
    await page.waitForFunction(() => window.game.state().shotsLeft === 10);
  }));

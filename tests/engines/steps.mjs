// What has to work in every engine, as facts and the steps that try them. A page is Playwright's, or has as much
// of it: goto, evaluate, waitForFunction, keyboard.press, mouse.move and .click, setViewportSize.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { findTarget, inPhase, missAll, openGame, pass, playOn, settled, state, withinBudget } from "../browser/harness.mjs";
import { playScripted } from "../browser/scripted.mjs";
import { seenTheme } from "../browser/sight.mjs";
import { click, line, press, see, told } from "./parts.mjs";

const START = "bits 192 / 96 · acc 100% · shots 10 · score 0";
const FP16 = "bits 96 / 96 · acc 94%";

/** Where the model points at int4, step by step, as `tests/rules/live/recorded.rs` comes to it. */
const live = JSON.parse(readFileSync(new URL("../live_cells.json", import.meta.url), "utf8"));

/** The cell that the model points at, by what is said of it; the aim is on cell 16 of row 16. */
async function pointed(page) {
  const said = () => window.range().getRootNode().querySelector("[role=status]").textContent;
  const before = await page.evaluate(said);
  await page.evaluate(() => window.range().focus());
  await page.keyboard.press("Enter");
  await page.waitForFunction((before) => {
    const { textContent } = window.range().getRootNode().querySelector("[role=status]");
    return textContent !== before && /The (model|aim)/.test(textContent);
  }, before);
  const words = await page.evaluate(said);
  const far = (way) => Number(words.match(new RegExp(`(\\d+) ${way}`))?.[1] ?? 0);
  return [16 + far("right") - far("left"), 16 + far("down") - far("up")];
}

/** How far to the right the target is on the range, in CSS pixels. */
const target = async (page) => (await findTarget(page)).x - (await see(page, "canvas")).left;

export const playing = {
  "the built page comes to its first playable frame": async (page) => {
    await page.goto(`${page.site}/`);
    await see(page, "canvas");
    assert.equal(await line(page), START);
    assert.equal((await see(page, ".prompt")).text, "Turn dials down to 96 bits");
    await press(page, ["1"]);
    assert.match(await line(page), /^bits 176 /);
  },

  "in a light system the game is light, and as its author asks for": async (page) => {
    for (const [theme, seen] of [["auto", "light"], ["light", "light"], ["dark", "dark"]]) {
      await openGame(page, { seed: "test", theme });
      assert.equal(await seenTheme(page), seen, theme);
    }
  },

  "keys 1 to 6 turn their dial, space is refused over budget, R starts anew": async (page) => {
    await openGame(page);
    await press(page, "111166665");
    assert.deepEqual((await state(page)).precisions, [0, 0, 0, 0, 1, 0]);
    await press(page, ["Space"]);
    await see(page, "[role=status]", "Not fired: 80 bits over budget.");
    await press(page, "12346");
    assert.equal(await line(page), `${FP16} · shots 10 · score 0`);
    await press(page, ["Space"]);
    assert.equal((await state(page)).shotsLeft, 9);
    await press(page, "r");
    assert.equal(await line(page), START);
  },

  "a scripted round ends as it does natively": playScripted,

  "the pointer aims on the range and fires where it points": async (page) => {
    await openGame(page);
    await withinBudget(page);
    const { left, top, width, height } = await see(page, "canvas");
    const near = ([x, y], aim) => assert.ok(Math.hypot(aim[0] - x, aim[1] - y) < 1, `aimed at ${aim}`);
    await page.mouse.move(left + 0.7 * width, top + 0.2 * height);
    near([280, 80], (await state(page)).aim);
    await page.mouse.click(left + 0.25 * width, top + 0.75 * height);
    const { aim, shotsLeft } = await state(page);
    near([100, 300], aim);
    assert.equal(shotsLeft, 9);
  },

  "on the live range the model points where it does natively, and a shot shows the board": async (page) => {
    await openGame(page, { seed: live.seed, keys: "page", range: "live" });
    await press(page, "111222333444555666");
    await pass(page, 350 * live.from);
    const seen = [];
    while (seen.length < 12) {
      seen.push(await pointed(page));
      await pass(page, 350);
    }
    // While the test looks, time goes on: a step may be missed, but none comes that is not written down.
    let at = 0;
    for (const cell of seen) {
      const next = live.cells.findIndex((known, step) => step >= at && String(known) === String(cell));
      assert.ok(next >= 0, `${cell} after ${live.cells.slice(0, at).join(" / ")}`);
      at = next;
    }
    assert.ok(new Set(seen.map(String)).size > 3, seen.join(" / "));
    await press(page, ["Space"]);
    await see(page, ".prompt", "Miss.");
    assert.equal((await state(page)).shotsLeft, 9);
  },

  "dials turn by click, and the keys then belong to the range": async (page) => {
    await openGame(page, { seed: "test", keys: "focus" });
    for (const name of ["embedding", "attn.1", "ffn.1", "attn.2", "ffn.2", "output"]) {
      await click(page, ".dial", name);
    }
    await press(page, ["Space"]);
    const { precisions, shotsLeft } = await state(page);
    assert.deepEqual([precisions, shotsLeft], [[1, 1, 1, 1, 1, 1], 9]);
    await click(page, ".fire");
    await inPhase(page, "aiming");
    await click(page, ".fire");
    assert.equal((await state(page)).shotsLeft, 8);
  },

  "a round of ten shots at what is seen ships, with its debrief, and is tried again by button": async (page) => {
    await openGame(page, { seed: "test", keys: "page", tell: "" });
    await withinBudget(page);
    await playOn(page);
    assert.equal(await line(page), `${FP16} · shots 0 · score 30`);
    await see(page, ".result h3", "Shipped: 30 of 30");
    await see(page, ".debrief h3", "Shipped: 30 of 30");
    await see(page, ".debrief .frontier > svg .cloud");
    assert.equal((await told(page, "onGameOver")).length, 1);
    await click(page, ".debrief button", "Try again");
    await inPhase(page, "aiming");
    assert.equal(await line(page), START);
    assert.equal((await state(page)).alltimeBest, 30);
  },

  "a round of misses is over with its debrief, and R tries it again": async (page) => {
    await openGame(page);
    await withinBudget(page);
    await missAll(page);
    await see(page, ".result h3", "Not shipped: 0 of 30");
    await see(page, ".debrief h3", "Not shipped: 0 of 30");
    await press(page, "r");
    assert.equal(await line(page), START);
    assert.equal(await page.evaluate(() => window.range().getRootNode().querySelectorAll(".debrief").length), 0);
  },

  "in full screen the range is larger and the aim lands": async (page) => {
    await openGame(page);
    await page.evaluate(() => (document.querySelector("main").style.width = "420px"));
    await settled(page);
    const before = (await see(page, "canvas")).width;
    await click(page, "[data-action=fullscreen]");
    await page.waitForFunction((before) => {
      const { x, y, width } = window.range().getBoundingClientRect();
      const last = window.place;
      window.place = `${x} ${y} ${width}`;
      // It is full once it has stopped growing.
      return width > before + 100 && window.place === last;
    }, before);
    const { left, top, width } = await see(page, "canvas");
    await page.mouse.move(left + 0.25 * width, top + 0.75 * width);
    const [x, y] = (await state(page)).aim;
    assert.ok(Math.hypot(x - 100, y - 300) < 1, `aimed at ${x}, ${y}`);
    await click(page, "[data-action=fullscreen]");
    await page.waitForFunction((before) => window.range().getBoundingClientRect().width === before, before);
  },

  "at 320 to 1000 px everything has its place": async (page) => {
    await openGame(page);
    for (const width of [320, 360, 600, 1000]) {
      await page.evaluate((width) => (document.querySelector("main").style.width = `${width}px`), width);
      await settled(page);
      const outside = await page.evaluate(() => {
        const root = window.range().getRootNode();
        const frame = root.host.getBoundingClientRect();
        const boxes = [...root.querySelectorAll(".dial, .dial *, canvas, .fire, .meter, button, .status")];
        return boxes.filter((part) => {
          const { left, right, width } = part.getBoundingClientRect();
          // The contract's name gives way to the rest of its line.
          const words = part.matches("button:not(.contract), .dial *");
          return width && (left < frame.left || right > frame.right || (words && part.scrollWidth > part.clientWidth + 1));
        }).map((part) => part.outerHTML);
      });
      assert.deepEqual(outside, [], `${width} px wide`);
    }
  },

  "a challenge link shows the friend's round and plays its targets": async (page) => {
    await openGame(page, { seed: "test", keys: "page", shots: 2, shipAt: 3 });
    const first = await target(page);
    await withinBudget(page);
    await playOn(page);
    await page.evaluate(() => {
      const { clipboard } = navigator;
      const write = clipboard.writeText.bind(clipboard);
      clipboard.writeText = (text) => write((window.copied = text));
    });
    await click(page, ".debrief button", "Copy challenge link");
    await see(page, ".debrief", "The challenge link is copied.");
    const { hash } = new URL(await page.evaluate(() => window.copied));
    await page.goto("about:blank");
    await page.goto(`${page.site}/pages/game.html?seed=daily&keys=page${hash}`);
    await see(page, ".notice", "A friend’s round: 6 of 6 points at 96 bits, shipped.");
    await click(page, ".notice button", "Skip to the end");
    await inPhase(page, "over");
    assert.deepEqual((await state(page)).zones, [3, 3]);
    await see(page, ".debrief h3", "Your friend’s round: shipped, 6 of 6");
    await click(page, ".notice button", "Play the same round");
    await inPhase(page, "aiming");
    await page.evaluate(() => window.scrollTo(0, 0));
    await settled(page);
    const again = await target(page);
    assert.ok(Math.abs(again - first) < 2, `${again}, not ${first}`);
  },
};

// A game whose time only the test moves.
import { holdFrames } from "./drawn.mjs";
import { withPage } from "./harness.mjs";

/** Takes the clock and the frames away from the browser. The game's time zero is 1000 ms. */
function holdTime() {
  let now = 1000;
  let next = 1;
  const frames = new Map();
  const real = window.requestAnimationFrame.bind(window);
  window.rendered = () => new Promise((done) => real(() => real(done)));
  performance.now = () => now;
  window.requestAnimationFrame = (paint) => (frames.set(next, paint), next++);
  window.cancelAnimationFrame = (id) => frames.delete(id);
  window.framesAsked = () => frames.size;
  window.frame = (time) => {
    now = 1000 + time;
    const due = [...frames.values()];
    frames.clear();
    due.forEach((paint) => paint(now));
  };
  window.press = (key, time) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, composed: true });
    Object.defineProperty(event, "timeStamp", { value: 1000 + time });
    document.body.dispatchEvent(event);
  };
  window.point = (type, { x, y }, time) => {
    const event = new PointerEvent(type, { clientX: x, clientY: y, pointerType: "mouse", bubbles: true });
    Object.defineProperty(event, "timeStamp", { value: 1000 + time });
    window.range().dispatchEvent(event);
  };
}

/**
 * Plays with a game of this seed, its clock and its frames in the test's hands; `script` runs before all others, and
 * `asked` are other options of the game.
 */
export const withHeldTime = (seed, play, { script, asked, ...context } = {}) =>
  withPage({ realTime: true, ...context }, async (page) => {
    holdFrames(page);
    if (script) await page.addInitScript(script);
    await page.addInitScript(holdTime);
    const options = new URLSearchParams({ seed, keys: "page", ...asked });
    await page.goto(`${page.site}/pages/game.html?${options}`);
    await page.waitForFunction(() => window.game, null, { polling: 10 });
    // The browser tells the observers about a new element when it has rendered it.
    await page.evaluate(() => window.rendered());
    await frame(page, 0);
    await play(page);
  });

/** Presses keys at a time in ms. */
export const press = (page, keys, time) =>
  page.evaluate(([keys, time]) => keys.forEach((key) => window.press(key, time)), [keys, time]);

/** What a mouse does at a place of the page at a time in ms. */
export const point = (page, type, place, time) =>
  page.evaluate((all) => window.point(...all), [type, place, time]);

/** Paints the frame of a time in ms, if one was asked for. */
export const frame = (page, time) => page.evaluate((time) => window.frame(time), time);

/** Paints the frames after `from`, one each `step` ms, and that of `to`. */
export const frames = (page, from, to, step) =>
  page.evaluate(
    ([from, to, step]) => {
      for (let time = from + step; time < to; time += step) window.frame(time);
      window.frame(to);
    },
    [from, to, Math.min(step, to - from)],
  );

/** How many frames have been asked for and not been painted. */
export const framesAsked = (page) => page.evaluate(() => window.framesAsked());

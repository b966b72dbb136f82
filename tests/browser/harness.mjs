// A browser, pages that may not complain, and what a player does in them.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { findChrome, findShell } from "../../tools/chrome.mjs";
import { drawn, painted, read, readNow, waitForFrames } from "./drawn.mjs";
import { root, serve } from "./site.mjs";

export { root };

const FLAGS = ["--headless=new", "--no-sandbox", "--disable-quic", "--no-first-run"].concat([
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]);

const start = (executablePath, flags = []) => chromium.launch({ executablePath, args: [...FLAGS, ...flags] });

export const startChromium = (...flags) => start(findChrome(), flags);

let server;
let browser;

/** Starts the server of a build and the browser for the tests of a file; `withWindows` where these count. */
export function useBrowser({ build, withWindows } = {}) {
  before(async () => {
    server = await serve({ build });
    browser = await start(withWindows ? findChrome() : findShell());
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });
}

/** All that a page complains of from now on, in its console or by an exception that nobody catches. */
export function complaintsOf(page) {
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning", "warn"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return complaints;
}

/**
 * A fresh page (its storage empty) given to `test`. The game's time goes slowly there, and on by `pass`, unless it is
 * to be `realTime`. Anything that the page complains of, or stands still for, is an error, but for what matches
 * `expected`.
 */
export async function withPage({ realTime, ...context }, test, expected = /^$/) {
  const own = await browser.newContext({ viewport: { width: 1000, height: 760 }, ...context });
  const page = Object.assign(await own.newPage(), { site: server.site });
  waitForFrames(page);
  if (!realTime) await page.addInitScript({ path: `${root}tests/browser/pages/slow_time.js` });
  const complaints = complaintsOf(page);
  page.on("request", (request) => {
    if (request.resourceType() === "xhr") complaints.push(`waited for ${request.url()}`);
  });
  try {
    await test(page);
    await drawn(page);
    assert.deepEqual(complaints.filter((text) => !expected.test(text)), []);
  } finally {
    await own.close();
  }
}

/** Opens the test page and waits until its game can be played. */
export async function openGame(page, options = { seed: "test", keys: "page" }) {
  await page.goto(`${page.site}/pages/game.html?${new URLSearchParams(options)}`);
  await page.waitForFunction(() => window.game);
  await drawn(page);
}

/** Waits until what was asked for has been painted; the pages of `withPage` do so before anything is read. */
export const settled = (page) => readNow(page, painted);

/** What the player reads in the status line. */
export const status = (page) => page.locator(".status").textContent();

/** What the handle says. */
export const state = (page) => read(page, () => window.game.state());

/** Pages that are opened from now on take it to be noon of this UTC day. */
export const setDay = (page, day) =>
  page.addInitScript((now) => (Date.now = () => now), Date.parse(`${day}T12:00:00Z`));

/** Longer than any reveal, in ms. */
export const REVEAL = 2500;

/** Longer than fire is ignored after a shot, and shorter than any reveal, in ms. */
export const DOUBLE_CLICK = 410;

/** Lets so many ms of the game pass. */
export const pass = (page, ms) => page.evaluate((ms) => window.pass(ms), ms);

/** Lets time pass until what glides and glitters has come to rest: what moves is drawn, and that takes the machine. */
const rest = (page) => page.evaluate(() => window.pass?.(5000));

/** Lets time pass until the phase is `phase`. */
export async function inPhase(page, phase) {
  const step = phase === "reveal" ? 500 : REVEAL;
  const reached = ([phase, step]) => window.game.state().phase === phase || window.pass?.(step);
  await page.waitForFunction(reached, [phase, step]);
  if (phase !== "reveal") await rest(page);
}

/** All dials to fp16: 96 bits, and a sight that is nearly true. */
export async function withinBudget(page) {
  for (const key of "123456") await page.keyboard.press(key);
  await rest(page);
}

/** Where the player sees the middle of the target: of all that has the inner ring's colour. */
export const findTarget = (page) =>
  read(page, () => {
    const canvas = window.range();
    const { data } = window.picture();
    const sum = { x: 0, y: 0, count: 0 };
    const hex = getComputedStyle(canvas).getPropertyValue("--ring-inner");
    const ring = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    for (let i = 0; i < data.length; i += 4) {
      const near = ring.every((value, c) => Math.abs(data[i + c] - value) < 4);
      if (near && data[i + 3] > 200) {
        sum.x += (i / 4) % canvas.width;
        sum.y += Math.floor(i / 4 / canvas.width);
        sum.count += 1;
      }
    }
    const shown = canvas.getBoundingClientRect();
    const scale = shown.width / canvas.width;
    return { x: shown.x + (sum.x / sum.count) * scale, y: shown.y + (sum.y / sum.count) * scale };
  });

/** Shoots until no more than `left` shots are left, each `off` CSS pixels beside the shown middle. */
export async function playOn(page, off = 0, left = 0) {
  const middle = await page.evaluate(() => {
    const { x, width } = window.range().getBoundingClientRect();
    return x + width / 2;
  });
  for (;;) {
    // What glides comes to rest meanwhile.
    await page.waitForFunction(() => (window.pass?.(5000), window.game.state().phase !== "reveal"));
    const { phase, shotsLeft } = await state(page);
    if (phase === "over" || shotsLeft <= left) break;
    const { x, y } = await findTarget(page);
    await page.mouse.click(x < middle ? x + off : x - off, y);
    assert.equal((await state(page)).shotsLeft, shotsLeft - 1);
  }
}

/** Presses keys as a page can, all at once: by the keyboard each takes the browser 20 ms. */
export const pressAtOnce = (page, keys) =>
  page.evaluate((keys) => {
    const { activeElement } = document;
    const at = activeElement?.shadowRoot?.activeElement ?? activeElement ?? document.body;
    for (const key of keys) at.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
  }, keys);

/** Keys that lead the aim from anywhere into a corner, where no target can be. */
export const INTO_CORNER = [...Array(50).fill("ArrowUp"), ...Array(50).fill("ArrowLeft")];

/**
 * Fires so many shots at where the aim is, and lets the reveal of each pass. In the page, as each frame takes the
 * machine: this draws two a shot, and a test that pressed the key and read the page would draw five.
 */
export const shoot = (page, shots) =>
  page.evaluate(
    async ([shots, REVEAL]) => {
      const frame = () => new Promise(requestAnimationFrame);
      const { activeElement } = document;
      const at = activeElement?.shadowRoot?.activeElement ?? activeElement ?? document.body;
      for (let shot = 0; shot < shots; shot += 1) {
        at.dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true, composed: true }));
        await frame();
        window.pass(REVEAL);
        await frame();
      }
    },
    [shots, REVEAL],
  );

/** Shoots all ten shots into a corner. */
export async function missAll(page) {
  await pressAtOnce(page, INTO_CORNER);
  await shoot(page, 10);
  await inPhase(page, "over");
}

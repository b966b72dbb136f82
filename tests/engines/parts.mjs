// The parts of a game as a player finds them, in whichever engine.
import { settled } from "../browser/harness.mjs";

/** Runs in the page: brings into view the part of the game `host` that is shown and has these words. */
function find({ selector, words, host }) {
  const parts = document.querySelector(host)?.shadowRoot?.querySelectorAll(selector) ?? [];
  const part = [...parts].find((one) => one.textContent.includes(words) && one.getClientRects().length);
  part?.scrollIntoView({ block: "nearest", behavior: "instant" });
  const { x, y, width, height } = part?.getBoundingClientRect() ?? {};
  return part && { text: part.textContent, middle: [x + width / 2, y + height / 2], left: x, top: y, width, height };
}

/** What a player sees of it, as soon as it is there. */
export async function see(page, selector, words = "", host = "sharp-shot") {
  const place = { selector, words, host };
  await page.waitForFunction(find, place);
  return page.evaluate(find, place);
}

export async function click(page, ...place) {
  await page.mouse.click(...(await see(page, ...place)).middle);
}

export async function press(page, keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** What the player reads in the status line. */
export const line = async (page, host) => {
  await settled(page);
  return (await see(page, ".status", "", host)).text;
};
/** What the page was told of this kind. */
export const told = async (page, kind) => (await page.evaluate(() => window.told)).filter(([name]) => name === kind);

/** Opens the test page without a game, and puts this markup into it. */
export async function openWith(page, markup, before = () => {}) {
  await page.goto(`${page.site}/pages/game.html?empty`);
  await page.evaluate(before);
  await page.evaluate((markup) => (document.querySelector("main").innerHTML = markup), markup);
}

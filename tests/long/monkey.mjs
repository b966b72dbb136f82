// A monkey at the page: random inputs from a seed, and after each hundred all that has to hold.
import assert from "node:assert/strict";
import { settled } from "../browser/harness.mjs";
import { countWhatRuns, held } from "../browser/running.mjs";
import { hands, letTimePass, nextInput, preparePage } from "./inputs.mjs";
import { isAtRest, whatIsWrong } from "./invariants.mjs";
import { chance } from "./random.mjs";

/** More listeners than any state of a game needs, with its debrief and the browser's own. */
const MOST_LISTENERS = 300;

/** Opens the page that the monkey is let into: a place for a game, and a text field. */
async function open(page) {
  await page.addInitScript(countWhatRuns);
  await page.addInitScript(letTimePass);
  await page.addInitScript(preparePage);
  await page.goto(`${page.site}/pages/game.html?empty`);
  // A swipe is not to lead back to the page before.
  await page.addStyleTag({ content: "html { overscroll-behavior: none }" });
  await page.evaluate(() => {
    const field = document.createElement("p");
    field.append(document.createElement("input"));
    document.body.append(field);
  });
  // The test's own observers are in the page now, and do not count.
  await page.waitForFunction(() => window.place);
  await page.evaluate(() => {
    window.running.observers.clear();
    return window.place("mount", { keys: "page" });
  });
  // What leads away is opened beside the page, and closed.
  page.context().on("page", (other) => other.close());
}

async function check(page, devtools) {
  await settled(page);
  // A module or a link may be on its way: what holds then, holds soon.
  const isLoaded = () => !document.querySelector("sharp-shot")?.shadowRoot.querySelector("progress");
  await page.waitForFunction(isLoaded, null, { polling: 20 });
  await settled(page);
  assert.deepEqual(await page.evaluate(whatIsWrong), []);
  if (await page.evaluate(isAtRest)) {
    await page.waitForFunction(() => window.running.frames.size === 0, null, { polling: 50 });
  }
  const { jsEventListeners } = await held(page, devtools);
  assert.ok(jsEventListeners <= MOST_LISTENERS, `${jsEventListeners} listeners`);
  return jsEventListeners;
}

/** Makes so many inputs; where something is wrong, the error tells how to make it happen again. */
export async function letMonkeyPlay(page, seed, inputs) {
  const random = chance(seed);
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error.stack)));
  await open(page);
  const devtools = await page.context().newCDPSession(page);
  const act = await hands(page);
  const last = [];
  let most = 0;
  for (let number = 1; number <= inputs; number += 1) {
    const [name, ...args] = nextInput(random);
    last.push(JSON.stringify([name, ...args]));
    if (last.length > 20) last.shift();
    try {
      await act[name](...args);
      if (number % 100 === 0) {
        most = Math.max(most, await check(page, devtools));
        assert.deepEqual(complaints, []);
      }
    } catch (error) {
      const way = `seed ${seed}, input ${number}, after\n${last.join("\n")}`;
      throw new Error(`${way}\n${error.message}\n${complaints.join("\n")}`, { cause: error });
    }
  }
  return { listeners: most, ...(await page.evaluate(() => window.happened)) };
}

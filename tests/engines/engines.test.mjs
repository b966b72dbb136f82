// One script of steps, in Chromium, Firefox and WebKit.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serve } from "../browser/site.mjs";
import { start as startChromium } from "./chromium.mjs";
import { embedding } from "./embedding.mjs";
import { enduring, failing, guarded } from "./failing.mjs";
import { start as startFirefox } from "./firefox.mjs";
import { inOne, NOT_PRELOADED } from "./in_one.mjs";
import { laboratory } from "./laboratory.mjs";
import { playing } from "./steps.mjs";
import { start as startWebKit } from "./webkit.mjs";
import { workbooks } from "./workbooks.mjs";

const ENGINES = { Chromium: startChromium, Firefox: startFirefox, WebKit: startWebKit };

/** What the browsers and the game write to the console where something is meant to fail. */
const EXPECTED = new RegExp(
  ["Sharp Shot: ", "Failed to load", "ERR_", "Content.Security.Policy", "preload", "unreachable"]
    .concat(["disallowed MIME type", "Error in input stream", "/engine/.* failed$"])
    .join("|"),
);

/** The groups of steps in a browser that nothing guards. */
const OPEN = [[playing], [embedding], [laboratory], [workbooks], [inOne, NOT_PRELOADED], [enduring], [failing, EXPECTED]];

let server;
before(async () => (server = await serve({ first: ["/engines/complaints.js", "/pages/slow_time.js"] })));
after(() => server?.close());

/** Tries `step` in a fresh page, which may only complain of what is `expected`. */
async function tryIn(browser, step, expected) {
  const page = Object.assign(await browser.page({ width: 1000, height: 760 }), { site: server.site });
  try {
    await step(page);
    assert.deepEqual((await page.complained()).filter((text) => !expected.test(text)), []);
  } finally {
    await page.close();
  }
}

/** The steps of each group in a browser of its own, as these `wishes` ask for. */
function tryAll(name, engine, wishes, ...groups) {
  describe(name, { concurrency: 1 }, () => {
    let browser;
    before(async () => (browser = await ENGINES[engine](wishes)));
    after(() => browser?.close());
    for (const [steps, expected = /^$/] of groups) {
      for (const [fact, step] of Object.entries(steps)) {
        test(`${engine}: ${fact}`, () => tryIn(browser, step, expected));
      }
    }
  });
}

// Beside each other, as a round is mostly waiting.
describe("in three engines", { concurrency: 3 }, () => {
  for (const engine in ENGINES) {
    const skip = engine === "WebKit" && process.platform !== "linux" && "its driver is for Linux";
    describe(engine, { concurrency: 1, skip }, () => {
      const open = { dark: false, storage: true };
      tryAll("light and open", engine, open, ...OPEN);
      tryAll("dark and guarded", engine, { dark: true, storage: false }, [guarded]);
    });
  }
});

// What a player reads and a page hears when something fails, as steps for every engine.
import assert from "node:assert/strict";
import { openGame, settled, shoot, state, withinBudget } from "../browser/harness.mjs";
import { PANICS } from "../browser/panics.mjs";
import { seenTheme } from "../browser/sight.mjs";
import { click, openWith, press, see } from "./parts.mjs";

const NOT_LOADED = "Sharp Shot could not be loaded. Please check the connection.";

/** Keeps the codes that the page hears. */
const listen = () => {
  window.codes = [];
  document.addEventListener("sharpshot:error", (event) => window.codes.push(event.detail.code));
};
const codes = (page) => page.evaluate(() => window.codes);

/** The page may complain in these. */
export const failing = {
  "where the wasm is missing the player reads so, and trying again says it again": async (page) => {
    await page.goto(`${page.site}/lost/`);
    await see(page, "[role=alert]", NOT_LOADED);
    await click(page, "[role=alert] button", "Try again");
    await see(page, "[role=alert]", NOT_LOADED);
  },

  "where the download breaks off a retry does not take the half for the whole": async (page) => {
    await page.goto(`${page.site}/cut/pages/plain.html`);
    await see(page, "[role=alert]", NOT_LOADED);
    await click(page, "[role=alert] button", "Try again");
    await see(page, "canvas");
  },

  "where the site's policy forbids wasm the player reads so": async (page) => {
    await page.goto(`${page.site}/no-wasm/pages/plain.html`);
    await see(page, "[role=alert]", "the security policy of this site forbids WebAssembly");
  },

  "without a 2D canvas the player reads so, and the page hears it": async (page) => {
    const spoil = () => (HTMLCanvasElement.prototype.getContext = () => null);
    await openWith(page, "", listen);
    await page.evaluate(spoil);
    await page.evaluate(() => document.querySelector("main").append(document.createElement("sharp-shot")));
    await see(page, "[role=alert]", "it needs a browser with a 2D canvas");
    assert.deepEqual(await codes(page), ["canvas"]);
  },

  "options that make no sense are named, and the game goes on without them": async (page) => {
    const markup = '<sharp-shot budget="lots" theme="bleu" speed="fast" keys="page"></sharp-shot>';
    await openWith(page, markup, listen);
    await see(page, ".status", "bits 192 / 96 · acc 100% · shots 10 · score 0");
    assert.deepEqual(await codes(page), ["option", "option", "option"]);
    await press(page, "1");
    await see(page, ".status", "bits 176 / 96");
  },

  "after a mistake of its own the game says so and starts afresh": async (page) => {
    await openGame(page);
    await page.evaluate(PANICS["asked for its state while it draws"]);
    await press(page, "1");
    await click(page, "[role=alert] button", "Start afresh");
    await page.waitForFunction(() => window.game.state()?.phase === "aiming");
    await press(page, "2");
    assert.deepEqual((await state(page)).precisions, [0, 1, 0, 0, 0, 0]);
  },
};

/** Pages that could fail and do not. */
export const enduring = {
  "under a strict policy the game plays": async (page) => {
    await page.goto(`${page.site}/strict/pages/plain.html`);
    await click(page, ".dial", "embedding");
    await see(page, ".status", "bits 176 / 96");
  },

  "wasm with another type is played nevertheless": async (page) => {
    await page.goto(`${page.site}/bytes/pages/plain.html`);
    await see(page, "canvas");
  },
};

/** In a browser whose system is dark, and that lets sites store nothing. */
export const guarded = {
  "where nothing may be stored the game plays on and forgets, and is dark as the system": async (page) => {
    const stored = () => {
      try {
        return Boolean(window.localStorage);
      } catch {
        return false;
      }
    };
    await openGame(page, { seed: "daily", keys: "page", shots: 1, shipAt: 1 });
    assert.equal(await page.evaluate(stored), false);
    assert.equal(await seenTheme(page), "dark");
    await click(page, "[role=switch]");
    await click(page, "[role=switch]");
    await withinBudget(page);
    await shoot(page, 1);
    await see(page, ".debrief h3");
    await press(page, "r");
    await settled(page);
    assert.equal((await state(page)).phase, "aiming");
  },
};

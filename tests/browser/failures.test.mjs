// What can go wrong in a page, and what the player and the page then hear of it.
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { missAll, openGame, root, settled, state, status, useBrowser, withinBudget, withPage } from "./harness.mjs";
import { PANICS } from "./panics.mjs";

useBrowser();

const START = "bits 192 / 96 · acc 100% · shots 10 · score 0";
/** What the browser and the game write to the console when something is meant to fail. */
const EXPECTED = /Sharp Shot: |Failed to load|ERR_|Content Security Policy|Refused to|preload/;

/** Opens a page with a game that cannot start; the codes that the page hears are kept. */
async function openFailing(page, path = "/pages/plain.html") {
  await page.addInitScript(() => {
    window.codes = [];
    document.addEventListener("sharpshot:error", (event) => window.codes.push(event.detail.code));
  });
  await page.goto(page.site + path);
}

const alert = (page) => page.getByRole("alert");
const codes = (page) => page.evaluate(() => window.codes);

/** The player reads that it could not be loaded, tries again and plays. */
async function mendByRetry(page, mend) {
  await alert(page).getByText("Sharp Shot could not be loaded. Please check the connection.").waitFor();
  assert.deepEqual(await codes(page), ["download"]);
  await mend?.();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.locator("canvas").waitFor();
  assert.equal(await status(page), START);
}

test("the wasm is missing: a retry helps when it is back", () =>
  withPage({}, async (page) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
    await openFailing(page);
    await mendByRetry(page, () => page.unroute("**/*.wasm"));
  }, EXPECTED));

test("a page in place of the wasm: a retry helps when the server is right again", () =>
  withPage({}, async (page) => {
    const body = "<!doctype html><title>Not found</title>";
    await page.route("**/*.wasm", (route) => route.fulfill({ contentType: "text/html", body }));
    await openFailing(page);
    await mendByRetry(page, () => page.unroute("**/*.wasm"));
  }, EXPECTED));

test("the glue is missing: a retry helps when it is back", () =>
  withPage({}, async (page) => {
    await page.route("**/engine/*.js*", (route) => route.abort());
    await openFailing(page);
    await mendByRetry(page, () => page.unroute("**/engine/*.js*"));
  }, EXPECTED));

test("the download breaks off in the middle: a retry does not take the half for the whole", () =>
  withPage({}, async (page) => {
    await openFailing(page, "/cut/pages/plain.html");
    await mendByRetry(page);
  }, EXPECTED));

test("wasm with another type is played nevertheless", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/bytes/pages/plain.html`);
    await page.locator("canvas").waitFor();
    assert.equal(await status(page), START);
  }));

test("a retry that fails again leaves a keyboard player where they were", () =>
  withPage({}, async (page) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
    await openFailing(page);
    await page.getByRole("button", { name: "Try again" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => window.codes.length === 2);
    await page.waitForFunction(() => document.querySelector("sharp-shot").shadowRoot.activeElement?.localName === "button");
  }, EXPECTED));

test("after a panic in full screen the sentence can be read, and the player is taken to it", () =>
  withPage({ viewport: { width: 390, height: 844 } }, async (page) => {
    await openGame(page);
    await page.getByRole("button", { name: "Full screen" }).click();
    await page.waitForFunction(() => document.fullscreenElement);
    await page.evaluate(PANICS["asked for its state while it draws"]);
    await page.keyboard.press("6");
    const button = page.getByRole("button", { name: "Start afresh" });
    await button.waitFor();
    const { y } = await button.boundingBox();
    assert.ok(y > 0 && y < 800, `${y}`);
    const [text, ground] = await page.locator("sharp-shot").evaluate((host) => {
      const { color, backgroundColor } = getComputedStyle(host);
      return [color, backgroundColor];
    });
    assert.deepEqual([text, ground], ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
    assert.equal(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent), "Start afresh");
  }, /Sharp Shot: |unreachable|waited for/));

test("a retry in one game starts them all, and by keyboard leads to the range", () =>
  withPage({}, async (page) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
    await openFailing(page, "/pages/two.html");
    await page.waitForFunction(() => window.codes.length === 2);
    await page.unroute("**/*.wasm");
    await page.locator("#first").getByRole("button", { name: "Try again" }).focus();
    await page.keyboard.press("Enter");
    for (const id of ["first", "second"]) await page.locator(`#${id} canvas`).waitFor();
    assert.equal(await page.evaluate(() => document.querySelector("#first").shadowRoot.activeElement?.localName), "canvas");
  }, EXPECTED));

for (const [what, path, spoil, sentence, code] of [
  ["the site's policy forbids wasm", "/no-wasm/pages/plain.html", () => {}, "the security policy of this site", "policy"],
  ["the browser has no WebAssembly", undefined, () => delete window.WebAssembly, "this browser is too old", "unsupported"],
  ["its WebAssembly is too old", undefined, () => (WebAssembly.validate = () => false), "this browser is too old", "unsupported"],
  ["it has no style sheets for scripts", undefined, () => delete CSSStyleSheet.prototype.replaceSync, "this browser is too old", "unsupported"],
  ["it has no 2D canvas", undefined, () => (HTMLCanvasElement.prototype.getContext = () => null), "a 2D canvas", "canvas"],
]) {
  test(`${what}: the player and the page hear of it, and no retry is offered`, () =>
    withPage({}, async (page) => {
      await page.addInitScript(spoil);
      // Where WebAssembly works after all, something else has to fail first.
      if (code === "unsupported") await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
      await openFailing(page, path);
      await alert(page).getByText(sentence).waitFor();
      assert.deepEqual(await codes(page), [code]);
      assert.equal(await page.locator("sharp-shot button").count(), 0);

      const heard = await page.evaluate(async () => {
        const { mount } = await import("../sharp-shot.js");
        const onError = ({ code }) => window.codes.push(code);
        return mount(document.body, { onError }).then(() => "mounted", ({ code }) => code);
      });
      assert.equal(heard, code, "mount says so too");
      assert.deepEqual(await codes(page), [code, code, code]);
    }, EXPECTED));
}

test("opened as a file it says that it needs a server", () =>
  withPage({}, async (page) => {
    await page.goto(pathToFileURL(`${root}dist/index.html`).href);
    await page.getByText("to be opened from a web server instead of as a file").waitFor();
  }, /CORS|ERR_FAILED/));

for (const [what, spoil] of [
  ["is blocked", () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } })],
  ["is full", () => (Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); })],
  ["is missing", () => Object.defineProperty(window, "localStorage", { value: null })],
]) {
  test(`the storage ${what}: the game plays on and forgets`, () =>
    withPage({}, async (page) => {
      await page.addInitScript(spoil);
      await openGame(page, { seed: "daily", keys: "page" });
      await page.getByRole("switch").click();
      await page.getByRole("switch").click();
      await withinBudget(page);
      await missAll(page);
      await page.keyboard.press("r");
      assert.equal((await state(page)).phase, "aiming");
    }));
}

for (const rubbish of ["banana", "-5", "1e99", "31", "", "99999999999999999999", "{}", "5:5:5", "x:y"]) {
  test(`rubbish in the storage (${rubbish || "nothing"}) counts as nothing`, () =>
    withPage({}, async (page) => {
      await page.addInitScript((rubbish) => {
        for (const key of ["best-quantization", "sharp-shot-played", "sharp-shot-keys"]) {
          localStorage.setItem(`mlsp-${key}`, rubbish);
        }
      }, rubbish);
      await openGame(page, { seed: "daily", keys: "page" });
      await withinBudget(page);
      await page.locator("canvas").click();
      const { alltimeBest, shotsLeft } = await state(page);
      assert.deepEqual([alltimeBest, shotsLeft], [0, 9]);
    }));
}

/** A page with two games, of which the first is about to fail by what `spoil` does. */
async function openTwo(page) {
  await openGame(page, { seed: "test", keys: "page", tell: "" });
  await page.evaluate(async () => {
    const { mount } = await import("/sharp-shot.js");
    window.place = document.body.appendChild(document.createElement("div"));
    window.other = await mount(window.place, { seed: "other" });
    localStorage.setItem("mlsp-best-quantization", "12");
  });
}

for (const [what, spoil] of Object.entries(PANICS)) {
  test(`a panic (${what}): every game says so and starts afresh, and the page lives`, () =>
    withPage({}, async (page) => {
      await openTwo(page);
      await page.keyboard.press("1");
      await page.evaluate(spoil);
      await page.keyboard.press("1");
      await page.keyboard.press("1");
      const sentence = alert(page).getByText("Sharp Shot has made a mistake and had to stop.");
      await page.waitForFunction(() => window.place.querySelector("sharp-shot").shadowRoot.querySelector("[role=alert]"));
      assert.equal(await sentence.count(), 2, "both games ran in it");
      assert.equal(await page.evaluate(() => window.game.state()), undefined);
      assert.equal(await page.evaluate(() => window.game.retry()), undefined);
      const errors = (await page.evaluate(() => window.told)).filter(([kind]) => kind === "onError");
      assert.equal(errors.length, 1);
      assert.equal(errors[0][1].code, "panic");
      // Nothing of the old games is left to fail again.
      const again = [];
      page.on("pageerror", (error) => again.push(String(error)));
      await page.keyboard.press("1");
      await page.setViewportSize({ width: 900, height: 700 });
      await page.evaluate(() => (document.body.className = "quarto-dark"));
      await settled(page);
      assert.deepEqual(again, []);

      await page.getByRole("button", { name: "Start afresh" }).first().click();
      await page.waitForFunction(() => window.game.state()?.phase === "aiming");
      assert.deepEqual((await state(page)).precisions, [0, 0, 0, 0, 0, 0]);
      await page.keyboard.press("2");
      assert.deepEqual((await state(page)).precisions, [0, 1, 0, 0, 0, 0]);
      await page.getByRole("button", { name: "Start afresh" }).click();
      await page.waitForFunction(() => window.other.state()?.phase === "aiming");
      assert.equal((await state(page)).alltimeBest, 12);
      await page.evaluate(() => window.other.destroy());
      await page.keyboard.press("2");
      assert.deepEqual((await state(page)).precisions, [0, 2, 0, 0, 0, 0]);
    }, /Sharp Shot: |unreachable|hostile page|waited for/));
}

test("after a fresh start the page is told of the next result, and of no retry that was none", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "test", keys: "page", tell: "", budget: 192, shots: 1 });
    const heard = async (kind) => (await page.evaluate(() => window.told)).filter(([name]) => name === kind).length;
    await missAll(page);
    await page.keyboard.press("r");
    assert.deepEqual([await heard("onGameOver"), await heard("onRetry")], [1, 1]);
    await page.evaluate(PANICS["asked for its state while it draws"]);
    await page.keyboard.press("r");
    await page.getByRole("button", { name: "Start afresh" }).click();
    await page.waitForFunction(() => window.game.state()?.phase === "aiming");
    await missAll(page);
    assert.deepEqual([await heard("onGameOver"), await heard("onRetry")], [2, 1]);
  }, /Sharp Shot: |unreachable|waited for/));

/** Keeps what the compiled game asks of its page: `asked(word)` is the function with this word in it. */
const keepAsked = () => {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = (source, imports) => {
    const all = Object.values(imports).flatMap((module) => Object.values(module));
    window.asked = (word) => all.find((one) => String(one).includes(word));
    return instantiateStreaming(source, imports);
  };
};
const lastCode = (page) => page.evaluate(() => window.told.findLast(([kind]) => kind === "onError")?.[1].code);
const NOT_COMING = /Sharp Shot: |Failed to|ERR_|waited for|NetworkError/;

for (const [what, answer] of [
  ["cannot be fetched", (route) => route.abort()],
  ["is not there", (route) => route.fulfill({ status: 404, body: "Not found" })],
]) {
  test(`a part that is needed at once and ${what} is told as a failed download, in every game`, () =>
    withPage({}, async (page) => {
      await page.addInitScript(keepAsked);
      await page.route("**/sharp-shot_later.wasm", answer);
      await openTwo(page);
      await page.evaluate(() => {
        try {
          window.asked('"later"')();
        } catch {
          // Nor can the compiled game go on.
        }
      });
      const sentence = alert(page).getByText("Sharp Shot could not be loaded. Please check the connection.");
      await sentence.nth(1).waitFor();
      assert.equal(await lastCode(page), "download");
      await page.getByRole("button", { name: "Try again" }).first().click();
      await page.waitForFunction(() => window.told.filter(([kind]) => kind === "onError").length === 2);
      assert.equal(await sentence.count(), 2, "it is still missing");
      await page.unroute("**/sharp-shot_later.wasm");
      await page.getByRole("button", { name: "Try again" }).first().focus();
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => window.game.state() && window.other.state());
      assert.equal(await page.evaluate(() => document.activeElement.shadowRoot.activeElement.localName), "canvas");
      assert.ok(await page.evaluate(() => document.activeElement === document.querySelector("main sharp-shot")));
      await page.keyboard.press("2");
      const { precisions, alltimeBest } = await state(page);
      assert.deepEqual([precisions, alltimeBest], [[0, 1, 0, 0, 0, 0], 12]);
    }, NOT_COMING));
}

test("a part that was left out is a mistake of the game", () =>
  withPage({}, async (page) => {
    await page.addInitScript(keepAsked);
    await openGame(page, { seed: "test", keys: "page", tell: "" });
    await page.evaluate(() => window.asked("left out")());
    await alert(page).getByText("Sharp Shot has made a mistake and had to stop.").waitFor();
    assert.equal(await lastCode(page), "panic");
  }, /Sharp Shot: /));

test("a failure before the first shot is told even where the rest of the game cannot be loaded", () =>
  withPage({}, async (page) => {
    await page.route("**/sharp-shot_later.wasm", (route) => route.abort());
    await openGame(page, { seed: "test", keys: "page", tell: "" });
    await page.evaluate(PANICS["asked for its state while it draws"]);
    await page.keyboard.press("1");
    await alert(page).getByText("Sharp Shot could not be loaded. Please check the connection.").waitFor();
    await page.unroute("**/sharp-shot_later.wasm");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.waitForFunction(() => window.game.state()?.phase === "aiming");
  }, NOT_COMING));

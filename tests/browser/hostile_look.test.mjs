// Pages and systems that change how everything looks: other fonts, 400 % zoom, forced colours, right to left.
import assert from "node:assert/strict";
import { test } from "node:test";
import { playByWords } from "./by_words.mjs";
import { missAll, openGame, state, useBrowser, withinBudget, withPage } from "./harness.mjs";

useBrowser();

/** The parts of the game that stick out of the window at the sides, or whose words stick out of them. */
const sticksOut = (page) =>
  page.evaluate(() => {
    const game = document.querySelector("sharp-shot").shadowRoot;
    const parts = [...game.querySelectorAll(":is(.frame, .debrief) *")].filter((part) => {
      const scrolls = part.closest(".scrolls") && !part.matches(".scrolls");
      return part.checkVisibility() && !scrolls && !part.closest("svg") && !part.matches(".spoken");
    });
    const out = parts.filter((part) => {
      const { left, right } = part.getBoundingClientRect();
      // The contract's name gives way to the rest of its line.
      const words = part.clientWidth > 0 && part.matches("button:not(.contract), p, .dial *");
      return left < 0 || right > innerWidth || (words && part.scrollWidth > part.clientWidth + 1);
    });
    const sideways = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
    return [...sideways, ...out.map((part) => `${part.localName}.${part.className} ${part.textContent}`)];
  });

/** What can be opened before a round, and what stands there after it. */
async function lookAround(page, check) {
  await check("at the start");
  await page.locator(".question summary").click();
  await check("the question");
  await page.locator(".question summary").click();
  await playByWords(page);
  await page.locator(".debrief").waitFor();
  for (const summary of await page.locator(".debrief summary").all()) await summary.click();
  // The result's stamp comes down larger than it lies.
  await page.locator(".result").evaluate(async (result) => {
    await Promise.all(result.getAnimations({ subtree: true }).map(({ finished }) => finished));
  });
  await check("the debrief");
}

/** A screen of 1280 × 1024 at 400 %. */
const ZOOMED = { realTime: true, viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 };

test("at 400 % zoom a round is played, and nothing is outside the window", () =>
  withPage(ZOOMED, async (page) => {
    await openGame(page);
    await lookAround(page, async (when) => assert.deepEqual(await sticksOut(page), [], when));
    assert.equal((await state(page)).score, 30);
    const { height } = await page.locator("canvas").boundingBox();
    assert.ok(height <= 256, `the range is ${height} px high`);
    await page.locator(".contract").click();
    const dialog = await page.getByRole("dialog").boundingBox();
    assert.ok(dialog.x >= 0 && dialog.x + dialog.width <= 320 && dialog.y >= 0 && dialog.y + dialog.height <= 256);
    const sideways = await page.getByRole("dialog").evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    assert.equal(sideways, 0, "the dialog does not scroll sideways");
    await page.getByRole("button", { name: "Close" }).click();
  }));

for (const width of [320, 640, 1000]) {
  test(`with no font but a wide one, nothing sticks out of a window of ${width} px`, () =>
    withPage({ realTime: true, viewport: { width, height: 760 } }, async (page) => {
      await openGame(page);
      const widthOf = async (part) => (await page.locator(part).boundingBox()).width;
      const title = await widthOf("h2");
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("*, .sheet { font-family: monospace !important }");
        window.range().getRootNode().adoptedStyleSheets.push(sheet);
      });
      assert.notEqual(await widthOf("h2"), title);
      await lookAround(page, async (when) => assert.deepEqual(await sticksOut(page), [], when));
    }));
}

/** Where everything in the game is, from its left border, but for what is in its pictures. */
const places = (page) =>
  page.evaluate(() => {
    const game = document.querySelector("sharp-shot").shadowRoot;
    const start = game.querySelector(".frame").getBoundingClientRect().left;
    return [...game.querySelectorAll(":is(.frame *, .debrief, .debrief *, dialog, dialog *):not(svg *)")].map((part) => {
      const { left, top, width, height } = part.getBoundingClientRect();
      const box = [left - start, top + scrollY, width, height].map(Math.round);
      return `${part.localName}.${part.getAttribute("class")} ${box}`;
    });
  });

test("in a right-to-left page the game stands and is played as in any other", async () => {
  const seen = {};
  for (const dir of ["ltr", "rtl"]) {
    await withPage({ reducedMotion: "reduce" }, async (page) => {
      await openGame(page);
      await page.evaluate((dir) => (document.documentElement.dir = dir), dir);
      await withinBudget(page);
      const steps = (seen[dir] = [await places(page)]);
      await page.locator("canvas").click({ position: { x: 30, y: 60 } });
      await page.keyboard.press("ArrowRight");
      steps.push(await state(page), await page.locator(".status").innerText());
      await missAll(page);
      await page.locator(".debrief").waitFor();
      for (const summary of await page.locator(".debrief summary").all()) await summary.click();
      steps.push(await places(page));
      await page.locator(".contract").press("Enter");
      await page.getByRole("dialog").waitFor();
      steps.push(await places(page));
    });
  }
  assert.deepEqual(seen.rtl, seen.ltr);
});

test("in a right-to-left page the sentence of a failure ends with its full stop", () =>
  withPage({}, async (page) => {
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
    await page.goto(`${page.site}/pages/plain.html`);
    await page.evaluate(() => (document.documentElement.dir = "rtl"));
    const sentence = page.getByRole("alert");
    await sentence.waitFor();
    assert.equal(await sentence.evaluate((words) => getComputedStyle(words).direction), "ltr");
  }, /Sharp Shot: |Failed to load/));

/** How strongly what is in a part of the page stands out from its ground, the commonest colour: 1 to 21. */
async function contrast(page, part, clip) {
  await part.scrollIntoViewIfNeeded();
  const box = await part.boundingBox();
  const picture = await page.screenshot({ clip: clip ? clip(box) : box });
  return page.evaluate(async (base64) => {
    const blob = await (await fetch(`data:image/png;base64,${base64}`)).blob();
    const bitmap = await createImageBitmap(blob);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
    const counts = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const colour = data.slice(at, at + 3).join();
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    // WCAG 2: relative luminance, and the contrast of two.
    const luminance = (colour) => {
      const [r, g, b] = colour
        .split(",")
        .map((value) => value / 255)
        .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const [ground] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most));
    const ratio = (colour) => {
      const [dark, light] = [luminance(ground), luminance(colour)].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    return Math.max(...[...counts.keys()].map(ratio));
  }, picture.toString("base64"));
}

/** The crosshair, in the middle of the range. */
const MIDDLE = ({ x, y, width }) => ({ x: x + width / 2 - 20, y: y + width / 2 - 20, width: 40, height: 40 });

for (const colorScheme of ["light", "dark"]) {
  for (const theme of ["light", "dark"]) {
    test(`forced colours, ${colorScheme}, in a ${theme} page: all that counts stands out`, () =>
      withPage({ forcedColors: "active", colorScheme, reducedMotion: "reduce" }, async (page) => {
        await openGame(page, { seed: "test", keys: "page", theme });
        const part = (selector) => page.locator(selector).first();
        const standsOut = async (selector, clip) => {
          const found = await contrast(page, part(selector), clip);
          assert.ok(found >= 3, `${selector}: ${found}`);
        };
        await standsOut("canvas", MIDDLE);
        for (const key of "1223445556") await page.keyboard.press(key);
        await standsOut("canvas", MIDDLE);
        for (const meter of [".bits", ".accuracy", ".effect"]) await standsOut(`${meter} [role=meter]`);
        for (const words of [".prompt", ".status", ".dial .precision", ".dial .scale", ".hint", ".fire"]) {
          await standsOut(words);
        }
        await page.locator(".question summary").click();
        const pick = page.getByRole("button", { name: "output", exact: true });
        const look = async (control) => (await control.screenshot()).toString("base64");
        const unpicked = await look(pick);
        assert.ok((await contrast(page, pick)) >= 3);
        await pick.press("Space");
        await page.locator("canvas").focus();
        assert.ok((await contrast(page, pick)) >= 3);
        assert.notEqual(await look(pick), unpicked, "a pick shows that it is one");
        const keys = page.getByRole("switch");
        const on = await look(keys);
        await keys.press("Space");
        await keys.evaluate((button) => button.blur());
        assert.notEqual(await look(keys), on, "a switch shows its state");
        await keys.press("Space");
        await page.locator("canvas").focus();
        await missAll(page);
        await page.locator(".debrief").waitFor();
        await standsOut(".pictures svg");
        await standsOut(".legend [data-kind=hit]", ({ x, y, height }) => ({ x, y, width: 12, height }));
        await standsOut(".frontier > svg");
      }));
  }
}

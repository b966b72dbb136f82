// A guest's manners: the game takes nothing of the page's, and is not changed by the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { status, useBrowser, withPage } from "./harness.mjs";

useBrowser();

const START = "bits 192 / 96 · acc 100% · shots 10 · score 0";

/** What a careless page does to everything, and to elements such as ours. */
const HOSTILE = `
  :root { --tone: lime; --surface: lime; --ink: lime; --line: lime; --value: 90%; --around: 0px }
  * {
    font: italic 900 31px/3 fantasy; color: lime; letter-spacing: 9px; word-spacing: 9px; text-align: right;
    text-transform: uppercase; text-indent: 3em; text-shadow: 0 0 9px red; white-space: pre; cursor: wait;
    list-style: square inside; direction: rtl; quotes: none; caret-color: red; hyphens: auto;
    border-collapse: collapse; word-break: break-all; -webkit-text-stroke: 2px red;
  }
  button, kbd, canvas, svg, p, h2, h3, ol, li, header, footer, section, div, span, b, i {
    display: inline !important; margin: 40px !important; padding: 40px !important; background: lime !important;
    border: 9px solid lime !important; width: 7px !important; position: fixed !important; opacity: 0.1 !important;
  }
  .sheet, .frame, .game, .dial, .meter, .panel, .stage, .status { display: none !important }
  [hidden] { display: block !important }`;

/** Every computed style of every element in the game, but for the places of things in the page. */
const stylesInside = (page) =>
  page.evaluate(() => {
    const inside = [...document.querySelector("sharp-shot").shadowRoot.querySelectorAll("*")];
    return inside.map((element) => {
      const style = getComputedStyle(element);
      const real = [...style].filter((name) => !name.startsWith("--"));
      const all = real.map((name) => `${name}: ${style.getPropertyValue(name)}`);
      return `${element.localName}.${element.className}\n${all.join("\n")}`;
    });
  });

test("the page's styles do not reach into the game", () =>
  withPage({ reducedMotion: "reduce" }, async (page) => {
    const open = async (css) => {
      await page.goto(`${page.site}/pages/plain.html`);
      await page.locator("sharp-shot canvas").waitFor();
      await page.addStyleTag({ content: `${css}
        sharp-shot { display: block !important; width: 800px !important; margin: 0 !important }` });
      return stylesInside(page);
    };
    const [calm, hostile] = [await open(""), await open(HOSTILE)];
    assert.equal(hostile.length, calm.length);
    for (const [index, style] of hostile.entries()) {
      const [lines, expected] = [style.split("\n"), calm[index].split("\n")];
      assert.deepEqual(lines.filter((line, at) => line !== expected[at]), [], lines[0]);
    }
  }));

test("the page may give it colours of its own", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/pages/plain.html`);
    await page.addStyleTag({ content: "sharp-shot { --sharp-shot-accent: rgb(1, 2, 3); --sharp-shot-surface: rgb(250, 251, 252) }" });
    const colour = (selector) =>
      page.locator(`sharp-shot ${selector}`).evaluate((element) => getComputedStyle(element).backgroundColor);
    await page.locator("sharp-shot canvas").focus();
    for (const key of "123456") await page.keyboard.press(key);
    assert.deepEqual([await colour(".fire"), await colour(".game")], ["rgb(1, 2, 3)", "rgb(250, 251, 252)"]);
  }));

test("the game leaves the page's styles, scripts and names as they are", () =>
  withPage({}, async (page) => {
    await page.route("**/sharp-shot.js", async (route) => {
      await page.evaluate(() => (window.before = window.look()));
      await route.continue();
    }, { times: 1 });
    await page.addInitScript(() => {
      window.look = () => {
        const outside = [document.documentElement, document.body, ...document.querySelectorAll("h1, p, button, kbd")];
        const styles = outside.map((element) => {
          const style = getComputedStyle(element);
          return [...style].filter((name) => !/(size|height|origin)$/.test(name)).map((name) => style.getPropertyValue(name)).join();
        });
        const attributes = outside.map((element) => element.getAttributeNames().join());
        const sheets = document.styleSheets.length + document.adoptedStyleSheets.length;
        return { styles, attributes, sheets, names: Object.keys(window), head: document.head.innerHTML };
      };
    });
    await page.goto(`${page.site}/pages/plain.html`);
    await page.locator("sharp-shot canvas").waitFor();
    await page.locator("sharp-shot canvas").click();
    const [before, after] = await page.evaluate(() => [window.before, window.look()]);
    const names = after.names.filter((name) => !before.names.includes(name));
    assert.deepEqual(names.sort(), ["MLSP", "before"]);
    assert.deepEqual({ ...after, names: 0 }, { ...before, names: 0 });
    assert.deepEqual(await page.evaluate(() => [Object.keys(window.MLSP), Object.keys(window.MLSP.games)]), [["games"], ["quantization"]]);
  }));

test("a page that has frozen MLSP is left in peace", () =>
  withPage({}, async (page) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, "MLSP", { value: Object.freeze({}), writable: false });
    });
    await page.goto(`${page.site}/pages/plain.html`);
    await page.locator("sharp-shot canvas").waitFor();
    assert.deepEqual(await page.evaluate(() => Object.keys(window.MLSP)), []);
  }));

test("under a strict policy nothing of the game is forbidden", () =>
  withPage({}, async (page) => {
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
    });
    await page.goto(`${page.site}/strict/pages/plain.html`);
    await page.locator("canvas").focus();
    for (const key of "123456") await page.keyboard.press(key);
    await page.keyboard.press("Space");
    assert.match(await status(page), /^bits 96 \/ 96 · acc \d+% · shots 9/);
    const display = await page.locator(".game").evaluate((game) => getComputedStyle(game).display);
    assert.equal(display, "grid", "it has its style");
    assert.deepEqual(await page.evaluate(() => window.violations), []);
  }));

test("the built page itself needs no script inline", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/strict/`);
    await page.locator("canvas").waitFor();
    assert.equal(await status(page), START);
  }, /style-src/));

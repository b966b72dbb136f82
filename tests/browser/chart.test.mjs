// Charts of each kind: what is written has room at every width, and all of it is read by pointer, keys and table.
import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { checked, loadAxe } from "./axe.mjs";
import { root, useBrowser, withPage } from "./harness.mjs";
import { SITE } from "./site.mjs";

useBrowser();

const folder = `${root}${SITE}charts/`;

before(async () => {
  mkdirSync(folder, { recursive: true });
  const entryPoints = [`${root}tests/browser/pages/charts.js`];
  await build({ entryPoints, bundle: true, format: "esm", loader: { ".css": "text" }, outfile: `${folder}charts.js` });
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Charts</title></head>
<body><h1>Charts</h1><test-charts></test-charts><script type="module" src="charts.js"></script></body></html>`;
  writeFileSync(`${folder}index.html`, page);
});
after(() => rmSync(`${root}${SITE}`, { recursive: true, force: true }));

/** In a page that takes no style and no script but its own files, unless that is in a test's own way. */
async function openCharts(page, policy = "/strict") {
  await page.goto(`${page.site}${policy}/site/charts/index.html`);
  await page.locator("#many .mark").last().waitFor();
}

const said = (page, name) => page.locator(`#${name} .reading`).textContent();

for (const width of [320, 360, 700, 1020]) {
  test(`at ${width} px nothing that is written is cut off, covers another, or is small`, () =>
    withPage({ viewport: { width, height: 760 } }, async (page) => {
      await openCharts(page);
      const found = await page.locator(".chart > svg").evaluateAll((all) =>
        all.flatMap((picture) => {
          const frame = picture.getBoundingClientRect();
          const texts = [...picture.querySelectorAll("text")].filter((text) => text.textContent);
          const boxes = texts.map((text) => {
            const { left, right, top, bottom } = text.getBoundingClientRect();
            // The line box is taller than what is drawn.
            const [across, along] = text.hasAttribute("transform") ? [2, 0] : [0, 2];
            const words = text.textContent;
            return { words, left: left + across, right: right - across, top: top + along, bottom: bottom - along };
          });
          return boxes.flatMap((a, index) => [
            ...(a.left < frame.left || a.right > frame.right || a.top < frame.top || a.bottom > frame.bottom
              ? [`cut off: ${a.words}`]
              : []),
            ...(parseFloat(getComputedStyle(texts[index]).fontSize) < 12 ? [`small: ${a.words}`] : []),
            ...boxes
              .slice(index + 1)
              .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
              .map((b) => `${a.words} / ${b.words}`),
          ]);
        }),
      );
      assert.deepEqual(found, []);
    }));
}

test("the numbers of both ends of an axis are there, and the names of all bands", () =>
  withPage({ viewport: { width: 320, height: 760 } }, async (page) => {
    await openCharts(page);
    const texts = (name) => page.locator(`#${name} > svg text`).allTextContents();
    const lines = await texts("lines");
    for (const words of ["2", "32", "0", "100", "bits", "accuracy, %", "int8 hardware", "at least 65 %"]) {
      assert.ok(lines.includes(words), words);
    }
    assert.equal((await texts("bars")).filter((words) => /^(embedding|attention|feed|output)/.test(words)).length, 6);
  }));

test("the arrow keys read one mark after another, with its figures", () =>
  withPage({}, async (page) => {
    await openCharts(page);
    const expected = {
      lines: ["ResNet-50 · int2: 2 bits, accuracy 0.1 %, beyond a limit", "ResNet-50 · int3: 3 bits, accuracy 40 %"],
      bubbles: ["MobileNetV2: latency 3 ms, accuracy 70 %, 14 MiB"],
      bars: ["embedding: size 12 MiB"],
      waterfall: ["fp32: accuracy 97 %", "embedding: from 97 to accuracy 94 %"],
    };
    for (const [name, readings] of Object.entries(expected)) {
      await page.locator(`#${name} > svg`).focus();
      assert.equal(await page.locator(`#${name} .reading`).getAttribute("aria-live"), "polite");
      for (const reading of readings) {
        await page.keyboard.press("ArrowRight");
        assert.equal(await said(page, name), reading);
      }
      assert.ok(await page.locator(`#${name} .ring`).isVisible());
    }
    // Of three times seven marks one has no value.
    assert.match(await page.locator("#lines > svg").getAttribute("aria-label"), /^Accuracy against bits\. 20 marks/);
  }));

test("a pointer reads the mark next to it, and over a bar that bar", () =>
  withPage({}, async (page) => {
    await openCharts(page);
    const middle = async (selector) => {
      const { x, y, width, height } = await page.locator(selector).boundingBox();
      return [x + width / 2, y + height / 2];
    };
    await page.locator("#bubbles > svg").scrollIntoViewIfNeeded();
    await page.mouse.move(...(await middle("#bubbles .bubble >> nth=0")));
    assert.match(await said(page, "bubbles"), /^MobileNetV2: /);
    await page.locator("#bars > svg").scrollIntoViewIfNeeded();
    const [x, y] = await middle("#bars .bar >> nth=2");
    await page.mouse.move(x, y - 80);
    assert.equal(await said(page, "bars"), "feed-forward.1: size 4 MiB");
    assert.equal(await page.locator("#bars .reading").getAttribute("aria-live"), null, "nobody is read to");
  }));

test("an update keeps the focus and the mark that is read, with its new figures", () =>
  withPage({}, async (page) => {
    await openCharts(page);
    await page.locator("#bars > svg").focus();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowDown");
    const update = (change) =>
      page.locator("test-charts").evaluate((element, { value, without }) => {
        const { bars } = element.options;
        const marks = bars.series[0].marks.slice(without).map((mark) => ({ ...mark, y: mark.y + value }));
        const limits = [];
        element.charts.bars.update({ ...bars, limits, series: [{ ...bars.series[0], marks }] });
      }, change);
    await update({ value: 1, without: 1 });
    assert.equal(await said(page, "bars"), "feed-forward.1: size 5 MiB");
    assert.equal(await page.locator("#bars .limit").count(), 0);
    await page.keyboard.press("ArrowUp");
    assert.equal(await said(page, "bars"), "attention.1: size 31 MiB", "the focus is where it was");
    await update({ value: 0, without: 3 });
    assert.match(await said(page, "bars"), /^Point at a mark/, "what is gone is not read any more");
    assert.ok(await page.locator("#bars .ring").isHidden());
  }));

test("what lies beyond a limit is seen without its colour", () =>
  withPage({}, async (page) => {
    await openCharts(page);
    for (const [name, count] of [["lines", 1], ["bubbles", 2], ["bars", 1]]) {
      assert.equal(await page.locator(`#${name} [data-tone="bad"] .over`).count(), count, name);
    }
    for (const name of ["lines", "bubbles", "bars"]) assert.ok(await page.locator(`#${name} .forbidden`).count(), name);
  }));

test("all marks are behind it as a table", () =>
  withPage({}, async (page) => {
    await openCharts(page);
    const rows = (name) =>
      page
        .locator(`#${name} tr`)
        .evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
    const bubbles = await rows("bubbles");
    assert.deepEqual(bubbles[0], ["", "latency, ms", "accuracy, %", "MiB"]);
    assert.deepEqual(bubbles[2], ["ResNet-50 (beyond a limit)", "20", "76", "98"]);
    assert.deepEqual((await rows("waterfall"))[2], ["embedding", "97", "94"]);
    assert.equal((await rows("lines")).length, 22);
  }));

test("it is drawn anew at each width, until its signal is aborted", () =>
  withPage({}, async (page) => {
    await openCharts(page);
    const widths = () =>
      page.locator("#lines > svg").evaluate((picture) => [picture.viewBox.baseVal.width, picture.clientWidth]);
    await page.setViewportSize({ width: 500, height: 760 });
    await page.waitForFunction(() => {
      const picture = document.querySelector("test-charts").shadowRoot.querySelector("#lines > svg");
      return picture.clientWidth < 500 && picture.viewBox.baseVal.width === picture.clientWidth;
    });
    const [drawn] = await widths();
    await page.locator("test-charts").evaluate((element) => element.signal.abort());
    await page.setViewportSize({ width: 700, height: 760 });
    const after = await widths();
    assert.equal(after[0], drawn);
    assert.ok(after[1] > drawn);
  }));

for (const colorScheme of ["light", "dark"]) {
  test(`${colorScheme}: axe-core finds nothing, and what is bad stands out from its ground`, () =>
    withPage({ colorScheme, viewport: { width: 360, height: 740 } }, async (page) => {
      await openCharts(page, "");
      for (const summary of await page.locator("summary").all()) await summary.click();
      await page.evaluate(() => {
        // Seen by axe-core as a text is.
        const part = document.querySelector("test-charts").shadowRoot.querySelector("main");
        for (const ground of ["surface", "panel"]) {
          const text = part.appendChild(document.createElement("p"));
          text.textContent = "over the limit";
          text.style.setProperty("color", "var(--bad)");
          text.style.setProperty("background-color", `var(--${ground})`);
        }
      });
      await loadAxe(page);
      assert.deepEqual((await checked(page)).violations, []);
    }));
}

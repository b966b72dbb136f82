// The Pareto frontier of the debrief: all settings, the marked ones, and what a point answers.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { missAll, openGame, root, shoot, useBrowser, withinBudget, withPage } from "./harness.mjs";

useBrowser();

const read = async (name) => JSON.parse(await readFile(`${root}assets/${name}.json`, "utf8"));
const { layers, bits } = await read("model");
const sensitivities = await read("sensitivities");
const NAMES = Object.keys(bits);
const PLOT = ".frontier > svg";

const said = (page) => page.locator(".frontier .reading").textContent();

/** Bits and whole percent of a setting by the words that name it: "attn.1 and ffn.1 int8, the others fp16". */
function figuresOf(words) {
  const parts = words.split(", the others ");
  const at = Object.fromEntries(layers.map(({ name }) => [name, (parts[1] ?? words).replace("all ", "")]));
  if (parts.length > 1) {
    const named = parts[0].replace(/, | and /g, " ").split(" ");
    let group = [];
    for (const word of named) {
      if (NAMES.includes(word)) for (const name of group.splice(0)) at[name] = word;
      else group.push(word);
    }
    assert.deepEqual(group, [], words);
  }
  const sum = layers.reduce((sum, { name }) => sum + bits[at[name]], 0);
  const accuracy = layers.reduce((left, { name, role }) => left * sensitivities[role].survival[at[name]], 1);
  return { bits: sum, percent: Math.round(100 * accuracy), exact: 100 * accuracy };
}

/** The parts of "you ×2 · all fp16: 96 bits, 94%", whose figures have to be those of the setting. */
function parts(reading) {
  const [, words, sum, percent] = /^(.*): (\d+) bits, (\d+)%$/.exec(reading) ?? assert.fail(reading);
  const names = words.split(" · ");
  const setting = names.find((name) => /^all (fp|int)\d+$|, the others /.test(name));
  const own = figuresOf(setting);
  assert.deepEqual([Number(sum), Number(percent)], [own.bits, own.percent], reading);
  return { names: names.filter((name) => name !== setting), setting, ...own };
}

/** Three settings, for one, two and seven of ten misses. */
async function openFrontier(page, options) {
  await openGame(page, options);
  await withinBudget(page);
  for (const [key, shots] of [
    ["1", 1],
    ["3", 2],
  ]) {
    await page.keyboard.press(key);
    await shoot(page, shots);
  }
  await page.keyboard.press("5");
  await missAll(page);
  await page.locator(".debrief").waitFor();
  await page.locator(PLOT).scrollIntoViewIfNeeded();
  await page.locator(`${PLOT} .own`).first().waitFor();
}

const tableRows = (page) =>
  page
    .locator(".frontier tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));

test("the arrow keys step through the marked settings by bits, and each is read", () =>
  withPage({}, async (page) => {
    await openFrontier(page);
    await page.locator(PLOT).focus();
    const seen = [];
    for (;;) {
      const before = await said(page);
      await page.keyboard.press("ArrowRight");
      if ((await said(page)) === before) break;
      seen.push(parts(await said(page)));
    }
    assert.ok(seen.length > 10, `${seen.length}`);
    assert.deepEqual(
      seen.map(({ bits }) => bits),
      seen.map(({ bits }) => bits).sort((a, b) => a - b),
    );
    const marked = (await tableRows(page)).map(([, setting]) => setting);
    assert.deepEqual(new Set(seen.map(({ setting }) => setting)), new Set(marked), "none is left out");
    assert.equal(seen[0].bits, 24);
    await page.keyboard.press("ArrowLeft");
    assert.equal(parts(await said(page)).setting, seen.at(-2).setting);
    await page.locator(`${PLOT} .ring`).waitFor();
  }));

test("a setting that is marked for several reasons is one step, which names them all", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "test", keys: "page", shots: 1, budget: 48 });
    for (const key of "112233445566") await page.keyboard.press(key);
    await missAll(page);
    await page.locator(PLOT).waitFor();
    await page.locator(PLOT).focus();
    const readings = [];
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press("ArrowRight");
      readings.push(await said(page));
    }
    const own = readings.filter((reading) => reading.includes("you ×1"));
    assert.equal(own.length, 1, own.join("\n"));
    assert.match(own[0], /^you ×1 · best at 48 bits · all int8 · Pareto frontier: 48 bits, 85%$/);
  }));

test("the pointer reads the setting next to it", () =>
  withPage({}, async (page) => {
    await openFrontier(page);
    for (const mark of await page.locator(`${PLOT} :is(circle.own, circle.best, rect.uniform)`).all()) {
      const { x, y, width, height } = await mark.boundingBox();
      await page.mouse.move(x + width / 2, y + height / 2);
      const { names, setting } = parts(await said(page));
      assert.ok(names.length || setting.startsWith("all "), await said(page));
    }
    const box = await page.locator(PLOT).boundingBox();
    const before = await said(page);
    await page.mouse.move(box.x + box.width - 4, box.y + box.height - 45);
    assert.equal(await said(page), before, "where there is no setting nothing is read");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 3);
    const cloud = parts(await said(page));
    assert.ok(cloud.bits > 48 && cloud.bits < 144 && cloud.percent > 40, JSON.stringify(cloud));
  }));

test("so does a finger", () =>
  withPage({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } }, async (page) => {
    await openFrontier(page);
    const { x, y, width, height } = await page.locator(`${PLOT} rect.uniform`).first().boundingBox();
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    assert.match(await said(page), /^all int4( · .*)?: 24 bits, 5%$/);
  }));

test("every setting that was shot with is marked, and larger the more shots it had", () =>
  withPage({}, async (page) => {
    await openFrontier(page);
    const own = await page
      .locator(`${PLOT} circle.own`)
      .evaluateAll((all) =>
        all.map((one) => ({ x: Number(one.getAttribute("cx")), r: Number(one.getAttribute("r")) })),
      );
    own.sort((a, b) => b.x - a.x);
    assert.equal(own.length, 3);
    const radii = own.map(({ r }) => r);
    assert.ok(radii[0] < radii[1] && radii[1] < radii[2], `with 1, 2 and 7 shots: ${radii}`);
    assert.ok(own[0].x > own[1].x && own[1].x > own[2].x, "88, 80 and 72 bits");
    assert.equal(await page.locator(`${PLOT} path.budget`).count(), 1);
    assert.match(await page.locator(PLOT).textContent(), /budget 96/);
    const cloud = await page.locator(`${PLOT} path.cloud`).getAttribute("d");
    assert.ok(cloud.split("M").length > 300, "the cloud of all settings");
  }));

test("the table has the player, the best at the same bits, and the landmarks", () =>
  withPage({}, async (page) => {
    await openFrontier(page);
    const table = await tableRows(page);
    for (const [name, setting, sum, percent] of table) {
      const own = figuresOf(setting);
      assert.deepEqual([sum, percent], [`${own.bits}`, `${own.percent}%`], name);
    }
    const row = (name) => table.find(([names]) => names.split(" · ").includes(name));
    assert.deepEqual(row("you ×1").slice(1), ["embedding int8, the others fp16", "88", "90%"]);
    assert.deepEqual(row("you ×2").slice(1, 3), ["embedding and ffn.1 int8, the others fp16", "80"]);
    assert.deepEqual(row("you ×7").slice(1, 3), ["embedding, ffn.1 and ffn.2 int8, the others fp16", "72"]);
    for (const [name, sum] of [
      ["all int4", "24"],
      ["all int8", "48"],
      ["all fp16", "96"],
    ]) {
      assert.deepEqual(row(name).slice(1, 3), [name, sum]);
    }
    const best = figuresOf(row("best at 88 bits")[1]);
    assert.ok(best.bits <= 88 && best.exact >= figuresOf("embedding int8, the others fp16").exact);
    const frontier = table.filter(([names]) => names.includes("Pareto frontier"));
    const rising = frontier.map(([, setting]) => figuresOf(setting).exact);
    assert.deepEqual(
      rising,
      rising.toSorted((a, b) => a - b),
      "more bits, more accuracy",
    );
  }));

test("it is drawn anew where the window gets narrower, and where it gets wider", () =>
  withPage({ viewport: { width: 1200, height: 760 } }, async (page) => {
    await openFrontier(page);
    for (const width of [1200, 700, 320, 900]) {
      await page.setViewportSize({ width, height: 760 });
      await page.waitForFunction((selector) => {
        const plot = document.querySelector("sharp-shot").shadowRoot.querySelector(selector);
        return plot.viewBox.baseVal.width === plot.clientWidth;
      }, PLOT);
      const outside = await page.locator(PLOT).evaluate((plot) => {
        const { right, left } = plot.getBoundingClientRect();
        return [...plot.querySelectorAll("text, circle.own, rect, circle.best")]
          .filter((one) => {
            const box = one.getBoundingClientRect();
            return box.left < left || box.right > right;
          })
          .map((one) => one.outerHTML);
      });
      assert.deepEqual(outside, [], `${width} px`);
    }
  }));

for (const width of [320, 700, 1200]) {
  test(`at ${width} px no label covers another`, () =>
    withPage({ viewport: { width, height: 760 } }, async (page) => {
      await openFrontier(page);
      const overlaps = await page.locator(PLOT).evaluate((plot) => {
        const labels = [...plot.querySelectorAll("text")].map((text) => ({
          words: text.textContent,
          ...box(text),
        }));
        function box(text) {
          const { x, y, width, height } = text.getBBox();
          // The line box is taller than what is drawn of digits and small letters.
          return { x, y: y + 2, right: x + width, bottom: y + height - 3 };
        }
        const found = [];
        for (const [index, a] of labels.entries()) {
          for (const b of labels.slice(index + 1)) {
            if (a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom)
              found.push(`${a.words} / ${b.words}`);
          }
        }
        return found;
      });
      assert.deepEqual(overlaps, []);
      assert.ok(await page.locator(`${PLOT} text.own`).count(), "the player's point has a name");
    }));
}

// The debrief of the live range: what it shows is what was measured.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inPhase, missAll, openGame, pass, pressAtOnce, REVEAL, root, state, useBrowser, withPage } from "./harness.mjs";

useBrowser();

const debrief = (page) => page.locator(".debrief");
const part = (page, name) => page.locator(`.debrief .${name}`);

/** The accuracy of each setting by its number, 0 to 1, as the game has it. */
const table = (name) => [...readFileSync(`${root}assets/model/${name}.bin`)].map((byte) => byte / 255);
const LIVE = table("accuracies");
const OUTLIER = table("outlier_accuracies");

const LAYERS = ["embedding", "attn.1", "ffn.1", "attn.2", "ffn.2", "output"];
const ALL_INT8 = 0b10_10_10_10_10_10;
const ALL_INT4 = 0b11_11_11_11_11_11;

/** The number of a setting: of one layer that is not at fp32, or of all. */
const alone = (layer, precision) => precision * 4 ** (5 - layer);
const percent = (part) => Math.round(100 * part);

/** Keys that turn all six dials so often. */
const dials = (times) => [..."123456"].flatMap((key) => Array(times).fill(key));

const open = (page, options) => openGame(page, { seed: "test", keys: "page", range: "live", ...options });

/** Shoots the round at the cell that the model points at, as the range tells it. */
async function trustModel(page) {
  while ((await state(page)).phase !== "over") {
    await page.locator("canvas").press("Enter");
    const said = await page.locator(".spoken").filter({ hasText: /The model points|The aim is on/ }).textContent();
    for (const [, cells, way] of said.matchAll(/(\d+) (left|right|up|down)/g)) {
      await pressAtOnce(page, Array(Number(cells)).fill(`Arrow${way[0].toUpperCase()}${way.slice(1)}`));
    }
    await page.keyboard.press("Space");
    await pass(page, REVEAL);
    await inPhase(page, (await state(page)).shotsLeft ? "aiming" : "over");
  }
  await debrief(page).waitFor();
}

/** The texts in the rows of a part's table. */
const rows = (page, name) =>
  part(page, name)
    .locator("tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));

test("whoever trusts the whole model loses no point, and is told that the model was right", () =>
  withPage({}, async (page) => {
    await open(page, { budget: 192 });
    await trustModel(page);
    assert.equal((await state(page)).result.score, 30);
    const words = await part(page, "cause").textContent();
    assert.match(words, /^No point was lost\. Each shot hit the right cell\. So did the model, which finds it on \d+% /);
    for (const [, zone, , cause, , model, shot] of await rows(page, "shots")) {
      assert.deepEqual([zone, cause, model, shot], ["right cell", "–", "0", "0"]);
    }
  }));

test("whoever misses with the whole model reads that it was the aim", () =>
  withPage({}, async (page) => {
    await open(page, { budget: 192, shots: 3 });
    await missAll(page);
    await debrief(page).waitFor();
    const words = await part(page, "cause").textContent();
    assert.match(words, /^The aim was the main cause of all 9 lost points\. The model pointed at the right cell at 3 of 3/);
  }));

test("whoever trusts a model that is quantized hard reads how often and how far it was off, as the table has it", () =>
  withPage({}, async (page) => {
    await open(page, { budget: 24 });
    await pressAtOnce(page, dials(3));
    await trustModel(page);
    const { accuracy } = (await state(page)).result;
    assert.equal(accuracy, percent(LIVE[ALL_INT4]));
    const off = (await rows(page, "shots")).map((row) => Number(row[5])).filter(Boolean);
    const mean = off.reduce((a, b) => a + b) / off.length;
    const words = await part(page, "cause").locator("p").first().textContent();
    // It may have wobbled between the look and the shot, so that a few points are the aim's.
    assert.match(words, /^The model was the main cause of /);
    assert.ok(words.includes(`at ${off.length} of 10 shots its likeliest cell was wrong, by`), words);
    assert.ok(Math.abs(Number(/by ([\d.]+) cells?/.exec(words)[1]) - mean) < 0.06 + mean / 50, words);
    assert.ok(words.endsWith(`On the held-out boards that is so on ${100 - accuracy}%.`), words);
  }));

test("each shot is a board in words too: who guards whom, and how far model and shot were off", () =>
  withPage({}, async (page) => {
    await open(page);
    await pressAtOnce(page, [...dials(2), "2", "5"]);
    const clue = await page.locator(".prompt").textContent();
    await trustModel(page);
    const pictures = page.locator(".pictures").getByRole("img");
    assert.equal(await pictures.count(), 10);
    const [first] = await rows(page, "shots");
    const [asked, guarded] = first[4].split(" → ");
    assert.ok(clue.includes(` ${asked} guards`), `${clue}, ${first}`);
    const label = await pictures.first().getAttribute("aria-label");
    assert.ok(label.startsWith(`Shot 1: ${first[1]}, ${first[6]} cell`), label);
    assert.ok(label.includes(`the ${asked} guards the ${guarded}; the model was `), label);
    assert.equal(await pictures.first().locator("text").count(), 6);
  }));

test("it says measured wherever the first range says estimated, in the text to share too", () =>
  withPage({}, async (page) => {
    await open(page);
    assert.equal(await page.getByRole("meter", { name: "measured accuracy", exact: true }).count(), 1);
    await pressAtOnce(page, [...dials(2), "2", "5"]);
    await missAll(page);
    const { accuracy } = (await state(page)).result;
    assert.ok((await part(page, "verdict").textContent()).includes(`${accuracy}% measured accuracy`));
    assert.ok((await page.locator(".result").textContent()).includes(`${accuracy}% measured accuracy`));
    await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error("not here"))));
    await debrief(page).getByRole("button", { name: "Copy result" }).click();
    const text = await page.getByRole("textbox", { name: "The result" }).inputValue();
    assert.ok(text.includes(`${accuracy}% measured accuracy`), text);
    const all = await page.evaluate(() => document.querySelector("sharp-shot").shadowRoot.textContent);
    assert.doesNotMatch(all.replace("Nothing here is estimated", ""), /estimated/);
  }));

test("what each layer costs is what it loses alone, and what the product of these leaves over is told", () =>
  withPage({}, async (page) => {
    await open(page, { budget: 24 });
    await pressAtOnce(page, dials(3));
    await missAll(page);
    await debrief(page).waitFor();
    const singles = LAYERS.map((_, layer) => LIVE[alone(layer, 3)]);
    const expected = singles.map((accuracy) => percent(LIVE[0] - accuracy));
    const told = (await rows(page, "cost")).map((row) => Math.abs(Number(row.at(-1).replace("−", "-"))));
    assert.deepEqual(told, expected);
    const product = percent(singles.reduce((left, accuracy) => (left * accuracy) / LIVE[0], LIVE[0]));
    const together = percent(LIVE[ALL_INT4]);
    const words = await part(page, "left").textContent();
    assert.ok(words.startsWith(`What they leave, multiplied: ${product}%.`), words);
    if (product !== together) {
      const way = together > product ? "more" : "less";
      assert.match(words, new RegExp(`together: ${together}%, ${Math.abs(together - product)} points? ${way}\\.`));
    }
  }));

test("the rule is held against what each layer loses at int4, with where it ends and five references", () =>
  withPage({}, async (page) => {
    await open(page);
    await pressAtOnce(page, [...dials(2), "2", "5"]);
    await missAll(page);
    const rule = part(page, "rule");
    await rule.getByRole("heading", { name: "The rule and its limits" }).click();
    const losses = LAYERS.map((name, layer) => [name, percent(LIVE[0] - LIVE[alone(layer, 3)])]);
    const words = await rule.textContent();
    const [, list] = /in points of accuracy: (.*?)\. (?:Here|It)/.exec(words);
    const told = list.split(/, | and /).map((one) => one.split(" ")).map(([name, lost]) => [name, Number(lost)]);
    assert.deepEqual(Object.fromEntries(told), Object.fromEntries(losses));
    assert.deepEqual(told, told.toSorted((a, b) => b[1] - a[1]), "the most first");
    const [first, second] = told;
    const edges = [first, second].every(([name]) => ["embedding", "output"].includes(name));
    assert.equal(words.includes("Here it holds."), edges, words);
    assert.ok(words.endsWith("None of this is a law: another task, metric or scheme gives another order."), words);
    const links = await rule.locator("a").evaluateAll((all) => all.map((one) => [one.target, one.rel]));
    assert.deepEqual(links, Array(5).fill(["_blank", "noopener"]));
  }));

test("with the outlier it says that it was put in, and what int8 is left with", () =>
  withPage({}, async (page) => {
    await open(page, { range: "outlier" });
    await pressAtOnce(page, dials(2));
    await missAll(page);
    const words = await part(page, "rule").textContent();
    assert.ok(words.includes("The outlier was put in on purpose: one channel"), words);
    assert.ok(words.includes(`all int8 on ${percent(OUTLIER[ALL_INT8])}%.`), words);
    assert.equal((await state(page)).result.accuracy, percent(OUTLIER[ALL_INT8]));
  }));

test("how it was measured is one press away from the accuracy, by keys alone, and takes no key of the game's", () =>
  withPage({}, async (page) => {
    await open(page);
    const button = page.getByRole("button", { name: "measured accuracy" });
    await button.press("Enter");
    const dialog = page.getByRole("dialog", { name: "How this was measured" });
    const words = await dialog.textContent();
    for (const sentence of ["the same 4,096 boards, on which the model was not trained", "256 calibration boards"]) {
      assert.ok(words.includes(sentence), words);
    }
    const before = await state(page);
    for (const key of ["1", "6", "r", "ArrowLeft"]) await page.keyboard.press(key);
    assert.deepEqual(await state(page), before);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    assert.ok(await button.evaluate((one) => one.matches(":focus")));
  }));

/** What is to be seen at once, with the heading on top. */
const FIRST = ["h3", ".verdict", ".cause", ".actions", ".pictures", ".cost table", ".move", ".frontier > svg"];

for (const range of ["live", "outlier"]) {
  test(`${range}: at 1366 × 768 all that counts is in the window, and at 320 px nothing is wider than the page`, () =>
    withPage({ viewport: { width: 1366, height: 768 } }, async (page) => {
      await open(page, { range });
      await pressAtOnce(page, range === "live" ? dials(3) : [...dials(2), "4"]);
      await trustModel(page);
      await page.getByRole("button", { name: "Debrief" }).press("Enter");
      const boxes = await debrief(page).evaluate(
        (one, first) => first.map((part) => one.querySelector(part).getBoundingClientRect().toJSON()),
        FIRST,
      );
      for (const [index, { top, bottom }] of boxes.entries()) {
        assert.ok(top >= 72 && bottom <= 768 && bottom > top, `${FIRST[index]}: ${[top, bottom].map(Math.round)}`);
      }
      const columns = await page
        .locator(".pictures li")
        .evaluateAll((all) => new Set(all.map((one) => Math.round(one.getBoundingClientRect().left))).size);
      assert.equal(columns, 5);
      await page.setViewportSize({ width: 320, height: 700 });
      for (const summary of await debrief(page).locator("summary").all()) await summary.click();
      assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), 320);
    }));
}

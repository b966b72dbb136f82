// The one question of a visit, before its first shot, and what the debrief makes of the answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  missAll,
  openGame,
  state,
  useBrowser,
  withinBudget,
  withPage,
} from "./harness.mjs";

useBrowser();

const question = (page) => page.locator(".question");
const summary = (page) => page.locator(".question summary");
const words = (page) => page.locator(".question p").textContent();
const layer = (page, name) => question(page).getByRole("button", { name, exact: true });
const answer = (page) => page.locator(".debrief .prediction p").textContent();
const focused = (page) => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.localName);
const pressed = (page) =>
  page.locator(".question [aria-pressed=true]").evaluateAll((all) => all.map((one) => one.textContent));

/** Answers with the pointer. */
async function pick(page, ...names) {
  if (!(await question(page).evaluate((one) => one.open))) await summary(page).click();
  for (const name of names) await layer(page, name).click();
}

async function missRound(page) {
  await withinBudget(page);
  await missAll(page);
  await page.locator(".debrief").waitFor();
}

test("it is asked at the start, closed, with a button for each layer", () =>
  withPage({}, async (page) => {
    await openGame(page);
    assert.ok(await summary(page).isVisible());
    assert.equal(await summary(page).textContent(), "Predict");
    assert.equal(await layer(page, "ffn.1").isVisible(), false);
    await summary(page).click();
    assert.equal(await words(page), "Which two layers can you take to int4 and still ship?");
    assert.deepEqual(await question(page).getByRole("button").allTextContents(), [
      "embedding",
      "attn.1",
      "ffn.1",
      "attn.2",
      "ffn.2",
      "output",
    ]);
    assert.deepEqual(await pressed(page), []);
  }));

test("two layers picked with the pointer are noted, and space fires then", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    await pick(page, "attn.1", "ffn.1");
    assert.equal(await words(page), "Noted: attn.1 and ffn.1. The debrief will tell.");
    assert.equal(await summary(page).textContent(), "Noted");
    assert.equal(await layer(page, "attn.1").isVisible(), false, "and out of the way");
    assert.equal((await state(page)).shotsLeft, 10, "no click went through it to the range");
    assert.equal(await focused(page), "canvas");
    await page.keyboard.press("Space");
    assert.equal((await state(page)).shotsLeft, 9);
  }));

for (const key of ["Enter", "Space"]) {
  test(`with the keyboard ${key} opens it and picks two layers, and the focus stays at it`, () =>
    withPage({}, async (page) => {
      await openGame(page);
      await withinBudget(page);
      await summary(page).focus();
      await page.keyboard.press(key);
      await layer(page, "embedding").waitFor();
      for (const name of ["ffn.2", "ffn.1"]) await layer(page, name).press(key);
      assert.equal(await words(page), "Noted: ffn.1 and ffn.2. The debrief will tell.");
      assert.equal(await focused(page), "summary");
      assert.equal((await state(page)).shotsLeft, 10, "nothing was fired");
    }));
}

test("a third layer takes the place of the first, and a layer can be taken back", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await pick(page, "embedding", "attn.2");
    await pick(page, "output");
    assert.deepEqual(await pressed(page), ["attn.2", "output"]);
    assert.match(await words(page), /^Noted: attn\.2 and output\./);
    await pick(page, "attn.2");
    assert.deepEqual(await pressed(page), ["output"]);
    await pick(page, "ffn.1");
    assert.match(await words(page), /^Noted: ffn\.1 and output\./);
  }));

for (const [pair, words] of [
  [["attn.1", "ffn.1"], "With both at int4, 96 bits reach 61% at best: that ships."],
  [["ffn.2", "ffn.1"], "With both at int4, 96 bits reach 76% at best: that ships."],
  [["attn.1", "attn.2"], "With both at int4, 96 bits reach 47% at best: that is a gamble."],
  [["ffn.1", "output"], "With both at int4, 96 bits reach 31% at best: that does not ship."],
  [["embedding", "output"], "With both at int4, 96 bits reach 12% at best: that does not ship."],
]) {
  test(`the debrief holds ${pair.join(" and ")} against the truth`, () =>
    withPage({}, async (page) => {
      await openGame(page);
      await pick(page, ...pair);
      await missRound(page);
      const said = await answer(page);
      const heading = await page.locator(".debrief .prediction h4").textContent();
      assert.equal(heading, "Your guess: which two layers can go to int4");
      const named = pair[0] === "ffn.2" ? "ffn.1 and ffn.2" : pair.join(" and ");
      assert.ok(said.startsWith(`You said ${named}. ${words}`), said);
      if (named === "ffn.1 and ffn.2") assert.match(said, /No pair does better\.$/);
      else assert.match(said, /Best: two feed-forward, 76%\.$/);
    }));
}

test("without an answer, or with half of one, the debrief tells the truth all the same", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await pick(page, "output");
    await page.locator("canvas").focus();
    await missRound(page);
    assert.match(await answer(page), /^Best: two feed-forward, 76%\./);
    const heading = await page.locator(".debrief .prediction h4").textContent();
    assert.equal(heading, "Which two layers can go to int4?");
    const rows = await page
      .locator(".prediction tbody tr")
      .evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
    assert.deepEqual(rows, [
      ["two feed-forward", "76%", "ships"],
      ["attention + feed-forward", "61%", "ships"],
      ["two attention", "47%", "is a gamble"],
      ["edge + feed-forward", "31%", "does not ship"],
      ["attention + edge", "24%", "does not ship"],
      ["two edge", "12%", "does not ship"],
    ]);
  }));

test("where the bits are few the truth is another", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "test", keys: "page", budget: 32 });
    await pick(page, "embedding", "output");
    for (const key of "111222333444555666") await page.keyboard.press(key);
    await missAll(page);
    await page.locator(".debrief").waitFor();
    assert.match(
      await answer(page),
      /With both at int4, 32 bits reach \d%.* does not ship\..* With so few bits no pair is safe\.$/,
    );
  }));

test("what is said after the first shot would be no prediction: then it is gone for this visit", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await summary(page).click();
    await withinBudget(page);
    await page.locator(".fire").click();
    await question(page).waitFor({ state: "hidden" });
    await page.keyboard.press("r");
    assert.equal((await state(page)).shotsLeft, 10);
    assert.equal(await question(page).isVisible(), false, "nor before the next round");
    await page.evaluate(async () => {
      const { mount } = await import("/sharp-shot.js");
      const place = document.body.appendChild(document.createElement("div"));
      window.other = await mount(place, { seed: "other" });
    });
    assert.equal(await page.locator("body > div .question").isVisible(), false, "nor in another game");
  }));

test("the answer holds for all rounds and games of the visit", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await pick(page, "attn.1", "ffn.1");
    for (let round = 0; round < 2; round += 1) {
      await missRound(page);
      assert.match(await answer(page), /^You said attn\.1 and ffn\.1\./);
      await page.keyboard.press("r");
    }
  }));

test("a round without a shot does not take it away", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.keyboard.press("r");
    assert.ok(await summary(page).isVisible());
    await pick(page, "ffn.1", "ffn.2");
    await page.keyboard.press("r");
    assert.match(await words(page), /^Noted: ffn\.1 and ffn\.2/);
  }));

for (const [what, act] of [
  ["Escape", (page) => summary(page).press("Escape")],
  ["a press beside it", (page) => page.locator("h2").click()],
]) {
  test(`${what} closes it`, () =>
    withPage({}, async (page) => {
      await openGame(page);
      await summary(page).click();
      assert.ok(await layer(page, "ffn.1").isVisible());
      await act(page);
      assert.equal(await layer(page, "ffn.1").isVisible(), false);
      assert.ok(await summary(page).isVisible());
    }));
}

test("with the focus in it, the first shot takes it away and gives the range the keys", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    await summary(page).press("Enter");
    await layer(page, "ffn.1").focus();
    // A shot that no press in the page has fired.
    await page.evaluate(() => window.range().dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true, composed: true })));
    await question(page).waitFor({ state: "hidden" });
    assert.equal(await focused(page), "canvas");
    assert.equal((await state(page)).shotsLeft, 9);
  }));

for (const [width, height] of [[320, 640], [360, 740], [1000, 760], [1366, 768]]) {
  test(`at ${width} px it has a place of its own, beside the prompt, and opens within the stage`, () =>
    withPage({ viewport: { width, height } }, async (page) => {
      await openGame(page);
      const box = (selector) => page.locator(selector).boundingBox();
      const right = ({ x, width }) => x + width;
      const bottom = ({ y, height }) => y + height;
      const [closed, prompt, range] = [await box(".question"), await box(".prompt"), await box("canvas")];
      assert.ok(closed.x >= right(prompt), "beside the prompt");
      assert.ok(bottom(closed) <= range.y, "above the range");
      await summary(page).click();
      const [open, stage] = [await box(".question > div"), await box(".stage")];
      assert.ok(open.x >= stage.x && right(open) <= right(stage) && bottom(open) <= bottom(stage));
      const after = [await box(".prompt"), await box("canvas")];
      assert.deepEqual(after, [prompt, range], "nothing else moves");
    }));
}

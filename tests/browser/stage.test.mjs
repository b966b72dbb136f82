// The stage and its panel: where the bits are, what was lost, how the score climbs, and what comes after it has shipped.
import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "./drawn.mjs";
import { findTarget, inPhase, INTO_CORNER, missAll, openGame, pass, playOn, pressAtOnce, shoot, state, useBrowser } from "./harness.mjs";
import { withinBudget, withPage } from "./harness.mjs";

useBrowser();

const LAYERS = ["embedding", "attn.1", "ffn.1", "attn.2", "ffn.2", "output"];
const ROLES = ["edge", "attention", "feed-forward", "attention", "feed-forward", "edge"];
const prompt = (page) => page.locator(".prompt").textContent();

/** Left and right end of each part of a bar, in hundredths of the bar, and whose it is. */
const parts = (page, bar) =>
  read(page, (bar) => {
    const root = window.range().getRootNode();
    const whole = root.querySelector(`${bar} .bar`).getBoundingClientRect();
    return [...root.querySelectorAll(`${bar} .parts i`)].map((part) => {
      const { left, right } = part.getBoundingClientRect();
      const [from, to] = [left, right].map((at) => (100 * (at - whole.left)) / whole.width);
      return { layer: Number(part.dataset.layer), role: part.dataset.role, from, to, words: part.getAttribute("aria-label") };
    });
  }, bar);

const near = (a, b) => Math.abs(a - b) < 0.4;

test("the budget is six segments end to end, each as long as its layer's bits", () =>
  withPage({ reducedMotion: "reduce" }, async (page) => {
    await openGame(page);
    for (const key of "1122233334445") await page.keyboard.press(key);
    const bits = [8, 4, 32, 4, 16, 32];
    let end = 0;
    for (const [layer, part] of (await parts(page, ".bits")).entries()) {
      assert.deepEqual([part.layer, part.role], [layer, ROLES[layer]]);
      assert.equal(part.words, `${LAYERS[layer]}: ${bits[layer]} bits`);
      assert.ok(near(part.from, end) && near(part.to, (end += (100 * bits[layer]) / 192)), JSON.stringify(part));
    }
    const limit = await read(page, () => {
      const root = window.range().getRootNode();
      const [line, bar] = [".limit", ".bits .bar"].map((part) => root.querySelector(part).getBoundingClientRect());
      return (100 * (line.left + line.width / 2 - bar.left)) / bar.width;
    });
    assert.ok(Math.abs(limit - 50) < 1, `the limit of 96 of 192 bits at ${limit}%`);
  }));

test("what the layers took stands after what is left, also where the first layer took nothing", () =>
  withPage({ reducedMotion: "reduce" }, async (page) => {
    await openGame(page, { seed: "test", keys: "page", budget: "192" });
    for (const key of "222444") await page.keyboard.press(key);
    const took = (await parts(page, ".accuracy")).filter(({ to, from }) => to > from);
    assert.deepEqual(took.map(({ layer }) => layer), [1, 3]);
    assert.ok(near(took[0].from, 100 * 0.69 ** 2), `${took[0].from}% is left`);
  }));

test("after the accuracy that is left comes what each layer took, role by role", () =>
  withPage({ reducedMotion: "reduce" }, async (page) => {
    await openGame(page);
    for (const key of "111222333444555666") await page.keyboard.press(key);
    const took = await parts(page, ".accuracy");
    assert.deepEqual(took.map(({ role }) => role), ROLES.toSorted((a, b) => "eaf".indexOf(a[0]) - "eaf".indexOf(b[0])));
    // Survivals multiply, so a layer's part is its part of the logarithm.
    const left = 100 * (0.35 * 0.69 * 0.885) ** 2;
    assert.ok(near(took[0].from, left), `${took[0].from}% is left`);
    let end = left;
    for (const [index, { from, to, words }] of took.entries()) {
      const survival = [0.35, 0.69, 0.885][Math.floor(index / 2)];
      const share = ((100 - left) * Math.log(survival)) / Math.log(left / 100);
      // Shares are given to a tenth.
      assert.ok(Math.abs(to - from - share) < 0.1 && near(from, end), `${words}: ${from} to ${to}`);
      end = to;
    }
    const [, told] = took[0].words.match(/^embedding takes ([\d.]+)%$/);
    assert.ok(Math.abs(took[0].to - took[0].from - told) < 0.1, `${took[0].words} is told`);
    assert.ok(Math.abs(end - 100) < 1, "together, all that is lost");
  }));

/** The layers of the dials that are marked, and of the parts of the bars. */
const pointed = (page) =>
  read(page, () => {
    const root = window.range().getRootNode();
    const marked = (within) => [...root.querySelectorAll(`${within} [data-pointed]`)].map((part) => Number(part.dataset.layer));
    return [".dials", ".bits", ".accuracy"].map(marked);
  });

test("what points at a segment points at its dial, and back, by mouse and by key", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    assert.deepEqual(await pointed(page), [[], [], []]);
    await page.locator(".bits .parts i").nth(3).hover();
    assert.deepEqual(await pointed(page), [[3], [3], [3]]);
    assert.match(await page.locator(".hint").textContent(), /^fp16 on an attention layer/);
    for (const key of "22") await page.keyboard.press(key);
    await page.locator(".accuracy .parts i").nth(2).hover();
    assert.deepEqual(await pointed(page), [[1], [1], [1]]);
    await page.locator(".dial").nth(5).hover();
    assert.deepEqual(await pointed(page), [[5], [5], [5]]);
    await page.locator("canvas").hover();
    assert.deepEqual(await pointed(page), [[], [], []]);
    await page.locator(".dial").nth(5).focus();
    assert.deepEqual(await pointed(page), [[5], [5], [5]]);
    await page.keyboard.press("Tab");
    assert.deepEqual(await pointed(page), [[0], [0], [0]], "the first segment");
    const name = await page.evaluate(() => window.range().getRootNode().activeElement.getAttribute("aria-label"));
    assert.equal(name, "embedding: 16 bits");
  }));

test("a newcomer is told in a sentence what it is about, until the first dial is turned", () =>
  withPage({}, async (page) => {
    await openGame(page);
    const premise = page.locator(".premise");
    assert.match(await premise.textContent(), /^Your model is too big for its memory\. .* 18 points in 10 shots\.$/);
    assert.ok(await premise.isVisible());
    for (const key of "1111") {
      await page.keyboard.press(key);
      assert.equal(await premise.isVisible(), false);
    }
    await page.keyboard.press("r");
    assert.equal(await premise.isVisible(), false, "nor in a later round");
  }));

test("the shots before stay as marks where they went, with their points", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    const marks = page.locator(".marks i:visible");
    await page.mouse.move(0, 0);
    const { x, y, width } = await page.locator("canvas").boundingBox();
    const places = [[0.25, 0.5], [0.97, 0.6]];
    for (const [at, [right, down]] of places.entries()) {
      await page.mouse.click(x + right * width, y + down * width);
      assert.equal(await marks.count(), at, "the last shot is on the canvas");
      await inPhase(page, "aiming");
      assert.equal(await marks.count(), at + 1);
    }
    const seen = await marks.evaluateAll((all) =>
      all.map((mark) => {
        const range = mark.closest(".range").getBoundingClientRect();
        const { left, top, right } = mark.getBoundingClientRect();
        const style = getComputedStyle(mark);
        const at = [style.left, style.top].map((length) => parseFloat(length) / range.width);
        return { at, words: mark.textContent, inside: left >= range.left && right <= range.right && top >= range.top };
      }),
    );
    const { zones } = await state(page);
    for (const [index, { at, words, inside }] of seen.entries()) {
      assert.ok(at.every((part, axis) => Math.abs(part - places[index][axis]) < 0.01), `${at}`);
      assert.equal(words, zones[index] ? `+${zones[index]}` : "miss");
      assert.ok(inside, "its words are on the range");
    }
    await page.keyboard.press("r");
    assert.equal(await marks.count(), 0);
  }));

/** The shots in the track: from where to where, in points, and the line to ship. */
const track = (page) =>
  read(page, () => {
    const root = window.range().getRootNode();
    const list = root.querySelector(".pips");
    const { left, width } = list.getBoundingClientRect();
    const most = 30;
    const point = (at) => Math.round((10 * most * (at - left)) / width) / 10;
    const line = getComputedStyle(list, "::after");
    return {
      line: point(left + parseFloat(line.left)) + point(left + parseFloat(line.marginLeft) + 1.5),
      shots: [...list.children].map((shot) => {
        const { left, right } = shot.getBoundingClientRect();
        return [shot.dataset.zone ?? "", point(left), point(right)];
      }),
      score: root.querySelector(".score").textContent,
    };
  });

test("the track shows what the shots brought, what the others can still bring, and the line to ship", () =>
  withPage({ reducedMotion: "reduce" }, async (page) => {
    await openGame(page);
    await withinBudget(page);
    await playOn(page, 0, 8);
    await pressAtOnce(page, INTO_CORNER);
    await shoot(page, 2);
    const { line, shots, score } = await track(page);
    assert.ok(Math.abs(line - 18) < 0.2, `the line at ${line}`);
    assert.equal(score, "6 / 18");
    assert.deepEqual(shots.slice(0, 2), [["bullseye", 0, 3], ["bullseye", 3, 6]]);
    const open = shots.filter(([zone]) => !zone);
    assert.deepEqual(open.map(([, from]) => from), [6, 9, 12, 15, 18, 21], "six shots can bring 18 more");
    assert.deepEqual(shots.slice(2, 4), [["miss", 24, 27], ["miss", 27, 30]], "what is lost, is lost");
  }));

test("a streak, the shot that can ship, the one that ships and the last one are told", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    const told = {};
    for (let left = 9; left >= 1; left -= 1) {
      await playOn(page, 0, left);
      await inPhase(page, "aiming");
      told[left] = await prompt(page);
    }
    assert.deepEqual(told, {
      9: "Bullseye: 3 points. Next target.",
      8: "2 bullseyes in a row. Next target.",
      7: "3 bullseyes in a row. Next target.",
      6: "4 bullseyes in a row. Next target.",
      5: "5 bullseyes in a row. The next shot can ship.",
      4: "6 bullseyes in a row. Next target.",
      3: "7 bullseyes in a row. Next target.",
      2: "8 bullseyes in a row. Next target.",
      1: "9 bullseyes in a row. Last shot.",
    });
    assert.equal(await page.locator(".score").textContent(), "27 points");
    assert.match(await page.locator(".hint").textContent(), /^It ships; more points are for the record\./);
  }));

const next = (page) => page.locator(".result").getByRole("button", { name: "Next: Tiny, 48 bits Enter" });

/** A game whose player chooses among the contracts, with a round that has shipped. */
async function shipped(page, options) {
  await openGame(page, options);
  await withinBudget(page);
  await playOn(page);
}

for (const [how, act] of [
  ["by its button", (page) => next(page).click()],
  ["by Enter at the range", (page) => page.locator("canvas").press("Enter")],
  ["by Enter while nothing has focus", async (page) => {
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("Enter");
  }],
]) {
  test(`after a round that shipped, the next contract is offered first and taken ${how}`, () =>
    withPage({}, async (page) => {
      await shipped(page);
      assert.equal(await prompt(page), "Shipped: 30. Next: Tiny, 48 bits");
      assert.match(await page.locator(".hint").textContent(), /^Enter or Next takes the next contract: Tiny, 48 bits\./);
      const first = page.locator(".result button:visible").first();
      assert.match(await first.textContent(), /^Next: Tiny, 48 bits/);
      await act(page);
      await page.waitForFunction(() => window.game.state()?.budget === 48);
      const { shotsLeft, score, phase } = await state(page);
      assert.deepEqual([shotsLeft, score, phase], [10, 0, "aiming"]);
      assert.match(await page.locator(".contract").textContent(), /^Tiny · 48 bits/);
      assert.equal(await page.evaluate(() => window.range().getRootNode().activeElement?.localName), "canvas");
    }));
}

test("what the last shot can still do is told, and when nothing can", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "test", keys: "page", shots: 3, shipAt: 8 });
    await withinBudget(page);
    await playOn(page, 0, 1);
    assert.equal(await prompt(page), "2 bullseyes in a row. Last shot: 2 to ship.");
    await page.keyboard.press("r");
    await withinBudget(page);
    await pressAtOnce(page, INTO_CORNER);
    await shoot(page, 1);
    await inPhase(page, "aiming");
    assert.equal(await prompt(page), "Miss. It cannot ship any more.");
  }));

test("Enter that comes with the result was still meant for the range", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "test", keys: "page" });
    await withinBudget(page);
    await playOn(page, 0, 1);
    const { x, y } = await findTarget(page);
    await page.mouse.click(x, y);
    // In slow time the first frames of the result last for long.
    await page.waitForFunction(() => window.game.state().phase === "over" || window.pass(100));
    assert.ok(await next(page).isVisible());
    await page.locator("canvas").press("Enter");
    await pass(page, 1000);
    const { budget, phase, score } = await state(page);
    assert.deepEqual([budget, phase, score], [96, "over", 30]);
    await page.locator("canvas").press("Enter");
    await page.waitForFunction(() => window.game.state()?.budget === 48);
  }));

test("space on a segment fires nothing", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    await page.locator(".bits .parts i").nth(2).press("Space");
    assert.equal((await state(page)).shotsLeft, 10);
  }));

test("R plays the same contract again", () =>
  withPage({}, async (page) => {
    await shipped(page);
    await page.keyboard.press("r");
    const { budget, shotsLeft } = await state(page);
    assert.deepEqual([budget, shotsLeft], [96, 10]);
    assert.equal(await next(page).isVisible(), false);
  }));

test("where the page has set the contract, or the round was lost, no other is offered", () =>
  withPage({}, async (page) => {
    await shipped(page, { seed: "test", keys: "page", budget: 96 });
    assert.equal(await prompt(page), "Shipped: score 30. Try again?");
    assert.equal(await next(page).isVisible(), false);
    await page.locator("canvas").press("Enter");
    assert.equal((await state(page)).phase, "over", "Enter only tells where the target is");
    await openGame(page);
    await withinBudget(page);
    await missAll(page);
    assert.equal(await prompt(page), "Not shipped: score 0. Try again?");
    assert.equal(await next(page).isVisible(), false);
  }));

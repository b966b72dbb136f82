// A round needs nothing but a keyboard, and no eyes: all that matters is said.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DOUBLE_CLICK, inPhase, INTO_CORNER, openGame, pass, playOn, pressAtOnce, shoot, state, useBrowser, withinBudget, withPage } from "./harness.mjs";

useBrowser();

/** What a screen reader was last told to say. */
const said = async (page) => {
  const text = await page.getByRole("status").first().textContent();
  return text.replace("\u00a0", "");
};

/** Tabs until the focused element's name matches. */
async function tabTo(page, name, key = "Tab") {
  for (let press = 0; press < 30; press += 1) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => {
      const inside = document.activeElement?.shadowRoot?.activeElement;
      return inside && (inside.getAttribute("aria-label") ?? inside.textContent.trim().replace(/\s+/g, " "));
    });
    if (focused && name.test(focused)) return;
  }
  assert.fail(`Tab does not reach ${name}`);
}

test("a dial that is turned says its layer, its precision and the new accuracy", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "test" });
    assert.equal(await said(page), "", "nothing before the player has done anything");
    await tabTo(page, /^2 attn\.1 attention fp32$/);
    await page.keyboard.press("Enter");
    assert.equal(await said(page), "attn.1 fp16. Accuracy 98%, 176 of 96 bits.");
    await page.keyboard.press("Space");
    assert.equal(await said(page), "attn.1 int8. Accuracy 97%, 168 of 96 bits.");
    await page.keyboard.press("1");
    assert.equal(await said(page), "embedding fp16. Accuracy 97%, 152 of 96 bits.");
  }));

test("a shot says its points, its score and the shots that are left", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.keyboard.press("Space");
    assert.equal(await said(page), "Not fired: 96 bits over budget.");
    for (const key of "123456") await page.keyboard.press(key);
    await page.keyboard.press("Space");
    assert.equal(await said(page), "Miss. The aim was off. Shots left: 9. Score: 0.");
  }));

test("the next target is said, and that fire did no more than end a reveal", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    await shoot(page, 1);
    assert.equal(await said(page), "New target.");
    await page.keyboard.press("Space");
    assert.match(await said(page), /Shots left: 8\. Score: \d\.$/);
    await pass(page, DOUBLE_CLICK);
    await page.keyboard.press("Space");
    assert.equal((await state(page)).phase, "aiming");
    assert.equal(await said(page), "Nothing fired. New target.");
  }));

test("fire that comes too soon after a shot says nothing and ends no reveal", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    await page.keyboard.press("Space");
    const told = await page.getByRole("status").first().textContent();
    await page.keyboard.press("Space");
    assert.equal((await state(page)).phase, "reveal");
    assert.equal(await page.getByRole("status").first().textContent(), told);
  }));

test("a turned dial says which target there is now, if that has changed", () =>
  withPage({}, async (page) => {
    await openGame(page);
    for (const key of "12345") await page.keyboard.press(key);
    // Several may be said in one frame.
    assert.match(await said(page), /ffn\.2 fp16\. Accuracy 95%, 112 of 96 bits\.$/);
    await page.keyboard.press("6");
    assert.equal(await said(page), "output fp16. Accuracy 94%, 96 of 96 bits. New target.");
    await page.keyboard.press("3");
    assert.equal(await said(page), "ffn.1 int8. Accuracy 94%, 88 of 96 bits. New target.");
    await page.keyboard.press("3");
    await page.keyboard.press("3");
    assert.match(await said(page), /^ffn\.1 fp32\. .*, 112 of 96 bits\. Practice target\.$/);
  }));

test("the marks of the shots say which shot they are of and what it brought", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "test", keys: "page", shots: 3 });
    await withinBudget(page);
    await playOn(page, 0, 2);
    await pressAtOnce(page, INTO_CORNER);
    await shoot(page, 1);
    const marks = page.getByRole("list", { name: "Shots" }).getByRole("listitem").locator("span");
    const words = ["Shot 1. Bullseye: 3 points.", "Shot 2. Miss.", "Shot 3. Not fired yet."];
    assert.deepEqual(await marks.allTextContents(), words);
  }));

test("dials that are turned in one frame are all said", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.evaluate(() => {
      for (const key of "56") {
        document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      }
    });
    assert.equal(await said(page), "ffn.2 fp16, output fp16. Accuracy 99%, 160 of 96 bits.");
  }));

test("the same words are said again when they are asked for again", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.locator("canvas").press("ArrowLeft");
    const texts = [];
    for (let time = 0; time < 3; time += 1) {
      await page.keyboard.press("Enter");
      texts.push(await page.getByRole("status").first().textContent());
    }
    assert.match(texts[0], /^The practice target is shown 8 units away: 8 right, 0 down\./);
    assert.notEqual(texts[1], texts[0]);
    assert.equal(texts[2], texts[0]);
  }));

test("who asks during the last reveal hears the result as well", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.locator("canvas").focus();
    for (const key of "123456") await page.keyboard.press(key);
    await shoot(page, 9);
    for (const key of ["Space", "Enter"]) await page.keyboard.press(key);
    assert.equal((await state(page)).phase, "reveal");
    await inPhase(page, "over");
    assert.match(await said(page), /^Not shipped: score \d+\. Most points were lost to .* The round is over\.$/);
  }));

test("Enter is the page's own outside the range", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.keyboard.press("Enter");
    assert.equal(await said(page), "");
  }));

test("a round is played by keyboard alone, by what is said", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "test" });
    for (const layer of [/embedding/, /attn\.1/, /ffn\.1/, /attn\.2/, /ffn\.2/, /output/]) {
      await tabTo(page, layer);
      await page.keyboard.press("Enter");
    }
    assert.match(await said(page), /96 of 96 bits/);
    await tabTo(page, /^Range/, "Shift+Tab");
    for (let left = 9; left >= 0; left -= 1) {
      // Asked while the last shot is still shown, the answer comes with the next target.
      await page.keyboard.press("Enter");
      await pass(page, 1000);
      await page.getByRole("status").getByText(/The target is shown/).waitFor();
      const [, x, right, y, down] = (await said(page)).match(/: (\d+) (\w+), (\d+) (\w+)\./);
      for (const [distance, way] of [[Number(x), right], [Number(y), down]]) {
        const key = `Arrow${way[0].toUpperCase()}${way.slice(1)}`;
        for (let to = distance; to > 0; to -= to >= 8 ? 8 : 1) {
          await page.keyboard.press(to >= 8 ? key : `Shift+${key}`);
        }
      }
      await page.keyboard.press("Space");
      const ships = left === 4 ? " It ships." : "";
      assert.equal(await said(page), `Bullseye: 3 points.${ships} Shots left: ${left}. Score: ${30 - 3 * left}.`);
    }
    await inPhase(page, "over");
    assert.equal(await said(page), "Shipped: score 30. Enter or Next takes the next contract: Tiny, 48 bits. R plays this one again.");
    await tabTo(page, /^Try again/);
    await page.keyboard.press("Enter");
    assert.equal(await said(page), "A new round, 192 bits. Practice target.");
    assert.equal((await state(page)).shotsLeft, 10);
  }));

test("Tab leads through the game and out of it", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "test" });
    await page.evaluate(() => {
      document.body.insertAdjacentHTML("afterbegin", "<a href='#before'>before</a>");
      document.body.insertAdjacentHTML("beforeend", "<a href='#after'>after</a>");
      document.body.firstElementChild.focus();
    });
    const inGame = [];
    for (;;) {
      await page.keyboard.press("Tab");
      const [name, outside] = await page.evaluate(() => {
        const inside = document.activeElement.shadowRoot?.activeElement;
        const { outlineStyle } = getComputedStyle(inside ?? document.activeElement);
        return [`${inside?.className || inside?.tagName} ${outlineStyle}`, !inside];
      });
      if (outside) break;
      inGame.push(name);
    }
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "after");
    const dials = Array(6).fill("dial solid");
    const top = ["quiet contract solid", "quiet solid", "SUMMARY solid", "CANVAS solid"];
    const bits = Array(6).fill("I none");
    assert.deepEqual(inGame, [...top, ...dials, ...bits, "fire solid", "quiet solid"]);
  }));

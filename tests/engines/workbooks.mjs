// A drill of the workbook, as steps for every engine.
import assert from "node:assert/strict";
import { click, press, see } from "./parts.mjs";

const HOST = "sharp-shot-workbook";
const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("sharp-shot-workbook")));

/** Types into the field of the drill that is shown, and gives it. */
async function answer(page, text) {
  await click(page, "input", "", HOST);
  await press(page, text);
  await press(page, ["Enter"]);
}

/** The GB that the model takes which is asked for. */
async function asked(page) {
  const { text } = await see(page, ".asked", " billion ", HOST);
  const [, params, bits] = text.match(/(\d+) billion .*?(\d+) bits/).map(Number);
  return { gigabits: params * bits, gigabytes: (params * bits) / 8 };
}

export const workbooks = {
  "a drill is answered wrongly and rightly, explained, and kept after a reload": async (page) => {
    await page.goto(`${page.site}/workbook.html`);
    await see(page, "p", "0 / 5 completed", HOST);
    await click(page, ".chapters button", "Arithmetic", HOST);
    await answer(page, String((await asked(page)).gigabits));
    await see(page, ".status.given", "Those are gigabits.", HOST);
    await see(page, ".after h4", "Step by step", HOST);
    await click(page, ".after button", "Again with other numbers", HOST);
    await see(page, ".drill button", "Check", HOST);
    const { gigabytes } = await asked(page);
    await answer(page, String(gigabytes).replace(".", ","));
    await see(page, ".status.given", "✓ Right.", HOST);
    const before = await kept(page);
    assert.deepEqual([before.answers, before.drills["file-size"].right, before.drills["file-size"].wrong], [2, 1, 1]);
    await page.goto("about:blank");
    await page.goto(`${page.site}/workbook.html`);
    await see(page, "p", "2 answers, 1 right in a row", HOST);
    await see(page, ".chapters button", "Arithmetic 1 / ", HOST);
    assert.deepEqual(await kept(page), before);
    await page.evaluate(() => document.querySelector("sharp-shot-workbook").destroy());
    assert.equal(await page.evaluate(() => document.querySelector("sharp-shot-workbook").shadowRoot.childNodes.length), 0);
  },
};

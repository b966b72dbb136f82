// A part of the compression lab, as steps for every engine.
import assert from "node:assert/strict";
import { click, see } from "./parts.mjs";

const HOST = "sharp-shot-lab";

/** Answers a question of this title. */
async function answer(page, title, words, give) {
  const { middle, left } = await see(page, ".question label", words, HOST);
  await page.mouse.click(left + 4, middle[1]);
  await see(page, "legend", title, HOST);
  await click(page, ".question button:enabled", give, HOST);
}

export const laboratory = {
  "a part of the lab is worked through: predicted, measured, decided, and kept": async (page) => {
    await page.goto(`${page.site}/lab.html`);
    await click(page, "button", "Work for Mobile", HOST);
    await see(page, "h3", "1. The free lunch, and its end", HOST);
    await answer(page, "Your prediction 1", "Half the memory, nearly the same accuracy", "Lock it in");
    await answer(page, "Your prediction 2", "0.5 to 2", "Lock it in");
    assert.match((await see(page, ".now .basis", "512 boards", HOST)).text, /measured here/);
    await see(page, ".chart svg", "binary", HOST);
    await click(page, "button:enabled", "Go on with this setting", HOST);
    await answer(page, "Where is the cliff?", "int4", "Answer");
    await see(page, "p", "Yes: at int4 it has", HOST);
    await answer(page, "Think back", "The error of a layer is not the same everywhere", "Answer");
    await see(page, ".end", "In the ledger.", HOST);
    const kept = await page.evaluate(() => JSON.parse(localStorage.getItem("sharp-shot-lab")));
    assert.deepEqual([kept.track, kept.quantization.predictions, kept.quantization.reflection], ["mobile", [0, 2], 2]);
    await page.evaluate(() => document.querySelector("sharp-shot-lab").destroy());
    assert.equal(await page.evaluate(() => document.querySelector("sharp-shot-lab").shadowRoot.childNodes.length), 0);
  },
};

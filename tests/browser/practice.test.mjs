// The one drill to which a debrief leads: chosen by what went wrong in the round.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { workbookNames } from "../../tools/workbook.mjs";
import { practiceFor } from "../../web/debrief/practice.js";
import { missAll, openGame, playOn, root, useBrowser, withPage } from "./harness.mjs";

useBrowser();

const { layers } = JSON.parse(readFileSync(join(root, "assets/model.json"), "utf8"));
const chapters = workbookNames();
const chapterOf = (drill) => chapters.find(({ drills }) => drills.includes(drill))?.id;

/** The layers are the embedding, attn.1, ffn.1, attn.2, ffn.2 and the output. */
const mostAt = (layer) => layers.map((_, at) => (at === layer ? 0.3 : 0.1));
const [DRIFT, JITTER, BLUR, AIM, NOTHING] = [0, 1, 2, 3, -1];

for (const [what, given, drill, chapter] of [
  ["drift", { cause: DRIFT }, "symmetric-scale", "quantization"],
  ["jitter", { cause: JITTER }, "channel-step", "after-training"],
  ["blur", { cause: BLUR }, "error-bound", "quantization"],
  ["drift, in a round that shipped all the same", { cause: DRIFT, won: true, score: 20 }, "symmetric-scale", "quantization"],
  ["the aim, and all bits were spent", { cause: AIM }, "file-size", "arithmetic"],
  ["the aim, and bits had to come from elsewhere", { cause: AIM, move: { down: 2 } }, "file-size", "arithmetic"],
  ["the aim, and bits were left", { cause: AIM, move: { down: -1 } }, "fit-13b", "capstone"],
  ["the aim, in a round that shipped", { cause: AIM, won: true, score: 20 }, "prune-and-quantize", "capstone"],
  ["next to nothing", { cause: JITTER, won: true, score: 27 }, "prune-and-quantize", "capstone"],
  ["nothing", { cause: NOTHING, won: true, score: 30 }, "prune-and-quantize", "capstone"],
  ["nothing, and it shipped on the live range", { cause: NOTHING, won: true, score: 30, range: "live" }, "break-even-rank", "low-rank"],
  ["the live model, by its embedding", { costs: mostAt(0), range: "live" }, "symmetric-scale", "quantization"],
  ["the live model, by attention", { costs: mostAt(3), range: "live" }, "channel-step", "after-training"],
  ["the live model, by a feed-forward layer", { costs: mostAt(2), range: "outlier" }, "error-bound", "quantization"],
]) {
  test(`what was lost to ${what} leads to ${drill}, which is a drill of its chapter`, () => {
    const { cause = DRIFT, costs = mostAt(0), move, won = false, score = 10, range = "first" } = given;
    const found = practiceFor({ cause, costs, move }, { won, score, shots: 10, range }, layers);
    assert.equal(found.drill, drill);
    assert.equal(chapterOf(found.drill), chapter);
    assert.match(found.words, /^(how|what|when) .*[^.]$/);
  });
}

const practice = (page) => page.locator(".debrief .practice");

for (const [what, keys, drill, chapter] of [
  ["edges at int4", "111223344556666", "symmetric-scale", "Quantization"],
  ["all at fp16, and each shot into a corner", "123456", "file-size", "Arithmetic"],
]) {
  test(`in the page (${what}) it is one link under the cause, in a tab of its own, to ${drill}, from which one comes back`, () =>
    withPage({}, async (page) => {
      await openGame(page);
      for (const key of keys) await page.keyboard.press(key);
      if (drill === "file-size") await missAll(page);
      else await playOn(page);
      const link = practice(page).getByRole("link");
      await link.waitFor();
      assert.match(await practice(page).textContent(), /^Practise this: .* \(opens a new tab\)\.$/);
      const seen = await link.evaluate(({ target, rel, href }) => ({ target, rel, href }));
      assert.deepEqual(seen, { target: "_blank", rel: "noopener", href: `${page.site}/workbook.html#drill=${drill}` });
      const opened = page.context().waitForEvent("page");
      await link.click();
      const workbook = await opened;
      await workbook.locator("sharp-shot-workbook").getByRole("heading", { name: new RegExp(`^${chapter}: drill \\d of \\d$`) }).waitFor();
      const back = workbook.getByRole("link", { name: "Back to the range" });
      assert.equal(await back.evaluate(({ href }) => href), page.url(), "to the page that one came from");
      await back.click();
      await workbook.locator("sharp-shot canvas").waitFor();
    }));
}

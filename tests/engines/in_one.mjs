// A page that has all of the game in itself, as steps for every engine.
import assert from "node:assert/strict";
import { missAll } from "../browser/harness.mjs";
import { publishInOne } from "../browser/quarto_site.mjs";
import { line, press, see } from "./parts.mjs";

let pages = 0;

export const inOne = {
  "a page of Quarto that is all in one file plays to its debrief": async (page) => {
    // Another engine may be reading its own at this moment.
    const name = `in_one_${(pages += 1)}.html`;
    publishInOne(name, '{{< sharp-shot seed="test" keys="page" >}}');
    await page.goto(`${page.site}/site/${name}`);
    await see(page, "canvas");
    await page.evaluate(() => (window.game = document.querySelector("sharp-shot")));
    await press(page, "123456");
    assert.match(await line(page), /^bits 96 \/ 96 · acc \d+% · shots 10/);
    await missAll(page);
    await see(page, ".debrief h3");
  },
};

/** WebKit preloads nothing that the page holds, and tells its link so. */
export const NOT_PRELOADED = /^data:.* failed$/;

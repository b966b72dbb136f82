// Each way into a page that README and EMBEDDING.md show, tried as it is written there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root, status, useBrowser, withPage } from "./harness.mjs";
import { publish } from "./quarto_site.mjs";

useBrowser();

const blocksOf = (text) =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, text]) => ({ language, text }));
const readme = readFileSync(join(root, "README.md"), "utf8");
const embedding = readFileSync(join(root, "web/EMBEDDING.md"), "utf8");
const blocks = blocksOf(embedding);
const block = (language, word) => blocks.find((one) => one.language === language && one.text.includes(word)).text;

/** Opens a page that has this in its body, beside the folder `sharp-shot/`. */
async function open(page, body) {
  const html = `<!doctype html><title>A site</title><link rel="icon" href="data:,"><main></main>${body}`;
  await page.route("**/readme/", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.goto(`${page.site}/readme/`);
}

test("all of its examples are tried here", () => {
  assert.deepEqual(blocks.map(({ language }) => language), ["html", "js", "html", "js", "html", "js", "html", "markdown", "markdown", "markdown"]);
  const part = readme.slice(readme.indexOf("## Put it into a page"), readme.indexOf("## The folders"));
  assert.deepEqual(blocksOf(part), blocks.slice(0, 1), "the README shows the first of them");
});

test("the element", () =>
  withPage({}, async (page) => {
    await open(page, block("html", "<sharp-shot"));
    await page.locator("canvas").waitFor();
    await page.keyboard.press("1");
    assert.match(await status(page), /^bits 176 \/ 48 · acc \d+% · shots 10 · score 0$/);
  }));

test("the lab", () =>
  withPage({}, async (page) => {
    await open(page, block("html", "<sharp-shot-lab"));
    await page.locator("sharp-shot-lab").getByText(/^Mobile: /).first().waitFor();
  }));

test("the workbook", () =>
  withPage({}, async (page) => {
    await open(page, block("html", "<sharp-shot-workbook"));
    await page.getByRole("heading", { name: /^Quantization: drill 1 of \d$/ }).waitFor();
  }));

test("the script", () =>
  withPage({}, async (page) => {
    const lines = block("js", "mount").trimEnd().split("\n");
    const [destroy] = lines.splice(-1);
    assert.match(destroy, /^game\.destroy\(\);/);
    await open(page, `<script type="module">${lines.join("\n")}\nwindow.end = () => { ${destroy}\n }</script>`);
    await page.waitForFunction(() => window.end);
    assert.equal(await page.locator("main > sharp-shot canvas").count(), 1);
    await page.evaluate(() => window.end());
    assert.equal(await page.locator("main").innerHTML(), "");
  }));

for (const viewport of [{ width: 1000, height: 900 }, { width: 390, height: 844 }]) {
  test(`the frame, ${viewport.width} px wide`, () =>
    withPage({ viewport }, async (page) => {
      await open(page, block("html", "<iframe"));
      const game = page.frameLocator("iframe").locator("sharp-shot");
      await game.locator("canvas").waitFor();
      const { height } = await game.locator(".game").boundingBox();
      assert.ok(height <= 880, `${height} px`);
    }, /preload/));
}

for (const [place, mount, heading] of [
  ["lab", "mountLab", "Whom do you work for?"],
  ["workbook", "mountWorkbook", /^Pruning: drill 1 of \d$/],
]) {
  test(`the ${place}'s script`, () =>
    withPage({}, async (page) => {
      const lines = block("js", mount).trimEnd().split("\n");
      const [destroy] = lines.splice(-1);
      assert.ok(destroy.startsWith(`${place}.destroy();`), destroy);
      await open(page, `<script type="module">${lines.join("\n")}\nwindow.end = () => { ${destroy}\n }</script>`);
      await page.locator(`main > sharp-shot-${place}`).getByRole("heading", { name: heading }).waitFor();
      await page.waitForFunction(() => window.end);
      await page.evaluate(() => window.end());
      assert.equal(await page.locator("main").innerHTML(), "");
    }));
}

test("the lab's shortcode", () =>
  withPage({}, async (page) => {
    publish("readme_lab.html", block("markdown", "{{< sharp-shot-lab"));
    await page.goto(`${page.site}/site/readme_lab.html`);
    await page.locator("sharp-shot-lab .mission").filter({ hasText: /^Mobile: / }).waitFor();
    await page.locator("sharp-shot-lab [aria-current=step]").filter({ hasText: "Pruning" }).waitFor();
  }));

test("the workbook's shortcode", () =>
  withPage({}, async (page) => {
    publish("readme_workbook.html", block("markdown", "{{< sharp-shot-workbook"));
    await page.goto(`${page.site}/site/readme_workbook.html`);
    await page.getByRole("heading", { name: /^Quantization: drill 1 of \d$/ }).waitFor();
  }));

test("the strictest policy that EMBEDDING.md names, for all in a page, and for the pages of lab and workbook", () =>
  withPage({}, async (page) => {
    const part = embedding.slice(embedding.indexOf("## What your site needs"));
    const policy = [...part.matchAll(/`(\w+-src [^`]+)`/g)].map(([, text]) => text);
    assert.deepEqual(policy.map((one) => one.split("-")[0]), ["script", "default", "connect", "style", "img"]);
    const headers = (...some) => ({ "content-security-policy": some.join("; ") });
    const all = ["<sharp-shot", "<sharp-shot-lab", "<sharp-shot-workbook"].map((tag) => block("html", tag));
    const body = `<!doctype html><title>A site</title>${all.join("")}`;
    const first = { contentType: "text/html", body, headers: headers(...policy.slice(0, 3)) };
    await page.route("**/readme/", (route) => route.fulfill(first));
    await page.goto(`${page.site}/readme/`);
    await page.locator("canvas").waitFor();
    await page.locator("sharp-shot-lab .mission").waitFor();
    await page.locator("sharp-shot-workbook h3").first().waitFor();
    for (const place of ["lab", "workbook"]) {
      await page.route(`**/${place}.html`, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), ...headers(...policy) } });
      });
      await page.goto(`${page.site}/${place}.html`);
      await page.locator(`sharp-shot-${place} h3`).first().waitFor();
    }
  }));

test("the shortcode", () =>
  withPage({}, async (page) => {
    publish("readme.html", block("markdown", "{{< sharp-shot "));
    await page.goto(`${page.site}/site/readme.html`);
    await page.locator("canvas").waitFor();
    await page.keyboard.press("1");
    assert.match(await status(page), /^bits 176 \/ 48 /);
  }));

// What tabs, searches and links show of the built page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { withAddress } from "../../tools/address.mjs";
import { root, useBrowser, withPage } from "./harness.mjs";
import { metadata, sizeOf } from "./metadata.mjs";

useBrowser();

test("the page says in its title and its description what it is, and to those who show a link the same", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/`);
    const shown = await metadata(page);
    assert.equal(await page.title(), "Sharp Shot: feel what quantization does to a model");
    assert.match(shown.description, /^Turn down the precision of a model’s layers .* A game of one minute\.$/);
    // What searches and previews show of it.
    assert.ok(shown.description.length <= 200, `${shown.description.length} letters`);
    assert.equal(shown["og:title"], await page.title());
    assert.equal(shown["og:description"], shown.description);
    assert.equal(shown["og:type"], "website");
    assert.equal(shown["twitter:card"], "summary_large_image");
  }));

test("the picture for links is beside the page, as large as it says, in a format that all know", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/a/deep/folder/`);
    const shown = await metadata(page);
    const response = await page.request.get(new URL(shown["og:image"], page.url()).href);
    assert.equal(response.status(), 200);
    assert.equal(response.headers()["content-type"], "image/png");
    assert.deepEqual(sizeOf(await response.body()), [1200, 630]);
    assert.deepEqual([shown["og:image:width"], shown["og:image:height"]], ["1200", "630"]);
    assert.match(shown["og:image:alt"], /^Six dials .* has missed the true target/);
  }));

test("the icon is a file of its own, which is found from any folder and is an image", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/a/deep/folder/`);
    const icon = page.locator("head link[rel=icon]");
    assert.equal(await icon.count(), 1);
    assert.equal(await icon.getAttribute("type"), "image/svg+xml");
    assert.equal(await icon.getAttribute("href"), "./icon.svg");
    const response = await page.request.get(await icon.evaluate((link) => link.href));
    assert.match(response.headers()["content-type"], /^image\/svg\+xml/);
    // Drawn at the size of a tab's: the bullseye in the middle, and nothing in the corners.
    const [middle, corner] = await icon.evaluate(async (link) => {
      const image = Object.assign(new Image(), { src: link.href });
      await image.decode();
      const context = new OffscreenCanvas(16, 16).getContext("2d");
      context.drawImage(image, 0, 0, 16, 16);
      const { data } = context.getImageData(0, 0, 16, 16);
      return [[8, 8], [0, 0]].map(([x, y]) => [...data.slice(4 * (16 * y + x)).slice(0, 4)]);
    });
    assert.deepEqual(middle, [0xc9, 0x2f, 0x48, 255]);
    assert.equal(corner[3], 0);
  }));

test("no player downloads the picture for links, and the icon once at most", () =>
  withPage({}, async (page) => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Network.enable");
    const asked = [];
    devtools.on("Network.requestWillBeSent", ({ request }) => asked.push(new URL(request.url).pathname));
    await page.goto(`${page.site}/`);
    await page.locator("canvas").waitFor();
    for (const key of [..."123456", "Space"]) await page.keyboard.press(key);
    await page.locator(".status").filter({ hasText: "shots 9" }).waitFor();
    assert.ok(asked.includes("/sharp-shot.js"));
    assert.ok(!asked.includes("/preview.png"));
    assert.ok(asked.filter((path) => path === "/icon.svg").length <= 1);
  }));

test("where it is said where the page will be, the picture for links has its whole address", () => {
  const page = readFileSync(join(root, "dist/index.html"), "utf8");
  for (const site of ["https://example.org/games", "https://example.org/games/"]) {
    const changed = withAddress(page, site);
    assert.ok(changed.includes('<meta property="og:image" content="https://example.org/games/preview.png"'));
    assert.equal(changed.replace("https://example.org/games/preview.png", "./preview.png"), page);
  }
  for (const site of ["example.org", "/games/", "ftp://example.org/"]) {
    const message = new RegExp(`^SITE=${site} is no address: write SITE=https`);
    assert.throws(() => withAddress(page, site), { message });
  }
  const other = "<title>Another page</title>";
  assert.throws(() => withAddress(other, "https://example.org/"), /index\.html has no content=/);
});

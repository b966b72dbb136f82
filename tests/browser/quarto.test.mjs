// The extension for Quarto: what its shortcode makes of a document, and the page that comes of it.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { brotli } from "../../tools/compress.mjs";
import { LAB, LAB_PAGE, LIMITS, LIVE, WORKBOOK, WORKBOOK_PAGE } from "../../tools/limits.mjs";
import { workbookNames } from "../../tools/workbook.mjs";
import { NAMES } from "../../web/lab/options.js";
import { checked } from "../../web/loader/options.js";
import { playByWords } from "./by_words.mjs";
import { read } from "./drawn.mjs";
import { missAll, root, status, useBrowser, withPage } from "./harness.mjs";
import { button, byKeys, lab, PARTS } from "./lab.mjs";
import { metadata, sizeOf } from "./metadata.mjs";
import { PANICS } from "./panics.mjs";
import { labPage, publish, publishInOne, render, sharpShotPage, workbookPage } from "./quarto_site.mjs";

useBrowser();

const START = "bits 192 / 96 · acc 100% · shots 10 · score 0";
const version = readFileSync(join(root, "Cargo.toml"), "utf8").match(/^version = "(.+)"$/m)[1];
/** The files of the live range, as far as there are some. */
const live = LIVE.filter((file) => existsSync(join(root, "dist", file)));
const archive = () => unzipSync(readFileSync(join(root, `target/extension/sharp-shot-${version}.zip`)));

/** The options of the workbook, as its types have them. */
const [, WORKBOOK_OPTIONS] = readFileSync(join(root, "web/sharp-shot-workbook.d.ts"), "utf8").match(
  /interface WorkbookOptions \{(.*?)^\}/ms,
);
const WORKBOOK_NAMES = [...WORKBOOK_OPTIONS.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name]) => name);

/** The element that a shortcode with these arguments becomes, and the warnings. */
function shortcode(text, name = "sharp-shot") {
  const { output, warnings } = render(`{{< ${name} ${text} >}}`);
  return { tag: output.match(/<sharp-shot[^>]*>/)[0], warnings };
}

/** The first that a student sees of the lab, and of the workbook. */
const tracksIn = (page) => page.getByRole("heading", { name: "Whom do you work for?" });
const chaptersIn = (page) => page.locator("sharp-shot-workbook").getByRole("button", { name: "Next drill" });

/** What is not the game: how its shortcode is told from the others, its first sight, files, and page. */
const PLACES = [
  {
    name: "the lab",
    tag: "sharp-shot-lab",
    begun: tracksIn,
    own: [...LAB, ...LAB_PAGE],
    first: ["engine/lab.js", "engine/lab_bg.wasm", "live.bin", "sharp-shot-lab.js"],
    page: labPage,
    other: "The compression lab is for the browser. You can work in it in the online version of this page.",
  },
  {
    name: "the workbook",
    tag: "sharp-shot-workbook",
    begun: chaptersIn,
    own: [...WORKBOOK, ...WORKBOOK_PAGE],
    first: ["engine/workbook.js", "engine/workbook_bg.wasm", "sharp-shot-workbook.js", "workbook/banks/quantization.json"],
    page: workbookPage,
    other: "The workbook is for the browser. You can practise in the online version of this page.",
  },
];

test("the archive holds the extension as quarto add takes it, with all that a page loads", () => {
  const inside = "_extensions/sharp-shot";
  const engine = ["sharp-shot.js", "sharp-shot_bg.wasm", "sharp-shot_later.wasm"].map((file) => `engine/${file}`);
  const page = ["index.html", "icon.svg", "preview.png"];
  const game = ["debrief.js", "sharp-shot.js", ...engine, ...live, ...page, ...PLACES.flatMap(({ own }) => own)];
  const own = ["LICENSE", "_extension.yml", "sharp-shot.lua", "slides.js"];
  const files = archive();
  const wanted = [...game, ...own].map((file) => `${inside}/${file}`);
  const pages = ["sharp-shot.qmd", ...PLACES.map(({ tag }) => `${tag}.qmd`)];
  assert.deepEqual(Object.keys(files).sort(), [...wanted, "sharp-shot.png", ...pages].sort());
  for (const file of game) {
    assert.ok(Buffer.from(files[`${inside}/${file}`]).equals(readFileSync(join(root, "dist", file))), file);
  }
  const manifest = Buffer.from(files[`${inside}/_extension.yml`]).toString();
  assert.match(manifest, new RegExp(`^version: ${version.replaceAll(".", "\\.")}$`, "m"));
  assert.match(manifest, /^quarto-required: ">=1\.3\.0"$/m);
  assert.match(manifest, /^contributes:\n {2}shortcodes:\n {4}- sharp-shot\.lua$/m);
  assert.doesNotMatch(Buffer.from(files[`${inside}/sharp-shot.lua`]).toString(), /@[A-Z]+@/);
});

test("the shortcode becomes the element, with its arguments as attributes", () => {
  assert.deepEqual(shortcode(""), { tag: "<sharp-shot>", warnings: [] });
  assert.deepEqual(shortcode('budget=40 shots="5" shipAt=9 seed="lecture 7" keys=page theme=dark'), {
    tag: '<sharp-shot budget="40" shots="5" shipAt="9" seed="lecture 7" keys="page" theme="dark">',
    warnings: [],
  });
  assert.equal(shortcode("seed='a&b').").tag, `<sharp-shot seed="'a&amp;b').">`);
  assert.deepEqual(shortcode("ship-at=9"), { tag: '<sharp-shot ship-at="9">', warnings: [] });
});

test("of an option that is written in both ways, the one with the hyphen is used, with a warning", () => {
  assert.deepEqual(shortcode("shipAt=9 ship-at=12"), {
    tag: '<sharp-shot ship-at="12">',
    warnings: ['(W) Sharp Shot: "ship-at" and "shipAt" are the same option; "ship-at" is used'],
  });
});

for (const [given, warning] of [
  ["budget=23", '"budget" has to be a whole number from 24 to 192, not "23"'],
  ["budget=many", '"budget" has to be a whole number from 24 to 192, not "many"'],
  ["shots=21", '"shots" has to be a whole number from 1 to 20, not "21"'],
  ["shots=5 shipAt=16", '"shipAt" has to be a whole number from 1 to 15, not "16"'],
  ["shots=5 ship-at=16", '"ship-at" has to be a whole number from 1 to 15, not "16"'],
  ["ship_at=9", 'there is no option "ship_at"; there are range, budget, shots, shipAt, seed, keys, theme'],
  ['seed=""', '"seed" has to be a text, not ""'],
  ["keys=both", '"keys" has to be "focus" or "page", not "both"'],
  ["theme=blue", '"theme" has to be "auto" or "light" or "dark", not "blue"'],
  ["colour=red", 'there is no option "colour"; there are range, budget, shots, shipAt, seed, keys, theme'],
  ["page", '"page" is no option; write name="value"'],
]) {
  test(`the shortcode leaves out what is wrong (${given}), and says so`, () => {
    const { tag, warnings } = shortcode(given);
    assert.equal(tag, given.startsWith("shots=5") ? '<sharp-shot shots="5">' : "<sharp-shot>");
    assert.deepEqual(warnings, [`(W) Sharp Shot: ${warning}`]);
  });
}

test("where Quarto has no log, the warning is written nevertheless", () => {
  const { output, warnings } = render("{{< sharp-shot budget=1 >}}", "html5", { NO_LOG: "1" });
  assert.match(output, /<sharp-shot>/);
  assert.deepEqual(warnings, ['Sharp Shot: "budget" has to be a whole number from 24 to 192, not "1"']);
});

test("the shortcode, the element and EMBEDDING.md know the same options and limits", () => {
  const embedding = readFileSync(join(root, "web/EMBEDDING.md"), "utf8").replace(/\s+/g, " ");
  const { errors } = checked({ budget: "x", shots: "x", shipAt: "x", seed: "", keys: "x", theme: "x", other: 1 });
  const [known, ...wanted] = errors.map(({ message }) => message.replace(/^Sharp Shot: |; .* is used$/g, ""));
  const { warnings } = shortcode('budget=x shots=x shipAt=x seed="" keys=x theme=x other=1');
  const [knownToLua, ...wantedByLua] = warnings.map((warning) => warning.replace("(W) Sharp Shot: ", ""));
  assert.deepEqual(wantedByLua, wanted);
  const names = known.match(/there are (.*)$/)[1].split(", ");
  assert.deepEqual(knownToLua.match(/there are (.*)$/)[1].split(", "), names.filter((name) => !name.startsWith("on")));
  for (const name of names) assert.ok(embedding.includes(`\`${name}\``), name);
  for (const limits of wanted.join().match(/\d+ to \d+/g).slice(0, 2)) assert.ok(embedding.includes(limits), limits);
});

test("the lab's shortcode knows the options of its element, and EMBEDDING.md too", () => {
  assert.deepEqual(shortcode('track=mobile part="2" theme=dark', "sharp-shot-lab"), {
    tag: '<sharp-shot-lab track="mobile" part="2" theme="dark">',
    warnings: [],
  });
  const names = NAMES.filter((name) => !name.startsWith("on"));
  const { tag, warnings } = shortcode("track=phones part=5 theme=blue budget=40", "sharp-shot-lab");
  assert.equal(tag, "<sharp-shot-lab>");
  assert.deepEqual(warnings, [
    `(W) Sharp Shot: there is no option "budget"; there are ${names.join(", ")}`,
    '(W) Sharp Shot: "track" has to be "cloud" or "edge" or "mobile" or "tiny", not "phones"',
    '(W) Sharp Shot: "part" has to be a whole number from 1 to 4, not "5"',
    '(W) Sharp Shot: "theme" has to be "auto" or "light" or "dark", not "blue"',
  ]);
  const embedding = readFileSync(join(root, "web/EMBEDDING.md"), "utf8");
  for (const name of NAMES) assert.ok(embedding.includes(`\`${name}\``), name);
});

test("the workbook's shortcode knows the options of its element, its chapters and drills, and EMBEDDING.md too", () => {
  for (const given of [
    'chapter="quantization" only="number, choice" seed="4294967295" bank="quantization" theme="dark"',
    'drill="file-size"',
  ]) {
    assert.deepEqual(shortcode(given, "sharp-shot-workbook"), { tag: `<sharp-shot-workbook ${given}>`, warnings: [] });
  }
  const wrong = 'chapter=words drill=sizes only="number,essay" seed=4294967296 bank=a/b theme=blue track=tiny';
  const { tag, warnings } = shortcode(wrong, "sharp-shot-workbook");
  assert.equal(tag, "<sharp-shot-workbook>");
  const names = WORKBOOK_NAMES.filter((name) => !/^on[A-Z]/.test(name));
  const chapters = workbookNames().map(({ id }) => `"${id}"`);
  assert.deepEqual(warnings, [
    `(W) Sharp Shot: there is no option "track"; there are ${names.join(", ")}`,
    `(W) Sharp Shot: "chapter" has to be ${chapters.join(" or ")}, not "words"`,
    '(W) Sharp Shot: "drill" has to be the name of a drill, not "sizes"',
    '(W) Sharp Shot: "only" has to be some of "number" or "choice" or "line" or "order" or "formula" or "picture", with commas between, not "number,essay"',
    '(W) Sharp Shot: "seed" has to be a whole number from 0 to 4294967295, not "4294967296"',
    '(W) Sharp Shot: "bank" has to be the name of a bank of words, not "a/b"',
    '(W) Sharp Shot: "theme" has to be "auto" or "light" or "dark", not "blue"',
  ]);
  const embedding = readFileSync(join(root, "web/EMBEDDING.md"), "utf8");
  for (const name of WORKBOOK_NAMES) assert.ok(embedding.includes(`\`${name}\``), name);
  for (const chapter of chapters) assert.ok(embedding.includes(`\`${chapter.slice(1, -1)}\``), chapter);
});

test("several on a page ask for the same files, which Quarto then takes once", () => {
  const { output, asked } = render("{{< sharp-shot >}}\n\nText\n\n{{< sharp-shot budget=40 >}}");
  assert.equal(output.match(/<sharp-shot/g).length, 2);
  assert.deepEqual(asked[1], asked[0]);
  assert.match(asked[0].version, new RegExp(`^${version.replaceAll(".", "\\.")}-[0-9a-f]{8}$`));
});

test("in the middle of a sentence it leaves nothing but the game", () =>
  withPage({}, async (page) => {
    publish("inline.html", "Play it: `{{< sharp-shot >}}` now.");
    await page.goto(`${page.site}/site/inline.html`);
    await page.locator("canvas").waitFor();
    assert.equal((await page.locator("main").innerText()).includes("needs JavaScript"), false);
    assert.equal(await page.evaluate(() => document.querySelectorAll("main p").length), 1);
  }));

for (const format of ["latex", "typst", "docbook", "plain"]) {
  test(`in ${format} there is a sentence and nothing else`, () => {
    const { output, asked } = render("{{< sharp-shot keys=page >}}", format);
    assert.deepEqual(asked, []);
    const words = output.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();
    assert.equal(words, "Sharp Shot is a game for the browser. You can play it in the online version of this page.");
  });

  for (const { name, tag, other } of PLACES) {
    test(`in ${format} there is a sentence in place of ${name}`, () => {
      const { output, asked } = render(`{{< ${tag} theme=dark >}}`, format);
      assert.deepEqual(asked, []);
      assert.equal(output.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim(), other);
    });
  }
}

test("the archive, unpacked into a plain site, plays", () =>
  withPage({}, async (page) => {
    const files = archive();
    const html = `<!doctype html><title>A site</title><link rel="icon" href="data:,">
      <script type="module" src="_extensions/sharp-shot/sharp-shot.js"></script><sharp-shot></sharp-shot>`;
    await page.route("**/unpacked/**", (route) => {
      const path = new URL(route.request().url()).pathname.replace("/unpacked/", "");
      if (path === "") return route.fulfill({ contentType: "text/html", body: html });
      const contentType = path.endsWith(".wasm") ? "application/wasm" : "text/javascript";
      return files[path] ? route.fulfill({ contentType, body: Buffer.from(files[path]) }) : route.fulfill({ status: 404 });
    });
    await page.goto(`${page.site}/unpacked/`);
    await page.locator("canvas").waitFor();
    assert.equal(await status(page), START);
    await page.locator("canvas").focus();
    for (const key of "123456") await page.keyboard.press(key);
    await page.keyboard.press("Space");
    assert.match(await status(page), /^bits 96 \/ 96 · acc \d+% · shots 9/);
  }));

test("a link to the page shows what it is, with the picture that is beside it in the archive", () =>
  withPage({}, async (page) => {
    await openPage(page);
    const shown = await metadata(page);
    assert.match(shown.description, /^A mini-game about mixed-precision quantization: /);
    assert.equal(shown["og:title"], "Sharp Shot");
    assert.equal(shown["og:description"], shown.description);
    assert.equal(shown["og:image"], "sharp-shot.png");
    assert.equal(shown["twitter:card"], "summary_large_image");
    assert.match(shown["og:image:alt"], /^Six dials .* has missed the true target/);
    const picture = Buffer.from(archive()[shown["og:image"]]);
    assert.ok(picture.equals(readFileSync(join(root, "dist/preview.png"))));
    assert.deepEqual(sizeOf(picture), [shown["og:image:width"], shown["og:image:height"]].map(Number));
  }));

/** Opens the rendered page of the game. */
async function openPage(page) {
  publish("sharp-shot.html", sharpShotPage());
  await page.goto(`${page.site}/site/sharp-shot.html`);
  await page.locator("sharp-shot canvas").waitFor();
}

test("the page has its title, its parts and its references, and the game in it", () =>
  withPage({}, async (page) => {
    await openPage(page);
    assert.equal(await page.locator("h1.title").textContent(), "Sharp Shot");
    assert.equal(await page.locator(".subtitle").textContent(), "Compress a model before the target blurs.");
    const parts = await page.locator("main > section > h2, main section.level2 > h2").allTextContents();
    assert.deepEqual(parts, ["How to play", "The systems concept", "Go on: the compression lab", "References"]);
    for (const paper of ["1905.03696", "2210.17323", "2306.00978", "2208.07339", "2211.10438"]) {
      assert.equal(await page.locator(`a[href="https://arxiv.org/abs/${paper}"]`).count(), 1);
    }
    await page.getByRole("link", { name: "Report a bug" }).waitFor();
    await page.keyboard.press("1");
    assert.match(await status(page), /^bits 176/, "keys work before the first click");
  }));

test("glue and wasm are preloaded and each is fetched once, and nothing that the first shot asks for", () =>
  withPage({}, async (page) => {
    const fetched = [];
    page.on("request", (request) => fetched.push(new URL(request.url()).pathname.split("/").at(-1)));
    await openPage(page);
    assert.equal(await page.locator("link[rel=modulepreload]").count(), 1);
    assert.equal(await page.locator("link[rel=preload][as=fetch]").count(), 1);
    const counts = (name) => fetched.filter((file) => file === name).length;
    assert.deepEqual(["sharp-shot_bg.wasm", "sharp-shot.js"].map(counts), [1, 2], "loader and glue have one name");
    assert.deepEqual(["sharp-shot_later.wasm", "debrief.js"].map(counts), [0, 0]);
  }));

/** The files beside the page that it has asked for so far. */
function filesAskedBy(page) {
  const asked = [];
  page.on("request", (request) => asked.push(request.url().split("/site_libs/quarto-contrib/")[1]));
  return () => asked.filter(Boolean).map((path) => path.replace(/^[^/]*\//, ""));
}
/** What is the lab's or the workbook's alone. */
const isOfPlaces = (file) => PLACES.some(({ own }) => own.includes(file));

for (const { name, tag, begun, first } of PLACES) {
  test(`a page with ${name} shows it, asks for no file of the game, and leads to one that has both`, () =>
    withPage({}, async (page) => {
      const asked = filesAskedBy(page);
      publish("place.html", `{{< ${tag} >}}`);
      await page.goto(`${page.site}/site/place.html`);
      await begun(page).waitFor();
      await page.waitForLoadState("networkidle");
      assert.equal((await page.locator("main").innerText()).includes("needs JavaScript"), false);
      assert.deepEqual(asked().toSorted(), first);
      await page.getByRole("link", { name: "Back to the range" }).click();
      await page.locator("sharp-shot canvas").waitFor();
    }));
}

/** Plays a round in the page that is open, until its debrief. */
async function playToDebrief(page) {
  await page.evaluate(() => (window.game = document.querySelector("sharp-shot")));
  for (const key of "123456") await page.keyboard.press(key);
  await missAll(page);
  await page.locator(".debrief h3").first().waitFor();
}

test("a page with the game asks for no file of lab and workbook, to which its debrief leads", () =>
  withPage({}, async (page) => {
    const asked = filesAskedBy(page);
    publish("game.html", '{{< sharp-shot keys="page" >}}');
    await page.goto(`${page.site}/site/game.html`);
    await page.locator("sharp-shot canvas").waitFor();
    await playToDebrief(page);
    assert.deepEqual(asked().filter(isOfPlaces), []);
    const addressOf = (link) => link.evaluate(({ href }) => href);
    const lab = await addressOf(page.locator(".debrief").getByRole("link", { name: "the compression lab" }));
    const drill = await addressOf(page.locator(".debrief .practice a"));
    await page.goto(lab);
    await tracksIn(page).waitFor();
    await page.goto(drill);
    await page.getByRole("heading", { name: /: drill \d of \d$/ }).waitFor();
    await page.getByRole("link", { name: "Back to the range" }).click();
    await page.locator("sharp-shot canvas").waitFor();
  }));

test("a page with all of them has each, with its own options", () =>
  withPage({}, async (page) => {
    const { asked } = render("{{< sharp-shot >}}\n\n{{< sharp-shot-lab >}}\n\n{{< sharp-shot-workbook >}}");
    assert.deepEqual(asked.map(({ name }) => name), ["sharp-shot", "sharp-shot-lab", "sharp-shot-workbook"]);
    const workbook = "{{< sharp-shot-workbook chapter=pruning only=order >}}";
    publish("all.html", `{{< sharp-shot budget=40 >}}\n\n{{< sharp-shot-lab track=tiny part=1 >}}\n\n${workbook}`);
    await page.goto(`${page.site}/site/all.html`);
    await page.getByRole("heading", { name: "Pruning: drill 1 of 1" }).waitFor();
    await page.locator("sharp-shot .status").filter({ hasText: /^bits 192 \/ 40 / }).waitFor();
    await page.locator(".mission").filter({ hasText: /^Tiny: / }).waitFor();
  }));

for (const from of ["a disk", "a site"]) {
  for (const { name, tag, begun } of PLACES) {
    test(`as one file, opened from ${from}, ${name} is there and asks for nothing`, () =>
      withPage({}, async (page) => {
        const { place, text } = publishInOne("place_in_one.html", `{{< ${tag} >}}`);
        assert.equal(text.match(/data:application\/wasm/g).length, 1, "nothing of the game is in it");
        const address = from === "a disk" ? pathToFileURL(place).href : `${page.site}/site/place_in_one.html`;
        const asked = [];
        page.on("request", (request) => asked.push(request.url()));
        await page.goto(address);
        await begun(page).waitFor();
        if (tag === "sharp-shot-workbook") {
          await page.getByRole("heading", { name: "Five words of quantization" }).waitFor();
          await begun(page).click();
          await page.getByRole("heading", { name: "Arithmetic: drill 1 of 7" }).waitFor();
        }
        assert.equal(await page.getByRole("link", { name: "Back to the range" }).count(), 0);
        assert.deepEqual(asked.filter((url) => url !== address && !url.startsWith("data:")), []);
      }));
  }
}

for (const { name, tag, begun, page: markdown } of PLACES) {
  test(`the page of the game loads nothing of ${name}, and its link opens the page of it, which leads back`, () =>
    withPage({}, async (page) => {
      const asked = filesAskedBy(page);
      publish(`${tag}.html`, markdown());
      await openPage(page);
      assert.deepEqual(asked().filter(isOfPlaces), []);
      await page.getByRole("link", { name: name.replace("the lab", "the compression lab") }).click();
      await begun(page).waitFor();
      await page.getByRole("link", { name: "Sharp Shot", exact: true }).click();
      await page.locator("sharp-shot canvas").waitFor();
    }));
}

/** Opens the page of the game as one file, from a disk or a site, and keeps what it asks for. */
async function openInOne(page, from) {
  const { place } = publishInOne("in_one.html", sharpShotPage());
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const address = from === "a disk" ? pathToFileURL(place).href : `${page.site}/site/in_one.html`;
  await page.goto(address);
  await page.locator("sharp-shot canvas").waitFor();
  await page.evaluate(() => (window.game = document.querySelector("sharp-shot")));
  return () => asked.filter((url) => url !== address && !url.startsWith("data:"));
}

for (const from of ["a disk", "a site"]) {
  test(`as one file (embed-resources), opened from ${from}, it is played to its debrief and asks for nothing`, () =>
    withPage({}, async (page) => {
      const elsewhere = await openInOne(page, from);
      assert.equal(await status(page), START);
      for (const key of "123456") await page.keyboard.press(key);
      await page.keyboard.press("Space");
      assert.match(await status(page), /^bits 96 \/ 96 · acc \d+% · shots 9/);
      await missAll(page);
      await page.locator(".debrief h3").first().waitFor();
      assert.equal(await page.locator(".debrief").getByRole("link", { name: "the compression lab" }).count(), 0);
      assert.equal(await page.locator(".debrief .practice").count(), 0);
      assert.deepEqual(elsewhere(), []);
    }));
}

test("as one file it starts afresh after a panic", () =>
  withPage({}, async (page) => {
    await openInOne(page, "a disk");
    await page.evaluate(PANICS["asked for its state while it draws"]);
    await page.keyboard.press("6");
    await page.getByRole("button", { name: "Start afresh" }).click();
    await page.locator("sharp-shot canvas").waitFor();
    assert.equal(await status(page), START);
  }, /Sharp Shot: |unreachable|waited for/));

test("as one file a page grows by at most 250 kB, compressed, and as much as the live range, and each part is in it once", (test) => {
  const { text } = publishInOne("in_one.html", "{{< sharp-shot >}}\n\n{{< sharp-shot >}}");
  const size = brotli(Buffer.from(text)).length - brotli(Buffer.from(render("Text").output)).length;
  test.diagnostic(`${text.length} bytes, of which the game is ${size} after brotli -q 11`);
  assert.ok(size <= 250_000 + LIMITS.live, `${size}`);
  const liveWith = (ending) => live.filter((file) => file.endsWith(ending)).length;
  assert.equal(text.match(/data:application\/wasm/g).length, 2 + liveWith(".wasm"));
  assert.equal(text.match(/data:(text|application)\/javascript/g).length, 3 + liveWith(".js"));
});

/** A deck of slides, of which the first has no game, the second one game and the third words around it. */
const deck = (options = "") => `---
title: A deck
${options}
---

## Before

## A game in a slide

{{< sharp-shot seed="test" >}}

## Words around it

Try to hit the target.

{{< sharp-shot seed="test" budget=48 >}}

What did you see?
`;

/** Goes to a slide, and waits until its game can be played. */
async function goToSlide(page, number) {
  await page.waitForFunction(() => window.Reveal?.isReady());
  await page.evaluate((number) => window.Reveal.slide(number), number);
  await page.locator("section.present sharp-shot canvas").waitFor();
}

/** Where slide, game, and what stands above and below it are, and how the game can be scrolled. */
const slideBoxes = (page) =>
  read(page, () => {
    const box = (element) => element?.getBoundingClientRect().toJSON();
    const host = document.querySelector("section.present sharp-shot");
    return {
      slide: box(document.querySelector(".slides")),
      above: box(host.previousElementSibling),
      game: box(host.shadowRoot.querySelector(".game")),
      below: box(host.nextElementSibling),
      scrolls: host.scrollHeight > host.clientHeight,
    };
  });

/** Asserts that the game is in its place, and as large as that lets it be. */
async function assertFits(page) {
  const { slide, above, game, below, scrolls } = await slideBoxes(page);
  const end = below?.top ?? slide.bottom;
  assert.ok(above.bottom <= game.top, `${above.bottom} is above ${game.top}`);
  assert.ok(game.bottom <= end + 1, `${game.bottom} is above ${end}`);
  assert.ok(game.left >= slide.left - 1 && game.right <= slide.right + 1, "beside the slide");
  const room = Math.min((end - above.bottom) / game.height, slide.width / game.width);
  assert.ok(room < 1.2, `there is room for ${room} times the game`);
  assert.equal(scrolls, false, "there is nothing to scroll");
}

for (const [options, width, height] of [
  ["", 1050, 700],
  ["", 1440, 900],
  ["", 1366, 650],
  ["", 700, 900],
  ["width: 1600\nheight: 900", 1366, 768],
  ["width: 1920\nheight: 1080", 1024, 768],
  ["width: 960\nheight: 720", 1920, 1080],
]) {
  const size = options.match(/\d+/g)?.join(" × ") ?? "1050 × 700";
  test(`in a slide of ${size} and a window of ${width} × ${height} the game fits, beside words too`, () =>
    withPage({ viewport: { width, height } }, async (page) => {
      publish("deck.html", deck(options), "revealjs");
      await page.goto(`${page.site}/site/deck.html`);
      for (const slide of [1, 2]) {
        await goToSlide(page, slide);
        await assertFits(page);
      }
    }));
}

test("in a slide the game fits still in another window, and in a deck that is one file", () =>
  withPage({}, async (page) => {
    const { place } = publishInOne("deck.html", deck(), "revealjs");
    await page.goto(pathToFileURL(place).href);
    await goToSlide(page, 1);
    await assertFits(page);
    await page.setViewportSize({ width: 1400, height: 800 });
    await assertFits(page);
  }));

test("in a slide a round is played to its debrief, which is scrolled in the place of the game", () =>
  withPage({ realTime: true }, async (page) => {
    publish("deck.html", deck().replace(/\n## Words(.|\n)*/, ""), "revealjs");
    await page.goto(`${page.site}/site/deck.html`);
    await goToSlide(page, 1);
    await playByWords(page);
    const before = await slideBoxes(page);
    await page.getByRole("button", { name: "Debrief" }).click();
    const heading = page.locator(".debrief").getByRole("heading", { name: "Shipped: 30 of 30" });
    await heading.waitFor();
    // What scrolled the deck itself, reveal.js takes back within a second.
    const isBack = (top) => document.querySelector(".slides").getBoundingClientRect().top === top;
    await page.waitForFunction(isBack, before.slide.top);
    const { slide, above } = await slideBoxes(page);
    const { y, height } = await heading.boundingBox();
    assert.ok(y >= above.bottom && y + height <= slide.bottom, "the debrief is in the slide");
  }));

test("in a slide the lab is scrolled in its place, and its keys turn no slide", () =>
  withPage({}, async (page) => {
    const slides = "## The lab\n\n{{< sharp-shot-lab track=tiny part=1 >}}\n\n## After\n";
    publish("lab_deck.html", slides, "revealjs");
    await page.goto(`${page.site}/site/lab_deck.html`);
    await page.waitForFunction(() => window.Reveal?.isReady());
    const lab = page.locator("section.present sharp-shot-lab");
    await lab.locator(".mission").waitFor();
    const slide = await page.locator(".slides").boundingBox();
    const { y, height } = await lab.boundingBox();
    assert.ok(y + height <= slide.y + slide.height + 1, `${y + height} is above ${slide.y + slide.height}`);
    await lab.hover();
    await page.mouse.wheel(0, 100);
    await page.waitForFunction(() => document.querySelector("section.present sharp-shot-lab").scrollTop > 0);
    await lab.getByRole("button", { name: "Quantization" }).focus();
    await page.keyboard.press("ArrowRight");
    const at = () => page.evaluate(() => window.Reveal.getIndices().h);
    assert.equal(await at(), 0);
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press("ArrowRight");
    assert.equal(await at(), 1);
  }));

test("in a slide an order is made with the arrow keys, which turn no slide", () =>
  withPage({}, async (page) => {
    publish("workbook_deck.html", "## Drills\n\n{{< sharp-shot-workbook drill=pruning-order >}}\n\n## After\n", "revealjs");
    await page.goto(`${page.site}/site/workbook_deck.html`);
    await page.waitForFunction(() => window.Reveal?.isReady());
    const items = page.locator("section.present sharp-shot-workbook .order > li");
    await items.first().getByRole("button", { name: /^Down/ }).focus();
    const before = await items.allTextContents();
    await page.keyboard.press("ArrowDown");
    assert.notDeepEqual(await items.allTextContents(), before);
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.evaluate(() => window.Reveal.getIndices().h), 0);
  }));

test("in a slide the next key is the lab's too where a button went away, and after a click on words", () =>
  withPage({ realTime: true }, async (page) => {
    publish("lab_deck.html", "## The lab\n\n{{< sharp-shot-lab track=cloud >}}\n\n## After\n", "revealjs");
    await page.goto(`${page.site}/site/lab_deck.html`);
    await page.waitForFunction(() => window.Reveal?.isReady());
    const keys = byKeys(page);
    const turnsNoSlide = async (after) => {
      // The browser takes the focus from what is hidden or disabled with the next frame.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      await page.keyboard.press("ArrowRight");
      assert.equal(await page.evaluate(() => window.Reveal.getIndices().h), 0, after);
    };
    const press = async (locator) => {
      const name = await locator.textContent();
      await keys.press(locator);
      await turnsNoSlide(name);
    };
    for (const name of ["Quantization", "Distillation"]) {
      await press(button(page, name));
      await PARTS[name](page, { ...keys, press });
    }
    await lab(page).locator(".message").click();
    await turnsNoSlide("a click on words");
  }));

test("only a deck of slides loads what fits games into slides", () => {
  const scripts = (format) => render("{{< sharp-shot >}}", format).asked[0].scripts.map(({ name }) => name);
  assert.deepEqual(scripts("html5"), ["sharp-shot.js"]);
  assert.deepEqual(scripts("revealjs"), ["sharp-shot.js", "slides.js"]);
});

test("the search opens on its keys and on none of the game's", () =>
  withPage({}, async (page) => {
    await openPage(page);
    const open = () => page.locator("#search.open").count();
    await page.locator("canvas").click();
    for (const key of ["1", "6", "Space", "r", "ArrowLeft", "Enter"]) await page.keyboard.press(key);
    assert.equal(await open(), 0);
    await page.keyboard.press("s");
    assert.equal(await open(), 1);
    await page.keyboard.type("16 bit r");
    assert.equal(await page.locator("#search input").inputValue(), "16 bit r");
    assert.match(await status(page), /^bits 192/, "typing turned no dial");
  }));

test("the game follows the page's dark mode", () =>
  withPage({ colorScheme: "light" }, async (page) => {
    await openPage(page);
    const theme = () => page.locator("sharp-shot .sheet").getAttribute("data-theme");
    assert.equal(await theme(), "light");
    await page.locator(".quarto-color-scheme-toggle").click();
    await page.waitForFunction(
      () => document.querySelector("sharp-shot").shadowRoot.querySelector(".sheet").dataset.theme === "dark",
    );
    await page.locator(".quarto-color-scheme-toggle").click();
    assert.equal(await theme(), "light");
  }));

// The game without tools/wasm/, as `make check-wasm` builds it in target/whole/, beside the release in dist/: nothing is
// lost but bytes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { filesIn } from "../../tools/files.mjs";
import {
  inPhase,
  openGame,
  playOn,
  root,
  state,
  status,
  useBrowser,
  withinBudget,
  withPage,
} from "../browser/harness.mjs";
import { PANICS } from "../browser/panics.mjs";
import { playScripted } from "../browser/scripted.mjs";
import { serve } from "../browser/site.mjs";

useBrowser({ build: "target/whole/" });

let release;
before(async () => (release = await serve()));
after(() => release.close());

const fileOf = (build, file) => readFileSync(join(root, build, file));
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("only the compiled game, its glue and an address are others, and nothing comes later", () => {
  const [whole, small] = ["target/whole", "dist"].map((build) => {
    const start = join(root, build);
    return filesIn(start).map((file) => file.slice(start.length + 1));
  });
  assert.deepEqual(whole, small.filter((file) => !/_(later|live)\.wasm$/.test(file)));
  const others = whole.filter((file) => !fileOf("target/whole", file).equals(fileOf("dist", file)));
  assert.deepEqual(others, ["engine/sharp-shot.js", "engine/sharp-shot_bg.wasm", "index.html"]);
});

// `make check-wasm` builds it with SITE=https://example.org/games.
test("where it is said where the page will be, the picture for links has its whole address, and nothing else changes", () => {
  const [here, release] = ["target/whole", "dist"].map((build) => fileOf(build, "index.html").toString());
  assert.match(here, /<meta property="og:image" content="https:\/\/example\.org\/games\/preview\.png"/);
  assert.equal(here.replace("https://example.org/games/preview.png", "./preview.png"), release);
});

test("the wasm is as wasm-bindgen made it, with names as they were", () => {
  const module = new WebAssembly.Module(fileOf("target/whole", "engine/sharp-shot_bg.wasm"));
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  for (const name of ["mount", "outcome", "onPanic", "memory"]) assert.ok(names.includes(name), name);
  assert.ok(WebAssembly.Module.imports(module).every(({ module }) => module === "./sharp-shot_bg.js"));
  assert.doesNotMatch(fileOf("target/whole", "engine/sharp-shot.js").toString(), /XMLHttpRequest/);
});

test("the round that the rules are tested with ends as it is written down", () => withPage({}, playScripted));

/** Plays all shots at int8, where targets drift and blur; gives what came out, and its link. */
async function played(page) {
  await openGame(page);
  for (const key of "112233445566") await page.keyboard.press(key);
  await playOn(page);
  await inPhase(page, "over");
  await page.locator(".debrief h3").first().waitFor();
  await button(page, "Copy challenge link").click();
  await page.getByText("The challenge link is copied.").waitFor();
  const { hash } = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  return { result: (await state(page)).result, hash };
}

/** Opens a link at a site, and watches it to its end; gives what came out, and what the player reads then. */
async function watched(page, site, hash) {
  await page.goto(`${site}/pages/game.html?keys=page${hash}`);
  await page.locator(".notice").getByText("A friend’s round").waitFor();
  await page.locator(".notice").getByRole("button", { name: "Skip to the end" }).press("Enter");
  await inPhase(page, "over");
  await page.locator(".debrief h3").first().waitFor();
  const debrief = await page.locator(".debrief").innerText();
  return { result: (await state(page)).result, line: await status(page), debrief };
}

/** A round's result and link, for all tests. */
let round;
const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };

test("a round is played to its debrief, and what does not exist is not asked for", () =>
  withPage(CLIPBOARD, async (page) => {
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    round = await played(page);
    assert.equal(round.result.zones.length, 10);
    assert.ok(asked.includes("/debrief.js"));
    assert.deepEqual(asked.filter((path) => /_(later|live)\./.test(path)), []);
  }));

test("its link shows the same round here and in the release", () =>
  withPage({}, async (page) => {
    const here = await watched(page, page.site, round.hash);
    assert.deepEqual(here.result.zones, round.result.zones);
    assert.deepEqual(await watched(page, release.site, round.hash), here);
  }));

test("a damaged link is told, and there is a round to play", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/pages/game.html?keys=page${round.hash.slice(0, -7)}`);
    await page.getByRole("alert").getByText("This challenge link is damaged").waitFor();
    await withinBudget(page);
    await page.keyboard.press("Space");
    assert.equal((await state(page)).shotsLeft, 9);
  }));

test("a mistake of its own is told", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await page.evaluate(PANICS["asked for its state while it draws"]);
    await page.keyboard.press("1");
    await page.getByRole("alert").getByText("Sharp Shot has made a mistake and had to stop.").waitFor();
    await button(page, "Start afresh").click();
    await page.waitForFunction(() => window.game.state()?.phase === "aiming");
  }, /Sharp Shot: |unreachable/));

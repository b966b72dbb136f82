// What the README tells a newcomer to type, in a fresh clone of the last commit: nothing of this folder is there but
// the crates that have been compiled. What has been changed since that commit is not tried.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startChromium } from "../browser/harness.mjs";
import { root } from "../browser/site.mjs";
import { Command, isFree } from "./command.mjs";

const parent = mkdtempSync(join(tmpdir(), "sharp-shot-"));
/** With a space, as people have them. */
const clone = join(parent, "my games");
let browser;

before(async () => {
  execFileSync("git", ["clone", "--quiet", root, clone]);
  browser = await startChromium();
});
after(async () => {
  await browser?.close();
  rmSync(parent, { recursive: true, force: true });
});

const run = (line) => new Command(line, clone);
const readme = () => readFileSync(join(clone, "README.md"), "utf8");

/** Plays a shot at `address`, as soon as the game is there. */
async function playShot(address) {
  const page = await browser.newPage();
  await page.goto(address);
  await page.locator("canvas").waitFor();
  for (const key of ["1", "2", "3", "4", "5", "6", "Space"]) await page.keyboard.press(key);
  await page.locator(".status").filter({ hasText: "bits 96 / 96 · acc 94% · shots 9" }).waitFor();
  await page.close();
}

/** Ends a server as its user does, who then finds nothing left of it. */
async function interrupt(server, address) {
  server.interrupt();
  await server.ended();
  assert.deepEqual(server.left(), [], "nothing is left running");
  assert.ok(await isFree(Number(new URL(address).port)), "the port is free");
}

test("make play serves the game at the address it prints, and Ctrl+C ends it", async () => {
  assert.match(readme(), /^make play /m);
  const play = run("make play");
  const [address] = await play.prints(/http:\/\/127\.0\.0\.1:\d+\//);
  assert.ok(readme().includes(address));
  await playShot(address);

  const second = run("make play");
  assert.notEqual(await second.ended(), 0);
  assert.match(second.output, /Port 8417 is taken, perhaps by another "make play"/);
  assert.match(second.output, /make play PORT=9000/);
  await interrupt(play, address);
});

test("where the tools cannot be written, one sentence says so", async () => {
  const play = run("make play XDG_CACHE_HOME=/dev/null");
  assert.notEqual(await play.ended(), 0);
  assert.match(play.output, /Set-up stopped: \/dev\/null\/sharp-shot\/tools cannot be written to; say where else/);
});

test("make dist builds what is published, and prints its sizes", async () => {
  const dist = run("make dist");
  assert.equal(await dist.ended(), 0, dist.output);
  assert.match(dist.output, /^before the first shot: \d+ of at most 150000 bytes$/m);
  for (const file of ["index.html", "sharp-shot.js", "engine/sharp-shot_bg.wasm"]) readFileSync(join(clone, "dist", file));
});

test("what the README tells for working on the game serves it, and builds what is changed", async () => {
  const [, line] = readme().match(/^\s*(PATH=.* trunk serve)$/m);
  const serve = run(line);
  const [address] = await serve.prints(/http:\/\/127\.0\.0\.1:\d+\//);
  await playShot(address);
  const page = join(clone, "index.html");
  writeFileSync(page, readFileSync(page, "utf8").replace("<title>Sharp Shot", "<title>Changed"));
  const tab = await browser.newPage();
  await tab.goto(address);
  // Trunk reloads the page when it has built it anew.
  await tab.waitForFunction(() => document.title === "Changed", null, { timeout: 120_000 });
  await tab.close();
  await interrupt(serve, address);
});

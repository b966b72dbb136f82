// What the README tells a newcomer to type, in a fresh clone of the last commit. What has been compiled is there, the
// tools of the set-up too; of this folder nothing else is. What has been changed since that commit is not tried.
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
  assert.ok(await isFree(8417), "something is served on port 8417, which make play needs: end it, and try again");
  execFileSync("git", ["clone", "--quiet", root, clone]);
  browser = await startChromium();
});
after(async () => {
  await browser?.close();
  rmSync(parent, { recursive: true, force: true });
  // Cargo knows a crate by its name: what was built of the clone would pass for what is in this folder.
  for (const profile of [[], ["--release"]]) {
    const clean = ["clean", "--quiet", "--package", "sharp-shot", "--target", "wasm32-unknown-unknown", ...profile];
    execFileSync("cargo", clean, { cwd: root });
  }
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

/** Starts a server, uses it at the address that it prints, and ends it as its user does, who finds nothing left of it. */
async function whileServing(line, use) {
  const server = run(line);
  let address;
  try {
    [address] = await server.prints(/http:\/\/127\.0\.0\.1:\d+\//);
    await use(address);
  } finally {
    if (server.left().length) server.interrupt();
    await server.ended();
  }
  assert.deepEqual(server.left(), [], "nothing is left running");
  assert.ok(await isFree(Number(new URL(address).port)), "the port is free");
}

test("make play serves the game at the address it prints, and Ctrl+C ends it", async () => {
  assert.match(readme(), /^make play /m);
  await whileServing("make play", async (address) => {
    assert.ok(readme().includes(address));
    await playShot(address);
    const second = run("make play");
    assert.notEqual(await second.ended(), 0);
    assert.match(second.output, /Port 8417 is taken\. .* the game is at http:\/\/127\.0\.0\.1:8417\/\./);
    assert.match(second.output, /make play PORT=9000/);
  });
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

test("make watch serves the game, and shows what is changed", async () => {
  assert.match(readme(), /^\s*make watch$/m);
  await whileServing("make watch", async (address) => {
    await playShot(address);
    const tab = await browser.newPage();
    await tab.goto(address);
    await tab.locator("canvas").waitFor();
    const page = join(clone, "index.html");
    writeFileSync(page, readFileSync(page, "utf8").replace("<title>Sharp Shot", "<title>Changed"));
    // Trunk reloads the page when it has built it anew.
    await tab.waitForFunction(() => document.title.startsWith("Changed"), null, { timeout: 0 });
    await tab.close();
  });
});

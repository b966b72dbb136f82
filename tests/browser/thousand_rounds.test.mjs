// The rounds of tests/rules/thousand_rounds.rs, watched here: every figure is the same to the last bit.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openEngine } from "./engine.mjs";
import { root, useBrowser, withPage } from "./harness.mjs";

useBrowser();

/** FNV-1a of 64 bits. */
function hash(bytes) {
  const sum = bytes.reduce(
    (h, b) => BigInt.asUintN(64, (h ^ BigInt(b)) * 0x100000001b3n),
    0xcbf29ce484222325n,
  );
  return sum.toString(16).padStart(16, "0");
}

/** The links that `cargo test` has left. */
async function linksOfRounds() {
  const file = join(root, "target/thousand_rounds.txt");
  const links = await readFile(file, "utf8").catch(() =>
    assert.fail(`${file} is missing: run cargo test first`),
  );
  return links
    .trim()
    .split("\n")
    .map((link) => [...Buffer.from(link, "hex")]);
}

/** Watches the rounds in these links to their ends, and answers all their figures as bytes. */
function watched(links) {
  const all = [];
  for (const bytes of links) {
    const link = Uint8Array.from(bytes);
    // What is asked for beside a link does not count.
    window.withEngine([0, 0, 0, "", link, true], (game) => {
      game.finish();
      if (String(game.link()) !== String(link)) throw new Error(`another link came of ${link}`);
      const debrief = game.debrief();
      // Ten figures come before the costs, and twelve of each shot are at the end.
      const costs = debrief.slice(10, 16);
      const shots = debrief.slice(-12 * game.state().zones.length);
      for (const { buffer } of [window.outcome(link), costs, shots]) all.push(...new Uint8Array(buffer));
    });
  }
  return all;
}

test("a thousand rounds come to the same figures in the browser as natively, to the last bit", () =>
  withPage({}, async (page) => {
    const golden = JSON.parse(await readFile(join(root, "tests/thousand_rounds.json"), "utf8"));
    const links = await linksOfRounds();
    assert.equal(links.length, golden.rounds);
    await openEngine(page);
    const figures = [];
    for (let start = 0; start < links.length; start += 100) {
      figures.push(...(await page.evaluate(watched, links.slice(start, start + 100))));
    }
    assert.equal(hash(figures), golden.hash);
  }));
